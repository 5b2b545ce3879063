"""The table of CoinW's REST calls: address, limit, who may call, what it changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.sim.coinw.asked import Asked
from app.sim.coinw.limits import Limit
from app.sim.coinw.reading import Reading
from app.sim.coinw.trading import Trading

Answer = Callable[[Asked], object]

_PRIVATE: Final = "/v1/perpum"
_PUBLIC: Final = "/v1/perpumPublic"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`changes` is the kind of mutation to note, or None for a read; `is_price` shares a limit."""

    method: str
    path: str
    limit: Limit
    answer: Answer
    is_public: bool = False
    is_price: bool = False
    changes: str | None = None

    @property
    def fills(self) -> bool:
        """Whether its orders can fill: a cancel uses up no late fill."""
        return self.changes in ("close", "flatten", "reverse")

    @property
    def call(self) -> str:
        return f"{self.method} {self.path}"


def endpoints(reading: Reading, trading: Trading) -> dict[tuple[str, str], Endpoint]:
    """All calls by method and path."""
    every = _public(reading) + _account(reading) + _orders(reading) + _mutations(trading)
    return {(endpoint.method, endpoint.path): endpoint for endpoint in every}


def _public(reading: Reading) -> list[Endpoint]:
    def public(path: str, limit: Limit, answer: Answer, *, is_price: bool = False) -> Endpoint:
        return Endpoint("GET", path, limit, answer, is_public=True, is_price=is_price)

    return [
        public(f"{_PRIVATE}/instruments", Limit(5), reading.instruments),
        public(f"{_PRIVATE}/fundingRate", Limit(8, 2), reading.funding_rate),
        public(f"{_PUBLIC}/ticker", Limit(5), reading.ticker, is_price=True),
        public(f"{_PUBLIC}/tickers", Limit(5), reading.tickers, is_price=True),
        public(f"{_PUBLIC}/depth", Limit(10, 2), reading.depth, is_price=True),
    ]


def _account(reading: Reading) -> list[Endpoint]:
    return [
        _read("positions/all", Limit(30), reading.positions_all),
        _read("positions", Limit(10), reading.positions),
        _read("positions/history", Limit(15), reading.position_history),
        _read("positions/type", Limit(5), reading.position_type),
        _read("account/getUserAssets", Limit(5, 2), reading.assets),
        _read("account/available", Limit(5), reading.available),
        _read("account/fees", Limit(2, 2), reading.fees),
    ]


def _orders(reading: Reading) -> list[Endpoint]:
    return [
        _read("orders/availSize", Limit(10, 2), reading.available_size),
        _read("orders/open", Limit(10), reading.open_orders),
        _read("order", Limit(10), reading.unfilled_orders),
        _read("orders/history", Limit(5, 2), reading.order_history),
        _read("orders/archive", Limit(5, 2), reading.order_archive),
        _read("orders/deals", Limit(10), reading.deals),
        _read("orders/deals/history", Limit(5), reading.deals_history),
        _read("TPSL", Limit(10, 2), reading.take_profit_stop_loss),
    ]


def _mutations(trading: Trading) -> list[Endpoint]:
    return [
        _change("DELETE", "positions", Limit(30), trading.close, "close"),
        _change("DELETE", "batchClose", Limit(10, 2), trading.close_tagged, "close"),
        _change("DELETE", "allpositions", Limit(5), trading.close_contract, "flatten"),
        _change("POST", "positions/reverse", Limit(5), trading.reverse, "reverse"),
        _change("DELETE", "order", Limit(10), trading.cancel, "cancel"),
        _change("DELETE", "batchOrders", Limit(10), trading.cancel_several, "cancel"),
        _change("POST", "order", Limit(30), trading.place, "order"),
        _change("PUT", "order", Limit(30), trading.place, "modify"),
    ]


def _read(path: str, limit: Limit, answer: Answer) -> Endpoint:
    return Endpoint("GET", f"{_PRIVATE}/{path}", limit, answer)


def _change(method: str, path: str, limit: Limit, answer: Answer, kind: str) -> Endpoint:
    return Endpoint(method, f"{_PRIVATE}/{path}", limit, answer, changes=kind)
