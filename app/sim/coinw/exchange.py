"""The rules of the simulated CoinW: what may be closed, what a fill changes; no clock, no I/O."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.sim.coinw.books import (
    Event,
    Fill,
    Filled,
    Ids,
    Kind,
    Order,
    OrderChanged,
    Position,
    PositionChanged,
)
from app.sim.coinw.contracts import MAKER_FEE, TAKER_FEE, Contract
from app.sim.coinw.funding import Funding
from app.sim.coinw.refusals import (
    BAD_FORMAT,
    BOTH_DIRECTIONS,
    COPY_TRADE,
    EXCEEDS_POSITION,
    FUNDING,
    INVALID_PARAMETER,
    NO_ORDER,
    NO_POSITION,
    NOT_TRADABLE,
    Refusal,
)
from app.sim.market import Market


@dataclass(frozen=True, slots=True)
class Share:
    """A `closeRate`: 0 < rate <= 1."""

    rate: Decimal


@dataclass(frozen=True, slots=True)
class Manner:
    """How the orders accepted now are to go wrong."""

    pushed_twice: bool = False
    fills_late: bool = False


class Exchange:
    """Positions, orders and fills of one account, and every rule that changes them."""

    def __init__(
        self, market: Market, funding: Funding, ids: Ids, now_ms: Callable[[], int]
    ) -> None:
        self.market = market
        self.funding = funding
        self.now_ms = now_ms
        self.ids = ids
        self.wallet = Decimal("12500.00")
        self.manner = Manner()
        self._positions: dict[int, Position] = {}
        self._orders: dict[int, Order] = {}
        self._working: list[Order] = []
        self._listeners: list[Callable[[Event], None]] = []

    def listen(self, listener: Callable[[Event], None]) -> None:
        self._listeners.append(listener)

    @property
    def positions(self) -> list[Position]:
        return [position for position in self._positions.values() if position.contracts]

    @property
    def orders(self) -> list[Order]:
        return list(self._orders.values())

    @property
    def working_orders(self) -> list[Order]:
        # Every tick asks for them: what has ended is not looked at again.
        self._working = [order for order in self._working if order.leaves]
        return list(self._working)

    @property
    def fills(self) -> list[Fill]:
        return [fill for order in self._orders.values() for fill in order.fills]

    def free_contracts(self, position: Position) -> int:
        """The part of a position that no working close order has tied up."""
        return position.contracts - sum(order.leaves for order in self._closing(position))

    def working_closes(self, position: Position) -> int:
        return sum(1 for _ in self._closing(position))

    def close(self, position_id: int, amount: int | Share, limit: Decimal | None) -> Order:
        """Accept an order that closes part of a position; raises Refusal, then nothing happened."""
        position = self._closable(position_id)
        if limit is not None and limit % position.contract.tick:
            raise Refusal(BAD_FORMAT)
        return self._accept(position, self._size_of(position, amount), limit)

    def close_contract(self, contract: Contract) -> list[Order]:
        """Close every position of a contract at market."""
        self._refuse_while_closed(contract)
        held = [p for p in self.positions if p.contract is contract and not p.is_copied]
        if not held:
            raise Refusal(NO_POSITION)
        if len({position.side for position in held}) > 1:
            raise Refusal(BOTH_DIRECTIONS)
        free = [(position, self.free_contracts(position)) for position in held]
        if not any(contracts for _, contracts in free):
            raise Refusal(EXCEEDS_POSITION)
        return [
            self._accept(position, contracts, None) for position, contracts in free if contracts
        ]

    def close_tagged(self, third_order_id: str) -> list[Order]:
        """Close every position opened under that client order id, at market."""
        tagged = [
            p for p in self.positions if third_order_id and p.third_order_id == third_order_id
        ]
        if not tagged:
            raise Refusal(NO_POSITION)
        return [self.close(position.id, Share(Decimal(1)), None) for position in tagged]

    def reverse(self, position_id: int) -> Order:
        """Close a position at market; once that has filled, the opposite one is opened."""
        position = self._closable(position_id)
        if self.free_contracts(position) < position.contracts:
            raise Refusal(EXCEEDS_POSITION)
        return self._accept(position, position.contracts, None, reverses=True)

    def cancel(self, order_id: int) -> None:
        order = self._orders.get(order_id)
        if order is None or not order.leaves:
            raise Refusal(NO_ORDER)
        if order.position.is_copied:
            raise Refusal(COPY_TRADE)
        order.pushed_twice = order.pushed_twice or self.manner.pushed_twice
        self.give_up(order)

    def give_up(self, order: Order) -> None:
        """End what is left of an order without a fill."""
        order.cancelled += order.leaves
        order.updated_ms = order.position.updated_ms = self.now_ms()
        self._tell(OrderChanged(order))
        self._tell(PositionChanged(order.position, order))

    def fill(self, order: Order, contracts: int, price: Decimal, *, is_maker: bool) -> None:
        """Execute part of a working order."""
        position, now = order.position, self.now_ms()
        contracts = min(contracts, order.leaves)
        fee = position.value_of(contracts, price) * (MAKER_FEE if is_maker else TAKER_FEE)
        opens = order.effect == "open"
        net = Decimal(0) if opens else position.profit(contracts, price) - fee
        position.contracts += contracts if opens else -contracts
        position.updated_ms = order.updated_ms = now
        position.index_price = order.index_price = self._index(position.contract)
        position.realized += net
        self.wallet += net if net else -fee
        fill = Fill(
            self.ids.fill(),
            self.ids.fill(),
            order,
            contracts,
            price,
            fee,
            net,
            is_maker,
            now,
            position.contracts,
            position.index_price,
        )
        order.fills.append(fill)
        self._tell(OrderChanged(order))
        self._tell(Filled(fill))
        self._tell(PositionChanged(position, order))
        if order.reverses and not order.leaves:
            self._open_opposite(order)

    def seed(self, position: Position, opened_by: Order) -> None:
        """Put in a position that was opened before the simulation began."""
        self._positions[position.id] = position
        self._orders[opened_by.id] = opened_by

    def rest(self, position: Position, contracts: int, limit: Decimal) -> Order:
        """Put in a limit close that has rested since before the simulation began."""
        order = self._accept(position, contracts, limit)
        order.rests = True
        return order

    def _closable(self, position_id: int) -> Position:
        position = self._positions.get(position_id)
        if position is None or not position.contracts:
            raise Refusal(NO_POSITION)
        if position.is_copied:
            raise Refusal(COPY_TRADE)
        self._refuse_while_closed(position.contract)
        return position

    def _refuse_while_closed(self, contract: Contract) -> None:
        if self.funding.is_settling(contract.name, self.now_ms()):
            raise Refusal(FUNDING)
        if contract.status != "online":
            raise Refusal(NOT_TRADABLE)

    def _size_of(self, position: Position, amount: int | Share) -> int:
        free = self.free_contracts(position)
        if isinstance(amount, int):
            contracts = amount
        elif amount.rate == 1:
            contracts = free
        else:
            contracts = int(position.contracts * amount.rate)
            if not contracts:
                raise Refusal(INVALID_PARAMETER)
        if not 0 < contracts <= free:
            raise Refusal(EXCEEDS_POSITION)
        return contracts

    def _accept(
        self, position: Position, contracts: int, limit: Decimal | None, *, reverses: bool = False
    ) -> Order:
        kind: Kind = "execute" if limit is None else "plan"
        now = self.now_ms()
        order = Order(
            self.ids.order(),
            self.ids.short(),
            position,
            kind,
            "close",
            contracts,
            limit,
            created_ms=now,
            updated_ms=now,
            index_price=self._index(position.contract),
            reverses=reverses,
            pushed_twice=self.manner.pushed_twice,
            fills_late=self.manner.fills_late,
        )
        self._orders[order.id] = order
        self._working.append(order)
        position.updated_ms = now
        self._tell(OrderChanged(order))
        self._tell(PositionChanged(position, order))
        return order

    def _open_opposite(self, closing: Order) -> None:
        old, now = closing.position, self.now_ms()
        index = self._index(old.contract)
        price = closing.average_price
        new = Position(
            self.ids.position(),
            old.contract,
            "short" if old.side == "long" else "long",
            0,
            closing.contracts,
            price,
            old.leverage,
            now,
            now,
            index,
            Decimal(0),
            is_cross=old.is_cross,
            source="api",
        )
        new.fee = new.value_of(new.total, price) * TAKER_FEE
        self._positions[new.id] = new
        order = Order(
            self.ids.order(),
            self.ids.short(),
            new,
            "execute",
            "open",
            new.total,
            None,
            now,
            now,
            index,
            pushed_twice=closing.pushed_twice,
        )
        self._orders[order.id] = order
        self.fill(order, order.contracts, price, is_maker=False)

    def _closing(self, position: Position) -> Iterator[Order]:
        return (order for order in self.working_orders if order.position is position)

    def _index(self, contract: Contract) -> Decimal:
        return self.market.tick(contract.name).index

    def _tell(self, event: Event) -> None:
        for listener in list(self._listeners):
            listener(event)
