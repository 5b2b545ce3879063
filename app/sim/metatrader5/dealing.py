"""The simulated trade server: checks a request as MetaTrader 5 does, then executes it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from app.sim.faults import LATE_FILL_S
from app.sim.market import Market, Tick
from app.sim.matching import Direction, sweep
from app.sim.metatrader5 import retcodes as rc
from app.sim.metatrader5.book import Book
from app.sim.metatrader5.listings import CONTRACTS, Contract
from app.sim.metatrader5.records import (
    NOTHING,
    Change,
    Order,
    OrderKind,
    OrderState,
    Outcome,
    Position,
    Request,
)
from app.sim.metatrader5.switches import Switches

WHOLE: Final = 0
PART: Final = 1
PENDING_REMOVED: Final = 2


@dataclass(frozen=True, slots=True)
class SendTicket:
    """What `OrderSend` asks for; levels of zero mean none."""

    symbol: str
    kind: OrderKind
    volume: Decimal
    price: Decimal = NOTHING
    slippage: int = 0
    stop_loss: Decimal = NOTHING
    take_profit: Decimal = NOTHING
    comment: str = ""
    magic: int = 0
    type_time: str = "GTC"
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class How:
    """How a market order is to be executed: whole and at once, unless a fault says otherwise."""

    late: bool = False
    half: bool = False


class DealingDesk:
    """Closes, sends and modifies; every refusal is an `Outcome`, never an exception."""

    def __init__(self, book: Book, market: Market, switches: Switches) -> None:
        self._book = book
        self._market = market
        self._switches = switches
        self._later: set[asyncio.TimerHandle] = set()

    def stop(self) -> None:
        """Forget the fills still to come."""
        for timer in self._later:
            timer.cancel()
        self._later.clear()

    def close(self, ticket: int, volume: Decimal, slippage: int, how: How) -> Outcome:
        """`OrderClose`: a position at market, whole (volume 0) or in part, or a pending order."""
        waiting = self._book.orders.get(ticket)
        if waiting is not None and not waiting.kind.is_market:
            return self._remove(waiting)
        position = self._book.positions.get(ticket)
        if position is None:
            return Outcome(rc.POSITION_CLOSED, mql_error=rc.POSITION_NOT_FOUND)
        contract = CONTRACTS[position.symbol]
        code = self._close_refusal(position, contract, volume, slippage)
        if code:
            return Outcome(code)
        wanted = volume or position.volume
        mode = WHOLE if wanted == position.volume else PART
        kind = OrderKind.SELL if position.is_long else OrderKind.BUY
        order = self._market_order(position.symbol, kind, wanted, position=position)
        outcome = self._deal(order, position, slippage, how)
        return replace(outcome, close_mode=PART if outcome.code == rc.DONE_PARTIAL else mode)

    def send(self, ask: SendTicket, how: How) -> Outcome:
        """`OrderSend`: a market order, or a pending limit or stop order."""
        contract = CONTRACTS.get(ask.symbol)
        if contract is None:
            return Outcome(rc.INVALID, mql_error=rc.UNKNOWN_SYMBOL)
        code = self._send_refusal(ask, contract)
        if code:
            return Outcome(code)
        order = self._market_order(ask.symbol, ask.kind, ask.volume, position=None)
        order = replace(
            order, stop_loss=ask.stop_loss, take_profit=ask.take_profit, comment=ask.comment[:31],
            magic=ask.magic, type_time=ask.type_time, expires_at=ask.expires_at,
        )  # fmt: skip
        if ask.kind.is_market:
            return self._deal(order, None, ask.slippage, how)
        order = replace(order, price_open=ask.price, state=OrderState.PLACED)
        self._book.orders[order.ticket] = order
        outcome = self._quoted(
            order.symbol, order=order.ticket, volume=ask.volume, price=ask.price
        )
        request = Request(
            "PENDING", ask.symbol, ask.volume, ask.price, kind=ask.kind, order=order.ticket,
            stop_loss=ask.stop_loss, take_profit=ask.take_profit, magic=ask.magic,
            comment=order.comment,
        )  # fmt: skip
        self._book.publish(Change(new_orders=(order,), request=request, outcome=outcome))
        return outcome

    def _remove(self, order: Order) -> Outcome:
        outcome = replace(
            self._quoted(order.symbol, order=order.ticket), close_mode=PENDING_REMOVED
        )
        request = Request("REMOVE", order.symbol, kind=order.kind, order=order.ticket)
        change = self._book.finish(order, OrderState.CANCELED)
        self._book.publish(replace(change, request=request, outcome=outcome))
        return outcome

    def _close_refusal(
        self, position: Position, contract: Contract, volume: Decimal, slippage: int
    ) -> int:
        part = NOTHING < volume < position.volume
        same = [p for p in self._book.positions.values() if p.symbol == position.symbol]
        tests = (
            (contract.trade_mode == "DISABLED", rc.TRADE_DISABLED),
            (not contract.is_open, rc.MARKET_CLOSED),
            (slippage < 0, rc.INVALID),
            (self._is_being_closed(position), rc.CLOSE_ORDER_EXIST),
            (volume < 0, rc.INVALID_VOLUME),
            (volume > position.volume, rc.INVALID_CLOSE_VOLUME),
            (part and bool(volume % contract.volume_step), rc.INVALID_VOLUME),
            (part and volume < contract.volume_min, rc.INVALID_VOLUME),
            (part and self._switches.partial_close_refused, rc.INVALID),
            (self._switches.fifo_close and same[0] is not position, rc.FIFO_CLOSE),
        )
        return next((code for failed, code in tests if failed), 0)

    def _send_refusal(self, ask: SendTicket, contract: Contract) -> int:
        tick = self._market.tick(ask.symbol)
        off_grid = bool(ask.price % contract.listing.tick)
        expired = ask.expires_at is not None and ask.expires_at <= self._book.now()
        tests = (
            (not contract.is_open, rc.MARKET_CLOSED),
            (contract.trade_mode == "CLOSEONLY", rc.TRADE_DISABLED),
            (not contract.volume_min <= ask.volume <= contract.volume_max, rc.INVALID_VOLUME),
            (bool(ask.volume % contract.volume_step), rc.INVALID_VOLUME),
            (
                ask.type_time.startswith("SPECIFIED") and ask.expires_at is None,
                rc.INVALID_EXPIRATION,
            ),
            (expired, rc.INVALID_EXPIRATION),
            (not ask.kind.is_market and (ask.price <= 0 or off_grid), rc.INVALID_PRICE),
            (not ask.kind.is_market and is_reached(ask.kind, ask.price, tick), rc.INVALID_PRICE),
        )
        return next((code for failed, code in tests if failed), 0)

    def _is_being_closed(self, position: Position) -> bool:
        return any(
            order.kind.is_market and order.position_id == position.identifier
            for order in self._book.orders.values()
        )

    def _market_order(
        self, symbol: str, kind: OrderKind, volume: Decimal, *, position: Position | None
    ) -> Order:
        return Order(
            self._book.next_ticket(), symbol, kind, volume, volume, NOTHING, self._book.now(),
            position_id=position.identifier if position else 0,
        )  # fmt: skip

    def _deal(self, order: Order, position: Position | None, slippage: int, how: How) -> Outcome:
        fills = self._fills(order, how)
        if self._runs_beyond(order, fills, slippage):
            return replace(self._quoted(order.symbol), code=rc.REQUOTE)
        request = Request(
            "DEAL", order.symbol, order.volume_initial, self._touch(order), slippage, order.kind,
            position=position.ticket if position else 0, magic=order.magic, comment=order.comment,
        )  # fmt: skip
        if how.late:
            return self._place(order, position, request)
        change = self._book.execute(order, fills, position=position)
        outcome = self._quoted(
            order.symbol, order=order.ticket, deal=change.deals[-1].ticket,
            volume=sum((volume for volume, _ in fills), NOTHING), price=fills[-1][1],
        )  # fmt: skip
        if how.half:
            outcome = replace(outcome, code=rc.DONE_PARTIAL)
        self._book.publish(replace(change, request=request, outcome=outcome))
        return outcome

    def _place(self, order: Order, position: Position | None, request: Request) -> Outcome:
        placed = replace(order, state=OrderState.PLACED, price_open=request.price)
        self._book.orders[order.ticket] = placed
        outcome = replace(self._quoted(order.symbol, order=order.ticket), code=rc.PLACED)
        self._book.publish(Change(new_orders=(placed,), request=request, outcome=outcome))

        def fill() -> None:
            held = self._book.positions.get(position.ticket) if position else None
            if position is not None and held is None:
                self._book.publish(self._book.finish(placed, OrderState.CANCELED))
                return
            # Meanwhile the position may have shrunk; a close by ticket never opens anything.
            most = held.volume if held else placed.volume_initial
            now = replace(placed, volume_initial=min(placed.volume_initial, most))
            fills = self._fills(now, How())
            self._book.publish(self._book.execute(now, fills, position=held))

        self._after(LATE_FILL_S, fill)
        return outcome

    def _after(self, delay_s: float, act: Callable[[], None]) -> None:
        def run() -> None:
            self._later.discard(timer)
            act()

        timer = asyncio.get_running_loop().call_later(delay_s, run)
        self._later.add(timer)

    def _fills(self, order: Order, how: How) -> list[tuple[Decimal, Decimal]]:
        contract = CONTRACTS[order.symbol]
        volume = order.volume_initial
        if how.half:
            steps = volume / contract.volume_step // 2
            volume = max(steps, Decimal(1)) * contract.volume_step
        direction = order.kind.direction
        tick = self._market.tick(order.symbol)
        match = sweep(direction, volume, contract.listing, tick, most_levels=1000)
        drift = contract.point * self._switches.drift_points
        against = drift if direction is Direction.BUY else -drift
        fills = [(fill.quantity, fill.price + against) for fill in match.executions]
        # Instant execution deals once, at the last price that the volume needs.
        return [(volume, fills[-1][1])] if contract.instant else fills

    def _runs_beyond(
        self, order: Order, fills: list[tuple[Decimal, Decimal]], slippage: int
    ) -> bool:
        contract = CONTRACTS[order.symbol]
        away = abs(fills[-1][1] - self._touch(order))
        return contract.instant and away > slippage * contract.point

    def _touch(self, order: Order) -> Decimal:
        tick = self._market.tick(order.symbol)
        return tick.ask if order.kind.direction is Direction.BUY else tick.bid

    def _quoted(
        self,
        symbol: str,
        *,
        order: int = 0,
        deal: int = 0,
        volume: Decimal = NOTHING,
        price: Decimal = NOTHING,
    ) -> Outcome:
        tick = self._market.tick(symbol)
        return Outcome(
            rc.DONE, order=order, deal=deal, volume=volume, price=price, bid=tick.bid, ask=tick.ask
        )


def is_reached(kind: OrderKind, price: Decimal, tick: Tick) -> bool:
    """Whether a pending order's price has come."""
    match kind:
        case OrderKind.BUY_LIMIT:
            return tick.ask <= price
        case OrderKind.SELL_LIMIT:
            return tick.bid >= price
        case OrderKind.BUY_STOP:
            return tick.ask >= price
        case OrderKind.SELL_STOP:
            return tick.bid <= price
    return True
