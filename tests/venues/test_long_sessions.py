"""A session that runs for weeks keeps what it needs of the past, and no more."""

import json
from typing import Any

import msgspec
import pytest

from app.domain.ids import AccountKey, Environment, Instant, Venue
from app.venues.coinw import known as coinw
from app.venues.coinw.wire import PositionRow
from app.venues.crosstrade import memory
from app.venues.crosstrade.wire import OrderRow
from app.venues.metatrader5 import known as metatrader5
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from app.venues.qfex import correlation
from app.venues.qfex.wire import FillBody

HOUR = 3600 * 10**9


def account(venue: str) -> AccountKey:
    return AccountKey(Venue(venue), Environment.SIM, "Main")


def coinw_rows(*ids: int) -> list[PositionRow]:
    rows = [
        {"id": n, "instrument": "BTC", "direction": "long", "currentPiece": 1, "openPrice": 100}
        for n in ids
    ]
    return msgspec.json.decode(json.dumps(rows).encode(), type=list[PositionRow])


def crosstrade_orders(*ids: str) -> list[OrderRow]:
    return [OrderRow(order_id=one, instrument="ES 12-26", order_state="Working") for one in ids]


def metatrader5_snapshot(*tickets: int) -> pb.OpenedOrdersData:
    rows = [
        pb.PositionInfo(ticket=n, identifier=n + 1000, symbol="EURUSD", volume=0.1, price_open=1.1)
        for n in tickets
    ]
    return pb.OpenedOrdersData(position_infos=rows)


def test_coinw_knows_the_instrument_of_what_is_held_and_of_what_was_closed_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(coinw, "_NAMES_KEPT", 3)
    it = coinw.Known(account("coinw"))
    for number in range(2, 9):
        it.take_positions(coinw_rows(1, number), Instant(number * HOUR))
    assert set(it.instrument_names) == {"1", "7", "8"}


def test_metatrader5_knows_the_tickets_that_are_held_and_those_that_ended_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(metatrader5, "_TICKETS_KEPT", 3)
    it = metatrader5.Known(account("metatrader5"))
    for ticket in range(2, 9):
        it.take(metatrader5_snapshot(1, ticket), Instant(ticket * HOUR))
    assert [it.symbol_of(str(ticket)) for ticket in (1, 7, 8, 2)] == ["EURUSD"] * 3 + [""]
    assert (it.identifier_of(1), it.ticket_of(1008)) == (1001, 8)


def test_a_crosstrade_order_that_is_still_listed_never_counts_as_new(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "_ORDERS_KEPT", 3)
    orders = memory.Orders()
    for hour in range(1, 9):
        orders.take("Sim101", crosstrade_orders("old", f"of-hour-{hour}"), Instant(hour * HOUR))
    sent = Instant(8 * HOUR + 1)
    assert orders.is_new("Sim101", "old", sent) is False
    assert orders.is_new("Sim101", "of-hour-8", sent) is False
    # What has left the list long ago and is not remembered would be told by its own time.
    assert orders.is_new("Sim101", "of-hour-1", sent) is True


def test_qfex_fills_of_other_peoples_orders_do_not_pile_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(correlation, "_MOST_LOOSE", 2)
    it = correlation.Correlation()
    fills: dict[str, Any] = {}
    for name in ("a", "b", "c", "c"):
        fills[name] = FillBody(order_id=name)
        assert it.close_of_fill(fills[name]) is None
    assert it.claim_fills("a") == []
    assert it.claim_fills("c") == [FillBody(order_id="c")] * 2
