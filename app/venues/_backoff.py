"""Reconnect delays: exponential, with jitter from an injected random source."""

from collections.abc import Callable


class Backoff:
    """Delays that double from `first_s` up to `most_s`, each drawn from its upper half.

    `uniform` gives numbers in [0, 1). The jitter keeps many accounts from coming back in step after
    a venue has restarted.
    """

    def __init__(self, first_s: float, most_s: float, uniform: Callable[[], float]) -> None:
        self._first_s, self._most_s = first_s, most_s
        self._uniform = uniform
        self._ceiling_s = first_s

    def next_s(self) -> float:
        """How long to wait before the next try."""
        ceiling_s = min(self._ceiling_s, self._most_s)
        self._ceiling_s = min(self._ceiling_s * 2, self._most_s)
        return ceiling_s * (1 + self._uniform()) / 2

    def reset(self) -> None:
        """A try succeeded: the next delay is short again."""
        self._ceiling_s = self._first_s
