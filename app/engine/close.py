"""One close as the engine holds it: what was pressed, all that came of it, what it still claims."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

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
from app.domain.ids import AccountKey, CloseId, Instant, PositionKey
from app.domain.intent import CloseIntent, CloseRequest
from app.domain.money import ZERO, Quantity, total
from app.domain.order import CloseOrder, CloseState
from app.domain.reconcile import Before
from app.domain.report import WirePreview
from app.domain.sizing import ALREADY_CLOSED


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
                if not order.filled:
                    return Result.REFUSED
                return Result.CLOSED if self._left_nothing else Result.PARTLY_CLOSED
        return Result.WORKING

    @property
    def not_sent_code(self) -> str:
        """The rule that kept it from being sent; empty for one that was sent."""
        return next((e.code for e in reversed(self.events) if isinstance(e, NotSent)), "")

    @property
    def _left_nothing(self) -> bool:
        """Whether a close of everything ended flat, though others had taken a part before it."""
        return self.intent.whole_at_market and self.order.read_back == 0

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
