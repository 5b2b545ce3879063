"""The one place where a venue's words come in: what is secret is masked before anybody hears it.

A venue may repeat what it was sent, in a refusal, on an error page or in a push. Behind this nobody
has to think of it: screen, journal, notices, log, exports and errors get words without secrets, of a
length for people, and without signs that steer a terminal or turn a line around.
Nor of mistakes in one venue's code: what it raises that no session should is an answer that failed.
"""

import asyncio
import logging
import unicodedata
from collections.abc import Awaitable, Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import Any

from app.domain.capability import Capability
from app.domain.errors import Fault, UnwindError
from app.domain.ids import AccountKey, Instant, PositionKey
from app.domain.instrument import Instrument
from app.domain.intent import CloseRequest
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.report import FillReport, Findings, LinkState, OrderReport, Reply
from app.domain.words import changed
from app.venues.session import AccountCheck, CloseSubject, PreparedClose, Sink, VenueSession

Mask = Callable[[str], str]
_INSTRUMENTS = 4096
_MOST_CHARACTERS = 4000
# Controls, formats (the order of writing among them), lone surrogates, separators of lines.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

_log = logging.getLogger(__name__)


class MaskedSession:
    """A session whose every word has passed through `mask`; numbers and ids stay as they are."""

    def __init__(self, session: VenueSession, mask: Mask) -> None:
        self._session, self._words = session, _Words(mask)

    @property
    def account(self) -> AccountKey:
        return self._session.account

    def capability_of(self, position: Position | None = None) -> Capability:
        return self._session.capability_of(position)

    async def run(self, sink: Sink) -> None:
        with self._words.of_errors():
            await self._session.run(_MaskedSink(sink, self._words))

    async def read_positions(self) -> tuple[Position, ...]:
        with self._words.of_answers():
            return self._words.of_positions(await self._session.read_positions())

    def close_delay_s(self, ahead: int = 0) -> float:
        return self._session.close_delay_s(ahead)

    def prepare_close(self, request: CloseRequest) -> PreparedClose:
        try:
            with self._words.of_answers():
                prepared = self._session.prepare_close(request)
        except Fault as error:
            raise error.before_sending() from error

        def send() -> Awaitable[Reply]:
            with self._words.of_errors():
                return _Heard(prepared.send(), self._words)

        return PreparedClose(prepared.preview, send)

    async def cancel_close(self, subject: CloseSubject) -> None:
        with self._words.of_answers():
            await self._session.cancel_close(subject)

    async def cancel_working_orders(self, position: PositionKey) -> int:
        with self._words.of_answers():
            return await self._session.cancel_working_orders(position)

    async def count_working_orders(self, position: PositionKey) -> int:
        with self._words.of_answers():
            return await self._session.count_working_orders(position)

    async def look_up(self, subject: CloseSubject) -> Findings:
        with self._words.of_answers():
            return self._words.of_findings(await self._session.look_up(subject))

    async def check(self) -> AccountCheck:
        with self._words.of_answers():
            return self._words.of_check(await self._session.check())


class _MaskedSink:
    """The engine's sink, spoken to by a venue."""

    def __init__(self, sink: Sink, words: "_Words") -> None:
        self._sink, self._words = sink, words
        # Nothing in these is text; prices come by the thousand.
        self.quote: Callable[[str, Quote], None] = sink.quote
        self.fill: Callable[[FillReport], None] = sink.fill
        self.heard: Callable[[Instant], None] = sink.heard

    def positions(self, positions: tuple[Position, ...], at: Instant) -> None:
        self._sink.positions(self._words.of_positions(positions), at)

    def position(self, key: PositionKey, position: Position | None, at: Instant) -> None:
        known = self._words.of_position(position) if position is not None else None
        self._sink.position(key, known, at)

    def order(self, report: OrderReport) -> None:
        self._sink.order(self._words.of_order(report))

    def link(self, state: LinkState, why: str) -> None:
        self._sink.link(state, self._words.of_text(why))

    def notice(self, cause: str, text: str) -> None:
        self._sink.notice(self._words.of_text(cause), self._words.of_text(text))


