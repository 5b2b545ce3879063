"""The list of open orders, asked for on the trade socket: one question in flight at a time."""

import asyncio
from collections.abc import Callable
from typing import Final

from app.domain.errors import NoLink
from app.venues._rate_limit import RateLimit
from app.venues.qfex import codec
from app.venues.qfex.correlation import Correlation, Request
from app.venues.qfex.wire import OrderBody, OrderList

LIST_COST: Final = 5.0
LIST_S: Final = 5.0
_MOST_PAGES: Final = 100


class OrderQueries:
    """Asks for open orders and pairs the answers, which carry nothing to pair them by."""

    def __init__(
        self, send: Callable[[str], None], correlation: Correlation, limit: RateLimit
    ) -> None:
        self._send = send
        self._correlation = correlation
        self._limit = limit
        self._asking = asyncio.Lock()
        self._waiting: tuple[Request, asyncio.Future[OrderList]] | None = None
        self._given_up: list[Request] = []

    async def open_orders(self, symbol: str) -> OrderList:
        """Every open order in `symbol`. Raises NoLink where the list could not be had whole."""
        orders: list[OrderBody] = []
        stops: list[OrderBody] = []
        whole = OrderList(orders, stops, [])
        async with self._asking:
            for page_number in range(_MOST_PAGES):
                await self._limit.turn_for_read(LIST_COST)
                page = await self._ask(symbol, page_number * codec.PAGE)
                orders += [row for row in page.orders or [] if row.symbol == symbol]
                stops += [row for row in page.stop_orders or [] if row.symbol in (None, symbol)]
                whole.twaps = [t for t in page.twaps or [] if t.get("symbol") in (None, symbol)]
                if len(page.orders or []) < codec.PAGE:
                    return whole
        raise NoLink(f"QFEX lists more open orders in {symbol} than can be read.")

    def hear(self, listed: OrderList) -> None:
        """An answer came. Answers to questions given up come first and count for those."""
        if self._given_up:
            self._correlation.settled(self._given_up.pop(0))
        elif self._waiting is not None and not self._waiting[1].done():
            self._waiting[1].set_result(listed)

    def fail(self, request: Request, why: str) -> None:
        """A question was answered with an error."""
        if request in self._given_up:
            self._given_up.remove(request)
        elif self._waiting is not None and self._waiting[0] is request:
            self._end_waiting(why)

    def end(self, why: str) -> None:
        self._end_waiting(why)

    def _end_waiting(self, why: str) -> None:
        if self._waiting is not None and not self._waiting[1].done():
            self._waiting[1].set_exception(NoLink(why))

    async def _ask(self, symbol: str, offset: int) -> OrderList:
        request = Request("get_user_orders", symbol)
        answer: asyncio.Future[OrderList] = asyncio.get_running_loop().create_future()
        self._send(codec.encode_list_orders(symbol, offset))
        self._correlation.sent(request, asyncio.get_running_loop().time())
        self._waiting = (request, answer)
        try:
            async with asyncio.timeout(LIST_S):
                found = await answer
        except TimeoutError:
            raise NoLink(f"QFEX did not list the open orders in {symbol} in time.") from None
        finally:
            self._waiting = None
            if answer.done() and not answer.cancelled():
                self._correlation.settled(request)
            else:
                # Its answer may still come and must not pass for that to the next question.
                self._given_up.append(request)
        return found
