"""Which orders were there before a close: known by one number, however many orders there are."""

import json

import msgspec

from app.venues.clearstreet.resting import RestingOrders
from app.venues.clearstreet.wire import OrderRow
from tests.venues.clearstreet.house import order_row

ACCOUNT, OTHER = 1, 2


def named(*ids: str) -> list[OrderRow]:
    rows = [order_row(id=order_id, status="NEW") for order_id in ids]
    return msgspec.json.decode(json.dumps(rows), type=list[OrderRow])


def test_what_was_heard_of_after_a_close_was_not_there_before_it() -> None:
    orders = RestingOrders()
    orders.take(ACCOUNT, named("old"))
    at_sending = orders.count
    orders.hear(ACCOUNT, named("old", "new"))
    assert orders.ids_until(ACCOUNT, at_sending) == {"old"}
    assert orders.ids_until(ACCOUNT, orders.count) == {"old", "new"}


def test_the_orders_of_another_account_are_not_named() -> None:
    orders = RestingOrders()
    orders.take(ACCOUNT, named("mine"))
    orders.take(OTHER, named("theirs"))
    assert orders.ids_until(ACCOUNT, orders.count) == {"mine"}


def test_only_the_newest_ids_are_kept() -> None:
    orders = RestingOrders()
    orders.take(ACCOUNT, named(*(f"order-{number}" for number in range(5_100))))
    kept = orders.ids_until(ACCOUNT, orders.count)
    assert len(kept) == 5_000
    assert "order-99" not in kept
    assert "order-100" in kept


def test_after_a_lost_connection_nothing_is_known_to_rest_until_all_is_listed_again() -> None:
    orders = RestingOrders()
    orders.take(ACCOUNT, named("old"))
    assert orders.knows(ACCOUNT)
    assert orders.newest(ACCOUNT)
    orders.forget()
    assert not orders.knows(ACCOUNT)
    assert orders.newest(ACCOUNT) == ""
    assert orders.working(ACCOUNT, "anything") is None
    assert orders.ids_until(ACCOUNT, orders.count) == {"old"}


def test_the_newest_change_seen_never_goes_back() -> None:
    orders = RestingOrders()
    late, early = named("late")[0], named("early")[0]
    late.updated_at, early.updated_at = "2026-03-18T14:01:15Z", "2026-03-18T13:00:00Z"
    orders.take(ACCOUNT, [late])
    orders.take(ACCOUNT, [early])
    assert orders.newest(ACCOUNT) == "2026-03-18T14:01:15Z"
