"""Closing at QFEX: written in the same call, answered once, followed to the end."""

import asyncio
import json

import pytest

from app.domain.errors import NoLink, OutcomeUnknown, Refused, SessionLost
from app.domain.ids import VenueOrderId
from app.domain.report import Accepted, OrderStatus
from app.venues.qfex import trade_link
from tests.support.build import price, quantity
from tests.support.golden import frames
from tests.venues.qfex.conftest import House
from tests.venues.qfex.frames import (
    ACK,
    CLOSE_ID,
    FIRST_FILL,
    FIRST_PART,
    LAST_FILL,
    LAST_PART,
    ORDER_ID,
    changed,
    part,
    whole,
    without,
)

NO_POSITION, RATE_LIMITED, SERVER_ERROR, MARKET_CLOSED, OFF_TICK = frames("qfex", "errors")
ACCEPTED = Accepted((VenueOrderId(ORDER_ID),), quantity("2.0"))


def answering(house: House, *texts: str) -> None:
    """The venue answers a close with these."""
    house.venue.on["close_position"] = lambda _: list(texts)
    house.venue.on["add_order"] = lambda _: list(texts)


async def test_ids_that_come_as_numbers_keep_every_digit(house: House) -> None:
    order_id, first, second = 2**53 + 1, 10**20 + 1, 10**20 + 2
    texts = [changed(text, order_id=order_id) for text in (ACK, FIRST_FILL, LAST_FILL)]
    texts[1:] = [
        changed(text, trade_id=one) for text, one in zip(texts[1:], (first, second), strict=True)
    ]
    answering(house, *texts)
    async with house.connected():
        accepted = await house.session.prepare_close(whole()).send()
        await house.sink.until(lambda sink: len(sink.fills) == 2)
    assert accepted == Accepted((VenueOrderId(str(order_id)),), quantity("2.0"))
    assert [fill.fill_id for fill in house.sink.fills] == [str(first), str(second)]
    assert {fill.venue_order_id for fill in house.sink.fills} == {str(order_id)}


async def test_a_full_close_is_acknowledged_filled_in_parts_and_priced_by_its_fills(
    house: House,
) -> None:
    answering(house, *frames("qfex", "full_close"))
    async with house.connected():
        assert await house.session.prepare_close(whole()).send() == ACCEPTED
        await house.sink.until(lambda sink: len(sink.fills) == 2 and sink.pushes)
    orders = [(report.status, report.filled) for report in house.sink.orders]
    assert orders == [
        (OrderStatus.WORKING, None),
        (OrderStatus.PARTIALLY_FILLED, quantity("1.5")),
        (OrderStatus.FILLED, quantity("2")),
    ]
    assert {report.close_id for report in house.sink.orders} == {CLOSE_ID}
    assert [(fill.quantity, fill.price) for fill in house.sink.fills] == [
        (quantity("1.5"), price("199.75")),
        (quantity("0.5"), price("199.7")),
    ]
    assert {fill.close_id for fill in house.sink.fills} == {CLOSE_ID}
    assert house.sink.pushes[-1][1] is None


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("ioc_ending_a", [(OrderStatus.PARTIALLY_FILLED, "0.7")]),
        ("ioc_ending_b", [(OrderStatus.CANCELED, "0.7")]),
        ("ioc_ending_b_nothing_filled", [(OrderStatus.CANCELED, None)]),
        ("ioc_ending_c", [(OrderStatus.PARTIALLY_FILLED, "0.7"), (OrderStatus.CANCELED, None)]),
    ],
)
async def test_every_generation_of_endings_of_a_partly_filled_close(
    house: House, ending: str, expected: list[tuple[OrderStatus, str | None]]
) -> None:
    answering(house, *frames("qfex", ending))
    async with house.connected():
        await house.session.prepare_close(whole()).send()
        await house.all_heard()
    told = [(report.status, report.filled) for report in house.sink.orders[1:]]
    assert told == [(state, quantity(done) if done else None) for state, done in expected]
    assert sum(fill.quantity for fill in house.sink.fills) == (
        0 if "nothing" in ending else quantity("0.7")
    )


async def test_a_fill_that_comes_before_the_ack_is_the_acceptance(house: House) -> None:
    answering(house, without(FIRST_FILL, "remaining_quantity"), ACK)
    async with house.connected():
        reply = await house.session.prepare_close(whole()).send()
        await house.sink.until(lambda sink: sink.orders)
    assert reply == Accepted((VenueOrderId(ORDER_ID),), None)


async def test_a_fill_told_twice_keeps_its_id_so_that_it_counts_once(house: House) -> None:
    answering(house, ACK, FIRST_FILL, FIRST_FILL)
    async with house.connected():
        await house.session.prepare_close(whole()).send()
        await house.sink.until(lambda sink: len(sink.fills) == 2)
    assert len({fill.fill_id for fill in house.sink.fills}) == 1


