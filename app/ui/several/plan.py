"""What one close of several rows would send, row by row, and which rows cannot go and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from app.domain.errors import Denied
from app.domain.ids import AccountKey, PositionKey
from app.domain.intent import Amount, Pricing
from app.domain.order import CloseState
from app.domain.position import Position, mixes_live_and_simulated
from app.engine.close import Close
from app.engine.desk import Account, PressPreview, Row
from app.ui.closing.words import denial_words
from app.ui.text import format as fmt
from app.ui.trading.pressing import Draft

_ON_ITS_WAY = (CloseState.REQUESTED, CloseState.SUBMITTED, CloseState.IN_DOUBT)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of each chosen row."""

    amount: Amount
    pricing: Pricing
    cancel_working_orders: bool = False


@dataclass(frozen=True, slots=True)
class Going:
    """One row that would go, and exactly what would be sent for it."""

    row: Row
    draft: Draft
    found: PressPreview


@dataclass(frozen=True)
class Plan:
    """Every chosen row, once: in `going`, or in `left_out` with the reason.

    `mixed`: live and simulated rows are chosen together, so that none may go.
    """

    wish: Wish
    going: tuple[Going, ...] = ()
    left_out: tuple[tuple[Position, str], ...] = ()
    mixed: bool = False

    @property
    def drafts(self) -> tuple[Draft, ...]:
        return tuple(one.draft for one in self.going)

    @cached_property
    def accounts(self) -> tuple[AccountKey, ...]:
        """The accounts to which something would go."""
        return tuple(dict.fromkeys(one.row.position.key.account for one in self.going))


@dataclass(frozen=True)
class Planner:
    """Asks the parts of the window. `preview` raises Denied; nothing here changes anything.

    `now_ns` is the wall clock, in nanoseconds since the epoch.
    """

    row: Callable[[PositionKey], Row | None]
    account: Callable[[AccountKey], Account | None]
    preview: Callable[[Draft], PressPreview]
    close_of: Callable[[PositionKey], Close | None]
    size_unknown: Callable[[PositionKey], bool]
    now_ns: Callable[[], int]

    def plan(self, keys: Sequence[PositionKey], wish: Wish) -> Plan:
        """Look at every row; one that has gone meanwhile is not a row any more."""
        rows = [row for key in keys if (row := self.row(key)) is not None]
        if mixes_live_and_simulated(row.position for row in rows):
            why = _tr("Live and simulated rows are chosen together.")
            return Plan(wish, (), tuple((row.position, why) for row in rows), mixed=True)
        going: list[Going] = []
        left_out: list[tuple[Position, str]] = []
        for row in rows:
            found = self._look(row, wish)
            if isinstance(found, Going):
                going.append(found)
            else:
                left_out.append((row.position, found))
        return Plan(wish, tuple(going), tuple(left_out))

    def _look(self, row: Row, wish: Wish) -> Going | str:
        key = row.position.key
        account = self.account(key.account)
        if account is None:
            return _tr("Its account is not open.")
        why = self._why_not(row)
        if why:
            return why
        cancels = account.capability_of(row.position).cancel_orders.usable
        draft = Draft(key, wish.amount, wish.pricing, wish.cancel_working_orders and cancels)
        try:
            return Going(row, draft, self.preview(draft))
        except Denied as denial:
            return denial_words(denial, self.close_of(key))

    def _why_not(self, row: Row) -> str:
        """What the engine would learn only later, or would let a person insist on for one row."""
        if any(close.order.state in _ON_ITS_WAY for close in row.closes):
            return on_its_way()
        if self.size_unknown(row.position.key):
            return _tr("Its size could not be read: close it by itself.")
        until = row.position.paused_until
        if until is not None and until > self.now_ns():
            left = fmt.clock((until - self.now_ns()) / 1e9)
            return _tr("Its venue takes no closes for another {0}.").format(left)
        return ""


def on_its_way() -> str:
    """The reason of a row whose close has not been answered yet."""
    return _tr("A close of it is on its way.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("several", text)
