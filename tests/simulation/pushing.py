"""What a venue says unasked: late, twice, in another order, or not at all."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.ids import PositionKey
from app.venues.session import Sink
from tests.simulation.telling import fill_report, order_report, row_of
from tests.simulation.truth import Order

if TYPE_CHECKING:
    from tests.simulation.session import ModelSession


class Pusher:
    """Hears what happens at the venue and tells the sink, while this link lasts."""

    def __init__(self, session: "ModelSession", sink: Sink) -> None:
        self._session, self._sink = session, sink
        self._told: dict[str, int] = {}

    def hear(self, news: Order | str) -> None:
        manners = self._session.manners
        if isinstance(news, str):
            if manners.pushes_positions:
                self._position(news)
            return
        close_id = self.owner(news)
        if manners.pushes_fills:
            first = self._told.get(news.order_id, 0)
            self._told[news.order_id] = len(news.fills)
            for index in range(first, len(news.fills)):
                self._fill(news, index, close_id)
        if manners.pushes_orders:
            now = self._session.clock.now()
            report = order_report(self._session, news, now, close_id)
            self._later(lambda: self._sink.order(report))

    def owner(self, order: Order) -> str | None:
        """Whose the session takes an order to be: by an id that the venue repeats, or a known one."""
        manners = self._session.manners
        if order.close_id is not None and (
            manners.names_whole if order.whole else manners.names_part
        ):
            return order.close_id
        return self._session.mine.get(order.order_id)

    def _fill(self, order: Order, index: int, close_id: str | None) -> None:
        session = self._session

        def tell() -> None:
            at = session.clock.now()
            owner = close_id or session.mine.get(order.order_id)
            self._sink.fill(fill_report(session.account, order, index, at, owner))

        self._later(tell)

    def _position(self, key: str) -> None:
        session = self._session
        size, now = session.truth.size(key), session.clock.now()
        row = row_of(session, key, size, now) if size else None
        told_s = session.world.now_s

        def tell() -> None:
            session.told_s = max(session.told_s, told_s)
            session.checks.told(session.truth, key, size)
            self._sink.position(PositionKey(session.account, key), row, now)

        # Positions of one account come in order: each push replaces the one before.
        self._deliver(0.03, tell)

    def _later(self, tell: Callable[[], None]) -> None:
        session = self._session
        if session.happens("lost_pushes"):
            return
        for _ in range(2 if session.happens("duplicates") else 1):
            delay_s = 0.01 + session.chance.random() * 0.05
            if session.happens("reorders"):
                delay_s += session.chance.random()
            self._deliver(delay_s, tell)

    def _deliver(self, delay_s: float, tell: Callable[[], None]) -> None:
        session, up_since = self._session, self._session.up_since

        def arrive() -> None:
            if session.alive and session.sink is self._sink and session.up_since == up_since:
                tell()

        session.world.after(delay_s, arrive)
