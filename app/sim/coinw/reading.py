"""The CoinW calls that only read: prices, positions, orders, histories, balances."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from app.sim.coinw import rows
from app.sim.coinw.asked import Asked
from app.sim.coinw.books import USER_ID, Order
from app.sim.coinw.contracts import CONTRACTS, MAKER_FEE, TAKER_FEE, Contract, contract_named
from app.sim.coinw.exchange import Exchange
from app.sim.coinw.quirks import Quirks
from app.sim.coinw.refusals import MISSING_PUBLIC_PARAMETER
from app.sim.coinw.rows import Row

_DAY_MS: Final = 86_400_000
_HISTORY_MS: Final = 7 * _DAY_MS
_DEALS_MS: Final = 3 * _DAY_MS
_ARCHIVE_MS: Final = 90 * _DAY_MS
_MOST_ROWS: Final = 100


class Reading:
    """Each method answers one call with the `data` of its reply."""

    def __init__(self, exchange: Exchange, quirks: Quirks) -> None:
        self._exchange = exchange
        self._quirks = quirks
        self._market = exchange.market

    def instruments(self, asked: Asked) -> object:
        named = asked.text("name").upper() if asked.has("name") else None
        now = self._exchange.now_ms()
        return [
            rows.instrument_row(c, self._exchange.funding.next_settlement(c.name, now), now)
            for c in CONTRACTS.values()
            if named in (None, c.name)
        ]

    def ticker(self, asked: Asked) -> object:
        found = contract_named(asked.text("instrument", missing=MISSING_PUBLIC_PARAMETER))
        return [self._ticker(found)] if found else []

    def tickers(self, asked: Asked) -> object:
        return [self._ticker(contract) for contract in CONTRACTS.values()]

    def depth(self, asked: Asked) -> object:
        contract = asked.contract("base", missing=MISSING_PUBLIC_PARAMETER)
        asks, bids = rows.depth_levels(contract, self._market.tick(contract.name))
        name = contract.name.lower()
        return {"asks": asks, "bids": bids, "n": name, "t": self._exchange.now_ms()}

    def funding_rate(self, asked: Asked) -> object:
        contract = asked.contract("instrument", missing=MISSING_PUBLIC_PARAMETER)
        return {"value": float(contract.funding_rate)}

    def positions_all(self, asked: Asked) -> object:
        return self._positions(lambda contract, position_id: True)

    def positions(self, asked: Asked) -> object:
        wanted = asked.contract("instrument")
        ids = asked.ids("openIds") if asked.has("openIds") else None
        return self._positions(
            lambda contract, position_id: (
                contract is wanted and (ids is None or position_id in ids)
            )
        )

    def position_type(self, asked: Asked) -> object:
        return {"layout": 1, "positionModel": 0}

    def position_history(self, asked: Asked) -> object:
        contract = asked.contract("instrument")
        return _page(asked, [_position_history_row(o) for o in self._ended(contract, _ARCHIVE_MS)])

    def available_size(self, asked: Asked) -> object:
        contract = asked.contract("instrument")
        held = [p for p in self._exchange.positions if p.contract is contract]
        if not held:
            return None
        free = self._exchange.free_contracts
        # A long is closed by selling; the venue does not say so, but nothing else reads naturally.
        return {
            "availBuy": sum(free(p) for p in held if p.side == "short"),
            "availSell": sum(free(p) for p in held if p.side == "long"),
        }

    def open_orders(self, asked: Asked) -> object:
        contract = asked.contract("instrument")
        kind = asked.fields.get("positionType")
        working = [o for o in self._exchange.working_orders if o.position.contract is contract]
        return _page(asked, [rows.open_order_row(o) for o in working if kind in (None, o.kind)])

    def unfilled_orders(self, asked: Asked) -> object:
        """Asking for `execute` also gives `plan` orders, as the venue's filter does."""
        kind, ids = asked.text("positionType"), asked.ids("sourceIds")
        contract = asked.contract("instrument") if asked.has("instrument") else None
        return [
            rows.open_order_row(order)
            for order in self._exchange.working_orders
            if order.id in ids
            and contract in (None, order.position.contract)
            and kind in ("execute", order.kind)
        ]

    def order_history(self, asked: Asked) -> object:
        ended = self._ended(asked.contract("instrument"), _HISTORY_MS)
        return _page(asked, [rows.history_row(order) for order in ended])

    def order_archive(self, asked: Asked) -> object:
        contract = asked.contract("instrument")
        recent = self._ended(contract, _HISTORY_MS)
        old = [o for o in self._ended(contract, _ARCHIVE_MS) if o not in recent]
        return _page(asked, [rows.history_row(order) for order in old])

    def deals(self, asked: Asked) -> object:
        return self._deals(asked, _DEALS_MS)

    def deals_history(self, asked: Asked) -> object:
        return self._deals(asked, _ARCHIVE_MS)

    def take_profit_stop_loss(self, asked: Asked) -> object:
        return []

    def assets(self, asked: Asked) -> object:
        margin, free = self._balance()
        return {
            "alFreeze": 0,
            "alMargin": float(margin),
            "almightyGold": 0,
            "availableMargin": float(free),
            "availableUsdt": float(free),
            "time": self._exchange.now_ms(),
            "userId": USER_ID,
        }

    def available(self, asked: Asked) -> object:
        return {"value": rows.text(self._balance()[1])}

    def fees(self, asked: Asked) -> object:
        return {"makerFee": str(MAKER_FEE), "takerFee": str(TAKER_FEE), "userId": USER_ID}

    def _ticker(self, contract: Contract) -> Row:
        listing, tick = contract.listing, self._market.tick(contract.name)
        return rows.ticker_row(contract, listing, tick, self._exchange.now_ms())

    def _positions(self, is_wanted: Callable[[Contract, int], bool]) -> list[Row]:
        return [
            rows.position_row(position, self._market.tick(position.contract.name))
            for position in self._exchange.positions
            if is_wanted(position.contract, position.id)
        ]

    def _ended(self, contract: Contract, period_ms: int) -> list[Order]:
        """Orders that ended with a fill, newest first; one cancelled in full never shows."""
        now = self._exchange.now_ms()
        newest = now - self._quirks.history_lag_s * 1000
        ended = [
            order
            for order in self._exchange.orders
            if order.position.contract is contract
            and order.fills
            and not order.leaves
            and now - period_ms <= order.updated_ms <= newest
        ]
        return sorted(ended, key=lambda order: order.updated_ms, reverse=True)

    def _deals(self, asked: Asked, period_ms: int) -> object:
        contract, now = asked.contract("instrument"), self._exchange.now_ms()
        newest = now - self._quirks.history_lag_s * 1000
        fills = [
            fill
            for fill in self._exchange.fills
            if fill.order.position.contract is contract and now - period_ms <= fill.at_ms <= newest
        ]
        fills.sort(key=lambda fill: fill.id, reverse=True)
        return _page(asked, [rows.deal_row(fill) for fill in fills])

    def _balance(self) -> tuple[Decimal, Decimal]:
        held = self._exchange.positions
        margin = sum((p.margin(p.contracts) for p in held), Decimal(0))
        return margin, self._exchange.wallet - margin


def _position_history_row(order: Order) -> Row:
    row = rows.history_row(order) | {
        "id": order.fills[-1].id,
        "orderId": order.id,
        "avgOpenPrice": rows.text(order.position.open_price),
        "fee": rows.text(sum((fill.fee for fill in order.fills), Decimal(0))),
    }
    if order.effect == "close":
        row["avgClosePrice"] = row["avgPrice"]
        row["netProfit"] = rows.text(sum((f.net_profit for f in order.fills), Decimal(0)))
    return row


def _page(asked: Asked, found: list[Row]) -> Row:
    page = max(asked.whole("page"), 1) if asked.has("page") else 1
    size = min(asked.whole("pageSize"), _MOST_ROWS) if asked.has("pageSize") else 10
    shown = found[(page - 1) * size : page * size]
    return {"nextId": 0, "prevId": 0, "rows": shown, "total": len(found)}
