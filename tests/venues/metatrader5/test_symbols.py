"""What the gateway tells of a symbol, and what is done without it."""

from decimal import Decimal

import pytest

from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from tests.support.metatrader5_house import House

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_symbols_are_asked_for_once_each(house: House) -> None:
    async with house.connected():
        await house.session.read_positions()
        await house.session.read_positions()
        asked = sorted(r.symbol_name for r in house.venue.asked("SymbolParamsMany"))
        assert asked == ["EURUSD", "USDJPY"]


async def test_a_symbol_that_is_not_described_is_shown_and_said(house: House) -> None:
    house.venue.answer("SymbolParamsMany", pb.SymbolParamsManyReply(data={}))
    async with house.connected():
        eurusd = house.position()
        assert "only whole closes" in eurusd.caution
        assert eurusd.quantity == Decimal("1")
        await house.sink.until(lambda s: "metatrader5/EURUSD" in dict(s.notices))


async def test_of_a_symbol_that_is_not_held_any_more_nothing_is_said(house: House) -> None:
    house.venue.answer("SymbolParamsMany", pb.SymbolParamsManyReply(data={}))
    async with house.connected():
        await house.sink.until(lambda s: "metatrader5/EURUSD" in dict(s.notices))
        for rows in (house.venue.opened.position_infos, house.venue.opened.opened_orders):
            del rows[:]
        await house.session.read_positions()
        house.sink.notices.clear()
        house.venue.push("OnTrade", pb.OnTradeReply(data=pb.OnTradeData()))
        reads = len(house.venue.asked("OpenedOrders"))
        await house.sink.until(lambda _: len(house.venue.asked("OpenedOrders")) > reads)
        await house.session.read_positions()
        assert "metatrader5/EURUSD" not in dict(house.sink.notices)


async def test_a_symbol_that_makes_no_sense_hides_no_position(house: House) -> None:
    house.venue.symbol.trade_tick_size = -0.1
    async with house.connected():
        assert "only whole closes" in house.position().caution


async def test_a_disabled_symbol_cannot_be_traded(house: House) -> None:
    house.venue.symbol.trade_mode = pb.BMT5_SYMBOL_TRADE_MODE_DISABLED
    async with house.connected():
        assert "disabled" in house.position().instrument.untradable
