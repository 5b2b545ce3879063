"""The one door for closing: what is sent, what is not, and what becomes of it."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.capability import Guard, Support
from app.domain.errors import OutcomeUnknown
from app.domain.event import NotSent
from app.domain.intent import AtLimit, Capped, Rest, Ticks
from app.domain.order import CloseState
from app.domain.position import WorkingOrders
from app.domain.report import LinkState
from app.engine.close import Result, Stage
from app.engine.journal import Journal, JournalError
from tests.engine.house import open_house, reopened
from tests.support.build import exactly, position, price, quantity, share
from tests.support.fake_session import flipped
from tests.support.virtual import on_virtual_time

AAPL = position("AAPL-USD", "4")


@on_virtual_time
async def test_a_close_goes_from_the_press_to_a_position_read_back_flat(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        close = await house.pressed(AAPL)
        assert close.result is Result.CLOSED
        assert close.order.filled == quantity("4")
        assert close.order.average_price == price("199.85")
        assert close.order.read_back == 0
        assert list(close.stamps) == list(Stage)
        assert house.desk.row(AAPL.key) is None
        assert house.problems() == []


@on_virtual_time
async def test_a_press_has_written_when_it_returns(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        close = house.press(AAPL)
        assert len(house.venue.sent) == 1
        assert close.order.state is CloseState.SUBMITTED


@on_virtual_time
async def test_the_request_is_in_the_journal_before_it_is_sent(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        journal = Journal(house.journal)
        on_disk: list[int] = []
        prepare = house.venue.prepare_close

        def prepare_and_look(request):  # type: ignore[no-untyped-def]
            prepared = prepare(request)

            def send():  # type: ignore[no-untyped-def]
                on_disk.append(len(journal.records()))
                return prepared.send()

            return replace(prepared, send=send)

        house.venue.prepare_close = prepare_and_look  # type: ignore[method-assign]
        await house.pressed(AAPL)
        journal.close()
        assert on_disk == [1]


@on_virtual_time
async def test_the_second_press_on_the_same_position_is_denied(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        first, second = house.press(AAPL), house.press(AAPL)
        assert second.result is Result.NOT_SENT
        assert "being closed already" in second.order.reason
        await house.explained(first)
        assert len(house.venue.sent) == 1


@on_virtual_time
async def test_two_halves_fit_and_a_third_part_does_not(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        halves = [house.press(AAPL, share(50)), house.press(AAPL, share(50))]
        third = house.press(AAPL, exactly("0.01"))
        assert third.not_sent_code == "already_closing"
        for close in halves:
            assert (await house.explained(close)).result is Result.CLOSED
        assert house.venue.truth == {}


@on_virtual_time
async def test_the_exact_rest_is_what_no_other_close_has_claimed(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.press(AAPL, exactly("1.25"))
        rest = house.press(AAPL, Rest())
        assert rest.request is not None
        assert rest.request.quantity == quantity("2.75")
        assert not rest.request.whole


@on_virtual_time
async def test_an_amount_above_the_position_is_cut_down_and_says_so(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        close = await house.pressed(AAPL, exactly("9"))
        assert close.request is not None
        assert close.request.quantity == quantity("4")
        assert "cut down from 9 to the 4" in close.request.remarks[0]


@on_virtual_time
async def test_a_position_that_flipped_is_never_sent(tmp_path: Path) -> None:
    async with open_house(tmp_path, flipped(AAPL)) as house:
        close = house.press(AAPL)
        assert close.not_sent_code == "flipped"
        assert house.venue.sent == []


@on_virtual_time
async def test_a_position_that_is_gone_is_already_closed_and_a_success(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        close = house.press(AAPL)
        assert close.result is Result.ALREADY_CLOSED
        assert house.venue.sent == []


@on_virtual_time
async def test_stale_data_is_read_again_before_anything_is_sent(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.desk.book.account(AAPL.key.account).heard_at = house.desk.clock.now()
        house.venue.truth[AAPL.key] = position("AAPL-USD", "2")
        stale_since = house.desk.book.account(AAPL.key.account)
        stale_since.heard_at = stale_since.read_at = type(stale_since.read_at)(1)
        close = house.press(AAPL)
        assert close.waiting
        assert house.venue.sent == []
        await house.explained(close)
        assert [request.quantity for request in house.venue.sent] == [quantity("2")]


@on_virtual_time
async def test_a_failed_read_is_never_flat_and_sends_nothing(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        state = house.desk.book.account(AAPL.key.account)
        state.heard_at = state.read_at = type(state.read_at)(1)
        house.venue.read_fails = True
        close = house.press(AAPL)
        await house.until(close, CloseState.NOT_SENT)
        assert close.not_sent_code == "size_unknown"
        assert house.venue.sent == []
        assert house.desk.row(AAPL.key) is not None


@on_virtual_time
async def test_a_read_that_fails_once_is_repeated_before_the_close_is_given_up(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        state = house.desk.book.account(AAPL.key.account)
        state.heard_at = state.read_at = type(state.read_at)(1)
        house.venue.read_fails = True
        close = house.press(AAPL)
        await asyncio.sleep(0.5)
        assert close.waiting
        house.venue.read_fails = False
        assert (await house.explained(close)).result is Result.CLOSED
        assert len(house.venue.sent) == 1


@on_virtual_time
async def test_a_cancel_that_fails_before_a_close_is_not_called_an_unknown_size(
    tmp_path: Path,
) -> None:
    row = replace(AAPL, working_orders=WorkingOrders(2))
    async with open_house(tmp_path, row) as house:

        async def lost(_key: object) -> int:
            raise OutcomeUnknown("the connection closed after sending")

        house.venue.cancel_working_orders = lost
        close = house.press(row, pricing=AtLimit(price("210")), cancel_working_orders=True)
        await house.until(close, CloseState.NOT_SENT)
        assert close.not_sent_code == "not_cancelled"
        assert "Look at the orders" in close.order.reason
        assert house.venue.sent == []


@on_virtual_time
async def test_an_account_locked_while_a_close_waits_sends_nothing(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.limit.pause(1.0)
        close = house.press(AAPL)
        await asyncio.sleep(0.5)
        house.desk.lock(AAPL.key.account, read_only=True)
        await house.until(close, CloseState.NOT_SENT)
        assert close.not_sent_code == "locked"
        assert house.venue.sent == []


@on_virtual_time
async def test_only_an_explicit_override_closes_a_size_that_cannot_be_read(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        state = house.desk.book.account(AAPL.key.account)
        state.heard_at = state.read_at = type(state.read_at)(1)
        close = house.press(AAPL, override_stale=True)
        assert len(house.venue.sent) == 1
        assert house.venue.sent[0].whole
        assert (await house.explained(close)).result is Result.CLOSED


@on_virtual_time
async def test_a_refusal_is_shown_in_the_venues_words_and_leaves_the_position(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.next_reply = "refuse"
        close = await house.pressed(AAPL)
        assert close.result is Result.REFUSED
        assert close.order.reason == "closed for the day"
        row = house.desk.row(AAPL.key)
        assert row is not None
        assert row.free == quantity("4")


@on_virtual_time
async def test_a_lost_reply_is_in_doubt_asked_about_and_never_sent_again(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.next_reply, house.venue.pushes = "lose", False
        close = house.press(AAPL)
        await house.until(close, CloseState.IN_DOUBT)
        assert house.press(AAPL).not_sent_code == "already_closing"
        await house.explained(close)
        assert close.result is Result.CLOSED
        assert close.order.average_price == price("199.85")
        assert len(house.venue.sent) == 1


@on_virtual_time
async def test_a_close_that_never_arrived_is_proved_by_two_late_looks(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.next_reply = "vanish"
        close = house.press(AAPL)
        await asyncio.sleep(7)
        assert close.order.state is CloseState.IN_DOUBT
        await house.explained(close)
        assert close.order.state is CloseState.REJECTED
        row = house.desk.row(AAPL.key)
        assert row is not None
        assert row.free == quantity("4")


@on_virtual_time
async def test_without_a_query_that_proves_it_doubt_is_never_resolved_by_patience(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL, absence_after_s=None) as house:
        house.venue.next_reply, house.venue.findable = "vanish", False
        close = house.press(AAPL)
        await asyncio.sleep(3600)
        assert close.order.state is CloseState.IN_DOUBT
        assert house.press(AAPL).not_sent_code == "already_closing"
        house.desk.dismiss(close.close_id, "looked at the web page: nothing there")
        row = house.desk.row(AAPL.key)
        assert row is not None
        assert row.free == quantity("4")


@on_virtual_time
async def test_fills_that_are_told_twice_count_once(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.parts = 4
        close = await house.pressed(AAPL)
        order = house.venue.orders[0]
        assert house.venue.sink is not None
        for fill in order.fills:
            house.venue.sink.fill(fill)
        assert close.order.filled == quantity("4")
        assert not close.order.overfilled


@on_virtual_time
async def test_a_limit_close_rests_and_its_rest_can_be_cancelled(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        close = house.press(AAPL, exactly("3"), AtLimit(price("210")))
        await house.until(close, CloseState.ACKNOWLEDGED)
        house.venue.fill(house.venue.orders[0], quantity("1"))
        assert close.order.state is CloseState.PARTIALLY_FILLED
        house.desk.cancel(close.close_id)
        await house.explained(close)
        assert close.result is Result.PARTLY_CLOSED
        assert close.order.leaves == quantity("2")
        assert house.venue.cancelled == [house.venue.orders[0].id]


@on_virtual_time
async def test_what_a_cap_does_not_fill_is_taken_back_where_it_would_rest(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL, cancel_rest_after_s=2.0) as house:
        house.venue.next_reply = "ack_only"
        _quote(house)
        close = house.press(AAPL, exactly("3"), Capped(Ticks(quantity("5"))))
        await house.explained(close)
        assert close.order.state is CloseState.CANCELED
        assert len(house.venue.cancelled) == 1


@on_virtual_time
async def test_a_cancel_that_got_lost_is_said_and_can_be_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        close = house.press(AAPL, exactly("3"), AtLimit(price("210")))
        await house.until(close, CloseState.ACKNOWLEDGED)
        cancel = house.venue.cancel_close

        async def lose(_subject: object) -> None:
            raise OutcomeUnknown("the cancel got no answer")

        monkeypatch.setattr(house.venue, "cancel_close", lose)
        house.desk.cancel(close.close_id)
        await asyncio.sleep(1)
        assert house.notices[-1].cause.startswith("cancel/")
        monkeypatch.setattr(house.venue, "cancel_close", cancel)
        await asyncio.sleep(5)
        house.desk.cancel(close.close_id)
        await house.explained(close)
        assert close.order.state is CloseState.CANCELED


@on_virtual_time
async def test_a_cap_whose_cancels_get_lost_is_asked_about_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where questions are further apart than cancels may be repeated, each turn used to be a cancel."""
    able = {"cancel_rest_after_s": 2.0, "follow_every_s": 8.0}
    async with open_house(tmp_path, AAPL, **able) as house:
        venue = house.venue
        venue.next_reply, venue.pushes = "ack_only", False

        async def lose(_subject: object) -> None:
            raise OutcomeUnknown("the cancel got no answer")

        monkeypatch.setattr(venue, "cancel_close", lose)
        _quote(house)
        close = house.press(AAPL, exactly("3"), Capped(Ticks(quantity("5"))))
        await house.until(close, CloseState.ACKNOWLEDGED)
        venue.fill(venue.orders[0], quantity("3"))
        await house.explained(close)
        assert close.result is Result.CLOSED


