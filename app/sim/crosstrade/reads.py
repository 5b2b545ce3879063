"""The calls that only read, by the names that the websocket gives them."""

from collections.abc import Callable

from app.sim.crosstrade.args import Args, Body, DeclinedError, named_contract
from app.sim.crosstrade.desktop import Account, Desktop, Fill, now_ms
from app.sim.crosstrade.rows import (
    account_row,
    execution_row,
    local_time,
    market_info_row,
    order_row,
    position_row,
    quote_row,
    snapshot_rows,
    time_with_offset,
)

_LOOKBACK_S = 320
_MOST_LOOKBACK_S = 900


class Reads:
    """What the add-on answers about the desktop; success bodies are flat."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self.calls: dict[str, Callable[[Args], Body]] = {
            "GetAccounts": self._accounts,
            "ListAccounts": self._accounts,
            "GetAccount": self._account,
            "GetSnapshot": self._snapshot,
            "GetAllPositions": self._all_positions,
            "GetPositions": self._positions,
            "GetPosition": self._position,
            "GetQuote": self._quotes,
            "GetAccountQuote": self._account_quote,
            "GetMarketInfo": self._market_info,
            "GetOrders": self._orders,
            "GetOrder": self._order,
            "GetOrderStatus": self._order_status,
            "GetOrderLifecycle": self._lifecycle,
            "GetExecutions": self._executions,
            "GetExecution": self._execution,
        }

    def _accounts(self, args: Args) -> Body:
        rows = [account_row(one, self._desktop) for one in self._desktop.accounts.values()]
        return self._list("accounts", list(rows))

    def _account(self, args: Args) -> Body:
        return account_row(args.account(self._desktop), self._desktop) | {"success": True}

    def _snapshot(self, args: Args) -> Body:
        at = now_ms()
        return {
            "type": "snapshot",
            "timestamp": time_with_offset(at),
            "epoch": at,
            "accounts": snapshot_rows(self._desktop),
        }

    def _all_positions(self, args: Args) -> Body:
        with_flat = args.flag("includeFlat")
        rows: list[object] = [
            position_row(account, holding, self._desktop.market) | {"tag": None}
            for account in self._desktop.accounts.values()
            for holding in account.holdings.values()
            if holding.size or with_flat
        ]
        return self._list("positions", rows, count=len(rows))

    def _positions(self, args: Args) -> Body:
        account = args.account(self._desktop)
        holdings = account.open_holdings()
        rows = [position_row(account, holding, self._desktop.market) for holding in holdings]
        return self._list("positions", list(rows))

    def _position(self, args: Args) -> Body:
        account, contract = args.account(self._desktop), args.contract()
        holding = account.holding(contract)
        if not holding.size and not self._desktop.manner.flat_row:
            raise no_positions(args)
        return position_row(account, holding, self._desktop.market) | {"success": True}

    def _quotes(self, args: Args) -> Body:
        names = args.needed("instrument").split(",")
        rows = [quote_row(named_contract(name), self._desktop) for name in names]
        return rows[0] if len(rows) == 1 else list(rows)

    def _account_quote(self, args: Args) -> Body:
        args.account(self._desktop)
        row = quote_row(args.contract(), self._desktop)
        del row["tickValue"]
        return row | {"success": True}

    def _market_info(self, args: Args) -> Body:
        return market_info_row(args.contract(), is_open=self._desktop.manner.market_open)

    def _orders(self, args: Args) -> Body:
        account = args.account(self._desktop)
        return self._list("orders", [order_row(order) for order in account.orders])

    def _order(self, args: Args) -> Body:
        return order_row(args.order(self._desktop)) | {"success": True}

    def _order_status(self, args: Args) -> Body:
        return {"status": str(args.order(self._desktop).state), "success": True}

    def _lifecycle(self, args: Args) -> Body:
        if self._desktop.manner.old_addon:
            return {"error": "Unknown API command"}
        account, order = args.account(self._desktop), args.order(self._desktop)
        most = min(args.count("limit", 200), 2000)
        body: dict[str, object] = {
            "orderId": order.order_id,
            "events": [
                {"orderState": str(state), "time": local_time(at), "epoch": at}
                for state, at in order.history[-most:]
            ],
            "success": True,
        }
        if args.flag("includeFills", default=True):
            fills = [fill for fill in account.fills if fill.order_id in order.ids]
            body["fills"] = _execution_rows(account, fills)
        return body

    def _executions(self, args: Args) -> Body:
        account = args.account(self._desktop)
        seconds = min(args.count("lookbackTime", _LOOKBACK_S), _MOST_LOOKBACK_S)
        since = now_ms() - seconds * 1000
        fills = [fill for fill in account.fills if fill.epoch_ms >= since]
        return self._list("executions", _execution_rows(account, fills))

    def _execution(self, args: Args) -> Body:
        account, wanted = args.account(self._desktop), args.needed("executionId")
        for fill in account.fills:
            if fill.fill_id == wanted:
                return execution_row(fill, paper=account.is_paper) | {"success": True}
        raise DeclinedError({"error": f"Execution '{wanted}' not found"})

    def _list(self, name: str, rows: list[object], **more: object) -> Body:
        if self._desktop.manner.bare_lists:
            return rows
        return {name: rows, **more, "success": True}


def no_positions(args: Args) -> DeclinedError:
    return DeclinedError(
        {"error": f"No positions found for instrument '{args.needed('instrument')}'"}
    )


def _execution_rows(account: Account, fills: list[Fill]) -> list[object]:
    return [
        execution_row(fill, paper=account.is_paper)
        for fill in fills
        for _ in range(2 if fill.repeated else 1)
    ]
