"""CoinW's private websocket rows: every quantity and price is a JSON string."""

from decimal import Decimal

from app.sim.coinw.books import USER_ID, Event, Fill, Filled, Order, OrderChanged, Position
from app.sim.coinw.contracts import MAKER_FEE, TAKER_FEE
from app.sim.coinw.exchange import Exchange
from app.sim.coinw.rows import Row, text

_NO_PRICE = "2147483647"


def push_of(event: Event, exchange: Exchange) -> tuple[str, str, Row]:
    """Topic, pair and row that tell of an event."""
    if isinstance(event, OrderChanged):
        return "order", event.order.position.contract.name, _order_push(event.order)
    if isinstance(event, Filled):
        contract = event.fill.order.position.contract
        return "position_change", contract.name, _change_push(event.fill)
    position = event.position
    return "position", position.contract.name, _position_push(position, exchange)


def assets_push(exchange: Exchange) -> list[Row]:
    """The balance after a change; recorded with the same row twice."""
    positions, zero = exchange.positions, Decimal(0)
    margin = sum((p.margin(p.contracts) for p in positions), zero)
    tick = exchange.market.tick
    profit = sum((p.unrealized(tick(p.contract.name)) for p in positions), zero)
    free = text(exchange.wallet - margin)
    row: Row = {
        "currency": "usdt",
        "available": free,
        "availableMargin": free,
        "freeze": "0",
        "hold": text(margin),
        "margin": text(margin),
        "profitUnreal": text(profit),
        "size": text(exchange.wallet),
        "transferAvailable": free,
        "almightyGold": "0",
        "type": 7,
        "userId": str(USER_ID),
    }
    return [row, dict(row)]


def _shared(position: Position) -> Row:
    """What all three kinds of row have in common."""
    return {
        "baseSize": text(position.contract.lot),
        "contractType": 1,
        "direction": position.side,
        "instrument": position.contract.name,
        "leverage": str(position.leverage),
        "positionModel": int(position.is_cross),
        "quantityUnit": 1,
        "userId": str(USER_ID),
    }


def _order_push(order: Order) -> Row:
    return _shared(order.position) | {
        "createdDate": order.created_ms,
        "currentPiece": str(order.leaves),
        "fee": "0",
        "frozenFee": "0",
        "id": str(order.id),
        "indexPrice": text(order.index_price),
        "liquidateBy": "manual",
        "makerFee": text(MAKER_FEE),
        "margin": "0",
        "orderPrice": _NO_PRICE if order.price is None else text(order.price),
        "orderStatus": order.status,
        "originalType": order.kind,
        "posType": order.kind,
        "positionMargin": "0",
        "quantity": str(order.contracts),
        "source": "api",
        "status": order.effect,
        "takerFee": text(TAKER_FEE),
        "totalPiece": str(order.contracts),
        "updatedDate": order.updated_ms,
    }


def _change_push(fill: Fill) -> Row:
    order, position = fill.order, fill.order.position
    closes = order.effect == "close"
    margin = text(position.margin(fill.contracts))
    price = text(fill.price)
    return _shared(position) | {
        "closePrice": price if closes else "0",
        "closedPiece": str(fill.contracts) if closes else "0",
        "createdDate": fill.at_ms,
        "currentPiece": str(fill.left),
        "fee": text(fill.fee),
        "feeRate": text(MAKER_FEE if fill.is_maker else TAKER_FEE),
        "fundingSettle": text(position.funding_fee),
        "hedgeId": str(fill.hedge_id),
        "id": str(fill.id),
        "indexPrice": text(fill.index_price),
        "isProfession": 0,
        "liquidateBy": "manual",
        "margin": margin,
        "netProfit": text(fill.net_profit),
        "openId": str(position.id),
        "openPrice": text(position.open_price),
        "orderId": str(order.id),
        "orderPrice": _NO_PRICE if order.price is None else text(order.price),
        "orderStatus": order.status,
        "originalType": order.kind,
        "positionMargin": margin,
        "quantity": str(fill.contracts),
        "realPrice": price,
        "source": "api",
        "status": order.effect,
        "takerMaker": 2 if fill.is_maker else 1,
        "totalPiece": str(position.total),
        "updatedDate": fill.at_ms,
    }


def _position_push(position: Position, exchange: Exchange) -> Row:
    margin = text(position.margin(position.contracts))
    return _shared(position) | {
        "closedPiece": str(position.closed),
        "closedQuantity": "0",
        "createdDate": position.created_ms,
        "currentPiece": str(position.contracts),
        "distId": "0",
        "fee": text(position.fee),
        "fundingSettle": text(position.funding_fee),
        "hedgeId": str(position.id % 10**17),
        "id": str(position.id),
        "indexPrice": text(position.index_price),
        "isProfession": 0,
        "leaderId": str(position.leader_id),
        "margin": margin,
        "openPrice": text(position.open_price),
        "orderPrice": "0",
        "originalType": position.opened_by,
        "parentId": str(position.parent_id),
        "partnerId": "0",
        "posType": position.opened_by,
        "positionMargin": text(position.margin(position.total)),
        "processStatus": 0,
        "quantity": margin,
        "remainCurrentPiece": str(exchange.free_contracts(position)),
        "salesId": "0",
        "source": position.source,
        "status": "open" if position.contracts else "close",
        "totalPiece": str(position.total),
        "updatedDate": position.updated_ms,
    }
