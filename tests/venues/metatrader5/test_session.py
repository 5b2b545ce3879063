"""A MetaTrader 5 account in the house: login, the first picture, the streams, and how they end."""

from dataclasses import replace
from decimal import Decimal

import grpc
import pytest

from app.domain.capability import Guard
from app.domain.errors import NoLink, OutcomeUnknown, SessionLost, WireError
from app.domain.instrument import Unit
from app.domain.money import Money
from app.domain.position import Side
from app.domain.report import LinkState
from app.venues.metatrader5 import feed, session
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from tests.support.metatrader5_house import EURUSD, PENDING, USDJPY, House
from tests.support.scripted_metatrader5 import golden

pytestmark = pytest.mark.asyncio(loop_scope="session")
GUID = "6f1d0a52-6d0e-4c1f-9d53-0f6f3a8a1b11"


async def test_positions_are_told_before_the_link_is_up(house: House) -> None:
    async with house.connected():
        assert house.sink.links[0][0] is LinkState.CONNECTING
        assert house.sink.links[-1][0] is LinkState.UP
        assert house.sink.said.index("positions") < house.sink.said.index("link up")
        long, short = house.sink.snapshots[0]
        assert (long.key.wire_id, long.side, long.quantity) == (
            str(EURUSD),
            Side.LONG,
            Decimal("1"),
        )
        assert (short.side, short.quantity) == (Side.SHORT, Decimal("0.07"))
        assert long.instrument.unit is Unit.LOT
        assert long.average_price == Decimal("1.0821")
        assert long.mark == Decimal("1.085")
        assert long.profit == Money(Decimal("290"), "USD")
        assert long.working_orders is not None
        assert long.working_orders.count == 1
        assert long.working_orders.quantity == Decimal("0.2")
        assert short.working_orders is not None
        assert short.working_orders.count == 0
        assert house.sink.heard_at
    assert house.sink.links[-1][0] is LinkState.DOWN


async def test_profit_stays_in_account_currency_where_the_quote_currency_is_another(
    house: House,
) -> None:
    async with house.connected():
        yen = house.position(USDJPY)
        assert yen.instrument.quote_currency == "JPY"
        assert yen.instrument.multiplier == Decimal("100000")
        assert yen.profit == Money(Decimal("28.97"), "USD")


async def test_ticks_become_quotes_and_profits_move_the_mark(house: House) -> None:
    async with house.connected():
        await house.sink.until(lambda _: house.venue.listeners("OnSymbolTick"))
        assert house.venue.asked("OnSymbolTick")[0].symbol_names == ["EURUSD", "USDJPY"]
        tick = golden("on_symbol_tick")
        tick.data.symbol_tick.bid = 1.08491
        house.venue.push("OnSymbolTick", tick)
        quote = await house.sink.until(lambda s: s.quotes.get("EURUSD"))
        assert (quote.bid, quote.ask) == (Decimal("1.08491"), Decimal("1.08512"))
        profit = golden("on_position_profit")
        profit.data.updated_positions[0].ticket = EURUSD
        profit.data.updated_positions[0].profit = 281.0 + 0.1 + 0.2
        house.venue.push("OnPositionProfit", profit)
        _, position = (await house.sink.until(lambda s: s.pushes))[-1]
        assert position is not None
        assert position.profit == Money(Decimal("281.3"), "USD")
        assert position.mark == Decimal("1.08491")
        assert position.seen_at == house.sink.snapshots[-1][0].seen_at


async def test_a_position_reduced_by_somebody_is_pushed_and_read_again(house: House) -> None:
    async with house.connected():
        before = len(house.sink.snapshots)
        house.venue.row(EURUSD).volume = 0.75
        house.venue.push("OnTrade", golden("on_trade_partial_close"))
        await house.sink.until(lambda s: len(s.snapshots) > before)
        key, pushed = house.sink.pushes[0]
        assert key.wire_id == str(EURUSD)
        assert pushed is not None
        assert pushed.quantity == Decimal("0.75")
        assert house.position().quantity == Decimal("0.75")
        (fill,) = house.sink.fills
        assert (fill.fill_id, fill.close_id, fill.price) == (
            "50012350002",
            None,
            Decimal("1.085"),
        )
        assert fill.fee == Money(Decimal("0.88"), "USD")


