"""The interface of the venue: which call is which, and what it does with what was asked."""

from typing import Final

from app.sim.clearstreet.asked import WHOLE, Fields
from app.sim.clearstreet.book import Order
from app.sim.clearstreet.door import Asked, Call, Door
from app.sim.clearstreet.instruments import resolve
from app.sim.clearstreet.opening import Venue
from app.sim.clearstreet.reading import Reading, instrument_ids
from app.sim.clearstreet.reference import Reference
from app.sim.clearstreet.refusals import Refusal
from app.sim.clearstreet.rows import Row, order_row
from app.sim.clearstreet.submission import ORDER_TYPES, Submission
from app.sim.clearstreet.trading import Trading

VERSION: Final = "2025-10-31"
_ACCOUNT: Final = "/v1/accounts/{account_id}"
_POSITIONS: Final = f"{_ACCOUNT}/positions"
_ORDERS: Final = f"{_ACCOUNT}/orders"


class Calls:
    """Every call of the simulated venue."""

    def __init__(
        self,
        venue: Venue,
        door: Door,
        trading: Trading,
        submission: Submission,
    ) -> None:
        self._venue = venue
        self._door = door
        self._trading = trading
        self._submission = submission
        self.all = [*_reads(Reading(venue), Reference(venue)), *self._mutations()]

    def about(self, asked: Asked) -> str:
        """Account and instrument of a mutation as far as it names them; `*` where it does not."""
        account, instrument = asked.path["account_id"], asked.path.get("instrument_id")
        order_id = asked.path.get("order_id")
        if instrument is not None:
            known = resolve(instrument)
            return f"{account}/{known.id if known else instrument}"
        if order_id is not None and WHOLE.fullmatch(account):
            held = self._venue.account(int(account))
            order = held.order(order_id) if held else None
            return f"{account}/{order.instrument.id if order else '*'}"
        return f"{account}/{_named(asked) or '*'}"

    def _mutations(self) -> list[Call]:
        return [
            Call("DELETE", f"{_POSITIONS}/{{instrument_id}}", self._close, "close"),
            Call("DELETE", _POSITIONS, self._close_all, "flatten"),
            Call("POST", _ORDERS, self._submit, "order"),
            Call("DELETE", f"{_ORDERS}/{{order_id}}", self._cancel, "cancel"),
            Call("DELETE", _ORDERS, self._cancel_all, "cancel"),
            Call("PATCH", f"{_ORDERS}/{{order_id}}", self._replace, "modify"),
        ]

    def _close(self, asked: Asked) -> list[Row]:
        cancel_orders, how = _cancel_orders(asked), self._door.handling("close")
        instrument = asked.path["instrument_id"]
        return _rows(self._trading.close(asked.account, instrument, cancel_orders, how))

    def _close_all(self, asked: Asked) -> list[Row]:
        cancel_orders, how = _cancel_orders(asked), self._door.handling("flatten")
        return _rows(self._trading.close_all(asked.account, cancel_orders, how))

    def _submit(self, asked: Asked) -> list[Row]:
        how = self._door.handling("order")
        return _rows(self._submission.submit(asked.account, asked.json(), how))

    def _cancel(self, asked: Asked) -> Row:
        return order_row(self._trading.cancel(asked.account, asked.path["order_id"]))

    def _cancel_all(self, asked: Asked) -> list[Row]:
        query = asked.query
        return _rows(
            self._trading.cancel_all(
                asked.account,
                instruments=instrument_ids(query, "instrument_ids"),
                side=query.word("side", ("BUY", "SELL")),
                order_type=query.word("type", (*ORDER_TYPES, "OTHER")),
                instrument_type=query.text("instrument_type"),
            )
        )

    def _replace(self, asked: Asked) -> Row:
        fields = Fields(asked.json())
        return order_row(self._trading.replace(asked.account, asked.path["order_id"], fields))


def _reads(reading: Reading, reference: Reference) -> list[Call]:
    return [
        Call("GET", "/v1/version", lambda _: {"version": VERSION}, needs_key=False),
        Call("GET", "/v1/clock", lambda _: reading.clock()),
        Call("GET", "/v1/accounts", lambda it: reading.accounts(it.query)),
        Call("GET", _ACCOUNT, lambda it: reading.account(it.account)),
        Call("GET", f"{_ACCOUNT}/balances", lambda it: reading.balances(it.account)),
        Call("GET", _POSITIONS, lambda it: reading.positions(it.account, it.query)),
        Call("GET", _ORDERS, lambda it: reading.orders(it.account, it.query)),
        Call(
            "GET",
            f"{_ORDERS}/{{order_id}}",
            lambda it: reading.order(it.account, it.path["order_id"]),
        ),
        Call("GET", f"{_ACCOUNT}/executions", lambda it: reading.executions(it.account, it.query)),
        Call("GET", "/v1/instruments", lambda it: reference.instruments(it.query)),
        Call("GET", "/v1/instruments/options/contracts", lambda it: reference.contracts(it.query)),
        Call(
            "GET",
            "/v1/instruments/{instrument_id}",
            lambda it: reference.instrument(it.path["instrument_id"]),
        ),
        Call("GET", "/v1/market-data/snapshot", lambda it: reference.snapshots(it.query)),
        Call("GET", "/v1/calendars/market-hours", lambda it: reference.market_hours(it.query)),
    ]


def _cancel_orders(asked: Asked) -> bool | None:
    """From the body alone; a query parameter of that name is ignored."""
    body = asked.json()
    return None if body is None else Fields(body).flag("cancel_orders")


def _named(asked: Asked) -> str:
    """The instruments that a body of orders or a filter names."""
    named = [part for part in (asked.query.text("instrument_ids") or "").split(",") if part]
    if not named:
        try:
            body = asked.json()
        except Refusal:
            return ""
        orders = body if isinstance(body, list) else []
        named = [
            str(one.get("instrument_id") or one.get("symbol"))
            for one in orders
            if isinstance(one, dict)
        ]
    known = [instrument.id if (instrument := resolve(one)) else one for one in named]
    return ",".join(dict.fromkeys(known))


def _rows(orders: list[Order]) -> list[Row]:
    return [order_row(order) for order in orders]
