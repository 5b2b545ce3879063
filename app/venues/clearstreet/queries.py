"""The questions that Clear Street answers, all their pages.

Each raises what `Rest.read` raises, and WireError for an answer or a row that cannot be read.
"""

from collections.abc import AsyncIterator, Callable, Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeVar
from urllib.parse import quote

import msgspec
from msgspec.json import Decoder

from app.domain.errors import Misconfigured, Refused, UnwindError, WireError
from app.domain.ids import Instant
from app.domain.words import say
from app.venues.clearstreet.address import executions_path, orders_path, positions_path
from app.venues.clearstreet.codec import read_one, read_rows
from app.venues.clearstreet.rest import Rest
from app.venues.clearstreet.rows import figure, instant_of
from app.venues.clearstreet.wire import (
    AccountRow,
    ClockRow,
    Envelope,
    ExecutionRow,
    InstrumentRow,
    MarketRow,
    OrderRow,
    PositionRow,
    SnapshotRow,
)

_T = TypeVar("_T")

_ACCOUNT: Final = Decoder(AccountRow)
_POSITION: Final = Decoder(PositionRow)
_ORDER: Final = Decoder(OrderRow)
_EXECUTION: Final = Decoder(ExecutionRow)
_INSTRUMENT: Final = Decoder(InstrumentRow)
_SNAPSHOT: Final = Decoder(SnapshotRow)
_CLOCK: Final = Decoder(ClockRow)
_MARKET: Final = Decoder(MarketRow)

_MOST_PAGES: Final = 50
# Rows shift between pages while orders fill; a list that never holds still is not believed.
_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class _Page:
    data: msgspec.Raw
    total: Decimal | None
    pages: Decimal | None
    next_token: str


async def accounts(rest: Rest) -> list[AccountRow]:
    """All accounts that the key shows, closed ones too."""
    return await _all(rest, "/v1/accounts", {}, _ACCOUNT, lambda row: str(row.id), "accounts")


async def positions(rest: Rest, account: int, instrument: str = "") -> list[PositionRow]:
    """All positions of an account, or that of one instrument. A list that lacks some is an error."""
    query = {"instrument_ids": instrument}
    where = f"positions of account {account}"
    path = positions_path(account)
    return await _all(rest, path, query, _POSITION, _position_id, where, whole=True)


async def orders(
    rest: Rest,
    account: int,
    *,
    order_ids: Iterable[str] = (),
    instrument: str = "",
    since: str = "",
    updated_since: str = "",
    urgent: bool = True,
) -> list[OrderRow]:
    """Orders, live and ended; `order_ids` takes the venue's ids and ours."""
    query = {
        "order_ids": ",".join(order_ids),
        "instrument_ids": instrument,
        "from": since,
        "updated_at[gte]": updated_since,
    }
    where, path = f"orders of account {account}", orders_path(account)
    return await _all(rest, path, query, _ORDER, lambda row: row.id, where, urgent=urgent)


async def orders_named(rest: Rest, account: int, names: Collection[str]) -> list[OrderRow]:
    """The orders with these ids, the venue's or ours, as far as there are any.

    One question for all; what its answer lacks is asked for alone, by another index. A list that could
    not be had is an error only if an order is not found without it.
    """
    lacking: UnwindError | None = None
    try:
        rows = await orders(rest, account, order_ids=sorted(names))
    except (Refused, WireError) as error:
        rows, lacking = [], error
    shown = {row.id for row in rows} | {row.client_order_id for row in rows}
    alone = [await _order(rest, account, name) for name in sorted(set(names) - shown)]
    if lacking is not None and None in alone:
        raise lacking
    return rows + [row for row in alone if row is not None]


async def _order(rest: Rest, account: int, name: str) -> OrderRow | None:
    try:
        envelope = await rest.read(f"{orders_path(account)}/{quote(name, safe='')}")
        row = read_one(envelope.data, _ORDER, "order")
    except Misconfigured:
        raise
    except UnwindError:
        # Not there, or not told: the list has the last word.
        return None
    return row if name in (row.id, row.client_order_id) else None


async def executions(
    rest: Rest, account: int, order_ids: set[str], instrument: str
) -> list[ExecutionRow]:
    """The fills of some orders. Older servers do not filter by order: we do."""
    query = {"order_ids": ",".join(sorted(order_ids)), "instrument_ids": instrument}
    where, path = f"executions of account {account}", executions_path(account)
    rows = await _all(rest, path, query, _EXECUTION, lambda row: row.id, where)
    return [row for row in rows if row.order_id in order_ids]


