"""The positions that the simulated CoinW account starts with."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.sim.coinw.books import USER_ID, Fill, Kind, Order, Position, Side
from app.sim.coinw.contracts import CONTRACTS, TAKER_FEE
from app.sim.coinw.exchange import Exchange

_LEADER: Final = 1187345
_MINUTE_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class _Start:
    name: str
    side: Side
    contracts: int
    total: int
    open_price: str
    leverage: int
    age_min: int
    opened_by: Kind = "execute"
    is_cross: bool = False
    funding_fee: str = "0"
    realized: str = "0"
    third_order_id: str = ""
    leader_id: int | None = None


_STARTS: Final = (
    _Start("BTC", "long", 8, 8, "84930.4", 10, 1130, third_order_id="cp-0001"),
    _Start("BTC", "short", 3, 3, "86104.9", 20, 205, "plan"),
    _Start("ETH", "short", 15, 20, "3078.25", 20, 2960, "plan", True, "-0.0112", "0.85"),
    _Start("SOL", "long", 37, 37, "129.87", 15, 610, third_order_id="cp-0002"),
    _Start("1000PEPE", "long", 1200, 1200, "0.0047122", 10, 88, is_cross=True),
    _Start("BTC_USDC", "long", 2, 2, "85220.0", 5, 4310, funding_fee="0.0207"),
    _Start("DOGE", "short", 1, 250, "0.15544", 25, 7205, "plan", False, "0", "11.2746"),
    _Start("XRP", "long", 40, 40, "2.1977", 10, 340, leader_id=_LEADER),
)


def open_positions(exchange: Exchange) -> None:
    """Hedged BTC, several lots, a tiny rest, a copied row, and one limit close that rests."""
    for start in _STARTS:
        position = _position(exchange, start)
        exchange.seed(position, _opening_order(exchange, position))
        if start.name == "ETH":
            # Far enough below the market that only a scenario reaches it.
            exchange.rest(position, 3, Decimal("2950.00"))


def _position(exchange: Exchange, start: _Start) -> Position:
    contract = CONTRACTS[start.name]
    created = exchange.now_ms() - start.age_min * _MINUTE_MS
    open_price = Decimal(start.open_price)
    return Position(
        exchange.ids.position(),
        contract,
        start.side,
        start.contracts,
        start.total,
        open_price,
        start.leverage,
        created_ms=created,
        updated_ms=created + (start.total - start.contracts) * 1000,
        index_price=open_price + contract.tick * 7,
        fee=open_price * start.total * contract.lot * TAKER_FEE,
        is_cross=start.is_cross,
        opened_by=start.opened_by,
        source="copytrade" if start.leader_id else "web",
        funding_fee=Decimal(start.funding_fee),
        realized=Decimal(start.realized),
        third_order_id=start.third_order_id,
        leader_id=start.leader_id or USER_ID,
        parent_id=2435521222600000777 if start.leader_id else 0,
    )


def _opening_order(exchange: Exchange, position: Position) -> Order:
    at_ms, ids = position.created_ms, exchange.ids
    order = Order(
        ids.order(),
        ids.short(),
        position,
        position.opened_by,
        "open",
        position.total,
        position.open_price if position.opened_by == "plan" else None,
        at_ms,
        at_ms,
        position.index_price,
    )
    fill = Fill(
        ids.fill(),
        ids.fill(),
        order,
        position.total,
        position.open_price,
        position.fee,
        Decimal(0),
        is_maker=position.opened_by == "plan",
        at_ms=at_ms,
        left=position.total,
        index_price=position.index_price,
    )
    order.fills.append(fill)
    return order
