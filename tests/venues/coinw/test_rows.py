"""CoinW's rows, awkward ones included, read into positions, orders and executions."""

import json
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from app.domain.errors import WireError
from app.domain.ids import Instant
from app.domain.position import Position, Side
from app.domain.report import OrderStatus
from app.venues.coinw.known import COPIED, Known
from app.venues.coinw.rows import fill_report, order_report
from app.venues.coinw.wire import DealRow, Frame, FundingTick, InstrumentRow, OrderRow, PositionRow
from tests.support.coinw_house import ACCOUNT, BTC_LONG, ETH_SHORT
from tests.support.golden import frames

NOW = Instant(1764000700 * 10**9)


def data(golden: str, mark: str = "=") -> Any:
    return json.loads(frames("coinw", golden, mark)[0], parse_float=str)["data"]


def known() -> Known:
    it = Known(ACCOUNT)
    text = json.dumps(data("instruments")).encode()
    it.take_contracts(msgspec.json.decode(text, type=list[InstrumentRow]))
    return it


def rows(*values: dict[str, Any]) -> list[PositionRow]:
    return msgspec.json.decode(json.dumps(values).encode(), type=list[PositionRow])


def golden_positions() -> list[PositionRow]:
    envelope = json.loads(frames("coinw", "positions_all", "=")[0])
    return rows(*envelope["data"])


def one(**changes: object) -> Position:
    row = {**json.loads(frames("coinw", "positions_all", "=")[0])["data"][0], **changes}
    (position,) = known().take_positions(rows(row), NOW)
    return position


def test_positions_as_recorded() -> None:
    long, short = known().take_positions(golden_positions(), NOW)
    assert (long.key.wire_id, long.side, long.quantity) == (BTC_LONG, Side.LONG, 8)
    assert (short.key.wire_id, short.side, short.quantity) == (ETH_SHORT, Side.SHORT, 15)
    assert long.average_price == Decimal("85500")
    assert long.profit is not None
    assert (long.profit.amount, long.profit.currency) == (Decimal("0.164"), "USDT")
    assert long.instrument.gain(Decimal(1), long.quantity).amount == Decimal("0.008")


def test_the_mark_is_worked_back_from_the_profit_and_is_not_the_index() -> None:
    long, short = known().take_positions(golden_positions(), NOW)
    assert (long.mark, short.mark) == (Decimal("85520.5"), Decimal("3041.5"))


def test_an_id_above_two_to_the_53_keeps_its_last_digit() -> None:
    assert one(id=2435521222700000101).key.wire_id == "2435521222700000101"
    assert one(id="2435521222700000103").key.wire_id == "2435521222700000103"


def test_numbers_may_be_text_and_missing_ones_are_unknown() -> None:
    position = one(currentPiece="8", openPrice="85500.0", profitUnreal="0.164", baseSize="0.001")
    assert (position.quantity, position.mark) == (8, Decimal("85520.5"))
    bare = one(openPrice=None, profitUnreal=None, updatedDate=None, leverage=None)
    assert (bare.average_price, bare.profit, bare.mark) == (None, None, None)


def test_the_size_is_current_piece_alone() -> None:
    position = one(baseSize=8, quantity=99999, totalPiece=20, closedPiece=12)
    assert position.quantity == 8
    assert position.instrument.multiplier == Decimal("0.001")


@pytest.mark.parametrize(
    "changes",
    [{"status": "close"}, {"status": "CANCEL"}, {"status": 1}, {"status": 2}, {"currentPiece": 0}],
)
def test_rows_that_are_not_open_are_left_out(changes: dict[str, object]) -> None:
    row = {**json.loads(frames("coinw", "positions_all", "=")[0])["data"][0], **changes}
    assert known().take_positions(rows(row), NOW) == ()


@pytest.mark.parametrize("status", ["open", "OPEN", 0, None])
def test_open_is_written_in_several_ways(status: object) -> None:
    assert one(status=status).quantity == 8


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity", "1e99", [], "ten"])
def test_a_number_that_is_none_fails_the_read(value: object) -> None:
    with pytest.raises(msgspec.ValidationError, match=r"\$\[0\]"):
        one(currentPiece=value)
    with pytest.raises(msgspec.ValidationError, match=r"\$\[0\]"):
        one(openPrice=value)


