"""What orders say: words, quantities, and several orders of one close together."""

import json
from typing import Any

import msgspec
import pytest

from app.domain.ids import PositionKey
from app.domain.report import OrderReport, OrderStatus
from app.venues.clearstreet.orders import (
    fills_of,
    has_ended,
    left_of,
    reports_of,
    status_of,
    words_of,
)
from app.venues.clearstreet.wire import ExecutionRow, OrderRow
from tests.support.build import price, quantity
from tests.support.exchanges import exchanges
from tests.venues.clearstreet.house import (
    AAPL,
    CLOSE_ID,
    KEY,
    NOW,
    ORDER,
    OTHER,
    filled_row,
    golden,
    order_row,
)

POSITION = PositionKey(KEY, f"50231/{AAPL}")


def order(**changes: Any) -> OrderRow:
    return msgspec.json.decode(json.dumps(order_row(**changes)), type=OrderRow)


def together(*rows: dict[str, Any]) -> OrderReport:
    read = msgspec.json.decode(json.dumps(rows), type=list[OrderRow])
    reports = reports_of(read, CLOSE_ID, POSITION, NOW)
    assert {report.venue_order_id for report in reports} == {row.id for row in read}
    assert len({(r.status, r.filled, r.average_price) for r in reports}) == 1
    return reports[0]


def test_the_life_of_a_close() -> None:
    rows = [json.loads(e.answer)["data"] for e in exchanges("clearstreet", "order_life")]
    new, working, partial, filled, canceled, queued, rejected = map(together, rows)
    assert new.status is working.status is queued.status is OrderStatus.WORKING
    assert (partial.status, partial.filled) == (OrderStatus.PARTIALLY_FILLED, quantity("80"))
    assert (filled.status, filled.average_price) == (OrderStatus.FILLED, price("210.1016666667"))
    assert (canceled.status, canceled.filled) == (OrderStatus.CANCELED, quantity("25"))
    assert canceled.reason == "Remaining quantity canceled: IOC"
    assert "held at the venue until 2026-03-18 13:30 UTC" in queued.reason
    assert rejected.status is OrderStatus.REJECTED
    assert rejected.reason == (
        "Clear Street rejected the order: Risk check failed: instrument is not tradable. Nothing "
        "was closed; still open."
    )


def test_a_rest_that_is_rejected_does_not_deny_what_was_filled() -> None:
    report = together(order_row(status="REJECTED", filled_quantity="10", details=["odd"]))
    assert (report.status, report.filled) == (OrderStatus.REJECTED, quantity("10"))
    assert report.reason == (
        "Clear Street rejected the rest of the order: odd. The rest is still open."
    )


@pytest.mark.parametrize(
    "word",
    ["PENDING_NEW", "QUEUED", "PENDING_TRIGGER", "PENDING_CANCEL", "PENDING_REPLACE", "REPLACED",
     "STOPPED", "SUSPENDED", "CALCULATED", "OTHER", "LEVITATING", None],
)  # fmt: skip
def test_a_word_that_is_no_end_or_not_known_goes_on(word: str | None) -> None:
    assert not has_ended(order(status=word))


def test_a_whole_fill_is_an_end_whatever_the_word() -> None:
    assert status_of(order(status="LEVITATING", filled_quantity="120")) is OrderStatus.FILLED
    assert status_of(order(status="CANCELED", filled_quantity="120")) is OrderStatus.FILLED


@pytest.mark.parametrize("filled", ["0", "100"])
def test_called_filled_with_less_told_is_not_called_cancelled(filled: str) -> None:
    report = together(order_row(status="FILLED", filled_quantity=filled))
    assert (report.status, report.filled) == (OrderStatus.FILLED, quantity(filled))
    unsaid = order(status="FILLED", filled_quantity=None)
    assert status_of(unsaid) is OrderStatus.FILLED


def test_done_for_the_day_ends_a_day_order_and_no_other() -> None:
    assert status_of(order(status="DONE_FOR_DAY")) is OrderStatus.EXPIRED
    assert not has_ended(order(status="DONE_FOR_DAY", time_in_force="GOOD_TILL_CANCEL"))


def test_null_fields_of_an_order_break_nothing() -> None:
    names = ("symbol", "instrument_id", "side", "quantity", "filled_quantity", "limit_price")
    bare = order(**dict.fromkeys(names), status="NEW", details=None)
    assert reports_of([bare], CLOSE_ID, POSITION, NOW)[0].quantity is None


def test_a_close_in_two_orders_is_the_sum_of_both() -> None:
    half = filled_row(ORDER, "80")
    rest = order_row(id=OTHER, quantity="40", filled_quantity="0", status="NEW")
    open_ = together(half, rest)
    assert (open_.status, open_.quantity, open_.filled) == (
        OrderStatus.PARTIALLY_FILLED,
        quantity("120"),
        quantity("80"),
    )
    dearer = {**filled_row(OTHER, "40"), "average_fill_price": "213.10"}
    both = together(half, dearer)
    assert (both.status, both.filled) == (OrderStatus.FILLED, quantity("120"))
    assert both.average_price == price("211.10")


def test_a_close_in_two_orders_of_which_one_is_rejected_is_a_part() -> None:
    no = order_row(id=OTHER, quantity="40", status="REJECTED", details=["no"])
    report = together(filled_row(ORDER, "80"), no)
    assert (report.status, report.filled) == (OrderStatus.CANCELED, quantity("80"))


@pytest.mark.parametrize("size", ["120", "40"])
def test_an_order_made_smaller_since_it_was_accepted_ends_with_a_rest(size: str) -> None:
    row = filled_row(ORDER, size)
    (report,) = reports_of([order(**row)], CLOSE_ID, POSITION, NOW, accepted=quantity("120"))
    assert (report.quantity, report.filled) == (quantity("120"), quantity(size))
    whole = size == "120"
    assert report.status is (OrderStatus.FILLED if whole else OrderStatus.CANCELED)
    assert ("made smaller at Clear Street, from 120 to 40" in report.reason) is not whole


def test_an_order_made_smaller_works_on_until_it_is_filled() -> None:
    row = order(status="REPLACED", quantity="40", filled_quantity="10")
    (report,) = reports_of([row], CLOSE_ID, POSITION, NOW, accepted=quantity("120"))
    assert (report.status, report.quantity) == (OrderStatus.PARTIALLY_FILLED, quantity("120"))


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ("late risk", ["late risk"]),
        (["late", None, 7, "risk"], ["late", "risk"]),
        (
            [{"type": "X", "description": "Buying power: 5 > 4"}, {"odd": 1}],
            ["Buying power: 5 > 4"],
        ),
        ({"odd": 1}, []),
        (None, []),
    ],
)
def test_words_of_any_shape_explain_an_order_and_never_spoil_it(
    details: Any, said: list[str]
) -> None:
    row = order(status="CANCELED", filled_quantity="25", details=details, limit_price="")
    assert words_of(row) == said
    assert together(order_row(status="CANCELED", filled_quantity="25")).filled == quantity("25")


def test_what_rests_is_what_open_orders_have_left() -> None:
    rows = [order(filled_quantity="20", status="NEW"), order(status="CANCELED")]
    assert left_of(rows) == quantity("100")


def test_executions_have_prices_and_no_fees() -> None:
    rows = msgspec.json.decode(json.dumps(golden("executions")["data"]), type=list[ExecutionRow])
    fills = fills_of(rows, CLOSE_ID, POSITION, NOW)
    assert [(f.quantity, f.price, f.fee) for f in fills] == [
        (quantity("40"), price("210.095"), None),
        (quantity("80"), price("210.105"), None),
    ]
