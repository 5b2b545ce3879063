"""Many closes as one act: per account a lane, all lanes at once, done only when read back flat.

Every close goes through the one door; those that need nothing first share one transaction and leave
in the same call. A lane waits for no other. It is flat when each of its closes is explained and a
fresh read shows neither size nor working orders.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.errors import Denied
from app.domain.ids import AccountKey, CloseId, PositionKey
from app.domain.instrument import Unit
from app.domain.intent import All, AtMarket, CloseIntent, Origin
from app.domain.position import Position, mixes_live_and_simulated
from app.domain.words import joined, paragraph, say
from app.engine.book import PositionBook
from app.engine.clock import Clock
from app.engine.close import Close
from app.engine.lane_trouble import about, left_open, left_undone
from app.engine.news import News
from app.engine.notice import Severity
from app.engine.tasks import Tasks

_KEPT = 20


class LaneState(StrEnum):
    """How far one account's part of a flatten is."""

    CLOSING = "closing"
    FLAT = "flat"
    DONE = "done"
    """Closed as far as was asked, which was not everything."""

    OPEN = "still open"


@dataclass(slots=True, eq=False)
class Lane:
    """One account's part. `trouble` names what keeps it from being flat, one sentence each."""

    account: AccountKey
    closes: list[Close] = field(default_factory=list)
    skipped: list[tuple[Position, str]] = field(default_factory=list)
    state: LaneState = LaneState.CLOSING
    trouble: list[str] = field(default_factory=list)
    ended_ns: int | None = None


@dataclass(slots=True, eq=False)
class Flatten:
    """One press of flatten. `words` is the scope as the button said it; stamps are monotonic.

    `everything`: whether it is over only when all is flat; else when each close has filled as asked.
    `left_out` was named beforehand as not closable: it was promised nothing.
    """

    flatten_id: str
    words: str
    pressed_ns: int
    lanes: dict[AccountKey, Lane]
    ended_ns: int | None = None
    everything: bool = True
    left_out: tuple[tuple[Position, str], ...] = ()

    @property
    def closing_lanes(self) -> list[Lane]:
        return [lane for lane in self.lanes.values() if lane.state is LaneState.CLOSING]

    @property
    def flat_lanes(self) -> int:
        return sum(lane.state is LaneState.FLAT for lane in self.lanes.values())

    @property
    def summary(self) -> str:
        """ "5 of 5 flat in 1.42 s", or done where not everything was asked."""
        if self.everything:
            text = say("{flat} of {all} flat", flat=self.flat_lanes, all=len(self.lanes))
        else:
            done = sum(lane.state is LaneState.DONE for lane in self.lanes.values())
            text = say("{done} of {all} done", done=done, all=len(self.lanes))
        if self.ended_ns is None:
            return text
        return say(
            "{flat} in {took_s:.2f} s", flat=text, took_s=(self.ended_ns - self.pressed_ns) / 1e9
        )


@dataclass(frozen=True, slots=True)
class Scope:
    """What a flatten would do: the rows it closes, those it cannot and why, and its words."""

    positions: tuple[Position, ...]
    blocked: tuple[tuple[Position, str], ...]

    @property
    def words(self) -> str:
        accounts = len({position.key.account for position in self.positions})
        if accounts == 1:
            return say("Flatten {count} in 1 account", count=len(self.positions))
        return say(
            "Flatten {count} in {accounts} accounts", count=len(self.positions), accounts=accounts
        )