async def test_a_snapshot_begun_before_a_push_does_not_bring_the_position_back(
    house: House,
) -> None:
    async with house.connected():
        stale = pb.OpenedOrdersReply(data=house.venue.opened)

        async def late(_: object) -> pb.OpenedOrdersReply:
            house.venue.push("OnTrade", golden("on_trade_full_close"))
            await house.sink.until(lambda s: any(p is None for _, p in s.pushes))
            return stale

        house.venue.answer("OpenedOrders", late)
        house.venue.drop(EURUSD)
        positions = await house.session.read_positions()
        assert [p.key.wire_id for p in positions] == [str(USDJPY)]


async def test_tickets_that_come_or_go_make_the_account_be_read(house: House) -> None:
    async with house.connected():
        house.venue.drop(USDJPY)
        await house.sink.until(lambda s: len(s.snapshots[-1]) == 1)


async def test_a_silent_gateway_ends_the_session(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "SILENCE_S", 1.5)
    house.venue.pulses = False
    async with house.connected():
        await house.sink.until(lambda s: s.links[-1][0] is LinkState.DOWN)
    assert isinstance(house.ended_by, SessionLost)
    assert "silent" in str(house.ended_by)


async def test_a_lost_terminal_ends_the_session_and_the_next_one_logs_in_again(
    house: House,
) -> None:
    async with house.connected():
        house.venue.push("OnTrade", golden("on_trade_error_terminal_not_found"))
        await house.sink.until(lambda s: s.links[-1][0] is LinkState.DOWN)
    assert isinstance(house.ended_by, SessionLost)
    async with house.connected():
        assert len(house.venue.asked("ConnectEx")) == 2
        assert house.venue.asked("CheckConnect") == []


async def test_a_terminal_that_still_lives_is_used_again_after_a_broken_stream(
    house: House,
) -> None:
    async with house.connected():
        house.venue.push("OnTrade", grpc.StatusCode.UNAVAILABLE)
        await house.sink.until(lambda s: s.links[-1][0] is LinkState.DOWN)
    async with house.connected():
        assert len(house.venue.asked("ConnectEx")) == 1
        assert len(house.venue.asked("CheckConnect")) == 1


@pytest.mark.parametrize("ending", [None, grpc.StatusCode.INTERNAL])
async def test_any_end_of_the_trade_stream_ends_the_session(
    house: House, ending: grpc.StatusCode | None
) -> None:
    async with house.connected():
        house.venue.push("OnTrade", ending)
        await house.sink.until(lambda s: s.links[-1][0] is LinkState.DOWN)
    assert isinstance(house.ended_by, SessionLost)


async def test_prices_that_are_refused_are_said_and_cost_no_link(house: House) -> None:
    async with house.connected():
        await house.sink.until(lambda _: house.venue.listeners("OnSymbolTick"))
        refused = pb.OnSymbolTickReply(error=pb.Error(mql_error_int_code=4301))
        house.venue.push("OnSymbolTick", refused)
        await house.sink.until(lambda s: "metatrader5/prices" in dict(s.notices))
        assert house.sink.is_up


@pytest.mark.parametrize("ending", [None, grpc.StatusCode.UNAVAILABLE])
@pytest.mark.parametrize(
    ("stream", "what"), [("OnSymbolTick", "prices"), ("OnPositionProfit", "profits")]
)
async def test_prices_or_profits_that_end_are_asked_for_again_and_cost_no_link(
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    stream: str,
    what: str,
    ending: grpc.StatusCode | None,
) -> None:
    monkeypatch.setattr(feed, "_PRICES_AGAIN_S", 0.01)
    async with house.connected():
        await house.sink.until(lambda _: house.venue.listeners(stream))
        asked = len(house.venue.asked(stream))
        house.venue.push(stream, ending)
        await house.sink.until(lambda s: f"metatrader5/{what}" in dict(s.notices))
        await house.sink.until(lambda _: len(house.venue.asked(stream)) > asked)
        assert house.sink.is_up


async def test_a_lost_terminal_is_believed_from_any_stream(house: House) -> None:
    async with house.connected():
        lost = pb.OnSymbolTickReply(error=golden("on_trade_error_terminal_not_found").error)
        house.venue.push("OnSymbolTick", lost)
        await house.sink.until(lambda s: s.links[-1][0] is LinkState.DOWN)
    assert isinstance(house.ended_by, SessionLost)


