"""One HTTP/1.1 connection: one exchange at a time, each with a deadline, none of them repeated."""

import asyncio
import select
import time
from collections.abc import Callable
from typing import cast

from app.domain.errors import OutcomeUnknown
from app.domain.words import say
from app.venues._http.message import AnswerError, AnswerReader, HttpResponse

_NEXT = say("It may have been executed: look at the position before asking again.")
_ONLY_ASKED = say("It was only a question; nothing was changed.")


class AnswerLate(OutcomeUnknown):
    """The deadline passed before the answer was whole."""


class AnswerLost(OutcomeUnknown):
    """The connection ended before the answer was whole."""


class AnswerUnreadable(OutcomeUnknown):
    """What came back is not an HTTP answer, or too long a one."""


class Connection(asyncio.Protocol):
    """A connection that is free, busy with one exchange, or gone."""

    def __init__(
        self,
        host: str,
        most_bytes: int,
        *,
        on_free: Callable[["Connection"], None],
        on_gone: Callable[["Connection"], None],
    ) -> None:
        self.gone = asyncio.Event()
        self._host, self._most_bytes = host, most_bytes
        self._on_free, self._on_gone = on_free, on_gone
        self._transport: asyncio.Transport | None = None
        self._reader: AnswerReader | None = None
        self._answer: asyncio.Future[HttpResponse] | None = None
        self._deadline: asyncio.TimerHandle | None = None
        self._free_since = time.monotonic()
        self._next = _NEXT

    def usable(self) -> bool:
        """Open, free, and with nothing to read: what waits unread on a free one is its end."""
        transport = self._transport
        if transport is None or transport.is_closing() or self._answer is not None:
            return False
        return not _readable(transport.get_extra_info("socket").fileno())

    def free_for_s(self) -> float:
        return time.monotonic() - self._free_since

    def exchange(
        self, wire: bytes, method: str, deadline_s: float
    ) -> "asyncio.Future[HttpResponse]":
        """Write `wire` in this call; the future gives the answer or raises OutcomeUnknown."""
        assert self._transport is not None
        assert self._answer is None
        loop = asyncio.get_running_loop()
        self._next = _ONLY_ASKED if method == "GET" else _NEXT
        self._reader = AnswerReader(method, self._most_bytes)
        self._answer = answer = loop.create_future()
        late = AnswerLate(
            say(
                "{host} did not answer within {deadline_s:g} s of being asked. {next}",
                host=self._host,
                deadline_s=deadline_s,
                next=self._next,
            )
        )
        self._deadline = loop.call_later(deadline_s, self._fail, late)
        answer.add_done_callback(self._settle)
        self._transport.write(wire)
        return answer

    def abort(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        if self._reader is None or self._answer is None:
            # Nobody asked: a goodbye such as 408, and never the answer to what is asked next.
            self.abort()
            return
        try:
            self._reader.feed(data)
        except AnswerError as error:
            self._fail(
                AnswerUnreadable(
                    say(
                        "{host} sent {error} to our request. {next}",
                        host=self._host,
                        error=error,
                        next=self._next,
                    )
                )
            )
            return
        if self._reader.complete and not self._answer.done():
            self._answer.set_result(self._reader.answer())

    def connection_lost(self, error: Exception | None) -> None:
        if self._reader is not None and self._answer is not None and not self._answer.done():
            if error is None:
                self._reader.end()
            if self._reader.complete:
                self._answer.set_result(self._reader.answer())
            else:
                why = f" ({error})" if error is not None else ""
                self._fail(
                    AnswerLost(
                        say(
                            "{host} closed the connection after our request was written and before its "
                            "answer was whole{why}. {next}",
                            host=self._host,
                            why=why,
                            next=self._next,
                        )
                    )
                )
        self.gone.set()
        self._on_gone(self)

    def _fail(self, error: OutcomeUnknown) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)
        self.abort()

    def _settle(self, answer: "asyncio.Future[HttpResponse]") -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        good = not answer.cancelled() and answer.exception() is None
        reusable = good and self._reader is not None and self._reader.reusable
        self._reader = self._answer = self._deadline = None
        self._free_since = time.monotonic()
        if reusable and self._transport is not None and not self._transport.is_closing():
            self._on_free(self)
        else:
            # An answer that nobody waits for any more must not meet the next request.
            self.abort()


def _readable(descriptor: int) -> bool:
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        return bool(poll.poll(0))
    return bool(select.select([descriptor], [], [], 0)[0])
