"""The questions about orders, executions and positions that CoinW answers."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from msgspec import Raw
from msgspec.json import Decoder

from app.domain.errors import Refused
from app.domain.ids import NANOSECONDS, VenueOrderId
from app.venues._json import UNREADABLE
from app.venues.coinw.codec import is_rate_limit
from app.venues.coinw.rest import Rest, Urgency
from app.venues.coinw.rows import milliseconds
from app.venues.coinw.wire import (
    DealPage,
    DealRow,
    Depth,
    InstrumentRow,
    Number,
    OrderPage,
    OrderRow,
    PositionRow,
)

KINDS: Final = ("plan", "execute", "planTrigger", "moveStopProfitLoss")
"""Each list of open orders has one of these; the filter lets others through, so ids decide."""

# A market order does not rest; what is counted after a close can only be of the others.
RESTING_KINDS: Final = tuple(kind for kind in KINDS if kind != "execute")

# A list that was asked for too fast is asked for again: it changes nothing.
_TOO_FAST_AT_MOST: Final = 2

_POSITIONS: Final[Decoder[list[PositionRow] | None]] = Decoder(list[PositionRow] | None)
_ORDERS: Final[Decoder[list[OrderRow] | None]] = Decoder(list[OrderRow] | None)
_ORDER_PAGE: Final[Decoder[OrderPage | list[OrderRow] | None]] = Decoder(
    OrderPage | list[OrderRow] | None
)
_DEAL_PAGE: Final[Decoder[DealPage | list[DealRow] | None]] = Decoder(
    DealPage | list[DealRow] | None
)
_DEPTH: Final[Decoder[Depth]] = Decoder(Depth)
_INSTRUMENTS: Final[Decoder[list[Raw] | None]] = Decoder(list[Raw] | None)
_INSTRUMENT: Final = Decoder(InstrumentRow, strict=False)
_MOST_DECIMALS: Final = 18

# Executions are listed for three days, orders for seven; a day less for clocks and zones.
LISTED_FOR_NS: Final = 2 * 86_400 * NANOSECONDS

_PAGE: Final = 100
_MOST_PAGES: Final = 20


@dataclass(frozen=True, slots=True)
class Orders:
    """Orders of the history; `reaches_back` is False where older ones may be missing."""

    rows: list[OrderRow]
    reaches_back: bool


@dataclass(frozen=True, slots=True)
class Deals:
    """Executions; `reaches_back` is False where older ones may be missing."""

    rows: list[DealRow]
    reaches_back: bool


async def instruments(rest: Rest) -> list[InstrumentRow]:
    """Every contract that can be read: some 400 rows, half a megabyte.

    One row in a form we do not know must not hide all others; a position in it is shown all the same.
    """
    found: list[InstrumentRow] = []
    for raw in await rest.read("/v1/perpum/instruments", _INSTRUMENTS) or []:
        try:
            row = _INSTRUMENT.decode(raw)
        except UNREADABLE:
            continue
        if row.one_lot_size > 0 and 0 <= row.price_precision <= _MOST_DECIMALS:
            found.append(row)
    return found


async def positions(
    rest: Rest,
    instrument: str | None = None,
    *,
    on_leaving: Callable[[], None] | None = None,
) -> list[PositionRow]:
    """All open positions, or those of one instrument."""
    query = "/all" if instrument is None else f"?instrument={instrument}"
    target = f"/v1/perpum/positions{query}"
    urgency = Urgency.SIZES if instrument is None else Urgency.DECIDES
    return await rest.read(target, _POSITIONS, urgency=urgency, on_leaving=on_leaving) or []


async def depth(rest: Rest, instrument: str) -> Depth:
    """The book of one instrument now, by REST; the stream tells it several times a second."""
    target = f"/v1/perpumPublic/depth?base={instrument}"
    return await rest.read(target, _DEPTH, urgency=Urgency.SHOWS)


async def unfilled(
    rest: Rest, instrument: str, order_id: VenueOrderId, kind: str
) -> OrderRow | None:
    """The order, if it is not done yet. One id per call keeps commas out of what is signed."""
    target = f"/v1/perpum/order?positionType={kind}&sourceIds={order_id}&instrument={instrument}"
    rows = await rest.read(target, _ORDERS) or []
    return next((row for row in rows if str(row.id) == order_id), None)


async def resting(
    rest: Rest,
    instrument: str,
    kinds: tuple[str, ...] = KINDS,
    *,
    urgency: Urgency = Urgency.DECIDES,
) -> list[OrderRow]:
    """The orders that rest in one instrument, each once.

    What only fills a column is asked for list by list, else all at once. Raises what a read raises;
    Refused for too many calls only when that was said of one list three times.
    """

    async def listed(kind: str) -> list[OrderRow]:
        return await _listed(rest, instrument, kind, urgency)

    if urgency is Urgency.SHOWS:
        lists = [await listed(kind) for kind in kinds]
    else:
        answers = await asyncio.gather(*map(listed, kinds), return_exceptions=True)
        lists = [_good(answer) for answer in answers]
    return list({str(row.id): row for rows in lists for row in rows}.values())


def _good(answer: list[OrderRow] | BaseException) -> list[OrderRow]:
    if isinstance(answer, BaseException):
        raise answer
    return answer


async def history(rest: Rest, instrument: str, since_ms: int) -> Orders:
    """The latest orders that are done, of the last seven days at most.

    Orders that were cancelled without a fill are not among them.
    """
    target = f"/v1/perpum/orders/history?instrument={instrument}&page=1&pageSize={_PAGE}"
    page = await rest.read(target, _ORDER_PAGE)
    if not isinstance(page, OrderPage):
        return Orders(page or [], True)
    rows = page.rows or []
    return Orders(
        rows, _reaches_back(rows, page.total is None or len(rows) >= page.total, since_ms)
    )


async def deals(rest: Rest, instrument: str, since_ms: int) -> Deals:
    """The latest executions, of the last three days at most."""
    target = f"/v1/perpum/orders/deals?instrument={instrument}"
    page = await rest.read(target, _DEAL_PAGE)
    if not isinstance(page, DealPage):
        return Deals(page or [], True)
    rows = page.rows or []
    return Deals(
        rows, _reaches_back(rows, page.total is None or len(rows) >= page.total, since_ms)
    )


async def _listed(rest: Rest, instrument: str, kind: str, urgency: Urgency) -> list[OrderRow]:
    """All pages of one list of open orders."""
    found: list[OrderRow] = []
    too_fast, page = 0, 1
    while page <= _MOST_PAGES:
        try:
            rows, total = await _resting_page(rest, instrument, kind, page, urgency)
        except Refused as error:
            too_fast += 1
            if too_fast > _TOO_FAST_AT_MOST or not is_rate_limit(error):
                raise
            continue
        found += rows
        page += 1
        # How long a page may be is not documented: the venue's own count says what is missing.
        all_of_them = len(rows) < _PAGE if not total else len(found) >= total
        if all_of_them or not rows:
            break
    return found


async def _resting_page(
    rest: Rest, instrument: str, kind: str, page: int, urgency: Urgency
) -> tuple[list[OrderRow], Number]:
    target = (
        f"/v1/perpum/orders/open?instrument={instrument}&positionType={kind}"
        f"&page={page}&pageSize={_PAGE}"
    )
    found = await rest.read(target, _ORDER_PAGE, urgency=urgency)
    if isinstance(found, OrderPage):
        return found.rows or [], found.total
    return found or [], None


def _reaches_back(rows: list[OrderRow] | list[DealRow], all_of_them: bool, since_ms: int) -> bool:
    times = [milliseconds(row.created_date) for row in rows]
    return all_of_them or any(time is not None and time < since_ms for time in times)
