"""The account's executions, asked for on the trade socket: one question at a time."""

import asyncio
from collections.abc import Callable
from typing import Final

from app.domain.errors import NoLink
from app.domain.words import say
from app.venues._rate_limit import RateLimit
from app.venues.qfex import codec
from app.venues.qfex.correlation import REMEMBERED_S, Correlation, Request
from app.venues.qfex.questions import Questions
from app.venues.qfex.wire import ExecutionList, FillBody

COST: Final = 0.5
ANSWER_S: Final = 5.0
MOST_PAGES: Final = 3


class Executions(Questions):
    """Asks for the executions of every order of the account, ours and others'.

    An answer carries nothing to pair it with its question: while one that was given up may still
    come, nothing more is asked.
    """

    def __init__(
        self, send: Callable[[str], None], correlation: Correlation, limit: RateLimit
    ) -> None:
        super().__init__(send, correlation, limit)
        self._one = asyncio.Lock()
        self._asked: tuple[Request, asyncio.Future[ExecutionList]] | None = None

    async def newest(self) -> list[FillBody]:
        """The first pages and, as the order of rows is not documented, the last.

        Raises NoLink, also where neither is the end that was added to last.
        """
        rows: list[FillBody] = []
        async with self._one:
            for number in range(MOST_PAGES):
                page = await self._page(number * codec.PAGE)
                if page.count and not rows and not page.rows:
                    raise NoLink(say("QFEX counts executions that it does not list."))
                rows += page.rows
                if len(page.rows) < codec.PAGE:
                    return rows
            if page.count is None or page.count <= len(rows):
                raise NoLink(say("QFEX lists more executions than can be read."))
            return rows + (await self._page(page.count - codec.PAGE)).rows

    def hear(self, listed: ExecutionList) -> None:
        """An answer came, in time or not."""
        if self._asked is not None:
            request, answer = self._asked
            self._asked = None
            self._correlation.settled(request)
            if not answer.done():
                answer.set_result(listed)

    def fail(self, request: Request, why: str) -> None:
        """A question was answered with an error."""
        if self._asked is not None and self._asked[0] is request:
            answer = self._asked[1]
            self._asked = None
            if not answer.done():
                answer.set_exception(NoLink(why))

    def end(self, why: str) -> None:
        self._ended = why
        if self._asked is not None and not self._asked[1].done():
            self._asked[1].set_exception(NoLink(why))

    async def _page(self, offset: int) -> ExecutionList:
        await self._limit.turn_for_read(COST)
        now_s = self._loop.time()
        if self._ended:
            raise NoLink(self._ended)
        if self._asked is not None and now_s - self._asked[0].sent_s < REMEMBERED_S:
            raise NoLink(say("QFEX has not listed the executions asked for before."))
        request = Request("get_user_trades")
        answer: asyncio.Future[ExecutionList] = self._loop.create_future()
        self._send(codec.encode_list_executions(offset))
        self._correlation.sent(request, now_s)
        self._asked = request, answer
        try:
            async with asyncio.timeout(ANSWER_S):
                return await answer
        except TimeoutError:
            raise NoLink(say("QFEX did not list the executions in time.")) from None
