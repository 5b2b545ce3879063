"""What a session knows of its accounts: positions, instruments, resting orders, hours, clock."""

from collections.abc import Iterable
from dataclasses import replace

from app.domain.errors import Misconfigured, Refused
from app.domain.ids import AccountKey, Instant
from app.domain.instrument import Unit
from app.domain.money import Quantity
from app.domain.position import Pause, Position
from app.domain.words import say
from app.venues.clearstreet import queries
from app.venues.clearstreet.address import account_number
from app.venues.clearstreet.directory import Directory
from app.venues.clearstreet.hours import MarketHours
from app.venues.clearstreet.listing import is_option
from app.venues.clearstreet.refusals import FORBIDDEN
from app.venues.clearstreet.rest import Rest
from app.venues.clearstreet.resting import RestingOrders
from app.venues.clearstreet.rows import (
    Place,
    free_of,
    is_inconsistent,
    is_open,
    position_of,
    wire_name_of,
)
from app.venues.clearstreet.wire import AccountRow, PositionRow

_NOT_LISTED = ("INACTIVE", "CLOSED")


class Known:
    """The picture of one login. Reads fill it, nothing here decides."""

    def __init__(self, account: AccountKey, rest: Rest) -> None:
        self.account = account
        self.numbers: tuple[int, ...] = ()
        self.directory = Directory(rest)
        self.resting = RestingOrders()
        self.hours = MarketHours(rest)
        self.positions: dict[str, Position] = {}
        self.inconsistent: set[str] = set()
        self.free: dict[str, Quantity] = {}
        """What an order of ours may close of each position, where the venue says it."""
        self.offset_ns: int | None = None
        """The venue's clock minus ours; None until it was read."""
        self._may_not_trade: set[int] = set()
        self._seen_at = Instant(0)

    def take_positions(
        self, rows_of: dict[int, list[PositionRow]], seen_at: Instant
    ) -> tuple[Position, ...]:
        """All positions of all accounts. Raises WireError for a row that might hide one."""
        positions: dict[str, Position] = {}
        inconsistent: set[str] = set()
        free: dict[str, Quantity] = {}
        for number, rows in rows_of.items():
            for index, row in enumerate(rows, start=1):
                place = Place(self.account, number, index)
                position = self._position(row, place, seen_at)
                if position is None:
                    continue
                wire_id, available = position.key.wire_id, free_of(row, place)
                positions[wire_id] = position
                if is_inconsistent(row):
                    inconsistent.add(wire_id)
                if available is not None:
                    free[wire_id] = available
        if seen_at >= self._seen_at:
            self.positions, self.inconsistent, self.free = positions, inconsistent, free
            self._seen_at = seen_at
        return tuple(positions.values())

    def one_position(
        self, rows: Iterable[PositionRow], number: int, wire_name: str, seen_at: Instant
    ) -> Position | None:
        """The position in one instrument; None if it is gone. Raises WireError."""
        for index, row in enumerate(rows, start=1):
            place = Place(self.account, number, index)
            position = self._position(row, place, seen_at)
            if position is not None and position.instrument.wire_name == wire_name:
                return position
        return None

    def forbid(self, number: int) -> None:
        """The venue says that this key may not trade in an account."""
        self._may_not_trade.add(number)

    def start_anew(self) -> None:
        """A new connection: what was missed is read again, what was forbidden is tried again."""
        self.resting.forget()
        self._may_not_trade.clear()

    @property
    def held(self) -> list[str]:
        """The instruments held that can be asked for by id."""
        names = {
            p.instrument.wire_name for p in self.positions.values() if not p.instrument.untradable
        }
        return sorted(names)

    @property
    def holds_options(self) -> bool:
        return any(p.instrument.unit is Unit.CONTRACT for p in self.positions.values())

    def _position(self, row: PositionRow, place: Place, seen_at: Instant) -> Position | None:
        if not is_open(row, place):
            return None
        name = wire_name_of(row, place)
        caution = self.hours.caution(option=is_option(row))
        position = position_of(
            row,
            place,
            self.directory.listing(name),
            seen_at=seen_at,
            working=self.resting.working(place.number, name),
            cautions=(caution,) if caution else (),
        )
        if place.number in self._may_not_trade and not position.instrument.untradable:
            why = say(
                "Clear Street does not let this key trade in account {number}.",
                number=place.number,
            )
            return replace(position, instrument=replace(position.instrument, untradable=why))
        return self._with_pauses(position, option=is_option(row), seen_at=seen_at)

    def _with_pauses(self, position: Position, *, option: bool, seen_at: Instant) -> Position:
        offset_ns = self.offset_ns or 0
        pauses = self.hours.pauses(option=option, venue_now=Instant(seen_at + offset_ns))
        return replace(
            position,
            paused_until=None if pauses.until is None else Instant(pauses.until - offset_ns),
            pauses_at=None if pauses.begins is None else Instant(pauses.begins - offset_ns),
            pause=Pause.MARKET_CLOSED,
        )


async def find_accounts(rest: Rest, wanted: str) -> tuple[int, ...]:
    """The account numbers to show: those named, or every one that is active.

    Raises Misconfigured for one that is not there, is closed, if there is none at all, or for a key that
    may not see any.
    """
    rows = {account_number(str(row.id)): row for row in await _accounts(rest)}
    found = {number: row for number, row in rows.items() if number is not None}
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    if not names:
        numbers = tuple(number for number, row in found.items() if _is_listed(row))
        if not numbers:
            raise Misconfigured("account", say("Clear Street shows this key no active account"))
        return numbers
    chosen: dict[int, None] = {}
    for name in names:
        number = account_number(name)
        if number is None or number not in found:
            there = tuple(str(n) for n, row in found.items() if _is_listed(row))
            raise Misconfigured(
                "account",
                say(
                    "Clear Street shows this key no account {name!r}; it shows {names}",
                    name=name,
                    names=there or say("none"),
                ),
                choices=there,
            )
        if not _is_listed(found[number]):
            raise Misconfigured(
                "account",
                say("account {name} is {status}", name=name, status=found[number].status),
            )
        chosen[number] = None
    return tuple(chosen)


async def _accounts(rest: Rest) -> list[AccountRow]:
    try:
        return await queries.accounts(rest)
    except Refused as error:
        if error.code != FORBIDDEN:
            raise
        raise Misconfigured("api_key", say("this key may not see any account")) from error


def _is_listed(row: AccountRow) -> bool:
    """A status that we do not know must not hide positions."""
    return row.status not in _NOT_LISTED
