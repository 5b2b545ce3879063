"""What the venue's records say of the instruments held, read once and kept."""

import time
from collections.abc import Awaitable, Iterable
from typing import Final

from app.domain.errors import Misconfigured, UnwindError, WireError
from app.venues.clearstreet import queries
from app.venues.clearstreet.address import instrument_uuid
from app.venues.clearstreet.listing import Listing, is_option, listing_of, parse_osi
from app.venues.clearstreet.rest import Rest
from app.venues.clearstreet.wire import InstrumentRow, PositionRow

_BATCH: Final = 50
_ASK_AGAIN_AFTER_S: Final = 60.0


class Directory:
    """The records by instrument id. One that cannot be read leaves a gap, never an error of a read."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest
        self._listings: dict[str, Listing] = {}
        self._asked_at: dict[str, float] = {}
        self.trouble = ""
        """Why the last attempt left something unread, in words."""

    def listing(self, wire_name: str) -> Listing | None:
        return self._listings.get(wire_name)

    def lacking(self, rows: Iterable[PositionRow]) -> list[PositionRow]:
        """The rows whose instrument is not known and was not asked for just now."""
        now = time.monotonic()
        return [
            row
            for row in rows
            if (name := _name(row)) is not None
            and name not in self._listings
            and now - self._asked_at.get(name, -_ASK_AGAIN_AFTER_S) >= _ASK_AGAIN_AFTER_S
        ]

    async def learn(self, rows: list[PositionRow]) -> None:
        """Ask for the records of some rows. Raises Misconfigured only."""
        self.trouble = ""
        for row in rows:
            self._asked_at[_name(row) or ""] = time.monotonic()
        stocks = [name for row in rows if not is_option(row) and (name := _name(row))]
        for start in range(0, len(stocks), _BATCH):
            await self._take(self._stocks(stocks[start : start + _BATCH]))
        asked: set[tuple[tuple[str, str], ...]] = set()
        for row in rows:
            query = contract_query(row) if is_option(row) else None
            if query is not None and tuple(query.items()) not in asked:
                asked.add(tuple(query.items()))
                await self._take(queries.option_contracts(self._rest, query))

    async def _stocks(self, names: list[str]) -> list[InstrumentRow]:
        return await queries.instruments(self._rest, names)

    async def _take(self, asking: Awaitable[list[InstrumentRow]]) -> None:
        try:
            rows = await asking
        except Misconfigured:
            raise
        except UnwindError as error:
            self.trouble = str(error)
            return
        for row in rows:
            uuid = instrument_uuid(row.id)
            try:
                # A whole chain of options comes for one of them: of the others nothing is kept.
                if uuid is not None and str(uuid) in self._asked_at:
                    self._listings[str(uuid)] = listing_of(row)
            except WireError as error:
                self.trouble = str(error)


def contract_query(row: PositionRow) -> dict[str, str] | None:
    """Which contracts to ask for to find an option: exactly one of the two names of its underlying."""
    symbol = parse_osi(row.symbol)
    query: dict[str, str] = {}
    if row.underlying_instrument_id:
        query["underlying_instrument_id"] = row.underlying_instrument_id
    elif symbol is not None:
        query["underlier"] = symbol.root
    else:
        return None
    if symbol is not None:
        query |= {"expiry": symbol.expiry, "contract_type": symbol.contract_type}
    return query


def _name(row: PositionRow) -> str | None:
    uuid = instrument_uuid((row.instrument_id or "").strip())
    return None if uuid is None else str(uuid)