class FlattenService:
    """Starts flattens and stays with them."""

    def __init__(
        self,
        *,
        clock: Clock,
        book: PositionBook,
        news: News,
        tasks: Tasks,
        press: Callable[[Sequence[CloseIntent]], list[Close]],
        why_not: Callable[[Position], str],
        new_id: Callable[[], str],
    ) -> None:
        self._clock, self._book, self._news, self._tasks = clock, book, news, tasks
        self._press, self._why_not, self._new_id = press, why_not, new_id
        self.running: list[Flatten] = []
        self.recent: list[Flatten] = []

    def scope(self, keys: Sequence[PositionKey]) -> Scope:
        """What a flatten of these rows would do. Raises Denied if live and simulated are mixed."""
        rows = [row for key in keys if (row := self._book.position(key)) is not None]
        rows = [row for row in rows if row.instrument.unit is not Unit.CASH]
        refuse_mixed(rows)
        blocked = [(row, why) for row in rows if (why := self._why_not(row))]
        stuck = {row.key for row, _ in blocked}
        return Scope(tuple(row for row in rows if row.key not in stuck), tuple(blocked))

    def start(self, keys: Sequence[PositionKey], *, origin: Origin = Origin.FLATTEN) -> Flatten:
        """Close all of them now. Raises Denied if there is nothing to close or kinds are mixed."""
        scope = self.scope(keys)
        if not scope.positions and not scope.blocked:
            raise Denied(
                "flat", say("There is nothing to flatten: no open position in this scope.")
            )
        intents = [self._intent(row, origin) for row in scope.positions]
        return self._go(scope.words, intents, scope.blocked)

    def start_chosen(
        self,
        wishes: Sequence[CloseIntent],
        words: str,
        left_out: Sequence[tuple[Position, str]] = (),
    ) -> Flatten:
        """Send the closes of chosen rows now, as one act. Raises Denied if kinds are mixed.

        `words` is the scope as the button said it; `left_out` are the rows that were named as not
        closable, with the reason. A wish is denied by itself: the others go on.
        """
        refuse_mixed([*(wish.seen for wish in wishes), *(row for row, _ in left_out)])
        flatten = self._go(words, wishes)
        flatten.left_out = tuple(left_out)
        return flatten

    def _go(
        self,
        words: str,
        wishes: Sequence[CloseIntent],
        blocked: Sequence[tuple[Position, str]] = (),
    ) -> Flatten:
        everything = all(w.whole_at_market and w.cancel_working_orders for w in wishes)
        flatten = Flatten(
            self._new_id(), words, self._clock.monotonic_ns(), {}, everything=everything
        )
        for close in self._press(wishes):
            self._lane(flatten, close.intent.seen).closes.append(close)
        for row, why in blocked:
            self._lane(flatten, row).skipped.append((row, why))
        self.running.append(flatten)
        self.recent = [*self.recent, flatten][-_KEPT:]
        self._tasks.spawn(self._stay_with(flatten), f"flatten {flatten.flatten_id}")
        return flatten

    def _intent(self, row: Position, origin: Origin) -> CloseIntent:
        return CloseIntent(
            close_id=CloseId(self._new_id()),
            amount=All(),
            pricing=AtMarket(),
            cancel_working_orders=True,
            seen=row,
            pressed_at=self._clock.now(),
            origin=origin,
        )

    @staticmethod
    def _lane(flatten: Flatten, row: Position) -> Lane:
        account = row.key.account
        return flatten.lanes.setdefault(account, Lane(account))

    async def _stay_with(self, flatten: Flatten) -> None:
        moved = asyncio.Event()
        stop = self._news.on_any_close(moved.set)
        try:
            while closing := flatten.closing_lanes:
                for lane in closing:
                    self._judge(flatten, lane)
                if flatten.closing_lanes:
                    await moved.wait()
                    moved.clear()
        finally:
            stop()
            self.running.remove(flatten)
        flatten.ended_ns = self._clock.monotonic_ns()
        self._say(flatten)

    def _judge(self, flatten: Flatten, lane: Lane) -> None:
        if any(not close.order.explained for close in lane.closes):
            return
        lane.ended_ns = self._clock.monotonic_ns()
        lane.trouble = [about(row.instrument.symbol, why) for row, why in lane.skipped]
        for close in lane.closes:
            lane.trouble += left_open(close) if flatten.everything else left_undone(close)
        good = LaneState.FLAT if flatten.everything else LaneState.DONE
        lane.state = LaneState.OPEN if lane.trouble else good
        self._news.flatten(flatten)

    def _say(self, flatten: Flatten) -> None:
        self._news.flatten(flatten)
        trouble = [
            about(str(lane.account), joined(lane.trouble, "; "))
            for lane in flatten.lanes.values()
            if lane.trouble
        ]
        text = say("{summary}.", summary=flatten.summary)
        if trouble and flatten.everything:
            text = say("{text} Not flat: {trouble}", text=text, trouble=paragraph(trouble))
        elif trouble:
            text = say("{text} Not done: {trouble}", text=text, trouble=paragraph(trouble))
        if flatten.left_out:
            named = [about(row.instrument.symbol, why) for row, why in flatten.left_out]
            text = say("{text} Left out, as said: {rows}", text=text, rows=paragraph(named))
        self._news.notice(
            Severity.DANGER if trouble else Severity.INFO,
            f"flatten/{flatten.flatten_id}",
            text,
            say("Look at what is still open and press again.") if trouble else "",
        )


def refuse_mixed(rows: Sequence[Position]) -> None:
    """Raises Denied where some rows are simulated and some are not."""
    if mixes_live_and_simulated(rows):
        raise Denied(
            "mixed",
            say(
                "Live and simulated accounts are never flattened together. Nothing was sent. "
                "Choose the rows of one kind."
            ),
        )
