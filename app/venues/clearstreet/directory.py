"""What the venue's records say of the instruments held, read once and kept."""

import time
from collections.abc import Awaitable, Iterable, Iterator
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
        """The rows whose instrument is not known, can be asked for and was not just now."""
        now = time.monotonic()
        return [
            row
            for row in rows
            if (name := _name(row)) is not None
            and name not in self._listings
            and (not is_option(row) or contract_query(row) is not None)
            and now - self._asked_at.get(name, -_ASK_AGAIN_AFTER_S) >= _ASK_AGAIN_AFTER_S
        ]

    async def learn(self, rows: list[PositionRow]) -> None:
        """Ask for the records of some rows. Raises Misconfigured only.

        What was not answered yet when this is cancelled counts as never asked for.
        """
        self.trouble = ""
        stocks = [name for row in rows if not is_option(row) and (name := _name(row))]
        for start in range(0, len(stocks), _BATCH):
            names = stocks[start : start + _BATCH]
            await self._take(queries.instruments(self._rest, names), names)
        for query, names in _by_contract_query(rows):
            await self._take(queries.option_contracts(self._rest, query), names)

    async def _take(self, asking: Awaitable[list[InstrumentRow]], names: list[str]) -> None:
        """Keep the records of `names`."""
        try:
            rows = await asking
        except Misconfigured:
            raise
        except UnwindError as error:
            self.trouble, rows = str(error), []
        self._asked_at.update(dict.fromkeys(names, time.monotonic()))
        for row in rows:
            uuid = instrument_uuid(row.id)
            try:
                # A whole chain of options comes for one of them: of the others nothing is kept.
                if uuid is not None and str(uuid) in names:
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


def _by_contract_query(rows: list[PositionRow]) -> Iterator[tuple[dict[str, str], list[str]]]:
    """The options among `rows` by what is to be asked for them, each with its instruments' ids."""
    found: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for row in rows:
        query, name = contract_query(row) if is_option(row) else None, _name(row)
        if query is not None and name is not None:
            found.setdefault(tuple(query.items()), []).append(name)
    for items, names in found.items():
        yield dict(items), names


def _name(row: PositionRow) -> str | None:
    uuid = instrument_uuid((row.instrument_id or "").strip())
    return None if uuid is None else str(uuid)