async def instruments(rest: Rest, ids: list[str]) -> list[InstrumentRow]:
    """Records of stocks; options are not among them."""
    query = {"instrument_ids": ",".join(ids)}
    path = "/v1/instruments"
    return await _all(rest, path, query, _INSTRUMENT, lambda row: row.id, "instruments")


async def option_contracts(rest: Rest, query: dict[str, str]) -> list[InstrumentRow]:
    """Records of option contracts of one underlying."""
    path = "/v1/instruments/options/contracts"
    return await _all(rest, path, query, _INSTRUMENT, lambda row: row.id, "option contracts")


async def snapshots(rest: Rest, ids: list[str], *, urgent: bool = False) -> list[SnapshotRow]:
    """Market data of up to 100 instruments; one unknown id fails them all with 404."""
    query = {"instrument_ids": ",".join(ids)}
    envelope = await rest.read("/v1/market-data/snapshot", query, urgent=urgent)
    return read_rows(envelope.data, _SNAPSHOT, "snapshot")


async def clock(rest: Rest) -> Instant:
    """The venue's time."""
    envelope = await rest.read("/v1/clock")
    row = read_one(envelope.data, _CLOCK, "clock")
    at = instant_of(row.clock)
    if at is None:
        raise WireError("clock", say("expected a date and time"), row.clock)
    return at


async def market(rest: Rest, name: str) -> MarketRow | None:
    """The hours of one market; None where the answer does not hold it."""
    query = {"market": name}
    envelope = await rest.read("/v1/calendars/market-hours", query, urgent=False)
    if bytes(envelope.data).lstrip()[:1] == b"{":
        return read_one(envelope.data, _MARKET, "market hours")
    rows = read_rows(envelope.data, _MARKET, "market hours")
    return next((row for row in rows if row.market in (name, None)), None)


async def _all(
    rest: Rest,
    path: str,
    query: dict[str, str],
    reader: Decoder[_T],
    identity: Callable[[_T], str],
    where: str,
    *,
    urgent: bool = True,
    whole: bool = False,
) -> list[_T]:
    """Every page with the same filters, each row once; from the start if the total moved midway.

    What a `whole` list does not name does not exist: it must be a list, as long as the venue counts
    it, and without contradiction. Raises WireError for one that is not.
    """
    for _ in range(_TRIES):
        why = ""
        pages = [page async for page in _pages(rest, path, query, where, urgent=urgent)]
        rows = [
            row
            for number, page in enumerate(pages, start=1)
            for row in read_rows(page.data, reader, _place(where, number))
        ]
        found = {identity(row): row for row in rows}
        if len({page.total for page in pages if page.total is not None}) > 1:
            why = say("the list changed each time while its pages were read")
        elif whole:
            why = _lacking(pages, len(found), where)
            if not why and any(found[identity(row)] != row for row in rows):
                why = say("one position is listed twice, with different contents")
        if not why:
            return list(found.values())
    raise WireError(where, why)


def _lacking(pages: list[_Page], found: int, where: str) -> str:
    """What a list lacks, in words; empty for a whole one. Raises WireError for what is no list."""
    total = max((page.total for page in pages if page.total is not None), default=None)
    if total is None and any(bytes(page.data) == b"null" for page in pages):
        raise WireError(where, say("the answer holds no list"))
    if total is not None and found < total:
        return say("Clear Street counts {total}, and sent {rows}", total=total, rows=found)
    told = max((page.pages for page in pages if page.pages is not None), default=len(pages))
    if total is None and len(pages) < told:
        return say("Clear Street counts {told} pages, and sent {sent}", told=told, sent=len(pages))
    return ""


async def _pages(
    rest: Rest, path: str, query: dict[str, str], where: str, *, urgent: bool
) -> AsyncIterator[_Page]:
    token = ""
    for number in range(1, _MOST_PAGES + 1):
        page = _page(await rest.read(path, query | {"page_token": token}, urgent=urgent))
        yield page
        if not page.next_token:
            return
        if page.next_token == token:
            raise WireError(_place(where, number), say("its next page is itself"))
        token = page.next_token
    raise WireError(where, say("more than {most_pages} pages", most_pages=_MOST_PAGES))


def _place(where: str, number: int) -> str:
    return where if number == 1 else f"{where}, page {number}"


def _page(envelope: Envelope) -> _Page:
    meta = envelope.metadata
    if meta is None:
        return _Page(envelope.data, None, None, "")
    total, pages = figure(meta.total_items), figure(meta.total_pages)
    return _Page(envelope.data, total, pages, meta.next_page_token or "")


def _position_id(row: PositionRow) -> str:
    return row.instrument_id or f"{row.symbol} {row.quantity}"
