"""What the simulated exchange lists, and what its two accounts hold when it opens."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from app.sim.market import Listing
from app.sim.matching import Direction

BAND: Final = Decimal("0.10")


@dataclass(frozen=True, slots=True)
class Contract:
    """One perpetual future: its grids, its limits, its currency and its starting price."""

    symbol: str
    base: str
    quote: str
    category: str
    price: Decimal
    tick: Decimal
    lot: Decimal
    min_price: Decimal
    max_price: Decimal
    min_quantity: Decimal
    max_quantity: Decimal
    depth: Decimal
    leverage: int
    usd_per_quote: Decimal = Decimal(1)
    status: str = "ACTIVE"

    @property
    def listing(self) -> Listing:
        return Listing(self.symbol, self.price, self.tick, depth=self.depth)

    def band(self, mark: Decimal) -> tuple[Decimal, Decimal]:
        """The lowest and highest price an order may carry while the mark price is `mark`."""
        lowest = self.round_up(mark * (1 - BAND))
        highest = self.round_down(mark * (1 + BAND))
        return max(lowest, self.min_price), min(highest, self.max_price)

    def round_up(self, price: Decimal) -> Decimal:
        return (price / self.tick).to_integral_value(ROUND_CEILING) * self.tick

    def round_down(self, price: Decimal) -> Decimal:
        return (price / self.tick).to_integral_value(ROUND_FLOOR) * self.tick


@dataclass(frozen=True, slots=True)
class OpeningPosition:
    """A position that an account holds from the start; `size` is signed."""

    symbol: str
    size: Decimal
    average_price: Decimal
    realised: Decimal = Decimal(0)
    funding: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class OpeningOrder:
    """A reduce-only limit order that rests from the start, `away` as a fraction of the price."""

    symbol: str
    side: Direction
    quantity: Decimal
    away: Decimal


def _contract(row: str) -> Contract:
    name, base, quote, category, status, usd, leverage, *numbers = row.split()
    price, tick, lot, min_price, max_price, least, most, depth = map(Decimal, numbers)
    return Contract(
        symbol=name,
        base=base,
        quote=quote,
        category=category,
        price=price,
        tick=tick,
        lot=lot,
        min_price=min_price,
        max_price=max_price,
        min_quantity=least,
        max_quantity=most,
        depth=depth,
        leverage=int(leverage),
        usd_per_quote=Decimal(usd),
        status=status,
    )


# symbol base quote category status usd-per-quote leverage
# price tick lot min-price max-price min-quantity max-quantity depth
_TABLE: Final = """
AAPL-USD AAPL USD EQUITY ACTIVE 1 10 200 0.05 0.001 100 400 0.01 100000 1.5
TSLA-USD TSLA USD EQUITY ACTIVE 1 10 320 0.05 0.001 160 640 0.01 100000 1.2
NVDA-USD NVDA USD EQUITY ACTIVE 1 10 180 0.05 0.001 90 360 0.01 100000 4
PLTR-USD PLTR USD EQUITY ACTIVE 1 10 150 0.05 0.001 75 300 0.01 100000 6
US500-USD US500 USD INDEX ACTIVE 1 20 6000 0.5 0.001 3000 12000 0.01 5000 5
US100-USD US100 USD INDEX ACTIVE 1 20 25200 1 0.001 12600 50400 0.004 2000 2
GOLD-USD GOLD USD COMMODITY ACTIVE 1 20 2650 0.1 0.001 1300 5300 0.01 5000 3
EUR-USD EUR USD FX ACTIVE 1 50 1.0850 0.0001 1 0.8 1.6 10 5000000 4000
USD-JPY USD JPY FX ACTIVE 0.0066 50 151.50 0.01 1 100 230 10 5000000 4000
SAMSUNG-KRW SAMSUNG KRW EQUITY ACTIVE 0.00072 5 71500 100 0.1 35000 150000 1 50000 25
GME-USD GME USD EQUITY INACTIVE 1 5 25 0.01 0.01 10 60 0.1 100000 10
"""

CONTRACTS: Final[dict[str, Contract]] = {
    contract.symbol: contract for contract in map(_contract, _TABLE.strip().splitlines())
}

_D = Decimal

MASTER_POSITIONS: Final = (
    OpeningPosition("AAPL-USD", _D(4), _D("195.00"), _D("12.5"), _D("-0.42")),
    OpeningPosition("TSLA-USD", _D("-2.5"), _D("331.20"), funding=_D("0.31")),
    OpeningPosition("US500-USD", _D(12), _D("5987.5"), funding=_D("-3.9")),
    OpeningPosition("EUR-USD", _D(-10000), _D("1.0832")),
    OpeningPosition("SAMSUNG-KRW", _D(40), _D(70300)),
    # Below the smallest order: only close_position, or an order for all of it, gets rid of it.
    OpeningPosition("GOLD-USD", _D("0.004"), _D("2641.3"), _D("88.2")),
)
SUBACCOUNT_POSITIONS: Final = (OpeningPosition("NVDA-USD", _D(3), _D("176.40")),)

MASTER_ORDERS: Final = (
    OpeningOrder("TSLA-USD", Direction.BUY, _D(1), _D("-0.05")),
    OpeningOrder("US500-USD", Direction.SELL, _D(4), _D("0.03")),
)
