"""What a session knows of its account: contracts, funding times, positions, hints from pushes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from app.domain.hours import Pauses
from app.domain.ids import AccountKey, Instant
from app.domain.money import ZERO, Quantity
from app.domain.position import Position, Side
from app.domain.recent import Recent
from app.domain.words import joined, say
from app.venues.coinw.funding import FundingTimes, funding_times
from app.venues.coinw.prices import Prices
from app.venues.coinw.refusals import clock
from app.venues.coinw.resting import RestingOrders
from app.venues.coinw.rows import (
    Contract,
    contract_of,
    is_copied,
    is_open,
    milliseconds,
    position_of,
    side_of,
    unlisted,
)
from app.venues.coinw.wire import FundingTick, InstrumentRow, OrderRow, PositionRow

COPIED: Final = say(
    "It may not be closable from here: it looks like a copied or strategy "
    "position, which CoinW closes only in its app."
)


# Positions, of which a few may have just been closed; each has an id of its own.
_NAMES_KEPT: Final = 5000


@dataclass(frozen=True, slots=True)
class _Hint:
    """What only pushes tell of a position."""

    closable: Quantity | None
    updated_ms: int
    copied: bool


class Known:
    """The account as last heard: rows of the venue come in, positions of the house go out."""

    def __init__(self, account: AccountKey) -> None:
        self._account = account
        self._contracts: dict[str, Contract] = {}
        self._names: dict[str, str] = {}
        self._funding: dict[str, FundingTimes] = {}
        self._hints: dict[str, _Hint] = {}
        self.resting = RestingOrders()
        self.prices = Prices()
        self.positions: dict[str, Position] = {}
        # Outlives the position: what rests in its instrument is asked about once it is flat.
        self.instrument_names: Recent[str, str] = Recent(_NAMES_KEPT)
        self._read_at = Instant(0)

    @property
    def held(self) -> frozenset[str]:
        """The instruments with an open position."""
        return frozenset(p.instrument.wire_name for p in self.positions.values())

    def take_contracts(self, rows: Iterable[InstrumentRow]) -> None:
        for row in rows:
            contract = contract_of(row, self._account.venue)
            self._contracts[row.name] = contract
            self._names[row.name.lower()] = row.name
            times = funding_times(contract.settles_at_ms, contract.period_h)
            if times is not None:
                self._funding[row.name] = times

    @property
    def has_contracts(self) -> bool:
        return bool(self._contracts)

    @property
    def watched(self) -> frozenset[str]:
        """The listed instruments held: the stream would be silent on any other name."""
        return frozenset(name for name in self.held if name in self._contracts)

    def lacks_a_contract_of(self, rows: Iterable[PositionRow]) -> bool:
        return any(row.instrument not in self._contracts for row in rows)

    def contract(self, said: str | None) -> Contract | None:
        """The contract that a frame means: price frames spell names in lower case."""
        name = self._names.get((said or "").lower())
        return None if name is None else self._contracts[name]

    def currency(self, said: str | None) -> str:
        """What fees and profits of a contract are counted in."""
        contract = self.contract(said)
        return "USDT" if contract is None else contract.instrument.quote_currency

    def take_positions(self, rows: list[PositionRow], at: Instant) -> tuple[Position, ...]:
        """All open positions, from a read begun at `at`; what is not among `rows` is gone."""
        live = [row for row in rows if is_open(row)]
        found = tuple(self._position(row, live, at) for row in live)
        if at < self._read_at:
            # A slow read that a younger one has overtaken.
            return found
        self._read_at = at
        for position in found:
            self.instrument_names[position.key.wire_id] = position.instrument.wire_name
        self.positions = {position.key.wire_id: position for position in found}
        self._hints = {key: hint for key, hint in self._hints.items() if key in self.positions}
        return found

    def one_position(self, rows: list[PositionRow], wire_id: str, at: Instant) -> Position | None:
        """One position out of the rows of its instrument; None if it is not open."""
        live = [row for row in rows if is_open(row)]
        own = [row for row in live if str(row.id) == wire_id]
        return self._position(own[0], live, at) if own else None

    def take_hint(self, row: PositionRow) -> None:
        """A `position` push: it says how much can be closed and whose position it is."""
        free = row.remain_current_piece
        hint = _Hint(
            None if free is None or free < 0 else Quantity(free),
            milliseconds(row.updated_date) or 0,
            is_copied(row),
        )
        last = self._hints.get(str(row.id))
        # Pushes come in any order.
        if last is None or hint.updated_ms >= last.updated_ms:
            self._hints[str(row.id)] = hint

    def take_order(self, row: OrderRow) -> None:
        """An `order` push; what was said of closable sizes before it no longer holds."""
        self.resting.take(row)
        for wire_id, hint in self._hints.items():
            position = self.positions.get(wire_id)
            if position is not None and position.instrument.wire_name == row.instrument:
                self._hints[wire_id] = replace(hint, closable=None)

    def take_funding(self, name: str, tick: FundingTick) -> None:
        """The next settlement, from the stream: newer than the contract list's."""
        listed = self._contracts[name].period_h if name in self._contracts else Decimal(0)
        period = tick.h or listed
        times = funding_times(milliseconds(tick.nt), period)
        if times is not None:
            self._funding[name] = times

    def funding_pause_until(self, name: str, now: Instant) -> Instant | None:
        """When the funding pause that is on now ends; None outside of one."""
        times = self._funding.get(name)
        return None if times is None else times.pause_until(now)

    def next_funding_change(self, now: Instant) -> Instant | None:
        """When a caution on some row has to appear or to go."""
        known = [self._funding[name] for name in self.held if name in self._funding]
        changes = [change for times in known if (change := times.next_change(now)) is not None]
        return min(changes, default=None)

    def looks_copied(self, wire_id: str) -> bool:
        hint, position = self._hints.get(wire_id), self.positions.get(wire_id)
        by_row = position is not None and COPIED in position.caution
        return by_row or (hint is not None and hint.copied)

    def _position(self, row: PositionRow, live: list[PositionRow], at: Instant) -> Position:
        contract = self._contracts.get(row.instrument)
        times = self._funding.get(row.instrument)
        pauses = Pauses()
        if times is not None:
            pauses = Pauses(times.pause_until(at), times.pauses_at(at))
        return position_of(
            row,
            self._account,
            contract or unlisted(row, self._account.venue),
            mark=self.prices.fresh_mark(row.instrument, at),
            seen_at=at,
            working=self.resting.working(row.instrument),
            closable=self._closable(row, live),
            caution=self._caution(row, contract, pauses.until),
            pauses=pauses,
        )

    def _caution(self, row: PositionRow, contract: Contract | None, until: Instant | None) -> str:
        cautions: list[str] = []
        if until is not None:
            cautions.append(
                say("CoinW settles funding and refuses closes until {clock}.", clock=clock(until))
            )
        hint = self._hints.get(str(row.id))
        if is_copied(row) or (hint is not None and hint.copied):
            cautions.append(COPIED)
        if not self.has_contracts:
            cautions.append(
                say("CoinW's list of contracts could not be read: money figures may be missing.")
            )
        elif contract is None:
            cautions.append(
                say(
                    "CoinW does not list {instrument}: its money figures may be wrong.",
                    instrument=row.instrument,
                )
            )
        return joined(cautions, " ") if cautions else ""

    def _closable(self, row: PositionRow, live: list[PositionRow]) -> Quantity | None:
        hint = self._hints.get(str(row.id))
        told = hint is not None and hint.updated_ms >= (milliseconds(row.updated_date) or 0)
        if hint is not None and told and hint.closable is not None:
            return min(hint.closable, Quantity(row.current_piece))
        side = side_of(row.direction, f"position {row.id}")
        tied_up = self.resting.tied_up(row.instrument, side)
        if tied_up is None or (tied_up and _shares_its_side(row, live, side)):
            return None
        return max(ZERO, Quantity(row.current_piece - tied_up))


def _shares_its_side(row: PositionRow, live: list[PositionRow], side: Side) -> bool:
    """Whether a resting order, which names no position, could belong to another one."""
    same = [
        other
        for other in live
        if other.instrument == row.instrument
        and side_of(other.direction, f"position {other.id}") is side
    ]
    return len(same) > 1