@on_virtual_time
async def test_the_rest_of_a_cap_is_taken_back_though_the_panel_died_before_the_cancel_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_house(tmp_path, AAPL, cancel_rest_after_s=2.0) as house:
        venue = house.venue
        venue.next_reply = "ack_only"
        _quote(house)

        async def die(_subject: object) -> None:
            await asyncio.sleep(3600)

        with monkeypatch.context() as patched:
            patched.setattr(venue, "cancel_close", die)
            close = house.press(AAPL, exactly("3"), Capped(Ticks(quantity("5"))))
            await asyncio.sleep(4)
            assert close.order.cancel_requested
    async with reopened(tmp_path, venue) as house:
        (close,) = house.desk.closes
        await house.explained(close)
        assert len(venue.cancelled) == 1


@on_virtual_time
async def test_a_fill_that_the_shown_size_does_not_show_yet_keeps_its_claim(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        close = house.press(AAPL, exactly("3"), AtLimit(price("210")))
        await house.until(close, CloseState.ACKNOWLEDGED)
        house.venue.fill(house.venue.orders[0], quantity("3"))
        # The venue's next reads are old word: they still show all four.
        house.venue.truth[AAPL.key] = AAPL
        await house.desk.reread(AAPL.key.account)
        row = house.desk.row(AAPL.key)
        assert row is not None
        assert (row.position.quantity, row.free) == (quantity("4"), quantity("1"))


@on_virtual_time
async def test_one_shrinkage_is_not_counted_for_two_closes(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL, absence_after_s=None) as house:
        house.venue.pushes, house.venue.findable = False, False
        house.venue.next_reply = "vanish"
        lost = house.press(AAPL, exactly("2"))
        heard = house.press(AAPL, exactly("2"))
        await asyncio.sleep(12)
        assert lost.order.filled + heard.order.filled <= quantity("2")


@on_virtual_time
async def test_after_a_restart_the_fills_of_a_finished_close_are_not_taken_for_a_doubtful_ones(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL, absence_after_s=None) as house:
        venue = house.venue
        venue.next_reply = "vanish"
        house.press(AAPL, exactly("2"))
        assert (await house.pressed(AAPL, exactly("2"))).result is Result.CLOSED
        venue.findable = False
    async with reopened(tmp_path, venue) as house:
        await asyncio.sleep(60)
        (lost, _done) = sorted(house.desk.closes, key=lambda close: close.order.explained)
        assert lost.order.state is CloseState.IN_DOUBT


@on_virtual_time
async def test_a_read_that_the_lost_link_overtook_reads_nothing_back(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        tells = house.venue.sink
        close = house.press(AAPL, exactly("1"))
        await house.until(close, CloseState.FILLED)
        house.venue.cut()
        house.venue.sink = None
        await asyncio.sleep(0.1)
        assert tells is not None
        assert close.order.read_back is None
        assert (await house.explained(close)).order.read_back == quantity("3")


@on_virtual_time
async def test_a_guarded_order_is_not_sized_by_a_read_that_forgot_our_last_fill(
    tmp_path: Path,
) -> None:
    guarded = Support(Guard.GUARDED, "an opposite order")
    async with open_house(tmp_path, AAPL, quantity=guarded) as house:
        assert (await house.pressed(AAPL, exactly("3"))).result is Result.CLOSED
        now = house.venue.truth[AAPL.key]
        house.venue.truth[AAPL.key] = AAPL
        close = house.press(AAPL, exactly("3"))
        await asyncio.sleep(0.5)
        house.venue.truth[AAPL.key] = now
        await house.explained(close)
        assert [request.quantity for request in house.venue.sent] == [quantity("3"), quantity("1")]


@on_virtual_time
async def test_a_press_is_sent_once_also_over_a_restart(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        close = await house.pressed(AAPL, exactly("1"))
        venue = house.venue
    async with reopened(tmp_path, venue) as house:
        assert house.desk.press(close.intent).not_sent_code == "journal"
        assert len(venue.sent) == 1
        assert house.problems() == []


@on_virtual_time
async def test_a_cap_without_a_fresh_price_is_blocked(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        close = house.press(AAPL, pricing=Capped(Ticks(quantity("5"))))
        assert close.not_sent_code == "no_price"


@on_virtual_time
async def test_nothing_is_sent_without_a_link(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.cut()
        await asyncio.sleep(0.1)
        assert house.desk.book.account(AAPL.key.account).link is LinkState.DOWN
        assert house.press(AAPL).not_sent_code == "no_link"
        await asyncio.sleep(5)
        assert (await house.pressed(AAPL)).result is Result.CLOSED


@on_virtual_time
async def test_a_read_only_account_closes_nothing(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.desk.lock(AAPL.key.account, read_only=True)
        assert house.press(AAPL).not_sent_code == "locked"


@on_virtual_time
async def test_a_journal_that_cannot_be_written_stops_the_close(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_house(tmp_path, AAPL) as house:

        def full(self: Journal, *_: object, **__: object) -> None:
            raise JournalError("database or disk is full")

        monkeypatch.setattr(Journal, "begin_many", full)
        close = house.press(AAPL)
        assert close.not_sent_code == "journal"
        assert house.venue.sent == []
        assert house.notices[-1].cause == "journal"


@on_virtual_time
async def test_the_rate_limit_makes_a_close_wait_a_little_and_refuses_a_long_wait(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.limit.pause(0.5)
        close = house.press(AAPL, exactly("1"))
        assert close.waiting
        assert (await house.explained(close)).result is Result.CLOSED
        house.venue.limit.pause(60)
        late = house.press(AAPL)
        await house.until(late, CloseState.NOT_SENT)
        assert late.not_sent_code == "rate_limit"


@on_virtual_time
async def test_a_close_cut_off_by_the_end_of_the_program_wakes_up_in_doubt_and_is_explained(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.pushes = False
        house.press(AAPL, exactly("1"))
        venue = house.venue
    async with reopened(tmp_path, venue) as house:
        (close,) = house.desk.closes
        assert close.restored
        await house.explained(close)
        assert close.result is Result.CLOSED
        assert len(venue.sent) == 1
        assert house.problems() == []


@on_virtual_time
async def test_what_was_denied_is_kept_in_the_journal_with_its_reason(tmp_path: Path) -> None:
    async with open_house(tmp_path, flipped(AAPL)) as house:
        house.press(AAPL)
    journal = Journal(tmp_path / "journal.sqlite")
    (record,) = journal.records()
    journal.close()
    assert isinstance(record.events[0], NotSent)
    assert record.events[0].code == "flipped"


def _quote(house) -> None:  # type: ignore[no-untyped-def]
    from app.domain.quote import Quote

    now = house.desk.clock.now()
    house.desk.book.apply_quote(
        AAPL.key.account,
        "AAPL-USD",
        Quote(bid=price("199.80"), ask=price("199.90"), touched_at=now, marked_at=now),
    )


@on_virtual_time
async def test_a_refusal_because_it_is_gone_is_already_closed(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.next_reply = "refuse"
        house.venue.truth.clear()
        close = await house.pressed(AAPL)
        assert close.result is Result.ALREADY_CLOSED
        assert "the venue said: closed for the day" in close.order.reason
        assert house.notices == []
