"""The list of open orders, asked for on the trade socket: questions in volleys, answers together.

An answer carries nothing to pair it with its question, and an empty one not even a symbol. So
whoever asks while a volley is under way waits for the next; a volley holds one question for each
symbol, and nothing of it is believed before as many answers came as were asked for.
"""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, Final

from app.domain.errors import NoLink
from app.domain.words import say
from app.venues._rate_limit import RateLimit
from app.venues._shared_read import SharedRead
from app.venues.qfex import codec
from app.venues.qfex.correlation import REMEMBERED_S, Correlation, Request
from app.venues.qfex.questions import Questions
from app.venues.qfex.wire import OrderBody, OrderList

LIST_COST: Final = 5.0
LIST_S: Final = 5.0
_MOST_PAGES: Final = 100

_LATE: Final = say("QFEX did not list the open orders in time.")


class OrderQueries(Questions):
    """Asks for open orders in any number of symbols, in one round trip or two."""

    def __init__(
        self, send: Callable[[str], None], correlation: Correlation, limit: RateLimit
    ) -> None:
        super().__init__(send, correlation, limit)
        self._wanted: dict[str, None] = {}
        self._shared = SharedRead(self._ask_all)
        self._one_volley = asyncio.Lock()
        self._volley: _Volley | None = None
        self._missing: list[Request] = []
        self._asked_s = 0.0
        self._lost_twice = False

    async def open_orders(self, symbol: str) -> OrderList:
        """Every open order in `symbol`. Raises NoLink where the list could not be had whole."""
        self._wanted[symbol] = None
        found = (await self._shared())[symbol]
        if isinstance(found, str):
            raise NoLink(found)
        return found

    def hear(self, listed: OrderList) -> None:
        """An answer came, to a question of this volley or to one given up before."""
        if self._volley is not None:
            self._volley.hear(listed)
        elif self._missing:
            self._correlation.settled(self._missing.pop(0))

    def fail(self, request: Request, why: str) -> None:
        """A question was answered with an error."""
        owed = request in self._missing
        if owed:
            self._missing.remove(request)
        if self._volley is not None:
            self._volley.fail(request, why, owed=owed)

    def end(self, why: str) -> None:
        self._ended = why
        if self._volley is not None and not self._volley.whole.done():
            self._volley.whole.set_exception(NoLink(why))

    async def _ask_all(self, leaves: Callable[[], None]) -> dict[str, OrderList | str]:
        async with self._one_volley:
            paid = 0
            while paid < len(self._wanted):
                await self._limit.turn_for_read(LIST_COST)
                paid += 1
            leaves()
            symbols, self._wanted = tuple(self._wanted), {}
            answers, failed = await self._pages(symbols)
            if len(symbols) > 1 and any(_names_no_symbol(answer) for answer in answers):
                # Which symbol such a row belongs to is told by nothing but the question.
                return {symbol: await self._alone(symbol) for symbol in symbols}
        found: dict[str, OrderList | str] = {one: _listed_in(one, answers) for one in symbols}
        return found | failed

    async def _alone(self, symbol: str) -> OrderList | str:
        await self._limit.turn_for_read(LIST_COST)
        answers, failed = await self._pages((symbol,))
        return failed.get(symbol) or _listed_in(symbol, answers)

    async def _pages(self, symbols: tuple[str, ...]) -> tuple[list[OrderList], dict[str, str]]:
        """All answers about `symbols`, and those about which the venue said no."""
        answers: list[OrderList] = []
        failed: dict[str, str] = {}
        for page in range(_MOST_PAGES):
            volley = await self._ask(symbols, page * codec.PAGE)
            answers += volley.answers
            failed |= volley.failed
            if all(len(answer.orders or []) < codec.PAGE for answer in volley.answers):
                return answers, failed
            for _ in symbols:
                await self._limit.turn_for_read(LIST_COST)
        raise NoLink(
            say("QFEX lists more open orders in {names} than can be read.", names=symbols)
        )

    async def _ask(self, symbols: tuple[str, ...], offset: int) -> "_Volley":
        self._begin_anew()
        volley = _Volley(len(self._missing), self._loop.create_future())
        self._volley, self._asked_s = volley, self._loop.time()
        try:
            for symbol in symbols:
                request = Request("get_user_orders", symbol)
                self._send(codec.encode_list_orders(symbol, offset))
                self._correlation.sent(request, self._asked_s)
                volley.asked.append(request)
            volley.look()
            async with asyncio.timeout(LIST_S):
                await volley.whole
        except TimeoutError:
            self._lost_twice = volley.owed_before > 0
            raise NoLink(_LATE) from None
        finally:
            self._volley = None
            self._take_stock(volley)
        return volley

    def _begin_anew(self) -> None:
        """Raises NoLink while answers may still come that would pass for those to new questions."""
        if self._ended:
            raise NoLink(self._ended)
        if self._missing and self._loop.time() - self._asked_s >= REMEMBERED_S:
            self._settle(self._missing)
            self._missing = []
        if not self._missing:
            self._lost_twice = False
        if self._lost_twice:
            raise NoLink(
                say(
                    "{why} Its answers cannot be told apart until it was quiet for "
                    "{remembered_s:g} s.",
                    why=_LATE,
                    remembered_s=REMEMBERED_S,
                )
            )

    def _take_stock(self, volley: "_Volley") -> None:
        """Answers that did not come may still come, and must not pass for those to later ones."""
        # One answered by an error is settled already, and owes nothing.
        owed = [one for one in (*self._missing, *volley.asked) if one not in volley.refused]
        came = len(volley.answers)
        self._settle(owed[:came])
        self._missing = owed[came:]

    def _settle(self, requests: Iterable[Request]) -> None:
        for request in requests:
            self._correlation.settled(request)