class _Heard:
    """A reply to wait for; what it raises is masked. Nothing is lost if nobody waits."""

    def __init__(self, reply: Awaitable[Reply], words: "_Words") -> None:
        self._reply, self._words = reply, words

    def __await__(self) -> Generator[Any, Any, Reply]:
        with self._words.of_errors():
            return (yield from self._reply.__await__())


class _Words:
    """What of each value of the port is text."""

    def __init__(self, mask: Mask) -> None:
        self._mask: Mask = lambda text: _for_people(mask(text))
        self._of_instrument = lru_cache(_INSTRUMENTS)(self._instrument)

    def of_text(self, text: str) -> str:
        return changed(text, self._mask) if text else text

    def of_positions(self, positions: tuple[Position, ...]) -> tuple[Position, ...]:
        return tuple(self.of_position(position) for position in positions)

    def of_position(self, position: Position) -> Position:
        instrument = self._of_instrument(position.instrument)
        caution = self.of_text(position.caution)
        if instrument is position.instrument and caution == position.caution:
            return position
        return replace(position, instrument=instrument, caution=caution)

    def _instrument(self, known: Instrument) -> Instrument:
        symbol, untradable = self.of_text(known.symbol), self.of_text(known.untradable)
        if (symbol, untradable) == (known.symbol, known.untradable):
            return known
        return replace(known, symbol=symbol, untradable=untradable)

    def of_order(self, report: OrderReport) -> OrderReport:
        if not report.code and not report.reason:
            return report
        code, reason = self.of_text(report.code), self.of_text(report.reason)
        return replace(report, code=code, reason=reason)

    def of_findings(self, findings: Findings) -> Findings:
        position = findings.position
        return replace(
            findings,
            orders=tuple(self.of_order(order) for order in findings.orders),
            position=self.of_position(position) if position is not None else None,
            summary=self.of_text(findings.summary),
        )

    def of_check(self, check: AccountCheck) -> AccountCheck:
        lines = tuple(self.of_text(line) for line in check.lines)
        return replace(check, lines=lines)

    @contextmanager
    def of_errors(self) -> Iterator[None]:
        """Whatever is raised inside goes on as the same error, with masked words."""
        try:
            yield
        except asyncio.CancelledError:
            raise
        except BaseException as error:
            self._error(error, set())
            raise

    @contextmanager
    def of_answers(self) -> Iterator[None]:
        """Like `of_errors`; and what is no UnwindError is logged and goes on as a Fault."""
        try:
            with self.of_errors():
                yield
        except UnwindError:
            raise
        except Exception as error:
            _log.exception("a session failed in a way that none should")
            raise Fault(error) from error

    def _error(self, error: BaseException | None, seen: set[int]) -> None:
        """Mask an error and all that it came from, in place: its traceback stays."""
        if error is None or id(error) in seen:
            return
        seen.add(id(error))
        error.args = tuple(self._part(part) for part in error.args)
        for name, value in list(getattr(error, "__dict__", {}).items()):
            known = self._part(value)
            if known is not value:
                setattr(error, name, known)
        for other in (error.__cause__, error.__context__):
            self._error(other, seen)
        if isinstance(error, BaseExceptionGroup):
            for one in error.exceptions:
                self._error(one, seen)

    def _part(self, part: object) -> object:
        if isinstance(part, str):
            known = self.of_text(part)
            return part if known == part else known
        if isinstance(part, tuple):
            parts = tuple(self._part(one) for one in part)
            return part if all(a is b for a, b in zip(part, parts, strict=True)) else parts
        return part


def _for_people(text: str) -> str:
    """The text on one line: what cannot be seen is a space, what nobody would read to its end is cut."""
    if len(text) > _MOST_CHARACTERS:
        text = f"{text[:_MOST_CHARACTERS]}…"
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(one) in _UNSEEN else one for one in text)
