"""Frames for the tests: those of the golden files, with single fields changed."""

import json
from decimal import Decimal
from typing import Any

from app.domain.ids import CloseId, Instant, PositionKey
from app.domain.instrument import Instrument
from app.domain.intent import AtLimit, AtMarket, CloseRequest, RequestPricing, WorstPrice
from app.domain.order import CloseOrder, begin
from app.domain.position import Side
from app.domain.reconcile import Before
from app.venues.session import CloseSubject
from tests.support.build import instrument, price, quantity
from tests.support.golden import frames
from tests.venues.qfex.conftest import ACCOUNT

CLOSE_ID = CloseId("c1a2b3c4d5e64f708192a3b4c5d6e7f8")
ORDER_ID = "5b309929-206f-40ec-804d-cbe46e81afc1"

APPLE: Instrument = instrument("AAPL-USD", lot="0.001", minimum="0.001", tick="0.05")

ACK, FIRST_PART, FIRST_FILL, LAST_PART, LAST_FILL, FLAT = frames("qfex", "full_close")


def changed(frame: str, **fields: Any) -> str:
    """The frame with fields of its body replaced; None leaves a JSON null."""
    message = json.loads(frame)
    body = next(iter(message.values()))
    body.update(fields)
    return json.dumps(message)


def without(frame: str, *fields: str) -> str:
    message = json.loads(frame)
    body = next(iter(message.values()))
    for name in fields:
        del body[name]
    return json.dumps(message)


def listed(*orders: str) -> str:
    """A list of open orders made of order_response frames."""
    rows = [json.loads(order)["order_response"] for order in orders]
    return json.dumps({"all_orders_response": {"orders": rows, "twaps": []}})


def history(**fields: Any) -> str:
    """The golden history row, with fields replaced."""
    from tests.support.golden import replies

    page = json.loads(replies("qfex", "queries")["/user/historic-orders"])
    page["data"][0].update(fields)
    return json.dumps(page)


def whole(size: str = "2", close_id: CloseId = CLOSE_ID) -> CloseRequest:
    """Close everything at market."""
    return _request(True, size, size, AtMarket(), Side.LONG, close_id)


def part(
    size: str, pricing: RequestPricing | None = None, *, side: Side = Side.LONG
) -> CloseRequest:
    return _request(False, size, "4", pricing or AtMarket(), side, CLOSE_ID)


def capped(at: str) -> WorstPrice:
    return WorstPrice(price(at), price("199.80"), "best bid", Decimal("0.95"))


def at_limit(at: str) -> AtLimit:
    return AtLimit(price(at))


def subject(request: CloseRequest, order: CloseOrder | None = None) -> CloseSubject:
    """A close as the journal restores it."""
    asked = order or begin(request.close_id, request.quantity, Instant(1))
    return CloseSubject(
        asked, request, Before(request.side, request.position_quantity, Instant(1))
    )


def _request(
    is_whole: bool,
    size: str,
    of: str,
    pricing: RequestPricing,
    side: Side,
    close_id: CloseId,
) -> CloseRequest:
    return CloseRequest(
        close_id=close_id,
        position=PositionKey(ACCOUNT, "AAPL-USD"),
        instrument=APPLE,
        side=side,
        whole=is_whole,
        quantity=quantity(size),
        position_quantity=quantity(of),
        pricing=pricing,
        cancel_working_orders=False,
    )
