"""QFEX's instruments and positions as the house's own."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

from app.domain.errors import Denied, WireError
from app.domain.grid import Grid
from app.domain.hours import Pauses
from app.domain.ids import AccountKey, Instant, PositionKey
from app.domain.instrument import Instrument, Unit
from app.domain.money import Money, Price, Quantity, finite, plain
from app.domain.position import Pause, Position, Side, WorkingOrders
from app.domain.words import say
from app.venues.qfex.hours import WeeklyHours, weekly_hours
from app.venues.qfex.rest_wire import ListingBody
from app.venues.qfex.wire import Number, PositionBody

UNDESCRIBED: Final = say(
    "QFEX has not described this instrument: only the whole can be closed, at market."
)

# A mark worked out from the profit carries division noise far behind the digits of any tick.
_MARK_DIGITS: Final = Context(prec=12)

# Sizes pass through floats at the venue; this much of a lot is noise, more is a real odd size.
_NOISE: Final = Decimal("0.000001")

_ONE: Final = Decimal(1)
_FINEST: Final = Decimal("0.00000001")


def number(value: Number, where: str) -> Decimal | None:
    """A finite number or None. Raises WireError that names the field."""
    if value is None:
        return None
    try:
        return finite(value)
    except ValueError as error:
        raise WireError(where, str(error)) from error


class Listings:
    """The instruments of one account's venue, and how its positions read in them."""

    def __init__(self, account: AccountKey) -> None:
        self._account = account
        self._instruments: dict[str, Instrument] = {}
        self._hours: dict[str, WeeklyHours | None] = {}
        self.lacking = False
        """A position was seen in an instrument that is not described."""

    def learn(self, rows: Iterable[ListingBody]) -> list[str]:
        """Take in the reference data; returns the symbols whose rows could not be used."""
        unusable = []
        self.lacking = False
        for row in rows:
            try:
                self._instruments[row.symbol] = self._instrument(row)
                self._hours[row.symbol] = weekly_hours(row.market_hours)
            except (WireError, ValueError):
                unusable.append(row.symbol)
        return unusable

    def knows(self, symbol: str) -> bool:
        return symbol in self._instruments

    def instrument(self, symbol: str) -> Instrument | None:
        return self._instruments.get(symbol)

    def key(self, symbol: str) -> PositionKey:
        return PositionKey(self._account, symbol)

    def size(self, symbol: str | None, value: Number, where: str) -> Quantity | None:
        """A size without its float noise: on the lot grid where it is as good as on it.

        Raises WireError for what is no size: not finite, or below zero.
        """
        exact = number(value, where)
        if exact is None:
            return None
        if exact < 0:
            raise WireError(where, say("expected a size, was {exact}", exact=plain(exact)))
        known = self._instruments.get(symbol or "")
        return Quantity(
            exact if known is None else _without_noise(exact, known.quantity_grid.step)
        )

    def positions(self, rows: Iterable[PositionBody], at: Instant) -> tuple[Position, ...]:
        """The open positions of a snapshot. Raises WireError for a row that cannot be read or that
        contradicts another: a symbol has one position.
        """
        symbols: set[str | None] = set()
        found = []
        for row in rows:
            position = self.position(row, at)
            if row.symbol in symbols:
                raise WireError(
                    "positions", say("QFEX lists {symbol} more than once", symbol=row.symbol)
                )
            symbols.add(row.symbol)
            if position is not None:
                found.append(position)
        return tuple(found)

    def position(self, body: PositionBody, at: Instant) -> Position | None:
        """The position of one row or pulse; None: flat. Raises WireError."""
        symbol, signed = body.symbol, number(body.position, "position")
        if not symbol or signed is None:
            raise WireError("position", say("expected a symbol and a size"))
        size = self.size(symbol, abs(signed), "position")
        if not size:
            return None
        instrument = self._instruments.get(symbol)
        self.lacking = self.lacking or instrument is None
        average = number(body.average_price, "average_price")
        profit = number(body.unrealised_pnl, "unrealised_pnl")
        shown = instrument or self._undescribed(symbol)
        in_dollars = shown.quote_currency == "USD"
        hours = self._hours.get(symbol)
        pauses = hours.pauses(at) if hours is not None else Pauses()
        return Position(
            key=self.key(symbol),
            instrument=shown,
            side=Side.LONG if signed > 0 else Side.SHORT,
            quantity=size,
            average_price=Price(average) if average else None,
            mark=_mark(average, profit, signed) if in_dollars else None,
            profit=Money(profit, "USD") if profit is not None else None,
            seen_at=at,
            working_orders=self._working(body, symbol),
            caution="" if instrument else UNDESCRIBED,
            paused_until=pauses.until,
            pauses_at=pauses.begins,
            pause=Pause.MARKET_CLOSED,
        )

    def _working(self, body: PositionBody, symbol: str) -> WorkingOrders | None:
        count = number(body.open_orders, "open_orders")
        if count is None:
            return None
        return WorkingOrders(int(count), self.size(symbol, body.open_quantity, "open_quantity"))

    def _instrument(self, row: ListingBody) -> Instrument:
        lot = number(row.lot_size, "lot_size")
        tick = number(row.tick_size, "tick_size")
        if lot is None or tick is None:
            raise WireError(
                "refdata", say("{symbol} has no lot_size or tick_size", symbol=row.symbol)
            )
        tradable = row.status in (None, "ACTIVE")
        return Instrument(
            venue=self._account.venue,
            symbol=row.symbol,
            wire_name=row.symbol,
            unit=Unit.UNIT,
            quantity_grid=Grid(
                lot,
                number(row.min_quantity, "min_quantity") or Decimal(0),
                number(row.max_quantity, "max_quantity"),
            ),
            price_grid=Grid(
                tick,
                number(row.min_price, "min_price") or Decimal(0),
                number(row.max_price, "max_price"),
            ),
            multiplier=_ONE,
            quote_currency=row.quote_asset or _quote_in(row.symbol),
            untradable=""
            if tradable
            else say(
                "QFEX takes no orders in {symbol} now ({status}).",
                symbol=row.symbol,
                status=row.status,
            ),
        )

    def _undescribed(self, symbol: str) -> Instrument:
        # Its grids are not known. The finest let a part through to where it is denied for that reason.
        return Instrument(
            venue=self._account.venue,
            symbol=symbol,
            wire_name=symbol,
            unit=Unit.UNIT,
            quantity_grid=Grid(_FINEST),
            price_grid=Grid(_FINEST),
            multiplier=_ONE,
            quote_currency=_quote_in(symbol),
        )


def seen_again(position: Position, at: Instant) -> Position:
    """The same position, reported once more."""
    return replace(position, seen_at=at)


def _without_noise(value: Decimal, step: Decimal) -> Decimal:
    nearest = (value / step).to_integral_value(ROUND_HALF_EVEN) * step
    return nearest if abs(nearest - value) <= step * _NOISE else value


def _mark(average: Decimal | None, profit: Decimal | None, signed: Decimal) -> Price | None:
    """QFEX sends no mark with a position; its profit tells what it was valued at."""
    if not average or profit is None:
        return None
    mark = _MARK_DIGITS.create_decimal(average + profit / signed)
    return Price(mark) if mark > 0 else None


def _quote_in(symbol: str) -> str:
    return symbol.rpartition("-")[2] or "USD"


def undescribed(symbol: str) -> Denied:
    """Why nothing but the whole can be closed."""
    return Denied(
        "undescribed", say("{symbol}: {why} Nothing was sent.", symbol=symbol, why=UNDESCRIBED)
    )