async def test_two_positions_of_one_ticket_fail_the_read_so_that_neither_hides_the_other(
    house: House,
) -> None:
    async with house.connected():
        house.venue.opened.position_infos.append(house.venue.row(EURUSD))
        with pytest.raises(WireError, match=f"position {EURUSD}: expected once, was there twice"):
            await house.session.read_positions()


async def test_a_symbol_is_shown_without_what_a_terminal_would_obey(house: House) -> None:
    house.venue.row(EURUSD).symbol = "EUR\x1b[2JUSD"
    async with house.connected():
        instrument = house.position().instrument
        assert (instrument.symbol, instrument.wire_name) == ("EUR [2JUSD", "EUR\x1b[2JUSD")


async def test_netting_offers_a_limit_on_a_part_only_if_the_account_allows_it(
    netting: House,
) -> None:
    async with netting.connected():
        part = netting.session.capability_of().limit_of_part
        assert part is not None
        assert (part.guard, part.allowed) == (Guard.GUARDED, True)
        assert netting.session.capability_of().quantity.guard is Guard.GUARDED


async def test_the_slippage_badge_says_where_it_has_no_effect(house: House) -> None:
    async with house.connected():
        market = house.session.capability_of(house.position(EURUSD)).capped
        instant = house.session.capability_of(house.position(USDJPY)).capped
        assert market.guard is instant.guard is Guard.NATIVE
        assert "EURUSD has Market execution: no effect" in market.why
        assert "no effect" not in instant.why
        assert "only in Request and Instant" in instant.why


async def test_positions_that_cannot_be_read_are_never_none_at_all(house: House) -> None:
    async with house.connected():
        house.venue.answer("OpenedOrders", grpc.StatusCode.UNAVAILABLE)
        with pytest.raises(NoLink):
            await house.session.read_positions()
    with pytest.raises(NoLink):
        await house.session.read_positions()


class Garbled:
    """A reply whose bytes are no message."""

    def SerializeToString(self) -> bytes:
        return b"\xff\xff\xff"


async def garbled(_: object) -> Garbled:
    return Garbled()


async def test_positions_that_come_garbled_are_never_none_at_all(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    async with house.connected():
        house.venue.answer("OpenedOrders", garbled)
        with pytest.raises(WireError, match="unreadable"):
            await house.session.read_positions()
    assert "Traceback" not in caplog.text


async def test_a_position_that_is_neither_long_nor_short_is_not_guessed_at(house: House) -> None:
    async with house.connected():
        house.venue.row(EURUSD).type = 7  # type: ignore[assignment]
        with pytest.raises(WireError, match="expected BUY or SELL, was 7"):
            await house.session.read_positions()


async def test_a_garbled_reply_leaves_a_close_in_doubt(house: House) -> None:
    async with house.connected():
        house.venue.answer("OrderClose", garbled)
        with pytest.raises(OutcomeUnknown, match="could not be read"):
            await house.session.prepare_close(house.request()).send()


async def test_a_fluke_of_a_read_is_asked_again_once(house: House) -> None:
    async with house.connected():
        house.venue.answer("OpenedOrders", grpc.StatusCode.INTERNAL)
        assert len(await house.session.read_positions()) == 2


async def test_the_account_is_read_now_and_then_without_any_news(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "READ_EVERY_S", 0.05)
    async with house.connected():
        await house.sink.until(lambda s: len(s.snapshots) > 3)


async def test_a_pending_order_that_goes_changes_the_count(house: House) -> None:
    async with house.connected():
        del house.venue.opened.opened_orders[:]
        house.venue.push("OnTrade", golden("on_trade_pending_order_gone"))
        await house.sink.until(
            lambda s: (
                s.snapshots[-1][0].working_orders is not None
                and s.snapshots[-1][0].working_orders.count == 0
            )
        )
        assert golden("on_trade_pending_order_gone").data.event_data.disappeared_orders[
            0
        ].ticket == (PENDING)


async def test_a_known_position_compares_equal_but_for_its_time(house: House) -> None:
    async with house.connected():
        one, other = house.position(), (await house.session.read_positions())[0]
        assert replace(one, seen_at=other.seen_at) == other
