"""The exchange itself: accounts, orders, trades and the rules, without sockets or timers.

It is told when time passes by whoever drives it; everything it has to say goes to its listeners.
"""

import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from app.sim.market import Market
from app.sim.matching import Direction, crosses
from app.sim.qfex import checks, frames
from app.sim.qfex.accounts import Account, Holding
from app.sim.qfex.contracts import (
    CONTRACTS,
    MASTER_ORDERS,
    MASTER_POSITIONS,
    SUBACCOUNT_POSITIONS,
    Contract,
    OpeningPosition,
)
from app.sim.qfex.orders import CommandFailed, Manners, Order, OrderRefused, Ticket, Trade
from app.sim.qfex.statements import balance
from app.sim.qfex.switches import IocEnding, Switches

CLOSE_AWAY: Final = Decimal("0.005")
MARKET_AWAY: Final = Decimal("0.05")
TAKER_FEE: Final = Decimal("0.0005")
MAKER_FEE: Final = Decimal("0.0002")


@dataclass(frozen=True, slots=True)
class Push:
    """Something to tell the owner of an order; `channel` names the subscription it needs."""

    order: Order
    channel: str
    body: frames.Body


class Exchange:
    """The books of one simulated exchange."""

    def __init__(self, market: Market, switches: Switches, seed: int) -> None:
        self.market = market
        self.switches = switches
        self._random = random.Random(seed)
        self.master = self._open_account(MASTER_POSITIONS, Decimal(50_000), is_master=True)
        self.subaccount = self._open_account(SUBACCOUNT_POSITIONS, Decimal(5_000), is_master=False)
        self.accounts = {a.account_id: a for a in (self.master, self.subaccount)}
        self._orders: dict[str, Order] = {}
        self._live: dict[str, Order] = {}
        self.trades: list[Trade] = []
        self._listeners: list[Callable[[Push], None]] = []
        for opening in MASTER_ORDERS:
            contract = CONTRACTS[opening.symbol]
            price = contract.round_down(contract.price * (1 + opening.away))
            ticket = Ticket(
                symbol=opening.symbol,
                side=opening.side,
                type="LIMIT",
                tif="GTC",
                quantity=opening.quantity,
                price=price,
                reduce_only=True,
                client_order_id=self.new_client_order_id(),
            )
            self.place(self.master, ticket, Manners()).resting = True

    def listen(self, listener: Callable[[Push], None]) -> None:
        self._listeners.append(listener)

    # -- orders

    def close_ticket(self, account: Account, symbol: str, client_order_id: str) -> Ticket:
        """The order that close_position means: all of the position, near the mark, reduce-only."""
        contract = CONTRACTS.get(symbol)
        size = account.size(symbol)
        side = Direction.SELL if size > 0 else Direction.BUY
        price = Decimal(0)
        if contract is not None:
            price = self._away_from_mark(contract, side, CLOSE_AWAY)
        elif self.switches.no_position_is_error:
            raise CommandFailed("InvalidParameter", f"unknown symbol {symbol}")
        if size == 0 and self.switches.no_position_is_error:
            raise CommandFailed("InvalidOrder", "no open position for symbol")
        return Ticket(
            symbol=symbol,
            side=side,
            type="LIMIT",
            tif="IOC",
            quantity=abs(size),
            price=price,
            reduce_only=True,
            client_order_id=client_order_id if self.switches.echo_client_order_id else "",
            whole=True,
        )

    def place(self, account: Account, ticket: Ticket, manners: Manners) -> Order:
        """Accept an order and acknowledge it; raises OrderRefused."""
        self._check(account, ticket)
        order = self._order(account, ticket, manners)
        self._orders[order.order_id] = order
        if ticket.type == "ALO" and crosses(
            ticket.side, order.price, self.market.tick(ticket.symbol)
        ):
            self.end(order, "CANCELLED")
            return order
        self._live[order.order_id] = order
        self._say(order, "ACK")
        return order

    def refuse(self, account: Account, ticket: Ticket, status: str, manners: Manners) -> None:
        """Answer an order that is not accepted; it never reaches the books."""
        order = self._order(account, ticket, manners)
        order.terminal_status = status
        self._say(order, status)

    def execute(
        self, order: Order, quantity: Decimal, price: Decimal, *, taker: bool, last_of_part: bool
    ) -> None:
        """Fill `quantity` of an order; `last_of_part`: the rest of it will be cancelled at once."""
        account = self.accounts[order.account_id]
        contract = CONTRACTS[order.ticket.symbol]
        signed = quantity if order.ticket.side is Direction.BUY else -quantity
        held = account.holding(contract.symbol)
        realised = held.trade(signed, price, contract.usd_per_quote)
        rate = TAKER_FEE if taker else MAKER_FEE
        fee = round(quantity * price * contract.usd_per_quote * rate, 6)
        account.fees += fee
        trade = Trade(self._new_id(), order, price, quantity, fee, realised, taker, time.time())
        self.trades.append(trade)
        order.trades.append(trade)
        order.remaining -= quantity
        order.passive += Decimal(0) if taker else quantity
        order.updated_at = trade.at
        if order.remaining == 0:
            self._retire(order, "FILLED")
        named = order.ticket.tif != "GTC" and self._ending is IocEnding.NAMED and last_of_part
        if not named:
            self._say(order, "FILLED", trade.trade_id)
        first = self.switches.first_fill_omits_remaining and len(order.trades) == 1
        shown = None if named or first else order.remaining
        self._publish(Push(order, "fills", frames.fill_body(trade, shown)))
        if held.size == 0:
            self._cancel_pointless(order)

    def expire(self, order: Order) -> None:
        """End an order whose rest finds no counterparty, as the chosen generation says it."""
        if order.ticket.tif == "FOK" or self._ending is IocEnding.CANCELLED:
            self.end(order, "CANCELLED")
        elif self._ending is IocEnding.NAMED:
            self.end(order, "IOC_PARTIALLY_FILLED" if order.trades else "IOC_CANCELLED")
        elif order.trades:
            self._retire(order, "FILLED")
        else:
            self.end(order, "CANCELLED")

    def end(self, order: Order, status: str) -> None:
        self._retire(order, status)
        self._say(order, status)

    def modify(self, order: Order, *, price: Decimal, quantity: Decimal) -> None:
        """Change a resting order that nothing of has filled; raises OrderRefused."""
        if order.trades:
            raise OrderRefused("CANNOT_MODIFY_PARTIAL_FILL")
        if not order.resting:
            raise OrderRefused("CANNOT_MODIFY_NO_SUCH_ORDER")
        contract = CONTRACTS[order.ticket.symbol]
        tick = self.market.tick(contract.symbol)
        if order.ticket.type == "ALO" and crosses(order.ticket.side, price, tick):
            raise OrderRefused("CANNOT_MODIFY_ALO_WOULD_CROSS")
        size = self.accounts[order.account_id].size(contract.symbol)
        checks.check_price(price, contract, tick)
        checks.check_quantity(quantity, contract, tick, is_all_of_it=quantity == abs(size))
        order.price, order.quantity, order.remaining = price, quantity, quantity
        order.updated_at = time.time()
        self._say(order, "MODIFIED")

    def reducible(self, order: Order) -> Decimal:
        """How much of the order may execute now: a reduce-only order stops at a flat position."""
        if not order.ticket.reduce_only:
            return order.remaining
        size = self.accounts[order.account_id].size(order.ticket.symbol)
        shrinks = size > 0 if order.ticket.side is Direction.SELL else size < 0
        return min(order.remaining, abs(size)) if shrinks else Decimal(0)

    # -- questions

    def live(self, account: Account, symbol: str = "") -> list[Order]:
        return [
            order
            for order in self._live.values()
            if order.account_id == account.account_id and symbol in ("", order.ticket.symbol)
        ]

    def find(self, account: Account, order_id: str) -> Order | None:
        order = self._orders.get(order_id)
        return order if order and order.account_id == account.account_id else None

    def ended(self, account: Account) -> Iterable[Order]:
        """Orders that are no longer live, latest first."""
        for order in reversed(self._orders.values()):
            if order.account_id == account.account_id and not order.is_live:
                yield order

    def trades_of(self, account: Account) -> list[Trade]:
        """Executions of an account, latest first."""
        mine = account.account_id
        return [trade for trade in reversed(self.trades) if trade.order.account_id == mine]

    def mark(self, symbol: str) -> Decimal:
        return self.market.tick(symbol).mark

    def new_client_order_id(self) -> str:
        """The id that an order gets when its owner gave it none."""
        return self._new_id().replace("-", "")

    # -- inside

    @property
    def _ending(self) -> IocEnding:
        return self.switches.ioc_ending

    def _open_account(
        self, positions: Iterable[OpeningPosition], deposit: Decimal, *, is_master: bool
    ) -> Account:
        account = Account(self._new_id(), deposit, is_master)
        for p in positions:
            account.holdings[p.symbol] = Holding(
                p.symbol, p.size, p.average_price, p.realised, p.funding
            )
        return account

    def _check(self, account: Account, ticket: Ticket) -> None:
        contract = CONTRACTS.get(ticket.symbol)
        if contract is None:
            raise OrderRefused("BAD_SYMBOL")
        tick, size = self.market.tick(contract.symbol), account.size(contract.symbol)
        is_open = contract.symbol not in self.switches.closed_markets
        checks.check_terms(ticket, contract, is_open=is_open)
        if ticket.type != "MARKET" and not ticket.whole:
            checks.check_price(ticket.price, contract, tick)
        if ticket.reduce_only:
            checks.check_reduces(ticket.side, size)
        all_of_it = ticket.reduce_only and ticket.quantity == abs(size)
        checks.check_quantity(ticket.quantity, contract, tick, is_all_of_it=all_of_it)
        if not ticket.reduce_only:
            available = balance(self, account).available
            checks.check_margin(ticket, contract, tick, size=size, available=available)

    def _order(self, account: Account, ticket: Ticket, manners: Manners) -> Order:
        price = ticket.price
        contract = CONTRACTS.get(ticket.symbol)
        if ticket.type == "MARKET" and contract is not None:
            price = self._away_from_mark(contract, ticket.side, MARKET_AWAY)
        return Order(
            order_id=self._new_id(),
            account_id=account.account_id,
            ticket=ticket,
            quantity=ticket.quantity,
            price=price,
            remaining=ticket.quantity,
            manners=manners,
        )

    def _away_from_mark(self, contract: Contract, side: Direction, away: Decimal) -> Decimal:
        mark = self.market.tick(contract.symbol).mark
        lowest, highest = contract.band(mark)
        if side is Direction.SELL:
            return max(contract.round_down(mark * (1 - away)), lowest)
        return min(contract.round_up(mark * (1 + away)), highest)

    def _cancel_pointless(self, last: Order) -> None:
        """Nothing is left to reduce, so what only reduces goes."""
        account = self.accounts[last.account_id]
        for order in self.live(account, last.ticket.symbol):
            if order.resting and order.ticket.reduce_only:
                self.end(order, "CANCELLED")

    def _retire(self, order: Order, status: str) -> None:
        order.terminal_status = status
        order.resting = False
        order.updated_at = time.time()
        self._live.pop(order.order_id, None)

    def _say(self, order: Order, status: str, trade_id: str | None = None) -> None:
        body = frames.order_body(order, status, trade_id)
        self._publish(Push(order, "order_responses", body))

    def _publish(self, push: Push) -> None:
        for listener in self._listeners:
            listener(push)

    def _new_id(self) -> str:
        return str(UUID(int=self._random.getrandbits(128), version=4))
