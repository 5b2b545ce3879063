"""From a close request to the bytes that leave, and from the answer to what it proves."""

from collections.abc import Awaitable, Callable
from typing import Final

from app.domain.errors import Denied, OutcomeUnknown, Refused, UnwindError
from app.domain.ids import CloseId, VenueOrderId
from app.domain.instrument import Unit
from app.domain.intent import AtMarket, CloseRequest
from app.domain.money import Price, Quantity, plain, total
from app.domain.position import Position
from app.domain.report import Accepted, OrderStatus, Reply, WirePreview
from app.domain.words import say
from app.venues._http import HttpResponse
from app.venues.clearstreet.address import HeldAt, orders_path
from app.venues.clearstreet.codec import Call, client_id, decode_orders, encode_close, is_native
from app.venues.clearstreet.known import Known
from app.venues.clearstreet.listing import price_grid
from app.venues.clearstreet.orders import filled_of, size_of, status_of, words_of
from app.venues.clearstreet.ours import became_of_close
from app.venues.clearstreet.refusals import FORBIDDEN, RATE_LIMITED, of_rejected
from app.venues.clearstreet.rest import Rest
from app.venues.clearstreet.watching import Watch
from app.venues.clearstreet.wire import OrderRow
from app.venues.session import PreparedClose

# The venue answers in tenths of a second; after this the look-up learns more than the waiting.
CLOSE_DEADLINE_S: Final = 5.0
_CLOSES_KEPT: Final = 5000