class _Volley:
    """Questions that left together, and what came since."""

    def __init__(self, owed_before: int, whole: "asyncio.Future[None]") -> None:
        self.owed_before = owed_before
        self.asked: list[Request] = []
        self.answers: list[OrderList] = []
        self.failed: dict[str, str] = {}
        self.refused: list[Request] = []
        self.whole = whole

    def hear(self, listed: OrderList) -> None:
        self.answers.append(listed)
        self.look()

    def fail(self, request: Request, why: str, *, owed: bool) -> None:
        if request in self.asked:
            self.refused.append(request)
            self.failed[request.symbol] = why
        elif owed:
            self.owed_before -= 1
        self.look()

    def look(self) -> None:
        """See whether all is there, answers still owed from before included."""
        came = len(self.answers) + len(self.refused)
        if came >= self.owed_before + len(self.asked) and not self.whole.done():
            self.whole.set_result(None)


def _listed_in(symbol: str, answers: list[OrderList]) -> OrderList:
    orders = [row for answer in answers for row in answer.orders or [] if _in(symbol, row)]
    stops = [row for answer in answers for row in answer.stop_orders or [] if _in(symbol, row)]
    # The same TWAPs may stand in every answer.
    twaps = [[t for t in answer.twaps or [] if _of(t, symbol)] for answer in answers]
    return OrderList(_each_once(orders), _each_once(stops), max(twaps, key=len, default=[]))


def _each_once(rows: list[OrderBody]) -> list[OrderBody]:
    """An answer owed from before may tell of the same order; what came last holds."""
    return list({row.order_id or f"row {at}": row for at, row in enumerate(rows)}.values())


def _in(symbol: str, row: OrderBody) -> bool:
    """Whether a row may tell of an order in `symbol`; one that names none may."""
    return row.symbol in (None, symbol)


def _of(twap: dict[str, Any], symbol: str) -> bool:
    return twap.get("symbol") in (None, symbol)


def _names_no_symbol(answer: OrderList) -> bool:
    rows = [*(answer.orders or []), *(answer.stop_orders or [])]
    return any(row.symbol is None for row in rows) or any(
        twap.get("symbol") is None for twap in answer.twaps or []
    )