@pytest.mark.parametrize(("field", "value"), [("direction", "both"), ("currentPiece", -3)])
def test_a_row_that_makes_no_sense_fails_the_read_and_names_the_field(
    field: str, value: object
) -> None:
    with pytest.raises(WireError) as caught:
        one(**{field: value})
    assert field in caught.value.where
    assert BTC_LONG in caught.value.where


def test_two_billion_and_zero_are_no_price() -> None:
    for none in (2147483647, "2147483647", 0, "0", None):
        assert one(openPrice=none).average_price is None


def test_a_usdc_contract_is_counted_in_usdc() -> None:
    position = one(instrument="BTC_USDC")
    assert position.profit is not None
    assert (position.instrument.quote_currency, position.profit.currency) == ("USDC", "USDC")


def test_a_contract_that_is_off_trading_says_so() -> None:
    assert "settlement" in one(instrument="LUNA").instrument.untradable


def test_an_unlisted_contract_is_shown_with_a_caution_and_can_be_closed() -> None:
    position = one(instrument="NEW", openPrice="1.234")
    assert "does not list NEW" in position.caution
    assert position.instrument.untradable == ""
    assert position.instrument.tick == Decimal("0.001")


def test_no_mark_is_worked_out_of_the_size_of_an_unlisted_contract() -> None:
    position = one(instrument="NEW", openPrice="1.234", baseSize="8")
    assert position.mark is None
    assert position.profit is not None


@pytest.mark.parametrize("status", ["liquidating", 7, ""])
def test_a_status_that_is_not_documented_hides_no_position(status: object) -> None:
    assert one(status=status).quantity == 8


@pytest.mark.parametrize(
    ("marks", "copied"),
    [
        ({"leaderId": "1200001", "userId": "1200001", "parentId": "0"}, False),
        ({"leaderId": 99, "userId": 1200001}, True),
        ({"parentId": "7"}, True),
        ({}, False),
    ],
)
def test_a_copied_position_is_marked(marks: dict[str, object], copied: bool) -> None:
    assert (COPIED in one(**marks).caution) is copied


def hedged(it: Known, **push: object) -> None:
    frame = msgspec.json.decode(frames("coinw", "position_push")[0], type=Frame)
    row = json.loads(bytes(frame.data))[0] | push
    it.take_hint(msgspec.json.decode(json.dumps(row).encode(), type=PositionRow))


def test_a_push_says_how_much_can_be_closed() -> None:
    it = known()
    hedged(it)
    _, short = it.take_positions(golden_positions(), NOW)
    assert (short.quantity, short.closable) == (15, 12)


def test_an_older_push_does_not_overwrite_a_newer_one() -> None:
    it = known()
    hedged(it)
    hedged(it, remainCurrentPiece="15", updatedDate=1764000400000)
    _, short = it.take_positions(golden_positions(), NOW)
    assert short.closable == 12


def order(**changes: object) -> OrderRow:
    row = json.loads(frames("coinw", "orders_open", "=")[0])["data"]["rows"][0] | changes
    return msgspec.json.decode(json.dumps(row).encode(), type=OrderRow)


def test_resting_closes_tie_contracts_up() -> None:
    it = known()
    it.resting.take_all("BTC", [order()])
    it.resting.take_all("ETH", [])
    long, short = it.take_positions(golden_positions(), NOW)
    assert long.working_orders is not None
    assert (long.working_orders.count, long.working_orders.quantity, long.closable) == (1, 4, 4)
    assert short.working_orders is not None
    assert (short.working_orders.count, short.closable) == (0, 15)


def test_a_resting_order_of_two_rows_on_one_side_belongs_to_neither_for_sure() -> None:
    it = known()
    it.resting.take_all("BTC", [order()])
    first, _ = golden_positions()
    second = msgspec.structs.replace(first, id="2435521222700000999")
    one_, other = it.take_positions([first, second], NOW)
    assert (one_.closable, other.closable) == (None, None)


