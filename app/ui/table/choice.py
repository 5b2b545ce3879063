"""Which rows are chosen: by position, so that sorting, ticks and filters move no choice."""

from collections.abc import Collection, Sequence

from app.domain.ids import PositionKey


class Choice:
    """The chosen rows, one of them current; nothing is current only where nothing is chosen.

    `order` in the methods is the rows as they are shown, from the top. `cursor` is where the keyboard
    stands to take a row in or out, where that is not the current row; keys that close ignore it.
    """

    def __init__(self) -> None:
        self.keys: frozenset[PositionKey] = frozenset()
        self.current: PositionKey | None = None
        self.cursor: PositionKey | None = None
        self.shrunk = False
        """Whether of several only one is left, because the others have gone."""
        self._anchor: PositionKey | None = None
        self._besides: frozenset[PositionKey] = frozenset()

    @property
    def several(self) -> bool:
        return len(self.keys) > 1

    def only(self, key: PositionKey | None) -> None:
        """One row, or none."""
        self.keys = frozenset() if key is None else frozenset((key,))
        self.shrunk = False
        self.current = self._anchor = key
        self.cursor, self._besides = None, frozenset()

    def toggle(self, key: PositionKey, order: Sequence[PositionKey]) -> None:
        """One row more, or one less; the current one hands over to the nearest that is chosen."""
        self._anchor, self.shrunk = key, False
        self.cursor = key if self.cursor == key else None
        if key not in self.keys:
            self._besides, self.keys, self.current = self.keys, self.keys | {key}, key
            return
        self.keys -= {key}
        self._besides = self.keys
        if self.current == key:
            self.current = self._nearest(order.index(key), order)

    def reach(self, key: PositionKey, order: Sequence[PositionKey]) -> None:
        """All from where the choice began to `key`, besides what was chosen before that."""
        self.cursor, self.shrunk = None, False
        if self._anchor not in order:
            self._anchor, self._besides = self.current, frozenset()
        if self._anchor not in order or self._anchor is None:
            self.only(key)
            return
        ends = sorted((order.index(self._anchor), order.index(key)))
        self.keys = self._besides | frozenset(order[ends[0] : ends[1] + 1])
        self.current = key

    def take(self, keys: Collection[PositionKey], order: Sequence[PositionKey]) -> None:
        """These and no others."""
        self.keys, self.shrunk = frozenset(keys), False
        self.cursor, self._besides = None, frozenset()
        if self.current not in self.keys:
            self.current = next((key for key in order if key in self.keys), None)
        self._anchor = self.current

    def keep(self, there: Collection[PositionKey], order: Sequence[PositionKey]) -> int:
        """Only those of `there` stay chosen: how many left."""
        stay = self.keys & frozenset(there)
        left = len(self.keys) - len(stay)
        if self.cursor not in order:
            self.cursor = None
        if left:
            self.shrunk = self.several or self.shrunk
            self.keys, self._besides = stay, self._besides & stay
            if self.current not in stay:
                self.current = next((key for key in order if key in stay), None)
        return left

    def _nearest(self, row: int, order: Sequence[PositionKey]) -> PositionKey | None:
        places = {key: at for at, key in enumerate(order) if key in self.keys}
        return min(places, key=lambda key: abs(places[key] - row), default=None)
