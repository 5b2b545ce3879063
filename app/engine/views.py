"""What the screen is shown of the desk: an account, a row, a preview."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.capability import Capability
from app.domain.ids import AccountKey
from app.domain.intent import CloseRequest
from app.domain.money import Money, Price, Quantity
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.report import WirePreview
from app.engine.book import AccountState
from app.engine.close import Close


@dataclass(frozen=True, slots=True)
class Account:
    """One open account as the screen sees it. `state` is live."""

    key: AccountKey
    title: str
    state: AccountState
    capability_of: Callable[[Position | None], Capability]
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One position as a row shows it now. `age_s` None: never vouched for.

    `closes` are those not yet explained, oldest first.
    """

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
