"""The state of the simulated venue, and what stands in it at the start."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Final

from app.sim.clearstreet.book import Account, Holding, Ids, Order, Status
from app.sim.clearstreet.clock import Clock
from app.sim.clearstreet.instruments import INSTRUMENTS, Instrument, resolve
from app.sim.clearstreet.manner import Manner
from app.sim.market import Market

ACTIVE_ACCOUNT: Final = 50231
CLOSED_ACCOUNT: Final = 50232

# symbol, signed quantity, average price, realised today
_HELD: Final[tuple[tuple[str, str, str | None, str | None], ...]] = (
    ("AAPL", "120", "201.50", "0.00"),
    ("AAPL260320C00200000", "10", "9.40", None),
    ("NVDA", "-45", "131.20", "25.00"),
    ("NVDA260320P00120000", "-4", "2.15", None),
    ("VTI", "3.4172", None, None),
    ("MSFT", "40", "402.15", "0.00"),
)


@dataclass(slots=True)
class Venue:
    """Everything that the parts of the simulated venue share."""

    accounts: dict[int, Account]
    market: Market
    clock: Clock
    manner: Manner
    ids: Ids
    chance: Random

    def account(self, number: int) -> Account | None:
        return self.accounts.get(number)


def opened_venue(seed: int) -> Venue:
    """One active margin account with six positions, one closed account with none."""
    active, closed = _accounts()
    for symbol, size, average, realised in _HELD:
        instrument = _known(symbol)
        active.holdings[instrument.id] = Holding(
            instrument,
            Decimal(size),
            None if average is None else Decimal(average),
            None if realised is None else Decimal(realised),
        )
    active.show()
    venue = Venue(
        accounts={active.number: active, closed.number: closed},
        market=Market([one.listing for one in INSTRUMENTS], seed),
        clock=Clock(),
        manner=Manner(),
        ids=Ids(Random(f"clearstreet ids {seed}")),
        chance=Random(seed),
    )
    active.orders.append(_take_profit(venue))
    return venue


def _accounts() -> tuple[Account, Account]:
    active = Account(
        number=ACTIVE_ACCOUNT,
        full_name="Example Margin Account",
        short_name="EX-MARGIN-01",
        subtype="MARGIN",
        status="ACTIVE",
        options_level=3,
        opened="2024-03-11",
        closed=None,
        cash=Decimal(50_000),
    )
    closed = Account(
        number=CLOSED_ACCOUNT,
        full_name="Example Old Cash Account",
        short_name="EX-CASH-02",
        subtype="CASH",
        status="CLOSED",
        options_level=0,
        opened="2021-02-01",
        closed="2025-06-30",
        cash=Decimal(0),
    )
    return active, closed


def _take_profit(venue: Venue) -> Order:
    """A resting order on one position, too far away for a long-running demo to reach it."""
    placed = venue.clock.now() - timedelta(minutes=20)
    order = Order(
        order_id=venue.ids.new(placed),
        client_order_id="take-profit-msft-1",
        account=ACTIVE_ACCOUNT,
        instrument=_known("MSFT"),
        side="SELL",
        quantity=Decimal(15),
        order_type="LIMIT",
        time_in_force="GOOD_TILL_CANCEL",
        created_at=placed,
        limit=Decimal("455.00"),
    )
    order.enter(Status.NEW, placed)
    return order


def _known(symbol: str) -> Instrument:
    instrument = resolve(symbol)
    assert instrument is not None
    return instrument
