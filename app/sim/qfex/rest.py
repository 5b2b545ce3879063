"""The REST address: reference data for all, account truth for those who sign."""

import re
import time
from collections.abc import Awaitable, Callable
from decimal import Decimal
from http import HTTPStatus
from typing import Final, TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from app.sim.qfex import frames
from app.sim.qfex.accounts import Account
from app.sim.qfex.contracts import CONTRACTS, Contract
from app.sim.qfex.exchange import Exchange
from app.sim.qfex.signing import Gatekeeper, NotAuthenticated, from_headers
from app.sim.qfex.statements import balance, position_bodies

SCHEMAS: Final = "https://api.qfex.com/schemas"
MOST_ROWS: Final = 1000
BOOK_LEVELS: Final = 20
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday")
_COUNT: Final = re.compile("[0-9]{1,9}")
Row = TypeVar("Row")
Answer = Callable[[Request], Awaitable[Response]]


class Problem(Exception):
    """An answer of type application/problem+json."""

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.title = title


class Rest:
    """The read-only REST calls."""

    def __init__(self, exchange: Exchange, gatekeeper: Gatekeeper) -> None:
        self._exchange = exchange
        self._gatekeeper = gatekeeper

    def app(self) -> Starlette:
        routes = [
            Route("/refdata", _guarded(self._refdata)),
            Route("/md/contracts", _guarded(self._contracts)),
            Route("/md/orderbook/{symbol}", _guarded(self._orderbook)),
            Route("/user/positions", _guarded(self._positions)),
            Route("/user/historic-orders", _guarded(self._historic_orders)),
            Route("/user/trade", _guarded(self._trades)),
            Route("/user/subaccounts", _guarded(self._subaccounts)),
            Route("/user/subaccounts/balance", _guarded(self._subaccount_balances)),
            Route("/user/subaccounts/equity", _guarded(self._subaccount_balances)),
        ]
        return Starlette(routes=routes, exception_handlers={HTTPException: _no_such_call})

    # -- public

    async def _refdata(self, request: Request) -> Response:
        ticker = request.query_params.get("ticker")
        rows = [
            self._refdata_row(number, contract)
            for number, contract in enumerate(CONTRACTS.values(), 1)
            if ticker in (None, contract.symbol)
        ]
        return JSONResponse({"type": "refdata", "data": rows or None})

    def _refdata_row(self, number: int, contract: Contract) -> frames.Body:
        hours = {day: {"open": "04:00:00", "close": "20:00:00"} for day in WEEKDAYS}
        tick = self._exchange.market.tick(contract.symbol)
        change = (tick.mark / contract.price - 1) * 100
        return {
            "clobPairId": str(number),
            "symbol": contract.symbol,
            "underlier_price": f"{tick.index:f}",
            "price_change_24h": f"{change:.2f}",
            "default_max_leverage": contract.leverage,
            "tick_size": f"{contract.tick:f}",
            "lot_size": f"{contract.lot:f}",
            "min_price": f"{contract.min_price:f}",
            "max_price": f"{contract.max_price:f}",
            "min_quantity": f"{contract.min_quantity:f}",
            "max_quantity": f"{contract.max_quantity:f}",
            "base_asset": contract.base,
            "quote_asset": contract.quote,
            "margin_asset": "USD",
            "order_time_in_force": ["GTC", "IOC", "FOK"],
            "order_types": ["LIMIT", "MARKET", "ALO"],
            "market_hours": {"tz": "America/New_York", **hours},
            "status": contract.status,
            "product_category": contract.category,
        }

    async def _contracts(self, request: Request) -> Response:
        ticks = [self._exchange.market.tick(symbol) for symbol in CONTRACTS]
        rows = [
            {"ticker_id": t.symbol, "last_price": f"{t.last:f}", "index_price": f"{t.index:f}"}
            for t in ticks
        ]
        return JSONResponse({"data": rows})

    async def _orderbook(self, request: Request) -> Response:
        contract = CONTRACTS.get(request.path_params["symbol"])
        if contract is None:
            raise Problem(404, "Not Found", "unknown symbol")
        tick = self._exchange.market.tick(contract.symbol)
        steps = [contract.tick * level for level in range(BOOK_LEVELS)]
        size = f"{contract.depth:f}"
        return JSONResponse(
            {
                "ticker_id": contract.symbol,
                "timestamp": str(time.time_ns() // 1_000_000),
                "bids": [[f"{tick.bid - step:f}", size] for step in steps],
                "asks": [[f"{tick.ask + step:f}", size] for step in steps],
            }
        )

    # -- private

    def _sign_in(self, request: Request) -> Account:
        try:
            self._gatekeeper.admit(from_headers(request.headers))
        except NotAuthenticated as error:
            raise Problem(401, "Unauthorized", str(error)) from None
        wanted = request.headers.get("x-qfex-requested-account-id")
        account = self._exchange.master if wanted is None else self._exchange.accounts.get(wanted)
        if account is None:
            raise Problem(403, "Forbidden", "the key does not own the requested account")
        return account

    async def _positions(self, request: Request) -> Response:
        account = self._sign_in(request)
        if self._exchange.switches.unfunded:
            raise Problem(500, "Internal Server Error", "position balance not found")
        rows = [
            frames.position_row(body)
            for body in position_bodies(self._exchange, account)
            if body["position"] != 0
        ]
        body = {
            "$schema": f"{SCHEMAS}/PositionsBalanceResponseBody.json",
            "positions": rows or None,
            "balance": frames.balance_row(balance(self._exchange, account)),
        }
        return JSONResponse(body)

    async def _historic_orders(self, request: Request) -> Response:
        account, asked = self._sign_in(request), request.query_params
        orders = [
            order
            for order in self._exchange.ended(account)
            if asked.get("symbol") in (None, order.ticket.symbol)
            and asked.get("client_order_id") in (None, order.ticket.client_order_id)
        ]
        rows = [frames.historic_row(order) for order in _page(orders, request)]
        schema = f"{SCHEMAS}/HistoricOrdersResponseBody.json"
        return JSONResponse({"$schema": schema, "data": rows or None, "count": len(orders)})

    async def _trades(self, request: Request) -> Response:
        account, asked = self._sign_in(request), request.query_params
        trades = [
            trade
            for trade in self._exchange.trades_of(account)
            if asked.get("symbol") in (None, trade.order.ticket.symbol)
            and asked.get("exchange_order_id") in (None, trade.order.order_id)
        ]
        rows = [frames.trade_row(trade, Decimal(0)) for trade in _page(trades, request)]
        schema = f"{SCHEMAS}/TradesResponseBody.json"
        return JSONResponse({"$schema": schema, "data": rows or None, "count": len(trades)})

    async def _subaccounts(self, request: Request) -> Response:
        self._sign_in(request)
        ids = [a.account_id for a in self._exchange.accounts.values() if not a.is_master]
        return JSONResponse({"account_ids": ids or None})

    async def _subaccount_balances(self, request: Request) -> Response:
        self._sign_in(request)
        rows = [
            {
                "account_id": account.account_id,
                "is_master": account.is_master,
                **frames.balance_row(balance(self._exchange, account)),
            }
            for account in self._exchange.accounts.values()
        ]
        return JSONResponse({"accounts": rows})


def _guarded(answer: Answer) -> Answer:
    """Turn problems into their answers, and robots away, as the venue's front door does."""

    async def guarded(request: Request) -> Response:
        if not request.headers.get("user-agent"):
            return HTMLResponse("<html><body>error code: 1010</body></html>", 403)
        try:
            return await answer(request)
        except Problem as problem:
            return _problem(problem.status, problem.title, str(problem), request.url.path)

    return guarded


async def _no_such_call(request: Request, error: Exception) -> Response:
    """An unknown path, or a known one with another method."""
    status = HTTPStatus(error.status_code if isinstance(error, HTTPException) else 500)
    return _problem(status.value, status.phrase, status.description, request.url.path)


def _problem(status: int, title: str, detail: str, path: str) -> Response:
    body = {
        "title": title,
        "status": status,
        "detail": detail,
        "type": "about:blank",
        "instance": path,
        "errors": [],
    }
    return JSONResponse(body, status, media_type="application/problem+json")


def _page(rows: list[Row], request: Request) -> list[Row]:
    asked = request.query_params
    offset, limit = asked.get("offset", "0"), asked.get("limit", "100")
    if not _COUNT.fullmatch(offset) or not _COUNT.fullmatch(limit):
        raise Problem(422, "Unprocessable Entity", "expected limit and offset as whole numbers")
    return rows[int(offset) : int(offset) + min(int(limit), MOST_ROWS)]
