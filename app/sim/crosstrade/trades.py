"""The calls that change something: close, flatten, place, cancel, change, reverse.

The dangerous readings are kept as the note states them: an empty filter closes everything, a size
of 0 means all, an opposite order may open the other side, and nothing is idempotent.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from app.sim.crosstrade.args import Args, Body, DeclinedError, invalid_request, no_such_order
from app.sim.crosstrade.contracts import Contract
from app.sim.crosstrade.desktop import (
    Account,
    Desktop,
    Handling,
    Holding,
    Order,
    OrderType,
)
from app.sim.crosstrade.reads import no_positions
from app.sim.crosstrade.rows import Row, position_row
from app.sim.crosstrade.terminal import Terminal
from app.sim.matching import Direction

_TYPES = {one.value.upper(): one for one in OrderType}
_NEEDS_LIMIT = {OrderType.LIMIT, OrderType.STOP_LIMIT}
_NEEDS_STOP = {OrderType.STOP_MARKET, OrderType.STOP_LIMIT}


@dataclass(frozen=True, slots=True)
class Trade:
    """A mutating call: what kind of mutation it is, and what carries it out."""

    kind: str
    run: Callable[[Args, Handling], Body]

    @property
    def fills(self) -> bool:
        return self.kind in ("close", "order", "flatten", "reverse")


class Trades:
    """What the add-on does to the desktop on request."""

    def __init__(self, desktop: Desktop, terminal: Terminal) -> None:
        self._desktop = desktop
        self._terminal = terminal
        self.calls: dict[str, Trade] = {
            "ClosePosition": Trade("close", self._close),
            "CloseStrategy": Trade("close", self._close_strategy),
            "FlattenAccount": Trade("flatten", self._flatten_account),
            "Flatten": Trade("flatten", self._flatten),
            "FlattenEverything": Trade("flatten", self._flatten_everything),
            "Reverse": Trade("reverse", self._reverse),
            "ReversePosition": Trade("reverse", self._reverse_position),
            "PlaceOrder": Trade("order", self._place),
            "Cancel": Trade("cancel", self._cancel),
            "CancelOrders": Trade("cancel", self._cancel_orders),
            "CancelAllOrders": Trade("cancel", self._cancel_all),
            "Change": Trade("modify", self._change),
        }

    def _close(self, args: Args, how: Handling) -> Body:
        account, contract = args.account(self._desktop), args.contract()
        quantity, share = args.whole("quantity"), args.share("percent")
        holding = account.holding(contract)
        size = abs(holding.size)
        if not size:
            raise no_positions(args)
        if quantity is None:
            # In binary floats, as the venue computes: 0.07 of 100 becomes 8.
            quantity = math.ceil(size * share) if share is not None else size
        body: Body = {"closedPositions": [self._row(account, holding)], "success": True}
        if quantity >= size:
            self._terminal.flatten(account, contract, how)
        else:
            self._terminal.reduce(account, contract, quantity, how)
        return body

    def _close_strategy(self, args: Args, how: Handling) -> Body:
        args.account(self._desktop)
        raise DeclinedError({"error": f"Strategy '{args.needed('strategyId')}' not found"})

    def _flatten_account(self, args: Args, how: Handling) -> Body:
        account, contract = args.account(self._desktop), args.contract_if_given()
        body, _ = self._flatten_in([account], contract, None, how)
        return body

    def _flatten(self, args: Args, how: Handling) -> Body:
        accounts = list(self._desktop.accounts.values())
        if args.text("account") is not None:
            accounts = [args.account(self._desktop)]
        side = args.text("marketPosition")
        if side is not None and side.lower() not in ("long", "short"):
            raise invalid_request()
        contract = args.contract_if_given()
        body, order_ids = self._flatten_in(accounts, contract, side and side.lower(), how)
        return body | {"orderIds": order_ids}

    def _flatten_everything(self, args: Args, how: Handling) -> Body:
        body, order_ids = self._flatten_in(list(self._desktop.accounts.values()), None, None, how)
        return body | {"orderIds": order_ids}

    def _flatten_in(
        self,
        accounts: list[Account],
        contract: Contract | None,
        side: str | None,
        how: Handling,
    ) -> tuple[Row, list[str]]:
        closed: list[Row] = []
        order_ids: list[str] = []
        for account in accounts:
            for holding in _in_scope(account, contract, side):
                order_ids += [order.order_id for order in account.working(holding.contract)]
                if holding.size:
                    closed.append(self._row(account, holding))
                self._terminal.flatten(account, holding.contract, how)
        body: Row = {"closedPositions": closed, "success": True}
        if not closed:
            body["warning"] = "No open positions to flatten"
        return body, order_ids

    def _reverse(self, args: Args, how: Handling) -> Body:
        account, contract = args.account(self._desktop), args.contract()
        size = account.holding(contract).size
        if not size:
            # The account is echoed as it was asked for, not in its canonical spelling.
            asked, where = args.needed("instrument"), args.needed("account")
            text = f"No position found for instrument '{asked}' in account '{where}'"
            raise DeclinedError({"error": text})
        entry = Order(
            ids=[self._desktop.new_id()],
            account=account.name,
            contract=contract,
            direction=Direction.SELL if size > 0 else Direction.BUY,
            quantity=abs(size),
            order_type=OrderType.MARKET,
            time_in_force="Day",
            name="Entry",
            handling=how,
        )
        self._terminal.reverse(account, entry)
        return {"orderId": entry.order_id, "success": True}

    def _reverse_position(self, args: Args, how: Handling) -> Body:
        account = args.account(self._desktop)
        entry = self._ordered(args, account, how)
        self._terminal.reverse(account, entry)
        return {"orderId": entry.order_id, "success": True}

    def _place(self, args: Args, how: Handling) -> Body:
        account = args.account(self._desktop)
        order = self._ordered(args, account, how)
        self._terminal.submit(order)
        return {"orderId": order.order_id, "success": True}

    def _ordered(self, args: Args, account: Account, how: Handling) -> Order:
        """The order that the body describes; a repeated own id is a second order."""
        contract, quantity = args.contract(), args.whole("quantity")
        order_type = _TYPES.get(args.needed("orderType").upper())
        action, duration = args.needed("action").upper(), args.needed("timeInForce").upper()
        limit, stop = args.price("limitPrice"), args.price("stopPrice")
        wrong = (
            quantity is None
            or order_type is None
            or action not in ("BUY", "SELL")
            or duration not in ("DAY", "GTC")
            or (order_type in _NEEDS_LIMIT and limit is None)
            or (order_type in _NEEDS_STOP and stop is None)
        )
        if wrong or quantity is None or order_type is None:
            raise invalid_request()
        own_id = None
        if not self._desktop.manner.old_addon:
            _check_guard(args, account.holding(contract))
            own_id = args.text("orderId")
        return Order(
            ids=[own_id or self._desktop.new_id()],
            account=account.name,
            contract=contract,
            direction=Direction[action],
            quantity=quantity,
            order_type=order_type,
            time_in_force=duration.capitalize(),
            name="",
            limit=limit if order_type in _NEEDS_LIMIT else None,
            stop=stop if order_type in _NEEDS_STOP else None,
            oco=args.text("ocoId") or "",
            handling=how,
        )

    def _cancel(self, args: Args, how: Handling) -> Body:
        order = args.order(self._desktop)
        if order.is_over:
            raise no_such_order(args.needed("orderId"))
        self._terminal.cancel(order)
        return {"orderId": args.needed("orderId"), "success": True}

    def _cancel_orders(self, args: Args, how: Handling) -> Body:
        account, contract = args.account(self._desktop), args.contract_if_given()
        return self._cancel_in([account], contract)

    def _cancel_all(self, args: Args, how: Handling) -> Body:
        return self._cancel_in(list(self._desktop.accounts.values()), None)

    def _cancel_in(self, accounts: list[Account], contract: Contract | None) -> Body:
        orders = [order for account in accounts for order in account.working(contract)]
        for order in orders:
            self._terminal.cancel(order)
        return {"orderIds": [order.order_id for order in orders], "success": True}

    def _change(self, args: Args, how: Handling) -> Body:
        """Change a working order; it answers to a new id from then on, and to the old one."""
        order, quantity = args.order(self._desktop), args.whole("quantity")
        limit, stop = args.price("limitPrice"), args.price("stopPrice")
        if order.is_over:
            raise no_such_order(args.needed("orderId"))
        too_small = quantity is not None and quantity <= order.filled
        if too_small or order.contract.is_off_tick(limit, stop):
            raise invalid_request()
        order.quantity = quantity or order.quantity
        order.limit = limit if limit and order.limit else order.limit
        order.stop = stop if stop and order.stop else order.stop
        order.ids.append(self._desktop.new_id())
        return {"orderId": order.order_id, "success": True}

    def _row(self, account: Account, holding: Holding) -> Row:
        return position_row(account, holding, self._desktop.market)


def _in_scope(account: Account, contract: Contract | None, side: str | None) -> list[Holding]:
    """What a flatten is about: positions, and contracts that only have orders."""
    held = [holding.contract for holding in account.open_holdings()]
    contracts = dict.fromkeys([*held, *(order.contract for order in account.working())])
    holdings = [account.holding(one) for one in contracts if contract in (None, one)]
    if side is None:
        return holdings
    return [one for one in holdings if one.size * (1 if side == "long" else -1) > 0]


def _check_guard(args: Args, holding: Holding) -> None:
    wanted = args.text("requireMarketPosition")
    if wanted is None:
        return
    is_now = "long" if holding.size > 0 else "short" if holding.size < 0 else "flat"
    if is_now not in [part.strip().lower() for part in wanted.split(",")]:
        text = f"Required market position '{wanted}' does not match current position '{is_now}'"
        raise DeclinedError({"error": text})
