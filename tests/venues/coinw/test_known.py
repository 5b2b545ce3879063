"""What rows and pushes say together: who shares a side, which hint still holds, whose currency."""

import json
from decimal import Decimal

import msgspec
import pytest

from app.domain.errors import WireError
from app.domain.ids import Instant
from app.domain.money import ZERO
from app.venues.coinw.closes import Closes
from app.venues.coinw.endings import Endings
from app.venues.coinw.feed import Feed
from app.venues.coinw.rest import Rest
from app.venues.coinw.rows import order_report
from app.venues.coinw.wire import Frame, InstrumentRow, PriceTick
from tests.support.coinw_house import ACCOUNT, BTC_LONG
from tests.support.golden import frames
from tests.support.sink import FakeSink
from tests.venues.coinw.test_rows import NOW, golden_positions, hedged, known, one, order

MARK = Decimal("85700")


def changed(index: int, **changes: object):  # type: ignore[no-untyped-def]
    return msgspec.structs.replace(golden_positions()[index], **changes)


def test_a_resting_close_is_shared_only_by_rows_of_its_instrument_and_side() -> None:
    it = known()
    it.resting.take_all("BTC", [order()])
    long, eth_short = golden_positions()
    other_side = changed(0, id="3", direction="short")
    other_name = changed(1, id="4", direction="long")
    it.resting.take_all("ETH", [])
    found = it.take_positions([long, eth_short, other_side, other_name], NOW)
    assert [position.closable for position in found] == [4, 15, 8, 15]


def test_a_push_older_than_the_row_says_nothing_of_what_can_be_closed() -> None:
    it = known()
    hedged(it)
    row = golden_positions()[1]
    newer = msgspec.structs.replace(row, updated_date=(row.updated_date or ZERO) + 10**9)
    (short,) = it.take_positions([newer], NOW)
    assert short.closable is None


def test_the_mark_of_the_stream_counts_while_it_is_fresh() -> None:
    it = known()
    it.prices.take_mark("BTC", PriceTick(p=MARK), NOW)
    marks = []
    for later_s in (0, 3600):
        long, _ = it.take_positions(golden_positions(), Instant(NOW + later_s * 10**9))
        marks.append(long.mark)
    assert marks == [MARK, Decimal("85520.5")]


@pytest.mark.parametrize(
    ("instrument", "currency"), [("NEW", "USDT"), ("NEW_USDC", "USDC"), ("A_B_USDC", "USDC")]
)
def test_a_contract_that_is_not_listed_is_in_the_currency_of_its_name(
    instrument: str, currency: str
) -> None:
    position = one(instrument=instrument)
    assert position.instrument.quote_currency == currency
    assert "does not list" in position.caution


@pytest.mark.parametrize("size", [-1, "-0.5"])
def test_a_size_below_zero_hides_no_position(size: object) -> None:
    with pytest.raises(WireError, match="above zero"):
        one(currentPiece=size)


def test_an_order_that_has_ended_is_counted_no_more() -> None:
    it = known()
    it.resting.take_all("BTC", [order()])
    it.take_order(order(orderStatus="finish"))
    long, _ = it.take_positions(golden_positions(), NOW)
    assert long.working_orders is not None
    assert (long.working_orders.count, long.closable) == (0, 8)


def test_an_order_names_its_position_and_a_rejected_one_says_why() -> None:
    report = order_report(order(openId=int(BTC_LONG), orderStatus="reject"), ACCOUNT, NOW)
    assert report is not None
    assert report.position is not None
    assert (report.position.wire_id, report.code) == (BTC_LONG, "reject")
    assert report.reason == "CoinW says reject"
    working = order_report(order(), ACCOUNT, NOW)
    assert working is not None
    assert (working.position, working.code, working.reason) == (None, "", "")


def test_a_fee_is_in_the_currency_of_its_contract() -> None:
    it, sink = known(), FakeSink()
    listed = json.loads(frames("coinw", "instruments", "=")[0])["data"][0]
    row = listed | {"name": "BTC_USDC", "quote": "usdc"}
    it.take_contracts([msgspec.convert(row, InstrumentRow, strict=False)])
    rest, closes = Rest("http://127.0.0.1:1", "k", "s", now=lambda: NOW), Closes()
    endings = Endings(rest, ACCOUNT, it, closes, sink, lambda: NOW)
    feed = Feed(sink, ACCOUNT, it, closes, endings, lambda: NOW)
    push = json.loads(frames("coinw", "position_change_push")[0])
    push["data"][0]["instrument"] = "BTC_USDC"
    for name, currency in (("BTC_USDC", "USDC"), ("BTC", "USDT"), ("NOWHERE", "USDT")):
        push["data"][0]["instrument"] = name
        feed.on_frame(msgspec.json.decode(json.dumps(push).encode(), type=Frame))
        assert sink.fills[-1].fee is not None
        assert sink.fills[-1].fee.currency == currency
        assert feed.look_again.is_set()
        feed.look_again.clear()
