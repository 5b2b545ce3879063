"""How the messages of one input are bent: by a seed, or all into one and the same."""

from typing import Protocol

from tests.fuzz.finding import Fed
from tests.fuzz.hostile import Mutator


class Bender(Protocol):
    """Hands out what is fed in place of a golden message."""

    fed: Fed

    def bend(self, golden: bytes) -> bytes: ...

    def pick(self, count: int) -> int:
        """Which of `count` things is bent this time."""
        ...


class Seeded:
    """Bends by chance; the seed says it all."""

    def __init__(self, corpus: list[bytes], seed: int) -> None:
        self.fed = Fed(f"seed {seed}")
        self._mutator = Mutator(corpus, seed)

    def bend(self, golden: bytes) -> bytes:
        return self.fed.note(self._mutator.bent(golden))

    def pick(self, count: int) -> int:
        return self._mutator.chance.randrange(count)


class Always:
    """Puts one message in every place."""

    def __init__(self, message: bytes, place: int = 0) -> None:
        self.fed = Fed("hand")
        self._message, self._place = message, place

    def bend(self, golden: bytes) -> bytes:
        return self.fed.note(self._message)

    def pick(self, count: int) -> int:
        return self._place % count
