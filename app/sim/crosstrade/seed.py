"""The accounts, positions and orders that the simulated desktop starts with."""

from decimal import Decimal
from random import Random
from typing import Final

from app.sim.crosstrade.contracts import CONTRACTS, contract
from app.sim.crosstrade.desktop import (
    Account,
    Desktop,
    Fill,
    Order,
    OrderState,
    OrderType,
    now_ms,
)
from app.sim.crosstrade.manner import Manner
from app.sim.market import Market
from app.sim.matching import Direction

PAPER_ACCOUNT: Final = "Sim101"
# Rithmic account names reach NinjaTrader in this form; the marks must survive a URL path.
FUNDED_ACCOUNT: Final = "APEX-48211-07!Apex!Apex"

# Older than any lookback a client has a reason to ask for after a close, younger than the maximum.
_OPENED_AGO_MS: Final = 600_000

# account, instrument, then the fills that opened the position: (signed size, price)
_OPENED: Final[tuple[tuple[str, str, tuple[tuple[int, str], ...]], ...]] = (
    (PAPER_ACCOUNT, "MES 12-26", ((3, "6698.75"), (1, "6699.50"))),
    (PAPER_ACCOUNT, "MNQ 12-26", ((-3, "24810.75"),)),
    (PAPER_ACCOUNT, "CL 02-27", ((1, "58.02"),)),
    (PAPER_ACCOUNT, "ES 12-26", ((5, "6702.50"), (5, "6702.75"), (2, "6703.25"))),
    # The same contract as in the paper account, on the other side: whoever keys a position by
    # its instrument alone mixes the two up.
    (FUNDED_ACCOUNT, "MES 12-26", ((-2, "6715.25"),)),
)


def seeded_desktop(seed: int, manner: Manner) -> Desktop:
    """A desktop with both accounts, their positions, and a bracket on the MES position."""
    accounts = [
        Account(2, PAPER_ACCOUNT, "Simulator", Decimal(100_000)),
        Account(5, FUNDED_ACCOUNT, "Rithmic", Decimal(50_000)),
    ]
    market = Market([one.listing for one in CONTRACTS], seed)
    by_name = {one.name: one for one in accounts}
    desktop = Desktop(by_name, market, manner, Random(f"crosstrade ids {seed}"))
    for account_name, instrument, fills in _OPENED:
        for size, price in fills:
            _open(desktop, account_name, instrument, size, Decimal(price))
    _protect(desktop, desktop.accounts[PAPER_ACCOUNT])
    return desktop


def _open(desktop: Desktop, account_name: str, instrument: str, size: int, price: Decimal) -> None:
    account = desktop.accounts[account_name]
    holding = account.holding(contract(instrument))
    holding.take(size, price)
    account.fills.append(
        Fill(
            fill_id=desktop.new_id(),
            order_id=desktop.new_id(),
            name="Entry",
            account=account.name,
            contract=holding.contract,
            direction=Direction.BUY if size > 0 else Direction.SELL,
            price=price,
            quantity=abs(size),
            position_after=abs(holding.size),
            epoch_ms=now_ms() - _OPENED_AGO_MS,
        )
    )


def _protect(desktop: Desktop, account: Account) -> None:
    """One stop and one target, far enough away for a long-running demo not to reach them."""
    oco = desktop.new_id()
    bracket = (
        (OrderType.STOP_MARKET, None, Decimal("6660.00"), "Stop1", OrderState.ACCEPTED),
        (OrderType.LIMIT, Decimal("6770.00"), None, "Target1", OrderState.WORKING),
    )
    for order_type, limit, stop, name, state in bracket:
        order = Order(
            ids=[desktop.new_id()],
            account=account.name,
            contract=contract("MES 12-26"),
            direction=Direction.SELL,
            quantity=4,
            order_type=order_type,
            time_in_force="Gtc",
            name=name,
            limit=limit,
            stop=stop,
            oco=oco,
        )
        order.enter(state)
        account.add(order)
