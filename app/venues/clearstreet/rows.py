"""Rows read as what they mean: positions, quotes, times."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

import msgspec

from app.domain.errors import WireError
from app.domain.ids import AccountKey, Instant, PositionKey
from app.domain.instrument import Instrument
from app.domain.money import Money, Price, Quantity, finite
from app.domain.position import Position, Side, WorkingOrders
from app.domain.quote import Quote
from app.domain.words import joined, say
from app.venues._json import UNREADABLE
from app.venues.clearstreet.address import HeldAt, instrument_uuid
from app.venues.clearstreet.listing import Listing, instrument_of, is_option
from app.venues.clearstreet.wire import Figure, PositionRow, TouchRow

# A touch older than this may belong to another market; the venue's feed may be delayed.
TOUCH_GOOD_FOR_NS: Final = 15 * 1_000_000_000
_FIGURE: Final = msgspec.json.Decoder(Decimal | None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row was found, for messages, and whose it is."""

    account: AccountKey
    number: int
    index: int

    def __str__(self) -> str:
        return f"positions of account {self.number}, row {self.index}"


def is_open(row: PositionRow, place: Place) -> bool:
    """Whether a row is an open position: rows closed today may linger with a size of zero.

    A row without a size is passed over only if nothing else speaks for a holding. Raises WireError.
    """
    if row.quantity is not None:
        return number(row.quantity, f"{place} quantity") != 0
    worth = (row.market_value, row.cost_basis, row.unrealized_pnl)
    if row.available_quantity or any(map(figure, worth)):
        raise WireError(f"{place} quantity", say("missing, and something is held"))
    return False


def wire_name_of(row: PositionRow, place: Place) -> str:
    """The instrument's id; where it is no UUID, as the venue wrote it. Raises WireError if empty."""
    text = (row.instrument_id or "").strip()
    if not text:
        raise WireError(
            f"{place} instrument_id", say("missing, in an open position"), row.symbol or ""
        )
    uuid = instrument_uuid(text)
    return text if uuid is None else str(uuid)


def position_of(
    row: PositionRow,
    place: Place,
    listing: Listing | None,
    *,
    seen_at: Instant,
    working: WorkingOrders | None,
    cautions: tuple[str, ...],
) -> Position:
    """An open position. Raises WireError naming row and field.

    The venue's own rows do not always agree with themselves: only the sign says the side.
    """
    size = number(row.quantity, f"{place} quantity") or Decimal(0)
    name = wire_name_of(row, place)
    own_mark, closing = price_shown(row.instrument_price), price_shown(row.closing_price)
    average = price_shown(row.avg_price)
    instrument = instrument_of(
        row, name, listing, place.account.venue, own_mark or closing or average
    )
    mark = own_mark or _mark_from_value(row, abs(size), instrument) or closing
    gained = figure(row.unrealized_pnl)
    position = Position(
        key=_key(place, name),
        instrument=_closable_here(instrument, name),
        side=Side.LONG if size > 0 else Side.SHORT,
        quantity=Quantity(abs(size)),
        average_price=average,
        mark=mark,
        profit=None if gained is None else Money(gained, instrument.quote_currency),
        seen_at=seen_at,
        working_orders=working,
        closable=None if working is not None and not working.count else free_of(row, place),
        caution=joined((*_own_cautions(row, listing, own_mark), *cautions), " "),
        day_profit=_day_profit(row, instrument),
    )
    if gained is None and mark is not None:
        return replace(position, profit=position.profit_at(mark))
    return position


def _day_profit(row: PositionRow, instrument: Instrument) -> Money | None:
    """Today's open and realised parts; without the open one the day is not known."""
    still_open = figure(row.daily_unrealized_pnl)
    realised = figure(row.daily_realized_pnl) or Decimal(0)
    return None if still_open is None else Money(still_open + realised, instrument.quote_currency)


def free_of(row: PositionRow, place: Place) -> Quantity | None:
    """What is free to be closed, perhaps less what orders tie up; None where nothing is said.

    Its sign for shorts is unclear, so it counts as absolute, and only ever lowers a size.
    """
    free = number(row.available_quantity, f"{place} available_quantity")
    size = number(row.quantity, f"{place} quantity")
    return None if free is None or size is None else Quantity(min(abs(free), abs(size)))


