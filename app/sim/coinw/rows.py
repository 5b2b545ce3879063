"""CoinW's REST rows: money as JSON numbers, ids above 2**53 as JSON numbers where recorded so."""

from decimal import Decimal
from typing import Final

from app.sim.coinw.books import USER_ID, Fill, Order, Position
from app.sim.coinw.contracts import MAKER_FEE, TAKER_FEE, Contract
from app.sim.market import Listing, Tick

Row = dict[str, object]

# Half a percent of maintenance margin, for a liquidation price that looks right.
_MAINTENANCE: Final = Decimal("0.005")
_NO_PRICE: Final = 2147483647


def number(value: Decimal) -> float:
    """A decimal as the JSON number the venue would print."""
    return float(value)


def text(value: Decimal | int) -> str:
    """A decimal as the venue's pushes print it: no exponent, no trailing zeros."""
    plain = format(Decimal(value), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def instrument_row(contract: Contract, settled_at: int, updated_ms: int) -> Row:
    return {
        "base": contract.base,
        "closeSpread": 0.0002,
        "commissionRate": 0.0006,
        "createdDate": 1548950400000,
        "defaultLeverage": 20,
        "depthPrecision": "0.1,1,10,50,100",
        "id": contract.number,
        "indexId": contract.number,
        "leverage": [x for x in (5, 10, 20, 50, 100, 125, 200) if x <= contract.max_leverage],
        "makerFee": str(MAKER_FEE),
        "maxLeverage": contract.max_leverage,
        "maxPosition": 20000,
        "minLeverage": 1,
        "minSize": 1,
        "name": contract.name,
        "oneLotMargin": 1,
        "oneLotSize": _lot(contract),
        "oneMaxPosition": 15000,
        "openSpread": 0.0003,
        "orderLimitMaxRate": 0.05,
        "orderLimitMinRate": 0.05,
        "orderMarketLimitAmount": 10,
        "orderPlanLimitAmount": 30,
        "partitionIds": "2013,2011",
        "pricePrecision": contract.precision,
        "quote": contract.quote,
        "settledAt": settled_at,
        "settledPeriod": contract.period_h,
        "settlementRate": 0.0004,
        "status": contract.status,
        "takerFee": str(TAKER_FEE),
        "tradfiTag": "",
        "updatedDate": updated_ms,
    }


def ticker_row(contract: Contract, listing: Listing, tick: Tick, now_ms: int) -> Row:
    high, low = _range(listing, tick)
    change = tick.last / listing.price - 1
    return {
        "fair_price": number(tick.last),
        "max_leverage": contract.max_leverage,
        "total_volume": 18234567,
        "price_coin": contract.base,
        "contract_id": contract.number,
        "base_coin": contract.base,
        "high": number(high),
        "rise_fall_rate": round(float(change), 6),
        "low": number(low),
        "name": f"{contract.base}{contract.quote}".upper(),
        "contract_size": _lot(contract),
        "quote_coin": contract.quote,
        "last_price": number(tick.last),
        "ts": now_ms,
    }


def swap_ticker(listing: Listing, tick: Tick) -> Row:
    """The `data` of a `ticker_swap` frame: strings throughout."""
    high, low = _range(listing, tick)
    return {
        "last": text(tick.last),
        "high": text(high),
        "low": text(low),
        "open": text(listing.price),
        "vol": "18234567",
        "changeRate": text(round(tick.last / listing.price - 1, 6)),
    }


def depth_levels(contract: Contract, tick: Tick, levels: int = 20) -> tuple[list[Row], list[Row]]:
    """Asks upwards and bids downwards; `m` is in base coin."""
    size = number(contract.lot * contract.depth)
    asks: list[Row] = [
        {"p": number(tick.ask + contract.tick * n), "m": size} for n in range(levels)
    ]
    bids: list[Row] = [
        {"p": number(tick.bid - contract.tick * n), "m": size} for n in range(levels)
    ]
    return asks, bids


def position_row(position: Position, tick: Tick) -> Row:
    margin = number(position.margin(position.contracts))
    row: Row = {
        "autoDeleveragingScore": 1 if position.side == "short" else 2,
        "base": position.contract.base,
        "baseSize": number(position.contract.lot),
        "closedPiece": position.closed,
        "contractType": 1,
        "createdDate": position.created_ms,
        "currentPiece": position.contracts,
        "direction": position.side,
        "fee": text(position.fee),
        "fundingFee": text(position.funding_fee),
        "fundingSettle": number(position.funding_fee),
        "id": position.id,
        "indexPrice": number(position.index_price),
        "instrument": position.contract.name,
        "leverage": position.leverage,
        "margin": margin,
        "openPrice": number(position.open_price),
        "orderPrice": _NO_PRICE if position.opened_by == "plan" else 0,
        "originalType": position.opened_by,
        "posType": position.opened_by,
        "positionMargin": number(position.margin(position.total)),
        "positionModel": int(position.is_cross),
        "positionVersion": 0,
        "profitReal": number(position.realized),
        "profitUnreal": number(position.unrealized(tick)),
        "quantity": margin,
        "quantityUnit": int(position.leverage < 20),
        "source": position.source,
        "status": "open",
        "totalPiece": position.total,
        "updatedDate": position.updated_ms,
        "userId": USER_ID,
    }
    return row | _liquidation(position) | _leader(position)


def open_order_row(order: Order) -> Row:
    """A working order: `currentPiece` is what is left of it."""
    position = order.position
    return {
        "baseSize": number(position.contract.lot),
        "contractType": 1,
        "createdDate": order.created_ms,
        "currentPiece": order.leaves,
        "direction": order.side,
        "fee": 0,
        "frozenFee": 0,
        "id": order.id,
        "indexPrice": number(order.index_price),
        "instrument": position.contract.name,
        "leverage": position.leverage,
        "liquidateBy": "manual",
        "makerFee": number(MAKER_FEE),
        "margin": 0,
        "orderPrice": _NO_PRICE if order.price is None else number(order.price),
        "orderStatus": order.status,
        "originalType": order.kind,
        "posType": order.kind,
        "positionMargin": 0,
        "positionModel": int(position.is_cross),
        "primaryId": order.short_id,
        "processStatus": 1,
        "quantity": order.contracts,
        "quantityUnit": 1,
        "source": "api",
        "status": order.effect,
        "takerFee": number(TAKER_FEE),
        "totalPiece": order.contracts,
        "updatedDate": order.updated_ms,
        "userId": USER_ID,
    }


def history_row(order: Order) -> Row:
    """An order that ended with at least one fill; here `id` is text and `orderId` another number."""
    position = order.position
    average = order.average_price.quantize(position.contract.tick / 10)
    return {
        "avgPrice": text(average),
        "baseSize": "0",
        "cancelPiece": order.cancelled,
        "completeUsdt": text(order.worth),
        "contractType": 1,
        "createdDate": order.created_ms,
        "currentPiece": str(order.contracts),
        "direction": order.side,
        "entrustUsdt": text(position.value_of(order.contracts, order.price or average)),
        "havShortfall": False,
        "hedgeId": order.fills[0].hedge_id,
        "id": str(order.id),
        "indexPrice": text(order.index_price),
        "instrument": position.contract.name,
        "leverage": str(position.leverage),
        "liquidateBy": "manual",
        "margin": text(position.margin(order.filled)),
        "openId": position.id,
        "orderId": order.short_id,
        "orderPrice": "0" if order.price is None else text(order.price),
        "orderStatus": order.status,
        "originalType": order.kind,
        "posType": order.kind,
        "positionModel": int(position.is_cross),
        "quantity": str(order.contracts),
        "quantityUnit": 1,
        "source": "api",
        "status": order.effect,
        "stepMarginVersion": 0,
        "thirdOrderId": position.third_order_id if order.effect == "open" else "",
        "totalPiece": str(order.contracts),
        "tradePiece": order.filled,
        "updatedDate": order.updated_ms,
        "userId": USER_ID,
    }


def deal_row(fill: Fill) -> Row:
    order, position = fill.order, fill.order.position
    closes = order.effect == "close"
    return {
        "baseSize": number(position.contract.lot),
        "closePrice": number(fill.price) if closes else 0,
        "closedPiece": fill.contracts if closes else 0,
        "contractType": 1,
        "createdDate": fill.at_ms,
        "currentPiece": 0 if closes else fill.contracts,
        "direction": order.side,
        "fee": text(fill.fee),
        "feeRate": text(MAKER_FEE if fill.is_maker else TAKER_FEE),
        "fundingFee": "0",
        "fundingSettle": 0,
        "id": fill.id,
        "instrument": position.contract.name,
        "isProfession": 0,
        "leverage": position.leverage,
        "liquidateBy": "manual",
        "margin": number(position.margin(fill.contracts)),
        "netProfit": number(fill.net_profit),
        "openId": position.id,
        "openPrice": number(position.open_price),
        "orderId": order.id,
        "orderPrice": 0 if order.price is None else number(order.price),
        "orderStatus": "finish",
        "originalType": order.kind,
        "positionMargin": 0.0,
        "positionModel": int(position.is_cross),
        "processStatus": 2,
        "quantity": fill.contracts,
        "quantityUnit": 1,
        "source": "api",
        "status": order.effect,
        "takerMaker": 2 if fill.is_maker else 1,
        "totalPiece": order.contracts,
        "updatedDate": fill.at_ms,
        "userId": USER_ID,
    }


def _liquidation(position: Position) -> Row:
    """Shorts lack the field, as the recorded one does."""
    if position.side == "short":
        return {}
    distance = 1 - Decimal(1) / position.leverage + _MAINTENANCE
    price = (position.open_price * distance).quantize(position.contract.tick)
    return {"liquidationPrice": number(price)}


def _leader(position: Position) -> Row:
    """Who is copied; a position of one's own lacks both fields."""
    if not position.is_copied:
        return {}
    return {"leaderId": position.leader_id, "parentId": position.parent_id}


def _lot(contract: Contract) -> float:
    return number(contract.lot)


def _range(listing: Listing, tick: Tick) -> tuple[Decimal, Decimal]:
    """A day's high and low that hold the last price."""
    step = listing.tick
    high = (listing.price * Decimal("1.012") // step) * step
    low = (listing.price * Decimal("0.991") // step) * step
    return max(high, tick.last), min(low, tick.last)
