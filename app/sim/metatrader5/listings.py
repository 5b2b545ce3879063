"""What the simulated broker lists, and what is open when the day starts."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from app.sim.market import Listing
from app.sim.matching import Direction
from app.sim.metatrader5.records import Order, OrderKind, OrderState, Position, Reason

D = Decimal
_CENTILOT: Final = D("0.01")
_HUNDRED: Final = D(100)


@dataclass(frozen=True, slots=True)
class Contract:
    """One symbol: its price path, and the rules of trading it.

    Volumes are lots of `size` units. `instant` is Instant execution, the only kind here in which
    `slippage` has an effect; the others execute at market. `stops_level` is in points.
    """

    listing: Listing
    description: str
    digits: int
    size: Decimal
    base: str
    profit_currency: str = "USD"
    volume_min: Decimal = _CENTILOT
    volume_step: Decimal = _CENTILOT
    volume_max: Decimal = _HUNDRED
    instant: bool = False
    stops_level: int = 0
    trade_mode: str = "FULL"
    is_open: bool = True

    @property
    def symbol(self) -> str:
        return self.listing.symbol

    @property
    def point(self) -> Decimal:
        return self.listing.tick


CONTRACTS: Final = {
    contract.symbol: contract
    for contract in (
        Contract(
            Listing("EURUSD", D("1.08506"), D("0.00001"), spread_ticks=12, depth=D(50)),
            "Euro vs US Dollar", 5, D(100_000), "EUR",
        ),
        Contract(
            Listing("USDJPY", D("151.257"), D("0.001"), spread_ticks=14, depth=D(5)),
            "US Dollar vs Japanese Yen", 3, D(100_000), "USD", "JPY", instant=True,
        ),
        Contract(
            Listing("XAUUSD", D("2650.25"), D("0.01"), spread_ticks=24, depth=D(2)),
            "Gold vs US Dollar", 2, D(100), "XAU", instant=True, stops_level=20,
        ),
        Contract(
            Listing("US30", D("44251.0"), D("0.1"), spread_ticks=20, depth=D(2)),
            "Wall Street 30 Index", 1, D(1), "USD",
            volume_min=D("0.5"), volume_step=D("0.5"), volume_max=D(250),
        ),
        Contract(
            # A closed market has no ticks: the price stands still.
            Listing("DE40", D("19180.0"), D("0.1"), spread_ticks=10, volatility=0.0),
            "Germany 40 Index", 1, D(1), "EUR", "EUR",
            volume_min=D("0.1"), volume_step=D("0.1"), is_open=False,
        ),
        Contract(
            Listing("GBPUSD", D("1.26420"), D("0.00001"), spread_ticks=14, depth=D(50)),
            "Pound Sterling vs US Dollar", 5, D(100_000), "GBP",
        ),
        Contract(
            Listing("AUDUSD", D("0.65180"), D("0.00001"), spread_ticks=10, depth=D(50)),
            "Australian Dollar vs US Dollar", 5, D(100_000), "AUD",
        ),
    )
}  # fmt: skip


def opening_positions(now: datetime, *, netting: bool) -> list[Position]:
    """What the account holds; on a netting account at most one position a symbol."""
    buy, sell = Direction.BUY, Direction.SELL
    held = [
        _held(50012345001, "EURUSD", buy, "0.30", "1.08210", now - timedelta(hours=9)),
        _held(50012345002, "EURUSD", sell, "0.10", "1.08740", now - timedelta(hours=8)),
        _held(50012345003, "XAUUSD", buy, "0.50", "2641.80", now - timedelta(hours=7)),
        _held(50012345004, "USDJPY", sell, "1.50", "151.890", now - timedelta(hours=6)),
        _held(50012345005, "US30", buy, "2.5", "44102.0", now - timedelta(hours=5)),
        _held(50012345006, "DE40", sell, "0.7", "19240.5", now - timedelta(hours=30)),
        _held(50012345007, "AUDUSD", buy, "0.07", "0.65310", now - timedelta(hours=4)),
        _held(50012345008, "GBPUSD", sell, "0.01", "1.26780", now - timedelta(hours=3)),
    ]
    held[0] = replace(
        held[0], stop_loss=D("1.07500"), take_profit=D("1.10000"),
        swap=D("-0.70"), comment="core long",
    )  # fmt: skip
    held[3] = replace(held[3], swap=D("-1.05"), magic=4711, reason=Reason.EXPERT)
    if not netting:
        return held
    oldest = {position.symbol: position for position in reversed(held)}
    return [position for position in held if oldest[position.symbol] is position]


def opening_orders(now: datetime) -> list[Order]:
    """The pending orders, far from the market."""
    return [
        _waiting(50012346001, "EURUSD", OrderKind.BUY_LIMIT, "0.20", "1.07000", now),
        _waiting(50012346002, "XAUUSD", OrderKind.SELL_LIMIT, "0.10", "2700.00", now),
    ]


def _held(
    ticket: int, symbol: str, direction: Direction, volume: str, price: str, since: datetime
) -> Position:
    return Position(ticket, ticket, symbol, direction, D(volume), D(price), since, since)


def _waiting(
    ticket: int, symbol: str, kind: OrderKind, volume: str, price: str, now: datetime
) -> Order:
    return Order(
        ticket, symbol, kind, D(volume), D(volume), D(price), now - timedelta(hours=1),
        state=OrderState.PLACED, reason=Reason.CLIENT,
    )  # fmt: skip