def is_inconsistent(row: PositionRow) -> bool:
    """Whether the venue's word for the side disagrees with the sign; older words count too."""
    word, size = row.position_type or "", row.quantity or Decimal(0)
    return (word.startswith("LONG") and size < 0) or (word.startswith("SHORT") and size > 0)


def quote_of(touch: TouchRow | None, asked_at: Instant, offset_ns: int) -> Quote:
    """Bid and ask, each only if the venue says that it is at most 15 s old.

    A side that is missing, late or without a time is left out: a cap must not be measured from it.
    """
    if touch is None:
        return Quote()
    bid, ask = price_shown(touch.bid), price_shown(touch.ask)
    has_bid = bid is not None and _is_young(touch.bid_timestamp, asked_at, offset_ns)
    has_ask = ask is not None and _is_young(touch.ask_timestamp, asked_at, offset_ns)
    return Quote(
        bid=bid if has_bid else None,
        ask=ask if has_ask else None,
        bid_size=_size_shown(touch.bid_size) if has_bid else None,
        ask_size=_size_shown(touch.ask_size) if has_ask else None,
        touched_at=asked_at,
    )


def instant_of(text: str | None) -> Instant | None:
    """A date-time of the venue as its own instant, exact to the microsecond; None if unreadable."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return Instant(round(moment.timestamp() * 1_000_000) * 1000)


def stamp(at: Instant) -> str:
    """An instant as the venue writes it."""
    moment = datetime.fromtimestamp(at // 1_000_000_000, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{at % 1_000_000_000:09d}Z"


def number(value: Decimal | None, where: str) -> Decimal | None:
    """A finite number, or None. Raises WireError that says where."""
    try:
        return None if value is None else finite(value)
    except ValueError as error:
        raise WireError(where, str(error)) from error


def figure(told: Figure) -> Decimal | None:
    """A finite number that is only shown; None where there is none that could be read."""
    try:
        value = _FIGURE.decode(told)
        return None if value is None else finite(value)
    except (*UNREADABLE, ValueError):
        # Not known is all that a person has to be told of it: the row counts without it.
        return None


def price_shown(told: Figure) -> Price | None:
    """A price above zero that is only shown, or None: nothing trades at zero here."""
    read = figure(told)
    return Price(read) if read is not None and read > 0 else None


def _size_shown(told: Figure) -> Quantity | None:
    read = figure(told)
    return Quantity(read) if read is not None and read > 0 else None


def _key(place: Place, name: str) -> PositionKey:
    uuid = instrument_uuid(name)
    if uuid is None:
        return PositionKey(place.account, f"{place.number}/{name}")
    return HeldAt(place.number, uuid).key(place.account)


def _closable_here(instrument: Instrument, name: str) -> Instrument:
    if instrument.untradable or instrument_uuid(name) is not None:
        return instrument
    why = say(
        "Clear Street names it without a UUID, and nothing else is put into the "
        "address of a close."
    )
    return replace(instrument, untradable=why)


def _mark_from_value(row: PositionRow, size: Decimal, instrument: Instrument) -> Price | None:
    worth = figure(row.market_value)
    if not worth:
        return None
    exact = abs(worth) / (size * instrument.multiplier)
    nearest = instrument.price_grid.floor(exact + instrument.tick / 2)
    return Price(nearest) if nearest > 0 else None


def _own_cautions(
    row: PositionRow, listing: Listing | None, own_mark: Price | None
) -> tuple[str, ...]:
    said: list[str] = []
    if is_inconsistent(row):
        said.append(
            say(
                "Clear Street calls it {position_type} with a size of {quantity}: only a whole "
                "close at market is offered.",
                position_type=row.position_type,
                quantity=row.quantity,
            )
        )
    if own_mark is None:
        said.append(say("Clear Street gives no price now: the mark is an older one."))
    if is_option(row) and (listing is None or listing.multiplier is None):
        said.append(say("The contract size could not be read; 100 is assumed."))
    if listing is not None and not listing.tradable:
        said.append(say("Clear Street lists it as not tradable: a close may be refused."))
    return tuple(said)


def _is_young(stamped: str | None, asked_at: Instant, offset_ns: int) -> bool:
    at = instant_of(stamped)
    return at is not None and asked_at + offset_ns - at <= TOUCH_GOOD_FOR_NS
