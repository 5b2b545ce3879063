"""Which orders are closes of ours, also for reports that came before we knew."""

from collections import deque
from dataclasses import replace

from app.domain.ids import CloseId, Instant, VenueOrderId
from app.domain.intent import CloseRequest
from app.domain.report import FillReport, OrderReport
from app.venues.session import Sink

# A push may overtake the reply that names its order, by a moment; this many reports cover it.
_UNCLAIMED_KEPT = 200


class Closes:
    """The closes by their orders. Reports go through here on their way to the sink."""

    def __init__(self) -> None:
        self._close_ids: dict[VenueOrderId, CloseId] = {}
        self._unanswered: dict[CloseId, tuple[CloseRequest, Instant]] = {}
        self._unclaimed: deque[OrderReport | FillReport] = deque(maxlen=_UNCLAIMED_KEPT)

    def belongs_to_another(self, order_id: VenueOrderId, close_id: CloseId) -> bool:
        return self._close_ids.get(order_id, close_id) != close_id

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

    def claim(self, order_id: VenueOrderId, close_id: CloseId, sink: Sink | None) -> None:
        """The order is this close; what was reported of it already is told again, by name."""
        self._close_ids[order_id] = close_id
        self._unanswered.pop(close_id, None)
        for report in [r for r in self._unclaimed if r.venue_order_id == order_id]:
            self._unclaimed.remove(report)
            if sink is not None:
                _tell(sink, replace(report, close_id=close_id))

    def tell(self, report: OrderReport | FillReport, sink: Sink) -> None:
        close_id = self._close_ids.get(report.venue_order_id)
        if close_id is None:
            self._unclaimed.append(report)
        _tell(sink, replace(report, close_id=close_id))


def _tell(sink: Sink, report: OrderReport | FillReport) -> None:
    if isinstance(report, OrderReport):
        sink.order(report)
    else:
        sink.fill(report)
