"""Whose is it? Matches what QFEX says to what we asked; its replies carry no request id.

A reply is ours, in this order: by our client order id; by an order id bound to it before; for an
error by the request it echoes; for an order without client id, by symbol, side, kind, size and an
order id never seen before we sent. Everything else is someone else's and is never attached to a close.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from app.domain.ids import CloseId
from app.domain.intent import AtMarket, CloseRequest
from app.domain.recent import Recent
from app.venues.qfex.codec import closing_side, echo_of, order_terms
from app.venues.qfex.wire import ErrBody, FillBody, OrderBody

# An unanswered request may still be the one that a late error without echo speaks of.
REMEMBERED_S: Final = 60.0

# Order ids remembered to tell an order that is new from one that was there before.
_MOST_SEEN: Final = 20_000
# Sizes pass through floats at the venue.
_NOISE: Final = Decimal("1e-9")
# Fills overtake the word on their order by moments; those of other people's orders wait in vain.
_MOST_LOOSE: Final = 500


@dataclass(eq=False)
class Request:
    """One request that awaits its answer. `close_id` only where it is a close."""

    kind: str
    symbol: str = ""
    close_id: CloseId | None = None
    order_id: str | None = None
    side: str = ""
    order_type: str = ""
    lives: str = ""
    quantity: Decimal | None = None
    price: Decimal | None = None
    sent_s: float = 0.0
    orders_seen: int = 0


class Correlation:
    """What we asked and what we know to be ours; outlives a connection."""

    def __init__(self) -> None:
        self._waiting: list[Request] = []
        self._ours: set[str] = set()
        self._close_of: dict[str, CloseId] = {}
        self._seen: Recent[str, int] = Recent(_MOST_SEEN)
        self._count = 0
        self._loose_fills: Recent[str, list[FillBody]] = Recent(_MOST_LOOSE)

    def sent(self, request: Request, now_s: float) -> None:
        """A request is about to leave."""
        request.sent_s = now_s
        self._waiting = [r for r in self._waiting if now_s - r.sent_s < REMEMBERED_S]
        if request.close_id is not None:
            request.orders_seen = self._count
            self._ours.add(request.close_id)
        self._waiting.append(request)

    def settled(self, request: Request) -> None:
        """A request was answered, or never left."""
        if request in self._waiting:
            self._waiting.remove(request)

    def line_broke(self) -> None:
        """Nothing asked on a connection is answered on the next."""
        self._waiting.clear()

    def remember(self, close_id: CloseId, order_ids: Iterable[str]) -> None:
        """A close of ours, from before a restart perhaps; with its orders it waits no more."""
        self._ours.add(close_id)
        for order_id in order_ids:
            self._close_of[order_id] = close_id
            self._waiting = [r for r in self._waiting if r.close_id != close_id]

    def orders_of(self, close_id: CloseId) -> tuple[str, ...]:
        return tuple(order for order, close in self._close_of.items() if close == close_id)

    def waiting(self, *kinds: str) -> list[Request]:
        return [request for request in self._waiting if request.kind in kinds]

    def close_request(self, close_id: CloseId) -> Request | None:
        for request in self._waiting:
            if request.close_id == close_id:
                return request
        return None

    def cancel_request(self, body: OrderBody) -> Request | None:
        """The cancel that a statement about an order may answer."""
        cancels = self.waiting("cancel_order", "cancel_stop_order")
        if body.order_id:
            return next((r for r in cancels if r.order_id == body.order_id), None)
        alike = [request for request in cancels if request.symbol == body.symbol]
        return alike[0] if len(alike) == 1 else None

    def close_of_order(self, body: OrderBody) -> CloseId | None:
        """The close that an order belongs to; binds its order id on first sight."""
        order_id = body.order_id or ""
        close_id = self._known(body.client_order_id, order_id)
        if close_id is None and not body.client_order_id:
            close_id = self._by_likeness(body, order_id)
        self._see(order_id)
        if close_id is not None and order_id:
            self._close_of[order_id] = close_id
        return close_id

    def close_of_fill(self, body: FillBody) -> CloseId | None:
        """The close that a fill belongs to. One that nobody claims yet is kept for its order."""
        order_id = body.order_id or ""
        close_id = self._known(body.client_order_id, order_id)
        if close_id is None:
            if not body.client_order_id and order_id:
                self._loose_fills[order_id] = [*self._loose_fills.get(order_id, []), body]
        elif order_id:
            self._close_of[order_id] = close_id
        return close_id

    def claim_fills(self, order_id: str) -> list[FillBody]:
        """Fills that came before their order could be told as ours."""
        return self._loose_fills.pop(order_id, [])

    def request_of_error(self, body: ErrBody) -> Request | None:
        """The request an error answers; None: not to be told, or not ours."""
        echoed = body.incoming_message
        # Without an echo only a lone request can be meant.
        alike = [request for request in self._waiting if not echoed or _echoes(request, echoed)]
        return alike[0] if len(alike) == 1 else None

    def _known(self, client_id: str | None, order_id: str) -> CloseId | None:
        if client_id and client_id in self._ours:
            return CloseId(client_id)
        return self._close_of.get(order_id)

    def _by_likeness(self, body: OrderBody, order_id: str) -> CloseId | None:
        alike = [
            request.close_id
            for request in self._waiting
            if request.close_id is not None
            and request.symbol == body.symbol
            and request.side == body.side
            and request.order_type == body.type
            and request.lives == body.time_in_force
            and _is_size(body.quantity, request.quantity)
            and request.price in (None, body.price)
            and order_id
            and self._seen.get(order_id, request.orders_seen) >= request.orders_seen
            and request.close_id not in self._close_of.values()
        ]
        return alike[0] if len(alike) == 1 else None

    def _see(self, order_id: str) -> None:
        if order_id not in self._seen:
            self._seen[order_id] = self._count
            self._count += 1


def request_of(request: CloseRequest) -> Request:
    """What a reply to this close will look like, for the case that it names no id."""
    waiting = Request("add_order", request.instrument.wire_name, request.close_id)
    waiting.side = closing_side(request.side)
    waiting.order_type, waiting.lives, price = order_terms(request.pricing)
    waiting.quantity = request.quantity
    if request.whole and isinstance(request.pricing, AtMarket):
        # QFEX sizes it. One of another size is not known by likeness: it may be somebody else's.
        waiting.kind, waiting.order_type = "close_position", "LIMIT"
        return waiting
    # The venue may answer a market order with a protective price of its own.
    waiting.price = price or None
    return waiting


def _is_size(said: Decimal | None, asked: Decimal | None) -> bool:
    """Whether two sizes are the same but for the noise of floats; none asked for fits any."""
    if asked is None or said is None:
        return asked is None
    return abs(said - asked) <= asked * _NOISE


def _echoes(request: Request, echoed: Any) -> bool:
    """Whether an error repeats `request`: as an object, as its text, or by its name alone."""
    echo = echo_of(echoed)
    if echo is None:
        return bool(echoed == request.kind)
    params = echo.get("params") or {}
    if echo.get("type") != request.kind or not isinstance(params, dict):
        return False
    return not params or _same_params(request, params)


def _same_params(request: Request, params: Mapping[str, Any]) -> bool:
    if request.close_id is not None and params.get("client_order_id"):
        return bool(params["client_order_id"] == request.close_id)
    if request.kind == "cancel_stop_order":
        return params.get("stop_order_id") == request.order_id
    if request.kind in ("subscribe", "get_user_trades"):
        return True
    if params.get("order_id") is not None or request.order_id is not None:
        return params.get("order_id") == request.order_id
    return params.get("symbol") == request.symbol
