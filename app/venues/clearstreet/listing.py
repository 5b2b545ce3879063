"""Instruments: price bands, steps and contract sizes, from the venue's records or, without, said so."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from app.domain.errors import WireError
from app.domain.grid import Band, Grid
from app.domain.ids import Venue
from app.domain.instrument import Instrument, Unit
from app.domain.money import finite
from app.domain.words import say
from app.venues.clearstreet.wire import InstrumentRow, PositionRow, TickRule

OPTION: Final = "OPTION"
_STOCK: Final = "COMMON_STOCK"
_CASH: Final = "CASH"
# Of these the note says certainly that they are no positions one closes by an order.
_NOT_CLOSED: Final = {
    _CASH: say("Cash is not closed by an order."),
    "INDEX": say("An index is not traded."),
}
_ONE: Final = Decimal(1)
_CENT: Final = Decimal("0.01")
_STANDARD_CONTRACT: Final = Decimal(100)
_OSI: Final = re.compile(r"([A-Z0-9.]{1,6}) *(\d{6})([CP])(\d{8})")


# US market rules, where the venue tells of no schedule.
_STOCK_BANDS: Final = (Band(Decimal(0), Decimal("0.0001")), Band(_ONE, _CENT))
_OPTION_BANDS: Final = (
    Band(Decimal(0), Decimal("0.05")),
    Band(Decimal(3), Decimal("0.10")),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """What the venue's record says of one instrument; None fields where it says nothing."""

    symbol: str | None
    currency: str | None
    bands: tuple[Band, ...] | None
    multiplier: Decimal | None
    fractionable: bool
    tradable: bool


@dataclass(frozen=True, slots=True)
class OptionSymbol:
    """An option as its OSI symbol names it."""

    root: str
    expiry: str
    contract_type: str


def listing_of(row: InstrumentRow) -> Listing:
    """Raises WireError for a number that is none."""
    where = f"instrument {row.id}"
    rules = row.tick_rules
    return Listing(
        symbol=row.symbol,
        currency=row.currency,
        bands=_bands(rules, where) if rules else None,
        multiplier=_above_zero(row.multiplier, f"{where} multiplier") if row.multiplier else None,
        fractionable=row.is_fractionable is True,
        tradable=row.is_tradable is not False,
    )


def parse_osi(symbol: str | None) -> OptionSymbol | None:
    """Read an option symbol, padded or not; None for anything else."""
    match = _OSI.fullmatch((symbol or "").strip().upper())
    if match is None:
        return None
    root, day, kind, _ = match.groups()
    expiry = f"20{day[:2]}-{day[2:4]}-{day[4:]}"
    return OptionSymbol(root, expiry, "CALL" if kind == "C" else "PUT")


def is_option(row: PositionRow) -> bool:
    """By its type; a row without a type by its symbol."""
    if row.instrument_type:
        return row.instrument_type == OPTION
    return parse_osi(row.symbol) is not None


def instrument_of(
    row: PositionRow, wire_name: str, listing: Listing | None, venue: Venue, near: Decimal | None
) -> Instrument:
    """The instrument of a position, its price grid that of the band around the price `near`."""
    option = is_option(row)
    size = abs(row.quantity) if row.quantity is not None else _ONE
    step = _step(size) if listing is not None and listing.fractionable and not option else _ONE
    symbol = row.symbol or (listing.symbol if listing is not None else None) or wire_name
    return Instrument(
        venue=venue,
        symbol=symbol.strip(),
        wire_name=wire_name,
        unit=_unit(row, option=option),
        quantity_grid=Grid(step, step),
        price_grid=price_grid(listing, near, option=option),
        multiplier=_multiplier(listing, option=option),
        quote_currency=(listing.currency if listing is not None else None) or "USD",
        untradable=_NOT_CLOSED.get(row.instrument_type or "", ""),
    )


def price_grid(listing: Listing | None, near: Decimal | None, *, option: bool) -> Grid:
    """The bands told, or the market's rules; without a price the highest band, which fits most."""
    told = listing.bands if listing is not None else None
    bands = told or (_OPTION_BANDS if option else _STOCK_BANDS)
    grid = Grid(bands[-1].step, bands=bands)
    return grid if near is None else replace(grid, step=grid.step_at(near))


def _unit(row: PositionRow, *, option: bool) -> Unit:
    if option:
        return Unit.CONTRACT
    if row.instrument_type == _CASH:
        return Unit.CASH
    return Unit.SHARE if row.instrument_type in (_STOCK, None) else Unit.UNIT


def _multiplier(listing: Listing | None, *, option: bool) -> Decimal:
    if not option:
        return _ONE
    known = listing.multiplier if listing is not None else None
    return known or _STANDARD_CONTRACT


def _step(size: Decimal) -> Decimal:
    """As many decimals as the size itself has: how many the venue takes is not stated."""
    exponent = size.normalize().as_tuple().exponent
    return _ONE.scaleb(min(0, exponent)) if isinstance(exponent, int) else _ONE


def _bands(rules: list[TickRule], where: str) -> tuple[Band, ...]:
    bands = [
        Band(
            Decimal(0) if rule.start_price is None else _number(rule.start_price, f"{where} band"),
            _above_zero(rule.tick_size, f"{where} tick_size"),
        )
        for rule in rules
    ]
    return tuple(sorted(bands, key=lambda band: band.start))


def _above_zero(value: Decimal, where: str) -> Decimal:
    if _number(value, where) <= 0:
        raise WireError(where, say("expected a number above zero, was {value}", value=value))
    return value


def _number(value: Decimal, where: str) -> Decimal:
    try:
        return finite(value)
    except ValueError as error:
        raise WireError(where, str(error)) from error
