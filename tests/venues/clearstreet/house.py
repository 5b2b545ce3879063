"""A Clear Street account on a scripted venue, and the rows and requests that the tests speak of."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from app.domain.grid import Grid
from app.domain.ids import AccountKey, CloseId, Environment, Instant, PositionKey, Venue
from app.domain.ids import VenueOrderId as OrderId
from app.domain.instrument import Instrument, Unit
from app.domain.intent import AtLimit, AtMarket, CloseRequest, RequestPricing, WorstPrice
from app.domain.order import CloseOrder, begin
from app.domain.position import Side
from app.domain.reconcile import Before
from app.venues.session import CloseSubject, VenueSession
from tests.support.build import price, quantity
from tests.support.exchanges import exchanges
from tests.support.running import running_and_up
from tests.support.scripted_http import Answer, ScriptedHttp, answer
from tests.support.sink import FakeSink

KEY = AccountKey(Venue("clearstreet"), Environment.SIM, "Main")
AAPL = "6b0f1c2e-7a4d-4f7e-9a51-0c2d8e4b1a01"
NVDA = "6b0f1c2e-7a4d-4f7e-9a51-0c2d8e4b1a02"
CALL = "6b0f1c2e-7a4d-4f7e-9a51-0c2d8e4b1a03"
PUT = "6b0f1c2e-7a4d-4f7e-9a51-0c2d8e4b1a04"
VTI = "6b0f1c2e-7a4d-4f7e-9a51-0c2d8e4b1a05"
ORDER, OTHER = "019d0a3e-51c2-7d10-8a44-2f6b7c8d9e10", "019d0a3e-51c2-7d10-8a44-2f6b7c8d9e99"
CLOSE_ID = CloseId("0" * 31 + "1")

ACCOUNT = "/v1/accounts/50231"
POSITIONS, ORDERS = f"GET {ACCOUNT}/positions", f"GET {ACCOUNT}/orders"
EXECUTIONS = f"GET {ACCOUNT}/executions"
CLOSE, SUBMIT = f"DELETE {ACCOUNT}/positions/{AAPL}", f"POST {ACCOUNT}/orders"
SNAPSHOT = "GET /v1/market-data/snapshot"
# 2026-03-18T14:01:15Z, the moment of the golden clock: ours agrees with it.
NOW = Instant(1_773_842_475 * 1_000_000_000)


def golden(name: str, number: int = 0) -> Any:
    """The body of an answer of a golden file."""
    return json.loads(exchanges("clearstreet", name)[number].answer)


def data(rows: Any, **metadata: Any) -> bytes:
    return answer(200, {"data": rows, "error": None, "metadata": metadata})


def error(name: int, **detail: Any) -> bytes:
    """The first golden error with this status."""
    found = next(e for e in exchanges("clearstreet", "errors") if e.status == name)
    return answer(found.status, found.answer, *found.headers)


def position_row(symbol: str = "AAPL", **changes: Any) -> dict[str, Any]:
    """A golden position with single fields changed; None leaves a null."""
    rows = golden("positions", 0)["data"] + golden("positions", 1)["data"]
    row: dict[str, Any] = next(r for r in rows if r["symbol"] == symbol)
    return {**row, **changes}


def order_row(**changes: Any) -> dict[str, Any]:
    """The golden closing order, new, with single fields changed."""
    row: dict[str, Any] = golden("close_whole")["data"][0]
    return {**row, **changes}


def filled_row(order_id: str = ORDER, size: str = "120", **changes: Any) -> dict[str, Any]:
    done = {"status": "FILLED", "quantity": size, "filled_quantity": size}
    return order_row(id=order_id, average_fill_price="210.10", **done, **changes)


STOCK = Instrument(
    Venue("clearstreet"),
    "AAPL",
    AAPL,
    Unit.SHARE,
    Grid(Decimal(1), Decimal(1)),
    Grid(Decimal("0.01")),
    Decimal(1),
    "USD",
)


def request(
    pricing: RequestPricing | None = None,
    *,
    part: str = "",
    size: str = "120",
    side: Side = Side.LONG,
    cancel: bool = True,
    wire_id: str = f"50231/{AAPL}",
    instrument: Instrument = STOCK,
) -> CloseRequest:
    """Close everything at market, or what is named."""
    return CloseRequest(
        close_id=CLOSE_ID,
        position=PositionKey(KEY, wire_id),
        instrument=instrument,
        side=side,
        whole=not part,
        quantity=quantity(part or size),
        position_quantity=quantity(size),
        pricing=pricing or AtMarket(),
        cancel_working_orders=cancel,
    )


def capped(at: str) -> WorstPrice:
    return WorstPrice(price(at), price("210.10"), "best bid", Decimal("0.20"))


def at_limit(at: str) -> AtLimit:
    return AtLimit(price(at))


def subject(of: CloseRequest, ids: Sequence[str] = ()) -> CloseSubject:
    """A close as the journal restores it."""
    empty = begin(of.close_id, of.quantity, NOW)
    order = CloseOrder(
        empty.close_id,
        empty.state,
        empty.quantity,
        empty.last_event_at,
        venue_order_ids=tuple(OrderId(one) for one in ids),
    )
    return CloseSubject(order, of, Before(of.side, of.position_quantity, NOW))


@dataclass
class House:
    """One session against one scripted venue."""

    venue: ScriptedHttp
    session: VenueSession
    sink: FakeSink = field(default_factory=FakeSink)

    def holds(self, *rows: dict[str, Any]) -> None:
        self.venue.says(POSITIONS, data(list(rows)))

    def orders_are(self, *rows: dict[str, Any]) -> None:
        self.venue.says(ORDERS, data(list(rows)))

    def answers_close_with(self, said: Answer) -> None:
        self.venue.says(CLOSE, said)

    @asynccontextmanager
    async def connected(self) -> AsyncIterator["House"]:
        """Running and up."""
        async with running_and_up(self.session, self.sink):
            yield self


def furnish(venue: ScriptedHttp) -> None:
    """The golden answers for every read that a run makes."""
    venue.says("GET /v1/accounts", data(golden("accounts")["data"]))
    venue.says("GET /v1/clock", answer(200, golden("clock")))
    venue.says(POSITIONS, data([position_row()]))
    venue.says(ORDERS, data([]))
    venue.says(EXECUTIONS, data([]))
    venue.says("GET /v1/instruments", data([golden("instruments")["data"]]))
    venue.says("GET /v1/instruments/options/contracts", data([]))
    venue.says(SNAPSHOT, answer(200, golden("snapshot")))
    hours = {"market": "us_equities", "status": {"is_open": True, "current_session": "regular"}}
    venue.says("GET /v1/calendars/market-hours", data([hours]))
