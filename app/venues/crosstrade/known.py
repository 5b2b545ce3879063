"""What a session knows: accounts, contracts, resting orders, and the positions made of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from msgspec.json import Decoder

from app.domain.errors import Refused, UnwindError, WireError
from app.domain.ids import AccountKey, Environment, Instant
from app.domain.money import Money, Price, Quantity, plain
from app.domain.position import Pause, Position, Side
from app.domain.words import joined, say
from app.venues._json import UNREADABLE
from app.venues.crosstrade.cautions import cautions, why_not_flat, why_untradable
from app.venues.crosstrade.hours import MarketHours
from app.venues.crosstrade.memory import Orders
from app.venues.crosstrade.payload import decode_one
from app.venues.crosstrade.place import Place
from app.venues.crosstrade.rows import (
    POINTS,
    Contract,
    Holder,
    contract_of,
    instrument_of,
    number,
    price,
    side_of,
    size,
)
from app.venues.crosstrade.wire import PositionName, PositionRow, QuoteRow, Raw

_POSITION: Final = Decoder(PositionRow)
_NAME: Final = Decoder(PositionName)
_NOTHING: Final = Contract()
# The venue rounds; beyond a hundredth and a tick its profit follows another rule than ours.
_AGREES_WITHIN: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Held:
    """One open position, as far as the row alone tells."""

    place: Place
    kind: str | None
    side: Side
    quantity: Quantity
    average: Price | None
    mark: Price | None
    profit: Decimal | None


class Known:
    """The state of one session; nothing here asks the venue."""

    def __init__(self, account: AccountKey, names: tuple[str, ...]) -> None:
        self.names = names
        self.orders = Orders()
        self.hours = MarketHours.unknown()
        self.desktop_skew_ms: int | None = None
        """The clock of NinjaTrader's computer less ours; None: not known yet."""
        self._account = account
        self._holders: dict[str, Holder] = {}
        self._contracts: dict[str, Contract] = {}
        self._held: tuple[Held, ...] = ()
        self._begun = Instant(0)

    @property
    def places(self) -> frozenset[Place]:
        return frozenset(held.place for held in self._held)

    @property
    def instruments(self) -> tuple[str, ...]:
        """The instruments of the open positions."""
        return tuple(dict.fromkeys(held.place.instrument for held in self._held))

    @property
    def accounts(self) -> tuple[str, ...]:
        """The accounts that were found, by the names the venue writes."""
        return tuple(holder.name for holder in self._holders.values())

    def missing(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if name.casefold() not in self._holders)

    def holder(self, name: str) -> Holder | None:
        return self._holders.get(name.casefold())

    def take_holders(self, holders: Iterable[Holder]) -> bool:
        """Keep what was read of our accounts, all at once; True if something changed."""
        wanted = {name.casefold() for name in self.names}
        found = {h.name.casefold(): h for h in holders if h.name.casefold() in wanted}
        changed = found != self._holders
        self._holders = found
        return changed

    def remarks(self) -> list[tuple[Holder, str]]:
        """Accounts whose money is not what this account's colour says."""
        found = ((holder, self._remark(holder)) for holder in self._holders.values())
        return [(holder, said) for holder, said in found if said]

    def describes(self, instrument: str) -> bool:
        """Whether prices can be set in it: its tick is known."""
        return self._contracts.get(instrument, _NOTHING).tick is not None

    def take_quote(self, row: QuoteRow) -> bool:
        """Keep the contract's data of a full quote; True if it changed. Pushed quotes have none."""
        told = contract_of(row)
        before = self._contracts.get(row.instrument, _NOTHING)
        after = Contract(
            told.tick or before.tick,
            told.point_value or before.point_value,
            before.market_open if told.market_open is None else told.market_open,
        )
        self._contracts[row.instrument] = after
        return after != before

    def read_rows(self, rows: list[Raw], where: str) -> tuple[list[Held], WireError | None]:
        """Our open positions among `rows`, and the first row that may hide one more.

        What cannot be read and is certainly another account's is passed over.
        """
        found: dict[Place, Held] = {}
        contradicted: set[Place] = set()
        trouble: WireError | None = None
        for index, raw in enumerate(rows):
            try:
                held = self._held_of(raw, f"{where}[{index}]")
            except WireError as error:
                if not self._is_foreign(raw):
                    trouble = trouble or error
                continue
            if held is None:
                continue
            if not _same_size(found.setdefault(held.place, held), held):
                trouble = trouble or WireError(
                    f"{where}[{index}]",
                    say(
                        "two rows of {instrument} contradict each other",
                        instrument=held.place.instrument,
                    ),
                )
                contradicted.add(held.place)
        readable = [one for place, one in found.items() if place not in contradicted]
        return readable, trouble

    def read_all(self, rows: list[Raw], where: str) -> tuple[list[Held], UnwindError | None]:
        """As `read_rows`, of the rows of all accounts: none at all proves nothing as long as an
        account does not see its broker.
        """
        held, trouble = self.read_rows(rows, where)
        away = [one for one in self._holders.values() if one.is_connected is False]
        if held or trouble is not None or not away:
            return held, trouble
        return held, Refused("broker_away", away[0].broker, why_not_flat(away[0]))

    def take_held(self, held: list[Held], begun: Instant) -> tuple[Position, ...]:
        """Keep a whole read; the positions it makes."""
        self._held, self._begun = tuple(held), begun
        return self.positions()[0]

    def positions(self) -> tuple[tuple[Position, ...], Instant]:
        """The positions of the last whole read with what is known by now, and when it began."""
        return tuple(self.position_of(held, self._begun) for held in self._held), self._begun

    def agrees_with(self, held: Iterable[Held]) -> bool:
        """Whether places, sides and sizes are those of the last whole read."""
        return _sizes(held) == _sizes(self._held)

    def position_of(self, held: Held, at: Instant) -> Position:
        holder = self.holder(held.place.account)
        currency = holder.currency if holder is not None else "account currency"
        contract = self._contracts.get(held.place.instrument, _NOTHING)
        agrees = _agrees(held, contract)
        pauses = self.hours.pauses(held.place.instrument, at)
        instrument = instrument_of(
            held.place.instrument,
            held.kind,
            contract,
            venue=self._account.venue,
            currency=currency if agrees else POINTS,
            priced=(held.average, held.mark),
        )
        return Position(
            key=held.place.key(self._account),
            instrument=replace(instrument, untradable=why_untradable(holder)),
            side=held.side,
            quantity=held.quantity,
            average_price=held.average,
            mark=held.mark,
            profit=None if held.profit is None else Money(held.profit, currency),
            seen_at=at,
            working_orders=self.orders.working(held.place),
            caution=joined(
                (*cautions(contract, holder, agrees=agrees), *self._exit_caution(held)), " "
            ),
            paused_until=pauses.until,
            pauses_at=pauses.begins,
            pause=Pause.MARKET_CLOSED,
        )

    def _exit_caution(self, held: Held) -> tuple[str, ...]:
        largest = self.orders.largest_exit(held.place, held.side)
        if largest <= held.quantity:
            return ()
        text = say(
            "A working order of {largest} is larger than the position: filled, it would open the "
            "other side.",
            largest=plain(largest),
        )
        return (text,)

    def _remark(self, holder: Holder) -> str:
        environment = self._account.environment
        if environment is Environment.PAPER and holder.is_paper is False:
            return say(
                "{name} is set up as paper, but NinjaTrader reaches it through {provider}: a "
                "close there may move real money. Set it up as live.",
                name=holder.name,
                provider=holder.provider,
            )
        if environment is Environment.LIVE and holder.is_paper:
            return say(
                "{name} is a simulated account of NinjaTrader, set up here as live.",
                name=holder.name,
            )
        return ""

    def _held_of(self, raw: Raw, where: str) -> Held | None:
        """One row of ours that is open; None for a flat one and for another account's."""
        row = decode_one(raw, _POSITION, where)
        holder = self.holder(row.account)
        if holder is None:
            return None
        quantity = size(row.quantity, f"{where}.quantity")
        if quantity == 0:
            return None
        side = side_of(row.market_position, f"{where}.marketPosition")
        if side is None:
            raise WireError(
                f"{where}.quantity",
                say("expected 0 of a flat one, was {quantity}", quantity=quantity),
            )
        try:
            place = Place(holder.name, row.instrument)
        except ValueError as error:
            raise WireError(where, str(error)) from error
        return Held(
            place=place,
            kind=row.instrument_type,
            side=side,
            quantity=quantity,
            average=price(row.average_price),
            mark=price(row.market_price),
            profit=number(row.unrealized_profit_loss),
        )

    def _is_foreign(self, raw: Raw) -> bool:
        try:
            account = _NAME.decode(raw).account
        except UNREADABLE:
            return False
        return bool(account) and self.holder(account or "") is None


def _same_size(one: Held, other: Held) -> bool:
    return (one.side, one.quantity) == (other.side, other.quantity)


def _sizes(held: Iterable[Held]) -> dict[Place, tuple[Side, Quantity]]:
    return {one.place: (one.side, one.quantity) for one in held}


def _agrees(held: Held, contract: Contract) -> bool:
    """Whether the venue's profit is the price move times the point value. In an account of another
    currency it is not, and then our own arithmetic would be in the wrong money.
    """
    if held.profit is None or held.average is None or held.mark is None:
        return True
    if contract.point_value is None:
        return True
    move = Decimal(held.side.sign) * (held.mark - held.average)
    expected = move * held.quantity * contract.point_value
    tick = (contract.tick or Decimal(0)) * held.quantity * contract.point_value
    return abs(held.profit - expected) <= abs(expected) * _AGREES_WITHIN + tick
