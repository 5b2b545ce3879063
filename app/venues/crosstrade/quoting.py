"""Quotes of many instruments in one answer, although one name may spoil it for all."""

import time
from collections.abc import Iterable
from typing import Final

from app.domain.errors import Refused, WireError
from app.venues.crosstrade import queries
from app.venues.crosstrade.refusals import RATE_LIMIT
from app.venues.crosstrade.rest import Reader
from app.venues.crosstrade.wire import QuoteRow

_ASK_AGAIN_S: Final = 30.0
# Nobody waits for a long list to be gone through name by name: it costs a request each.
_ONE_BY_ONE: Final = 3


class Quotes:
    """Whom to ask about together, and whom alone."""

    def __init__(self, rest: Reader) -> None:
        self._rest = rest
        self._asked_at: dict[str, float] = {}
        self._alone: set[str] = set()

    def is_due(self, name: str) -> bool:
        """Whether a name has not been asked about lately."""
        return self._age_s(name) >= _ASK_AGAIN_S

    async def ask(self, names: Iterable[str]) -> list[QuoteRow]:
        """The quotes of `names`. Where one of them spoils the answer, those of a few: the turn of
        the others comes with the next calls.

        Raises what `queries.quotes` does, but Refused and WireError only if one name is asked for.
        """
        wanted = sorted(set(names))
        if len(wanted) == 1:
            return await self._ask(wanted)
        together = [name for name in wanted if name not in self._alone]
        alone = [name for name in wanted if name in self._alone and self.is_due(name)]
        rows: list[QuoteRow] = []
        try:
            rows += await self._ask(together) if together else []
        except (Refused, WireError) as error:
            if isinstance(error, Refused) and error.code == RATE_LIMIT:
                return []
            alone += sorted(together, key=self._age_s, reverse=True)
        for name in alone[:_ONE_BY_ONE]:
            try:
                rows += await self._ask([name])
                self._alone.discard(name)
            except (Refused, WireError):
                self._alone.add(name)
        return rows

    async def _ask(self, names: list[str]) -> list[QuoteRow]:
        asked_at = time.monotonic()
        if len(names) == 1:
            # Also one that is answered with a refusal is not asked for again at once.
            self._asked_at[names[0]] = asked_at
        rows, _ = await queries.quotes(self._rest, tuple(names))
        self._asked_at.update(dict.fromkeys(names, asked_at))
        return rows

    def _age_s(self, name: str) -> float:
        return time.monotonic() - self._asked_at.get(name, float("-inf"))
