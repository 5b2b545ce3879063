"""One look at an account's positions, without journal or lock: nothing can be closed from here."""

import asyncio
from dataclasses import dataclass

from app.domain.errors import NoLink, SessionLost, UnwindError
from app.domain.ids import Instant, PositionKey
from app.domain.money import Money, Price
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.report import FillReport, LinkState, OrderReport
from app.domain.words import say
from app.engine.book import PositionBook
from app.venues.session import VenueSession

MARKS_PATIENCE_S = 1.5


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One open position with the newest mark and what it has gained."""

    position: Position
    mark: Price | None
    profit: Money | None


class _BookSink:
    """Keeps positions and quotes; lets someone wait for the link."""

    def __init__(self, session: VenueSession) -> None:
        self.book = PositionBook()
        self.up, self.down = asyncio.Event(), asyncio.Event()
        self.words: list[str] = []
        self._account = session.account

    def positions(self, positions: tuple[Position, ...], at: Instant) -> None:
        self.book.apply_positions(self._account, positions, at)

    def position(self, key: PositionKey, position: Position | None, at: Instant) -> None:
        self.book.apply_position(key, position, at)

    def quote(self, wire_name: str, quote: Quote) -> None:
        self.book.apply_quote(self._account, wire_name, quote)

    def order(self, report: OrderReport) -> None: ...

    def fill(self, report: FillReport) -> None: ...

    def heard(self, at: Instant) -> None: ...

    def link(self, state: LinkState, why: str) -> None:
        if state is LinkState.UP:
            self.up.set()
        elif why:
            self.words.append(why)
        if state is LinkState.DOWN:
            self.down.set()

    def notice(self, cause: str, text: str) -> None:
        self.words.append(text)


async def take_snapshot(session: VenueSession, *, timeout_s: float) -> list[Snapshot]:
    """Connect, read once afresh, and go. Raises UnwindError; a failed read is never empty."""
    sink = _BookSink(session)
    run = asyncio.get_running_loop().create_task(session.run(sink), name="snapshot")
    up = asyncio.get_running_loop().create_task(sink.up.wait(), name="link")
    down = asyncio.get_running_loop().create_task(sink.down.wait(), name="no link")
    try:
        async with asyncio.timeout(timeout_s):
            await asyncio.wait({run, up, down}, return_when=asyncio.FIRST_COMPLETED)
            if run.done():
                raise run.exception() or SessionLost(say("the venue ended the session"))
            if not up.done():
                # The session tries again by itself; whoever looks once is told at once.
                raise SessionLost(
                    say(
                        "{why} Its positions are not known; that does not mean that it is flat.",
                        why=sink.words[-1] if sink.words else say("It is not connected."),
                    )
                )
            await session.read_positions()
            await _await_marks(sink.book)
    except TimeoutError:
        said = f": {sink.words[-1].rstrip('.')}" if sink.words else ""
        raise NoLink(
            say(
                "{account} did not answer within {timeout_s:g} s{said}. Its positions are not "
                "known; that does not mean that it is flat.",
                account=session.account,
                timeout_s=timeout_s,
                said=said,
            )
        ) from None
    finally:
        for task in (run, up, down):
            task.cancel()
        await asyncio.gather(run, up, down, return_exceptions=True)
    return [_look(sink.book, key) for key in sink.book]


async def _await_marks(book: PositionBook) -> None:
    """Give the price stream a moment, so that marks are live where there is one."""
    loop = asyncio.get_running_loop()
    end = loop.time() + MARKS_PATIENCE_S
    while loop.time() < end:
        positions = (book.position(key) for key in book)
        if all(p is None or book.mark(p) is not None for p in positions):
            return
        await asyncio.sleep(0.05)


def _look(book: PositionBook, key: PositionKey) -> Snapshot:
    position = book.position(key)
    if position is None:
        raise UnwindError(
            say("{wire_id} vanished while it was read; ask again.", wire_id=key.wire_id)
        )
    return Snapshot(position, book.mark(position), book.open_profit(position))