class Closing:
    """The one way in which closes leave."""

    def __init__(
        self,
        rest: Rest,
        known: Known,
        watch: Watch,
        *,
        read_positions: Callable[[], Awaitable[tuple[Position, ...]]],
        on_answered: Callable[[], None],
    ) -> None:
        self._rest, self._known, self._watch = rest, known, watch
        self._read_positions, self._on_answered = read_positions, on_answered
        self._known_orders: dict[CloseId, int] = {}

    def prepare(self, request: CloseRequest) -> PreparedClose:
        """Build the close and what shows it. Raises Denied."""
        held = HeldAt.of(request.position)
        if not is_native(request):
            self._check_order(request)
        option = request.instrument.unit is Unit.CONTRACT
        extended = self._known.hours.is_extended(option=option)
        call = encode_close(request, extended_hours=extended)

        def send() -> Awaitable[Reply]:
            self._remember_orders(request.close_id)
            return self._reply(request, held, self._rest.send(call, CLOSE_DEADLINE_S))

        return PreparedClose(self._preview(call, request, held), send)

    def there_before(self, close_id: CloseId, account: int) -> frozenset[str]:
        """The order ids known when a close of this run was sent: none of them is that close."""
        return self._known.resting.ids_until(account, self._known_orders.get(close_id, 0))

    def _remember_orders(self, close_id: CloseId) -> None:
        self._known_orders[close_id] = self._known.resting.count
        if len(self._known_orders) > _CLOSES_KEPT:
            del self._known_orders[next(iter(self._known_orders))]

    def _check_order(self, request: CloseRequest) -> None:
        """What an order of ours must not do, the position being freshly read."""
        wire_id, symbol = request.position.wire_id, request.instrument.symbol
        live = self._known.positions.get(wire_id)
        if wire_id in self._known.inconsistent:
            raise Denied(
                "inconsistent",
                say(
                    "The row of {symbol} contradicts itself, so an order could go the wrong way. "
                    "Nothing was sent; still open. Close it whole at market.",
                    symbol=symbol,
                ),
            )
        free = self._known.free.get(wire_id)
        if live is not None and free is not None and request.quantity > free:
            raise Denied(
                "tied_up",
                say(
                    "Of {quantity} {symbol} only {free} are free: the rest is tied up, probably by "
                    "open orders. Nothing was sent; still open. Cancel those first, or close less.",
                    quantity=plain(live.quantity),
                    symbol=symbol,
                    free=plain(free),
                ),
            )
        working = live.working_orders if live is not None else None
        if request.whole and request.cancel_working_orders and (working is None or working.count):
            raise Denied(
                "cancel_first",
                say(
                    "Clear Street cancels orders itself only in a whole close at market. Nothing "
                    "was sent; still open. Cancel the orders in {symbol} first, then press again.",
                    symbol=symbol,
                ),
            )
        if not isinstance(request.pricing, AtMarket):
            self._check_price(request, request.pricing.price)

    def _check_price(self, request: CloseRequest, price: Price) -> None:
        """By the newest record: the row may have been told before its bands were known."""
        listing = self._known.directory.listing(request.instrument.wire_name)
        option = request.instrument.unit is Unit.CONTRACT
        grid = price_grid(listing, price, option=option)
        if price.is_finite() and not grid.holds(price):
            raise Denied(
                "off_tick",
                say(
                    "{price} is not on the price grid of {symbol} there (steps of {tick}). Nothing "
                    "was sent.",
                    price=plain(price),
                    symbol=request.instrument.symbol,
                    tick=plain(grid.step),
                ),
            )

    def _preview(self, call: Call, request: CloseRequest, held: HeldAt) -> WirePreview:
        first = f"DELETE {orders_path(held.account)}/… for each open order in the instrument"
        lists_first = request.cancel_working_orders and not is_native(request)
        return WirePreview(
            method=call.method,
            address=f"{self._rest.address}{call.path}",
            headers=self._rest.headers_shown(call),
            body=call.body.decode(),
            digest=call.digest,
            also=(first,) if lists_first else (),
        )

    async def _reply(
        self, request: CloseRequest, held: HeldAt, answer: Awaitable[HttpResponse]
    ) -> Reply:
        try:
            reply = await answer
            self._note(reply, held)
            rows = decode_orders(reply.status, reply.body)
            ours = self._ours(request, held, rows)
            if not ours:
                await self._explain_silence(request)
        except OutcomeUnknown as error:
            raise OutcomeUnknown(
                say(
                    "Whether {what} is being closed is not known. {error}",
                    what=_in_words(request),
                    error=error,
                )
            ) from error
        finally:
            self._on_answered()
        self._known.resting.hear(held.account, rows)
        if all(status_of(row) is OrderStatus.REJECTED and not filled_of(row) for row in ours):
            raise of_rejected([text for row in ours for text in words_of(row)])
        size = total(Quantity(size_of(row)) for row in ours) or None
        accepted = size if is_native(request) else request.quantity
        self._watch.add(request.close_id, request.position, {row.id for row in ours}, accepted)
        return Accepted(tuple(VenueOrderId(row.id) for row in ours), size)

    def _note(self, reply: HttpResponse, held: HeldAt) -> None:
        if str(reply.status) == RATE_LIMITED:
            self._rest.pause_closes(reply.header("retry-after"))
        elif str(reply.status) == FORBIDDEN:
            self._known.forbid(held.account)

    def _ours(self, request: CloseRequest, held: HeldAt, rows: list[OrderRow]) -> list[OrderRow]:
        if not is_native(request):
            named = [row for row in rows if row.client_order_id == client_id(request.close_id)]
            # One order was asked for: an only one is it, whatever the echo looks like.
            return named or (rows if len(rows) == 1 else [])
        before = self.there_before(request.close_id, held.account)
        return [row for row in rows if became_of_close(row, request, held, before)]

    async def _explain_silence(self, request: CloseRequest) -> None:
        """A good answer without an order: nothing to close, or taken without naming one.

        Raises Refused if the position is gone, OutcomeUnknown if it is there or cannot be read.
        """
        try:
            positions = await self._read_positions()
        except UnwindError as error:
            raise OutcomeUnknown(
                say(
                    "Clear Street named no order, and the position could not be read: {error}",
                    error=error,
                )
            ) from error
        if any(position.key == request.position for position in positions):
            raise OutcomeUnknown(say("Clear Street said yes but named no order."))
        raise Refused(
            "nothing_to_close",
            say("an empty list of orders"),
            say("Clear Street had nothing to close: the position is gone."),
        )


def _in_words(request: CloseRequest) -> str:
    return f"{request.instrument.symbol} {request.side} {plain(request.quantity)}"
