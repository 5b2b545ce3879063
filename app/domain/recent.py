"""A dictionary of bounded size: a panel runs for days, and what is small but never goes adds up."""

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(dict[K, V]):
    """Forgets the entry set longest ago once there are more than `most`.

    Fill it through `[]` alone: `setdefault`, `update` and `|=` of a dictionary pass the bound by.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        self.pop(key, None)
        super().__setitem__(key, value)
        if len(self) > self._most:
            del self[next(iter(self))]
