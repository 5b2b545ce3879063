"""The perpetual contracts that the simulated CoinW lists."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.sim.market import Listing

MAKER_FEE: Final = Decimal("0.0002")
TAKER_FEE: Final = Decimal("0.0006")


@dataclass(frozen=True, slots=True)
class Contract:
    """One row of `instruments`: `lot` is base coin per contract, `depth` contracts per level."""

    number: int
    name: str
    base: str
    quote: str
    lot: Decimal
    precision: int
    price: Decimal
    depth: int
    max_leverage: int
    period_h: int = 8
    status: str = "online"
    funding_rate: Decimal = Decimal("0.00002964")

    @property
    def tick(self) -> Decimal:
        return Decimal(1).scaleb(-self.precision)

    @property
    def listing(self) -> Listing:
        return Listing(self.name, self.price, self.tick, depth=Decimal(self.depth))


def _usdt(
    number: int,
    base: str,
    lot: str,
    precision: int,
    price: str,
    depth: int,
    *,
    leverage: int = 100,
    period_h: int = 8,
    status: str = "online",
) -> Contract:
    return Contract(
        number,
        base.upper(),
        base,
        "usdt",
        Decimal(lot),
        precision,
        Decimal(price),
        depth,
        leverage,
        period_h,
        status,
    )


def _usdc(number: int, base: str, lot: str, precision: int, price: str, depth: int) -> Contract:
    name = f"{base.upper()}_USDC"
    return Contract(
        number, name, base, "usdc", Decimal(lot), precision, Decimal(price), depth, 100
    )


_ALL: Final = (
    _usdt(1, "btc", "0.001", 1, "85520.5", 5, leverage=200),
    _usdt(2, "eth", "0.01", 2, "3041.50", 10, leverage=200),
    _usdt(14, "sol", "0.1", 2, "132.46", 15),
    _usdt(5, "xrp", "10", 4, "2.2084", 30),
    _usdt(21, "doge", "100", 5, "0.15128", 40),
    _usdt(33, "ada", "10", 4, "0.4471", 40),
    _usdt(17, "bnb", "0.01", 1, "861.4", 20),
    _usdt(29, "link", "0.1", 3, "13.274", 25),
    _usdt(181, "1000pepe", "100", 7, "0.0046325", 500, leverage=50, period_h=4),
    _usdt(342, "hype", "0.1", 3, "35.418", 20, leverage=50, period_h=4),
    _usdt(96, "sand", "10", 4, "0.1853", 20, leverage=50, status="preOffline"),
    _usdc(1001, "btc", "0.001", 1, "85498.3", 4),
    _usdc(1002, "eth", "0.01", 2, "3040.70", 8),
)

CONTRACTS: Final[dict[str, Contract]] = {contract.name: contract for contract in _ALL}


def contract_named(name: str) -> Contract | None:
    """The contract of that name in any letter case; the `BTCUSDT` of tickers is not a name."""
    return CONTRACTS.get(name.upper())
