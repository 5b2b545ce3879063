"""The latest position and quote per key, how old they are, and which rows changed.

Values are replaced, never queued: a flood of prices costs freshness, not memory. The screen drains
the set of changed keys once per frame.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.domain.ids import NANOSECONDS, AccountKey, Instant, PositionKey
from app.domain.instrument import Unit
from app.domain.money import Money, Price
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.recent import Recent
from app.domain.report import LinkState
from app.domain.words import say

# Older word is seconds old at most; nobody closes this many positions in that time.
_KEPT_GONE = 2000


@dataclass(slots=True)
class AccountState:
    """What is known of one account's connection. Instants are our clock; 0: never.

    `heard_at` is the last sign of life that vouches for the positions, `read_at` the beginning of
    the last whole read that came through. What was known before `distrusted_at` counts for nothing
    until a whole read that began after it.
    """

    link: LinkState = LinkState.DOWN
    why: str = say("not started")
    heard_at: Instant = Instant(0)
    read_at: Instant = Instant(0)
    distrusted_at: Instant = Instant(0)

    def age_s(self, now: Instant) -> float | None:
        """Seconds since the positions were last vouched for; None: never."""
        newest = max(self.heard_at, self.read_at)
        return max(0, now - newest) / NANOSECONDS if newest else None

    def is_fresh(self, now: Instant, stale_after_s: float) -> bool:
        """Whether a press may go by what is shown: link up, trusted, and young enough."""
        if self.link is not LinkState.UP or self.read_at < self.distrusted_at:
            return False
        age = self.age_s(now)
        return age is not None and age <= stale_after_s


@dataclass(slots=True)
class Changes:
    """What the screen has to draw again. `rows`: keys came or went, not only values."""

    keys: set[PositionKey] = field(default_factory=set)
    rows: bool = False


class PositionBook:
    """Every open position of every account."""

    def __init__(self) -> None:
        self._positions: dict[PositionKey, Position] = {}
        self._quotes: dict[tuple[AccountKey, str], Quote] = {}
        self._by_quote: dict[tuple[AccountKey, str], set[PositionKey]] = {}
        self._accounts: dict[AccountKey, AccountState] = {}
        # When each vanished row was seen to be gone: older word must not bring it back.
        self._gone: Recent[PositionKey, Instant] = Recent(_KEPT_GONE)
        self._changes = Changes()

    def __iter__(self) -> Iterator[PositionKey]:
        return iter(self._positions)

    def keys(self, account: AccountKey | None = None) -> list[PositionKey]:
        return [key for key in self._positions if account in (None, key.account)]

    def exposed_keys(self, account: AccountKey | None = None) -> list[PositionKey]:
        """The rows that keep an account from being flat: all but cash."""
        rows = self._positions
        return [k for k in self.keys(account) if rows[k].instrument.unit is not Unit.CASH]

    def position(self, key: PositionKey) -> Position | None:
        return self._positions.get(key)

    def quote(self, position: Position) -> Quote | None:
        return self._quotes.get((position.key.account, position.instrument.wire_name))

    def account(self, key: AccountKey) -> AccountState:
        return self._accounts.setdefault(key, AccountState())

    def mark(self, position: Position) -> Price | None:
        """The newest mark: the stream's where there is one, else the one in the row."""
        quote = self.quote(position)
        if quote is not None and quote.mark is not None:
            return quote.mark
        return position.mark

    def open_profit(self, position: Position) -> Money | None:
        """Unrealised profit at the newest mark; the venue's own figure where ours cannot be made.

        Ours needs the profit to be in the quote currency: where the venue reports another one
        (an account currency), its figure stands.
        """
        mark = self.mark(position)
        foreign = (
            position.profit is not None
            and position.profit.currency != position.instrument.quote_currency
        )
        if mark is None or foreign or mark == position.mark:
            return position.profit or (position.profit_at(mark) if mark is not None else None)
        return position.profit_at(mark) or position.profit

    def take_changes(self) -> Changes:
        """What changed since the last call; the caller owns it."""
        changes, self._changes = self._changes, Changes()
        return changes

    def apply_positions(
        self, account: AccountKey, positions: tuple[Position, ...], at: Instant
    ) -> None:
        """A whole read begun at `at`: what is not in it is flat, unless a push is younger."""
        state = self.account(account)
        if at < state.read_at:
            return
        state.read_at = at
        seen = {position.key for position in positions}
        for key in self.keys(account):
            if key not in seen and self._positions[key].seen_at <= at:
                self._remove(key, at)
        for position in positions:
            if self._newest(position.key) <= at:
                self._put(position)

    def apply_position(self, key: PositionKey, position: Position | None, at: Instant) -> None:
        """A push about one position."""
        if at < self._newest(key):
            return
        if position is None:
            self._remove(key, at)
        else:
            self._put(position)

    def _newest(self, key: PositionKey) -> Instant:
        """When the youngest word on this position was true: of its size, or that it is gone.

        A whole read says of every row that it does not show that it is gone, also of one never seen.
        """
        known = self._positions.get(key)
        if known is not None:
            return known.seen_at
        return max(self._gone.get(key, Instant(0)), self.account(key.account).read_at)

    def apply_quote(self, account: AccountKey, wire_name: str, quote: Quote) -> None:
        """The newest prices of an instrument; its rows are to be drawn again."""
        self._quotes[account, wire_name] = quote
        keys = self._by_quote.get((account, wire_name))
        if keys:
            self._changes.keys |= keys

    def heard(self, account: AccountKey, at: Instant) -> None:
        state = self.account(account)
        state.heard_at = max(state.heard_at, at)

    def distrust(self, now: Instant) -> None:
        """Time jumped to `now`: nothing is fresh until it is read again.

        What carries a time that is now in the future would outlive every read; it is made older.
        """
        before = Instant(now - 1)
        for state in self._accounts.values():
            state.distrusted_at = now
            state.heard_at = min(state.heard_at, before)
            state.read_at = min(state.read_at, before)
        for key, position in self._positions.items():
            if position.seen_at > before:
                self._positions[key] = replace(position, seen_at=before)
        for key, at in list(self._gone.items()):
            self._gone[key] = min(at, before)
        self._changes.keys |= self._positions.keys()

    def forget(self, account: AccountKey) -> None:
        """The account was removed: its rows go."""
        for key in self.keys(account):
            self._remove(key, Instant(0))
        self._accounts.pop(account, None)

    def touch(self, key: PositionKey) -> None:
        """Something else in the row changed (a close began or ended)."""
        self._changes.keys.add(key)

    def _put(self, position: Position) -> None:
        key = position.key
        known = self._positions.get(key)
        if known is None:
            self._changes.rows = True
            self._by_quote.setdefault((key.account, position.instrument.wire_name), set()).add(key)
        elif replace(known, seen_at=position.seen_at) == position:
            self._positions[key] = position
            return
        self._positions[key] = position
        self._changes.keys.add(key)

    def _remove(self, key: PositionKey, at: Instant) -> None:
        self._gone[key] = at
        position = self._positions.pop(key, None)
        if position is not None:
            self._by_quote[key.account, position.instrument.wire_name].discard(key)
            self._changes.rows = True
            self._changes.keys.add(key)