async def test_a_close_whose_id_is_not_repeated_is_still_found_with_its_early_fills(
    house: House,
) -> None:
    nameless = [changed(text, client_order_id="") for text in (FIRST_FILL, ACK, LAST_PART)]
    answering(house, *nameless)
    async with house.connected():
        assert await house.session.prepare_close(whole()).send() == ACCEPTED
        await house.sink.until(lambda sink: len(sink.orders) == 2 and len(sink.fills) == 2)
    assert [fill.close_id for fill in house.sink.fills] == [None, CLOSE_ID]
    assert house.sink.orders[-1].close_id == CLOSE_ID


async def test_orders_of_others_are_reported_and_never_attached(house: House) -> None:
    foreign = changed(ACK, order_id="another", client_order_id="not-ours")
    answering(house, foreign, changed(FIRST_FILL, order_id="another", client_order_id="not-ours"))
    async with house.connected():
        reply = house.session.prepare_close(whole()).send()
        await house.sink.until(lambda sink: sink.fills)
        assert house.sink.orders[0].close_id is None
        assert house.sink.fills[0].close_id is None
        await house.venue.say(ACK)
        assert await reply == ACCEPTED


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (MARKET_CLOSED, "REJECTED_MARKET_CLOSED", "the market is closed"),
        (OFF_TICK, "INVALID_TICK_SIZE_PRECISION_PRICE", "not on the tick grid"),
        (NO_POSITION, "InvalidOrder", "QFEX says: no open position for symbol"),
        (
            changed(NO_POSITION, error_code="KycRequired"),
            "KycRequired",
            "identity check on the QFEX web site",
        ),
        (changed(NO_POSITION, error_code="PermissionDenied"), "PermissionDenied", "may not"),
        (changed(ACK, status="REJECTED"), "REJECTED", "nothing is open"),
    ],
)
async def test_a_refusal_says_why_in_a_traders_words(
    house: House, answer: str, code: str, words: str
) -> None:
    answering(house, answer)
    async with house.connected():
        with pytest.raises(Refused, match=words) as refused:
            await house.session.prepare_close(whole()).send()
    assert refused.value.code == code


async def test_a_refusal_is_told_once_so_that_what_is_gone_can_be_told_from_what_is_refused(
    house: House,
) -> None:
    answering(house, changed(ACK, status="REJECTED"))
    async with house.connected():
        with pytest.raises(Refused):
            await house.session.prepare_close(whole()).send()
        await house.all_heard()
    assert not house.sink.orders


async def test_a_refusal_that_comes_after_the_wait_was_given_up_is_still_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trade_link, "REPLY_S", 0.02)
    async with house.connected():
        with pytest.raises(OutcomeUnknown):
            await house.session.prepare_close(whole()).send()
        await house.venue.say(changed(ACK, status="REJECTED"))
        await house.sink.until(lambda sink: sink.orders)
    assert house.sink.orders[0].status is OrderStatus.REJECTED


async def test_a_refused_close_makes_the_position_be_read_again(house: House) -> None:
    answering(house, NO_POSITION)
    async with house.connected():
        with pytest.raises(Refused):
            await house.session.prepare_close(whole()).send()
        await house.sink.until(lambda sink: len(sink.snapshots) == 2)


@pytest.mark.usefixtures("no_token_comes_back")
async def test_being_throttled_is_reported_makes_closes_wait_and_is_not_tried_again(
    house: House,
) -> None:
    answering(house, RATE_LIMITED)
    async with house.connected():
        assert house.session.close_delay_s() == 0
        with pytest.raises(Refused, match="too many messages"):
            await house.session.prepare_close(part("2")).send()
        assert house.session.close_delay_s() > 1
        await house.all_heard()
    assert len(house.venue.asked_for("add_order")) == 1


@pytest.mark.parametrize(
    "answer",
    [
        SERVER_ERROR,
        changed(SERVER_ERROR, error_code="SomethingNew"),
        changed(ACK, status="SOMETHING_NEW"),
    ],
)
async def test_what_proves_nothing_leaves_the_close_unknown(house: House, answer: str) -> None:
    answering(house, answer)
    async with house.connected():
        with pytest.raises(OutcomeUnknown):
            await house.session.prepare_close(whole()).send()


async def test_an_error_for_someone_elses_request_does_not_fail_ours(house: House) -> None:
    answering(house, RATE_LIMITED, ACK)
    async with house.connected():
        assert await house.session.prepare_close(whole()).send() == ACCEPTED
        assert [cause for cause, _ in house.sink.notices] == ["qfex/unattributed-error"]


async def test_a_lost_reply_leaves_the_close_unknown_and_it_was_written_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trade_link, "REPLY_S", 0.05)
    async with house.connected():
        with pytest.raises(OutcomeUnknown, match="did not answer"):
            await house.session.prepare_close(whole()).send()
        assert len(house.venue.asked_for("close_position")) == 1
        await house.venue.say(ACK)
        late = await house.sink.until(lambda sink: sink.orders)
    assert late[0].close_id == CLOSE_ID


async def test_a_line_that_breaks_after_sending_leaves_the_close_unknown(house: House) -> None:
    def break_off(_: object) -> list[str]:
        house.venue.break_off()
        return []

    house.venue.on["close_position"] = break_off
    async with house.connected():
        with pytest.raises(OutcomeUnknown, match="is unknown"):
            await house.session.prepare_close(whole()).send()
        assert not house.sink.is_up
    assert len(house.venue.asked_for("close_position")) == 1


