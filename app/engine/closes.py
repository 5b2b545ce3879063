"""The list of all closes with what they claim: found by id, by the venue's order ids, by position."""

from collections.abc import Collection, Iterator
from typing import Final

from app.domain.ids import AccountKey, CloseId, Instant, PositionKey, VenueOrderId
from app.domain.money import Quantity, total
from app.engine.close import Close

# Each holds its events, its request and its place in the blotter: some 15 kB. The journal has all.
KEPT: Final = 500


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
