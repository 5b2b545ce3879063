"""The list of contracts, kept young; where it cannot be read, positions are read and closed without."""

import time
from typing import Final

from app.domain.errors import NoLink, Refused, SessionLost, WireError
from app.domain.words import say
from app.venues.coinw import queries
from app.venues.coinw.known import Known
from app.venues.coinw.rest import Rest

# Settlement times and trading states change by the hour; the stream has the former sooner.
GOOD_FOR_S: Final = 900.0
# What failed is not asked for again at every read of the positions.
_AGAIN_AFTER_S: Final = 10.0


class ContractList:
    """Reads the contracts into what is known of the account."""

    def __init__(self, rest: Rest, known: Known) -> None:
        self._rest, self._known = rest, known
        self._read_at = self._failed_at = float("-inf")
        self.trouble = ""
        """Why the last read of the list failed, for a person; empty after a good one."""

    async def refresh(self, *, within_s: float | None = None) -> None:
        """Read the contracts again if the last read is older than `within_s`, by default `GOOD_FOR_S`.

        A list that cannot be read is `trouble` and no error: a whole close needs no contract. Raises
        Misconfigured where the key is not accepted.
        """
        now, within_s = time.monotonic(), GOOD_FOR_S if within_s is None else within_s
        if self._known.has_contracts and now - self._read_at <= within_s:
            return
        if now - self._failed_at < _AGAIN_AFTER_S:
            return
        try:
            self._known.take_contracts(await queries.instruments(self._rest))
        except (NoLink, SessionLost, WireError, Refused) as error:
            self._failed_at = time.monotonic()
            self.trouble = say(
                "CoinW's list of contracts cannot be read: {error} Positions are shown and can be "
                "closed; contracts not read before have no lot size, so their mark is not known.",
                error=error,
            )
            return
        self._read_at = time.monotonic()
        self.trouble = ""
