"""Which orders are closes of ours, also for reports that came before we knew."""

from collections import deque
from dataclasses import dataclass, field, replace

from app.domain.ids import CloseId, FillId, Instant, VenueOrderId
from app.domain.intent import CloseRequest
from app.domain.money import ZERO, Quantity, total
from app.domain.recent import Recent
from app.domain.report import FillReport, OrderReport

Report = OrderReport | FillReport

# A push may overtake the reply that names its order, by a moment; this many reports cover it.
_UNCLAIMED_KEPT = 200
# A panel runs for days; what an order of long ago was is found in the journal.
_OURS_KEPT = 5000


@dataclass(slots=True)
class _Ours:
    """One order that came of a close of ours."""

    close_id: CloseId
    wire_name: str
    executions: dict[FillId, Quantity] = field(default_factory=dict)


class Closes:
    """The closes by their orders. Reports of pushes go through here on their way to the sink."""

    def __init__(self) -> None:
        self._ours: Recent[VenueOrderId, _Ours] = Recent(_OURS_KEPT)
        self._unanswered: dict[CloseId, tuple[CloseRequest, Instant]] = {}
        self._unclaimed: deque[Report] = deque(maxlen=_UNCLAIMED_KEPT)

    def belongs_to_another(self, order_id: VenueOrderId, close_id: CloseId) -> bool:
        ours = self._ours.get(order_id)
        return ours is not None and ours.close_id != close_id

    def instrument_of(self, order_id: VenueOrderId) -> str | None:
        """The wire name of what an order of ours closes; None for one that is not known as ours."""
        ours = self._ours.get(order_id)
        return None if ours is None else ours.wire_name

    def executed(self, order_id: VenueOrderId) -> Quantity:
        """The sum of the executions of an order of ours that were told, in contracts."""
        ours = self._ours.get(order_id)
        return ZERO if ours is None else total(ours.executions.values())

    def sent(self, request: CloseRequest, at: Instant) -> None:
        """A close left, and the order that came of it is not known yet."""
        self._unanswered.setdefault(request.close_id, (request, at))

    def refused(self, close_id: CloseId) -> None:
        """No order came of it."""
        self._unanswered.pop(close_id, None)

    def rivals_of(self, request: CloseRequest) -> tuple[tuple[CloseRequest, Instant], ...]:
        """The other closes of its position of which no order is known, and when each was sent."""
        return tuple(
            (other, at)
            for other, at in self._unanswered.values()
            if other.close_id != request.close_id and other.position == request.position
        )

    def claim(self, request: CloseRequest, order_id: VenueOrderId) -> list[Report]:
        """The order is this close; returns what was reported of it already, to be told by name."""
        known = self._ours.get(order_id)
        if known is None or known.close_id != request.close_id:
            self._ours[order_id] = _Ours(request.close_id, request.instrument.wire_name)
        self._unanswered.pop(request.close_id, None)
        early = [report for report in self._unclaimed if report.venue_order_id == order_id]
        for report in early:
            self._unclaimed.remove(report)
        return [self.named(report) for report in early]

    def named(self, report: Report) -> Report:
        """The report with its close, if that is known; else it is kept until it is."""
        ours = self._ours.get(report.venue_order_id)
        if ours is None:
            self._unclaimed.append(report)
            return report
        if isinstance(report, FillReport):
            ours.executions[report.fill_id] = report.quantity
        return replace(report, close_id=ours.close_id)
