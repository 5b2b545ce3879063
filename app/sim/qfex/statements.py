"""What an account is told it has: rows of positions, and its balance at the present marks."""

from decimal import Decimal
from typing import Protocol

from app.sim.qfex import frames
from app.sim.qfex.accounts import Account, Balance, Holding
from app.sim.qfex.contracts import CONTRACTS
from app.sim.qfex.orders import Order


class Books(Protocol):
    """The part of the exchange that statements are drawn from."""

    def mark(self, symbol: str) -> Decimal: ...

    def live(self, account: Account, symbol: str = "") -> list[Order]: ...


def position_bodies(books: Books, account: Account) -> list[frames.Body]:
    """One body per symbol that the account holds, held, or has an order in."""
    bodies = []
    symbols = {*account.holdings, *(order.ticket.symbol for order in books.live(account))}
    for symbol in sorted(symbols):
        held = account.holdings.get(symbol, Holding(symbol))
        mark, live = books.mark(symbol), books.live(account, symbol)
        bodies.append(frames.position_body(account, held, CONTRACTS[symbol], mark, live))
    return bodies


def balance(books: Books, account: Account) -> Balance:
    unrealised = order_margin = position_margin = Decimal(0)
    for held in account.holdings.values():
        contract, mark = CONTRACTS[held.symbol], books.mark(held.symbol)
        unrealised += held.unrealised(mark, contract.usd_per_quote)
        position_margin += abs(held.size) * mark * contract.usd_per_quote / contract.leverage
    for order in books.live(account):
        if not order.ticket.reduce_only:
            contract = CONTRACTS[order.ticket.symbol]
            notional = order.remaining * order.price * contract.usd_per_quote
            order_margin += notional / contract.leverage
    held_now = account.holdings.values()
    return Balance(
        deposit=account.deposit,
        realised=sum((held.realised for held in held_now), Decimal(0)),
        unrealised=unrealised,
        order_margin=order_margin,
        position_margin=position_margin,
        funding=sum((held.funding for held in held_now), Decimal(0)),
        fees=account.fees,
    )
