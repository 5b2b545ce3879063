"""The closes that have left, as they are asked about until their fate is known."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from app.domain.ids import NANOSECONDS, CloseId, Instant, VenueOrderId
from app.domain.intent import AtMarket, CloseRequest
from app.domain.money import Quantity
from app.domain.order import CloseState
from app.venues.crosstrade.codec import place_of
from app.venues.crosstrade.place import Place
from app.venues.session import CloseSubject

_FORGOTTEN_AFTER_S: Final = 30


@dataclass(frozen=True, slots=True)
class Sent:
    """One close that left. `accepted`: the venue said that it has it; `order_ids` as it named them."""

    request: CloseRequest
    place: Place
    sent_at: Instant
    most: Quantity
    order_ids: tuple[VenueOrderId, ...] = ()
    accepted: bool = False

    @classmethod
    def of(cls, request: CloseRequest, sent_at: Instant) -> "Sent":
        return cls(request, place_of(request), sent_at, request.position_quantity)

    @classmethod
    def of_subject(cls, subject: CloseSubject) -> "Sent":
        order = subject.order
        doubted = order.state in (CloseState.IN_DOUBT, CloseState.SUBMITTED)
        return cls(
            request=subject.request,
            place=place_of(subject.request),
            sent_at=subject.before.sent_at,
            most=max(subject.before.quantity, subject.request.quantity),
            order_ids=order.venue_order_ids,
            accepted=not doubted,
        )

    @property
    def close_id(self) -> CloseId:
        return self.request.close_id

    @property
    def by_market(self) -> bool:
        """Whether it was the venue's own close, which names no order."""
        return isinstance(self.request.pricing, AtMarket)


class SentCloses:
    """Those whose order is not known yet, in the order in which they were sent.

    One that nobody has asked about for half a minute has ended otherwise and is forgotten.
    """

    def __init__(self, now: Callable[[], Instant]) -> None:
        self._now = now
        self._closes: dict[CloseId, tuple[Sent, Instant]] = {}

    def add(self, sent: Sent) -> None:
        """One that was sent now, or is asked about again."""
        self._closes[sent.close_id] = (sent, self._now())

    def accept(self, sent: Sent) -> None:
        """The venue has it."""
        if sent.close_id in self._closes:
            self.add(replace(sent, accepted=True))

    def drop(self, close_id: CloseId) -> None:
        self._closes.pop(close_id, None)

    def rank(self, sent: Sent) -> int | None:
        """Which of the new orders at its place is this close's: they are carried out in turn.

        None where that cannot be told: a close in doubt takes an order only if it is alone.
        """
        others = self._beside(sent)
        if not sent.accepted:
            return None if others else 0
        return sum(1 for one in others if one.accepted and one.sent_at < sent.sent_at)

    def accepted_beside(self, sent: Sent) -> int:
        """How many accepted closes, this one included, may have new orders at its place."""
        return 1 + sum(1 for one in self._beside(sent) if one.accepted)

    def placed_beside(self, sent: Sent) -> bool:
        """Whether an order at a price, of another close at its place, has not been found yet."""
        return any(not one.by_market for one in self._at_place_of(sent))

    def _beside(self, sent: Sent) -> list[Sent]:
        return [one for one in self._at_place_of(sent) if one.by_market]

    def _at_place_of(self, sent: Sent) -> list[Sent]:
        oldest = self._now() - _FORGOTTEN_AFTER_S * NANOSECONDS
        for close_id in [i for i, (_, asked) in self._closes.items() if asked < oldest]:
            del self._closes[close_id]
        return [
            one
            for one, _ in self._closes.values()
            if one.place == sent.place
            and one.request.side is sent.request.side
            and one.close_id != sent.close_id
        ]
