"""The futures contracts of the simulated desktop, and the spellings they are accepted under."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.sim.market import Listing

_MONTH_CODES: Final = "FGHJKMNQUVXZ"


@dataclass(frozen=True, slots=True)
class Contract:
    """One dated contract; `tick` is in points, `point_value` in account currency per point."""

    root: str
    month: int
    year: int
    description: str
    exchange: str
    trading_hours: str
    tick: Decimal
    point_value: Decimal
    price: Decimal
    depth: Decimal

    @property
    def name(self) -> str:
        """The dated form, which every reply uses: `ES 12-26`."""
        return f"{self.root} {self.month:02d}-{self.year % 100:02d}"

    @property
    def spellings(self) -> set[str]:
        """What else names this contract and no other: `ESZ6`, `ESZ26`."""
        code = f"{self.root}{_MONTH_CODES[self.month - 1]}"
        return {self.name, f"{code}{self.year % 10}", f"{code}{self.year % 100:02d}"}

    def is_off_tick(self, *prices: Decimal | None) -> bool:
        """Whether one of the prices that are given lies between two ticks."""
        return any(price is not None and price % self.tick != 0 for price in prices)

    @property
    def listing(self) -> Listing:
        return Listing(self.name, self.price, self.tick, spread_ticks=1, depth=self.depth)


def _index(root: str, description: str, point_value: str, price: str, depth: int) -> Contract:
    return Contract(
        root=root,
        month=12,
        year=2026,
        description=description,
        exchange="Globex",
        trading_hours="CME US Index Futures ETH",
        tick=Decimal("0.25"),
        point_value=Decimal(point_value),
        price=Decimal(price),
        depth=Decimal(depth),
    )


def _crude(month: int, price: str) -> Contract:
    return Contract(
        root="CL",
        month=month,
        year=2027,
        description="Crude Oil Futures",
        exchange="Nymex",
        trading_hours="CME Commodities ETH",
        tick=Decimal("0.01"),
        point_value=Decimal(1000),
        price=Decimal(price),
        depth=Decimal(5),
    )


# The first contract of a root is its front month. Crude oil has two, so that a root symbol can
# name another month than the one held.
CONTRACTS: Final = (
    _index("ES", "E-mini S&P 500 Futures", "50", "6710.25", 5),
    _index("MES", "Micro E-mini S&P 500 Futures", "5", "6710.25", 8),
    _index("NQ", "E-mini Nasdaq 100 Futures", "20", "24801.50", 3),
    _index("MNQ", "Micro E-mini Nasdaq 100 Futures", "2", "24801.50", 2),
    _crude(1, "58.41"),
    _crude(2, "58.29"),
)


def resolve(text: str) -> Contract | None:
    """The contract that `text` names; a root or `ES1!` means the front month, whatever is held.

    Source: section 1.4 of the protocol note.
    """
    asked = text.strip().upper()
    for contract in CONTRACTS:
        if asked in contract.spellings or asked in (contract.root, f"{contract.root}1!"):
            return contract
    return None


def contract(name: str) -> Contract:
    """The contract of a dated name that is known to exist."""
    return next(one for one in CONTRACTS if one.name == name)
