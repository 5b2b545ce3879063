"""What can be traded at the simulated venue: stocks and options, their ids, spellings and ticks."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.sim.market import Listing

STOCK: Final = "COMMON_STOCK"
OPTION: Final = "OPTION"
_ID: Final = "6b0f1c2e-7a4d-4f7e-9a51-0c2d8e4b1a{:02d}"


@dataclass(frozen=True, slots=True)
class TickBand:
    """Prices from `start` up to the next band's start are whole multiples of `size`."""

    start: Decimal
    size: Decimal


@dataclass(frozen=True, slots=True)
class Contract:
    """What makes an instrument an option."""

    underlying: str
    kind: str
    expiry: str
    strike: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One stock or option; prices are per share or per unit of premium.

    `has_bid` and `is_marked` turn off the bid of its quote and the price on its position rows.
    """

    number: int
    symbol: str
    name: str
    price: Decimal
    tick: Decimal
    spread_ticks: int
    depth: int
    previous_close: Decimal | None
    bands: tuple[TickBand, ...]
    publishes_bands: bool = True
    contract: Contract | None = None
    is_fractionable: bool = False
    has_bid: bool = True
    is_marked: bool = True
    # Option symbols come padded nearly everywhere; on some position rows they do not.
    is_padded_on_positions: bool = True

    @property
    def id(self) -> str:
        return _ID.format(self.number)

    @property
    def instrument_type(self) -> str:
        return OPTION if self.contract else STOCK

    @property
    def multiplier(self) -> Decimal:
        return Decimal(100 if self.contract else 1)

    @property
    def symbol_on_positions(self) -> str:
        return self.symbol if self.is_padded_on_positions else self.symbol.replace(" ", "")

    @property
    def underlying(self) -> "Instrument | None":
        return resolve(self.contract.underlying) if self.contract else None

    @property
    def listing(self) -> Listing:
        return Listing(
            self.symbol, self.price, self.tick, self.spread_ticks, depth=Decimal(self.depth)
        )

    def is_on_tick(self, price: Decimal) -> bool:
        size = next(band.size for band in reversed(self.bands) if price >= band.start)
        return price % size == 0


_STOCK_BANDS: Final = (
    TickBand(Decimal(0), Decimal("0.0001")),
    TickBand(Decimal(1), Decimal("0.01")),
)
_PENNY_BANDS: Final = (
    TickBand(Decimal(0), Decimal("0.01")),
    TickBand(Decimal(3), Decimal("0.05")),
)
_OTHER_BANDS: Final = (
    TickBand(Decimal(0), Decimal("0.05")),
    TickBand(Decimal(3), Decimal("0.10")),
)


def _stock(number: int, symbol: str, name: str, price: str, close: str, spread: int) -> Instrument:
    return Instrument(
        number=number,
        symbol=symbol,
        name=name,
        price=Decimal(price),
        tick=Decimal("0.01"),
        spread_ticks=spread,
        depth=100,
        previous_close=Decimal(close),
        bands=_STOCK_BANDS,
        is_fractionable=symbol in ("AAPL", "VTI"),
        is_marked=symbol != "VTI",
    )


INSTRUMENTS: Final = (
    _stock(1, "AAPL", "Apple Inc.", "210.12", "208.30", 4),
    _stock(2, "NVDA", "NVIDIA Corporation", "128.75", "128.25", 2),
    Instrument(
        number=3,
        symbol="AAPL  260320C00200000",
        name="AAPL 20 Mar 2026 200 Call",
        price=Decimal("11.05"),
        tick=Decimal("0.05"),
        spread_ticks=2,
        depth=8,
        previous_close=Decimal("10.50"),
        bands=_PENNY_BANDS,
        contract=Contract("AAPL", "CALL", "2026-03-20", "200"),
    ),
    Instrument(
        number=4,
        symbol="NVDA  260320P00120000",
        name="NVDA 20 Mar 2026 120 Put",
        price=Decimal("1.30"),
        tick=Decimal("0.05"),
        spread_ticks=2,
        depth=11,
        previous_close=None,
        bands=_OTHER_BANDS,
        publishes_bands=False,
        contract=Contract("NVDA", "PUT", "2026-03-20", "120"),
        has_bid=False,
        is_padded_on_positions=False,
    ),
    _stock(5, "VTI", "Vanguard Total Stock Market ETF", "299.00", "299.00", 2),
    _stock(6, "MSFT", "Microsoft Corporation", "415.30", "413.85", 4),
)
_BY_SPELLING: Final = {one.id: one for one in INSTRUMENTS} | {
    one.symbol.replace(" ", ""): one for one in INSTRUMENTS
}


def resolve(text: str) -> Instrument | None:
    """The instrument of a UUID or a symbol; spaces do not count."""
    bare = text.replace(" ", "")
    return _BY_SPELLING.get(bare) or _BY_SPELLING.get(bare.lower())