def test_an_order_that_ended_rests_no_more_whatever_comes_late() -> None:
    it = known()
    it.resting.take_all("BTC", [])
    it.take_order(order(orderStatus="cancel"))
    it.take_order(order(orderStatus="unFinish"))
    long, _ = it.take_positions(golden_positions(), NOW)
    assert long.working_orders is not None
    assert long.working_orders.count == 0


def test_a_slow_read_does_not_undo_a_younger_one() -> None:
    it = known()
    it.take_positions([], Instant(NOW + 1))
    assert len(it.take_positions(golden_positions(), NOW)) == 2
    assert it.positions == {}


@pytest.mark.parametrize(
    ("row", "status", "filled"),
    [
        ({"orderStatus": "unFinish"}, OrderStatus.WORKING, None),
        ({"orderStatus": "part", "tradePiece": "1"}, OrderStatus.PARTIALLY_FILLED, 1),
        ({"orderStatus": "Finish"}, OrderStatus.FILLED, 4),
        ({"orderStatus": "finish", "tradePiece": 4, "cancelPiece": 0}, OrderStatus.FILLED, 4),
        ({"orderStatus": "finish", "tradePiece": 3, "cancelPiece": 1}, OrderStatus.CANCELED, 3),
        ({"orderStatus": "finish", "tradePiece": 3}, OrderStatus.CANCELED, 3),
        ({"orderStatus": "cancelAll", "tradePiece": "3"}, OrderStatus.CANCELED, 3),
        ({"orderStatus": "reject"}, OrderStatus.REJECTED, None),
    ],
)
def test_the_pieces_of_an_order_beat_its_word(
    row: dict[str, object], status: OrderStatus, filled: int | None
) -> None:
    report = order_report(order(**row), ACCOUNT, NOW)
    assert report is not None
    assert (report.status, report.filled, report.quantity) == (status, filled, 4)


@pytest.mark.parametrize("word", ["markerChange", "somethingNew", None])
def test_rows_that_tell_of_no_order_are_passed_over(word: str | None) -> None:
    assert order_report(order(orderStatus=word), ACCOUNT, NOW) is None


def deal(**changes: object) -> DealRow:
    row = json.loads(frames("coinw", "position_change_push")[0])["data"][0] | changes
    return msgspec.json.decode(json.dumps(row).encode(), type=DealRow)


def test_a_closing_execution_is_read_from_its_push() -> None:
    fill = fill_report(deal(), ACCOUNT, "USDT", NOW)
    assert fill is not None
    assert (fill.fill_id, fill.venue_order_id) == ("21412700000000011", "33308900000000001")
    assert (fill.quantity, fill.price) == (5, Decimal("85520"))
    assert fill.position is not None
    assert fill.position.wire_id == BTC_LONG
    assert fill.fee is not None
    assert fill.fee.amount == Decimal("0.25656")


def test_the_real_price_stands_in_for_a_missing_close_price() -> None:
    for none in ("0", None, "2147483647"):
        fill = fill_report(deal(closePrice=none, realPrice="85519.9"), ACCOUNT, "USDT", NOW)
        assert fill is not None
        assert fill.price == Decimal("85519.9")


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "open"},
        {"closedPiece": "0"},
        {"closedPiece": None},
        {"orderStatus": "markerChange"},
    ],
)
def test_rows_that_close_nothing_are_no_fills(changes: dict[str, object]) -> None:
    assert fill_report(deal(**changes), ACCOUNT, "USDT", NOW) is None


def test_a_row_says_when_the_funding_pause_ends() -> None:
    it = known()
    tick = FundingTick(nt=Decimal(NOW // 10**6 + 8 * 3600_000 - 20_000), h=Decimal(8))
    it.take_funding("BTC", tick)
    long, short = it.take_positions(golden_positions(), NOW)
    assert "refuses closes until 16:12:20 UTC" in long.caution
    assert short.caution == ""
    change = it.next_funding_change(NOW)
    assert change is not None
    assert (change - NOW) // 10**9 == 40
