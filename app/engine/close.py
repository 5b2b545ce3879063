"""One close as the engine holds it, and the list of all closes with what they claim."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from app.domain.event import (
    Acknowledged,
    ClosedByPosition,
    Event,
    Filled,
    FilledTo,
    NotSent,
    ReadBack,
    Rejected,
    Submitted,
)
from app.domain.ids import AccountKey, CloseId, Instant, PositionKey, VenueOrderId
from app.domain.intent import CloseIntent, CloseRequest
from app.domain.money import ZERO, Quantity, total
from app.domain.order import CloseOrder, CloseState
from app.domain.reconcile import Before
from app.domain.report import WirePreview
from app.domain.sizing import ALREADY_CLOSED

# Each holds its events, its request and its place in the blotter: some 15 kB. The journal has all.
KEPT: Final = 500


class Stage(StrEnum):
    """The stages of a close that the timeline shows, in their usual order."""

    PRESSED = "pressed"
    JOURNALED = "journaled"
    ON_THE_WIRE = "on the wire"
    ACKNOWLEDGED = "acknowledged"
    FIRST_FILL = "first fill"
    ENDED = "ended"
    READ_BACK = "read back"


class Result(StrEnum):
    """What came of a close, as the command line and the blotter say it."""

    CLOSED = "closed"
    PARTLY_CLOSED = "partly_closed"
    WORKING = "working"
    REFUSED = "refused"
    IN_DOUBT = "in_doubt"
    NOT_SENT = "not_sent"
    ALREADY_CLOSED = "already_closed"


@dataclass(slots=True, eq=False)
class Close:
    """One press and all that came of it. The close service prepares it; then only `History` moves it.

    `stamps` are monotonic nanoseconds per stage, `fill_stamps` one per fill.
    `events` is the whole history. `waiting` is true while it has not left because something has to
    be read or cancelled first.
    """

    intent: CloseIntent
    order: CloseOrder
    request: CloseRequest | None = None
    before: Before | None = None
    preview: WirePreview | None = None
    stamps: dict[Stage, int] = field(default_factory=dict)
    fill_stamps: list[int] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    waiting: bool = False
    restored: bool = False
    pressed_mark: Decimal | None = None

    @property
    def close_id(self) -> CloseId:
        return self.intent.close_id

    @property
    def position(self) -> PositionKey:
        return self.intent.seen.key

    @property
    def account(self) -> AccountKey:
        return self.intent.seen.key.account

    @property
    def result(self) -> Result:
        """What it has come to by now; WORKING while it can still change by itself."""
        order = self.order
        match order.state:
            case CloseState.NOT_SENT:
                return Result.ALREADY_CLOSED if self._was_gone else Result.NOT_SENT
            case CloseState.REJECTED:
                return Result.ALREADY_CLOSED if self._was_gone else Result.REFUSED
            case CloseState.IN_DOUBT | CloseState.DISMISSED:
                return Result.IN_DOUBT
            case CloseState.FILLED:
                return Result.CLOSED
            case CloseState.CANCELED | CloseState.EXPIRED:
                return Result.PARTLY_CLOSED if order.filled else Result.REFUSED
        return Result.WORKING

    @property
    def not_sent_code(self) -> str:
        """The rule that kept it from being sent; empty for one that was sent."""
        return next((e.code for e in reversed(self.events) if isinstance(e, NotSent)), "")

    @property
    def _was_gone(self) -> bool:
        """Whether it ended because there was nothing left to close: a success for the trader."""
        ends = [event for event in self.events if isinstance(event, (NotSent, Rejected))]
        return bool(ends) and ends[-1].code == ALREADY_CLOSED

    def claim(self, read_at: Instant, shown: Quantity | None = None) -> Quantity:
        """What this close may still take from the position as last read at `read_at`.

        Fills younger than the last read still count: the reported size may not show them yet. So do
        fills that `shown`, the size now reported, does not show: a read may be old word.
        """
        if self.order.state is CloseState.NOT_SENT or self.order.state is CloseState.DISMISSED:
            return ZERO
        if self.waiting:
            return self.intent.seen.quantity
        unread = Quantity(self.order.filled - self.filled_before(read_at))
        if shown is not None and self.before is not None:
            too_much = Quantity(shown - self.before.quantity + self.order.filled)
            unread = max(unread, min(self.order.filled, too_much))
        leaves = ZERO if self.order.ended else self.order.leaves
        return Quantity(leaves + unread)

    def filled_before(self, at: Instant) -> Quantity:
        """What was known to be filled before `at`, by the evidence that told most."""
        known = [event for event in self.events if event.at < at]
        executed = {e.fill_id: e.quantity for e in known if isinstance(e, Filled)}
        told = [e.quantity for e in known if isinstance(e, (FilledTo, ClosedByPosition))]
        return max([total(executed.values()), *told])


def stage_of(event: Event) -> Stage | None:
    """The stage that begins when an event is learned; None: its time says nothing of the venue.

    That a position has shrunk is seen whenever it is looked at, not when the fill came.
    """
    match event:
        case Submitted():
            return Stage.JOURNALED
        case Acknowledged():
            return Stage.ACKNOWLEDGED
        case Filled() | FilledTo():
            return Stage.FIRST_FILL
        case ReadBack():
            return Stage.READ_BACK
    return None


class Closes:
    """The closes of this run and the unexplained ones of earlier runs, oldest first.

    Of the explained ones the newest are kept; the journal has them all.
    """

    def __init__(self, *, kept: int = KEPT) -> None:
        self._kept = kept
        self._explained: dict[CloseId, None] = {}
        self._by_id: dict[CloseId, Close] = {}
        self._by_order: dict[tuple[AccountKey, VenueOrderId], Close] = {}
        self._unexplained: dict[PositionKey, list[Close]] = {}

    def __iter__(self) -> Iterator[Close]:
        return iter(self._by_id.values())

    def __contains__(self, close_id: CloseId) -> bool:
        return close_id in self._by_id

    def add(self, close: Close) -> None:
        self._by_id[close.close_id] = close
        self.settle(close)

    def get(self, close_id: CloseId) -> Close | None:
        return self._by_id.get(close_id)

    def bind(self, close: Close) -> None:
        """Remember the venue's order ids of a close, to recognise its reports."""
        for order_id in close.order.venue_order_ids:
            self._by_order[close.account, order_id] = close

    def settle(self, close: Close) -> None:
        """Keep the list of unexplained closes in step with a close that changed."""
        of_position = self._unexplained.setdefault(close.position, [])
        if close.order.explained:
            if close in of_position:
                of_position.remove(close)
            if close.close_id in self._by_id:
                self._explained[close.close_id] = None
                self._forget_the_oldest()
        else:
            self._explained.pop(close.close_id, None)
            if close not in of_position:
                of_position.append(close)
        if not of_position:
            del self._unexplained[close.position]

    def _forget_the_oldest(self) -> None:
        while len(self._explained) > self._kept:
            close_id = next(iter(self._explained))
            del self._explained[close_id]
            close = self._by_id.pop(close_id)
            for order_id in close.order.venue_order_ids:
                if self._by_order.get((close.account, order_id)) is close:
                    del self._by_order[close.account, order_id]

    def of_order(self, account: AccountKey, order_id: VenueOrderId) -> Close | None:
        return self._by_order.get((account, order_id))

    def unexplained(self, position: PositionKey | None = None) -> list[Close]:
        """Those whose fate or effect is not yet read back; of one position or of all."""
        if position is not None:
            return list(self._unexplained.get(position, ()))
        return [close for closes in self._unexplained.values() for close in closes]

    def claimed(
        self,
        position: PositionKey,
        read_at: Instant,
        shown: Quantity | None = None,
        *,
        besides: Collection[Close] = (),
    ) -> Quantity:
        """What open closes, `besides` these, may still take from a position that reports `shown`."""
        return total(
            close.claim(read_at, shown)
            for close in self.unexplained(position)
            if close not in besides
        )
