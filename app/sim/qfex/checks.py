"""The rules an order must keep; each broken one has its own status word."""

from decimal import Decimal
from typing import Final

from app.sim.market import Tick
from app.sim.matching import Direction
from app.sim.qfex.contracts import Contract
from app.sim.qfex.orders import OrderRefused, Ticket

MIN_NOTIONAL_USD: Final = Decimal(1)
TIMES_IN_FORCE: Final = ("GTC", "IOC", "FOK")
LEGAL: Final = {"LIMIT": TIMES_IN_FORCE, "MARKET": ("IOC",), "ALO": ("GTC",)}


def check_terms(ticket: Ticket, contract: Contract, *, is_open: bool) -> None:
    """Raise OrderRefused when the market or the kind of order forbids it."""
    if not is_open or contract.status != "ACTIVE":
        raise OrderRefused("REJECTED_MARKET_CLOSED")
    if ticket.type not in LEGAL:
        raise OrderRefused("INVALID_ORDER_TYPE")
    if ticket.tif not in LEGAL[ticket.type]:
        raise OrderRefused("INVALID_TIME_IN_FORCE")


def check_price(price: Decimal, contract: Contract, tick: Tick) -> None:
    """Raise OrderRefused unless `price` is on the grid, in the limits, and in the band."""
    if price % contract.tick != 0:
        raise OrderRefused("INVALID_TICK_SIZE_PRECISION_PRICE")
    if price < contract.min_price:
        raise OrderRefused("PRICE_LESS_THAN_MIN_PRICE")
    if price > contract.max_price:
        raise OrderRefused("PRICE_GREATER_THAN_MAX_PRICE")
    lowest, highest = contract.band(tick.mark)
    if price < lowest:
        raise OrderRefused("REJECTED_LESS_THAN_MIN_PRICE_BAND")
    if price > highest:
        raise OrderRefused("REJECTED_GREATER_THAN_MAX_PRICE_BAND")


def check_quantity(
    quantity: Decimal, contract: Contract, tick: Tick, *, is_all_of_it: bool
) -> None:
    """Raise OrderRefused unless `quantity` is on the grid and in the limits.

    An order that closes all of a position may be smaller than the smallest order.
    """
    if quantity % contract.lot != 0 or quantity <= 0:
        raise OrderRefused("INVALID_TICK_SIZE_PRECISION_QUANTITY")
    if quantity > contract.max_quantity:
        raise OrderRefused("QUANTITY_GREATER_THAN_MAX_QUANTITY")
    if is_all_of_it:
        return
    if quantity < contract.min_quantity:
        raise OrderRefused("QUANTITY_LESS_THAN_MIN_QUANTITY")
    if quantity * tick.mark * contract.usd_per_quote < MIN_NOTIONAL_USD:
        raise OrderRefused("REJECTED_LESS_THAN_MIN_NOTIONAL")


def check_reduces(side: Direction, size: Decimal) -> None:
    """Raise OrderRefused unless an order of `side` would make the position `size` smaller."""
    if size == 0 or (side is Direction.SELL) is not (size > 0):
        raise OrderRefused("REJECTED")


def check_margin(
    ticket: Ticket, contract: Contract, tick: Tick, *, size: Decimal, available: Decimal
) -> None:
    """Raise OrderRefused when what the order adds to the position is not covered."""
    signed = ticket.quantity if ticket.side is Direction.BUY else -ticket.quantity
    added = abs(size + signed) - abs(size)
    need = added * tick.mark * contract.usd_per_quote / contract.leverage
    if need > available:
        raise OrderRefused("FAILED_MARGIN_CHECK")