async def test_without_a_link_the_press_itself_raises_and_nothing_is_sent(house: House) -> None:
    prepared = house.session.prepare_close(whole())
    with pytest.raises(NoLink):
        prepared.send()
    async with house.connected():
        house.venue.break_off()
        await house.sink.until(lambda sink: not sink.is_up)
        with pytest.raises(NoLink):
            prepared.send()
    assert not house.venue.asked_for("close_position")


async def test_a_close_is_written_before_send_returns(house: House) -> None:
    async with house.connected():
        prepared = house.session.prepare_close(whole())
        reply = prepared.send()
        # No turn of the loop was given away, so the venue has not even been read from.
        assert not house.venue.asked_for("close_position")
        await house.venue.until(lambda venue: venue.asked_for("close_position"))
        await house.venue.say(ACK)
        await reply


async def test_strange_frames_are_passed_over_said_once_and_never_kill_the_session(
    house: House,
) -> None:
    async with house.connected():
        await house.venue.say(
            '{"type":"weather","sunny":true}',
            '{"type":"weather","sunny":true}',
            "not json at all",
            '{"fill_response":{"order_id":"x","quantity":"NaN"}}',
            changed(ACK, status="SOMETHING_NEW"),
            '{"ack_response":true}',
            '{"unsubscribed":"balances"}',
            '{"err":{"error_code":"AlreadyAuthenticated"}}',
            changed(ACK, client_order_id="foreign"),
        )
        await house.sink.until(lambda sink: sink.orders)
        assert house.sink.is_up
    causes = [cause for cause, _ in house.sink.notices]
    assert causes == [
        "qfex/unknown-frame",
        "qfex/unreadable-frame",
        "qfex/unreadable-frame",
        "qfex/unknown-status",
    ]


async def test_a_lost_session_can_be_run_again_with_a_fresh_login(house: House) -> None:
    async with house.connected():
        house.venue.break_off()
        await house.sink.until(lambda sink: not sink.is_up)
    async with house.connected():
        answering(house, ACK)
        assert await house.session.prepare_close(whole()).send() == ACCEPTED
    first, second = house.venue.asked_for("auth")
    assert first["params"]["hmac"]["nonce"] != second["params"]["hmac"]["nonce"]
    assert len(house.venue.asked_for("subscribe")) == 2


async def test_the_end_of_a_session_says_how_the_line_ended(house: House) -> None:
    running = asyncio.create_task(house.session.run(house.sink))
    await house.sink.until(lambda sink: sink.is_up)
    assert house.venue.trade is not None
    await house.venue.trade.close(1012, "deploying")
    with pytest.raises(SessionLost, match="restarting"):
        await running


def test_the_golden_files_tell_one_story() -> None:
    fills = [json.loads(text)["fill_response"] for text in (FIRST_FILL, LAST_FILL)]
    size = sum(fill["quantity"] for fill in fills)
    cost = sum(fill["quantity"] * fill["price"] for fill in fills)
    assert cost / size == pytest.approx(199.7375)
    assert json.loads(FIRST_PART)["order_response"]["quantity_remaining"] == 0.5


@pytest.mark.parametrize("words", [{"reason": "no position"}, ["no position"], 17])
async def test_a_refusal_in_any_shape_of_words_is_a_refusal(house: House, words: object) -> None:
    house.venue.on["close_position"] = lambda asked: [
        changed(NO_POSITION, message=words, incoming_message=asked)
    ]
    async with house.connected():
        with pytest.raises(Refused, match="it found the order invalid"):
            await house.session.prepare_close(whole()).send()


async def test_fills_without_ids_that_are_alike_but_for_what_remains_are_two(house: House) -> None:
    first = changed(FIRST_FILL, trade_id=None, quantity=1.0, remaining_quantity=1.0)
    last = changed(first, remaining_quantity=0.0)
    answering(house, ACK, first, last, last)
    async with house.connected():
        await house.session.prepare_close(whole()).send()
        await house.sink.until(lambda sink: len(sink.fills) == 3)
    assert len({fill.fill_id for fill in house.sink.fills}) == 2


async def test_an_order_without_an_id_is_ours_only_in_the_size_we_asked_for(house: House) -> None:
    def nameless(frame: str, **fields: object) -> str:
        return changed(frame, client_order_id="", **fields)

    theirs = {"order_id": "theirs", "quantity": 0.25}
    answering(
        house,
        nameless(ACK, **theirs),
        nameless(FIRST_FILL, **theirs),
        nameless(ACK, quantity=2.0000000000000004),
        nameless(FIRST_FILL),
    )
    async with house.connected():
        accepted = await house.session.prepare_close(whole("2")).send()
        await house.all_heard()
    assert accepted == ACCEPTED
    assert [(fill.venue_order_id, fill.close_id) for fill in house.sink.fills] == [
        ("theirs", None),
        (ORDER_ID, CLOSE_ID),
    ]
