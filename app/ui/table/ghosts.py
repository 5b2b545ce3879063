"""Rows whose positions have gone: they stay for a moment, so that a person sees what became of them."""

from collections.abc import Collection, Sequence

from app.domain.ids import NANOSECONDS, PositionKey

GHOST_S = 4
POINTER = "pointer"


class Ghosts:
    """When each of them went, in nanoseconds of the monotonic clock."""

    def __init__(self) -> None:
        self._gone_at: dict[PositionKey, int] = {}

    def __bool__(self) -> bool:
        return bool(self._gone_at)

    def clear(self) -> None:
        self._gone_at.clear()

    def went(self, key: PositionKey, now: int) -> None:
        """It was seen to be gone; said again, it changes nothing."""
        self._gone_at.setdefault(key, now)

    def forget(self, key: PositionKey) -> None:
        """It is back, or no longer shown."""
        self._gone_at.pop(key, None)

    def age(self, key: PositionKey, now: int) -> int:
        """How long it has been gone; 0 for one that stands."""
        return now - self._gone_at.get(key, now)

    def due(
        self, rows: Sequence[PositionKey], held: Collection[str], now: int
    ) -> list[PositionKey]:
        """Those to take away now. Below a resting pointer only those at the very end, which move
        no other row; where a decision waits for Enter, none.
        """
        old = {key for key, at in self._gone_at.items() if now - at >= GHOST_S * NANOSECONDS}
        if not held:
            return list(old)
        last: list[PositionKey] = []
        if set(held) == {POINTER}:
            for key in reversed(rows):
                if key not in old:
                    break
                last.append(key)
        return last
