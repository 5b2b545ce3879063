"""The open accounts, and what the screen and the command line may ask of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.capability import Capability
from app.domain.event import Event
from app.domain.ids import AccountKey, CloseId, PositionKey
from app.domain.intent import CloseIntent, CloseRequest
from app.domain.money import Money, Price, Quantity
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.report import WirePreview
from app.engine.book import AccountState, PositionBook
from app.engine.clock import Clock
from app.engine.close import Close, Closes
from app.engine.notice import Notice


class Listener(Protocol):
    """Who hears the engine's rare news. Calls come from engine tasks: hand them on, do no work."""

    def on_close(self, close: Close, event: Event) -> None: ...

    def on_link(self, account: AccountKey) -> None: ...

    def on_notice(self, notice: Notice) -> None: ...

    def on_accounts(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Account:
    """One open account. `state` is live."""

    key: AccountKey
    title: str
    state: AccountState
    capability_of: Callable[[Position | None], Capability]


@dataclass(frozen=True, slots=True)
class Row:
    """One position as a row shows it now. `age_s` None: never vouched for."""

    position: Position
    quote: Quote | None
    mark: Price | None
    profit: Money | None
    age_s: float | None
    fresh: bool
    claimed: Quantity
    free: Quantity
    closes: tuple[Close, ...]


@dataclass(frozen=True, slots=True)
class PressPreview:
    """What a press would send now."""

    request: CloseRequest
    wire: WirePreview


class Desk:
    """Every open account of this panel."""

    clock: Clock
    book: PositionBook
    closes: Closes

    def accounts(self) -> tuple[Account, ...]:
        """Open accounts in the order they were opened."""
        raise NotImplementedError

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` the news; the returned function ends it."""
        raise NotImplementedError

    def row(self, key: PositionKey) -> Row | None:
        """One row; None if there is no such position."""
        raise NotImplementedError

    def new_close_id(self) -> CloseId:
        raise NotImplementedError

    def preview(self, intent: CloseIntent) -> PressPreview:
        """What `press(intent)` would send now. Raises Denied with the reason. Changes nothing."""
        raise NotImplementedError

    def press(self, intent: CloseIntent) -> Close:
        """The one door for closing. Never raises: a denial is a Close in NOT_SENT with its reason."""
        raise NotImplementedError

    def cancel(self, close_id: CloseId) -> None:
        """Ask the venue to cancel what rests of a close; its fate comes as events."""
        raise NotImplementedError

    def look_again(self, close_id: CloseId) -> None:
        """Ask about a close now instead of at its next turn."""
        raise NotImplementedError

    def dismiss(self, close_id: CloseId, words: str) -> None:
        """A person gives up on a close in doubt; its claim is given back."""
        raise NotImplementedError

    async def reread(self, account: AccountKey) -> None:
        """Read an account's positions now. Raises UnwindError."""
        raise NotImplementedError
