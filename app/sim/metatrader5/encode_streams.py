"""From the simulated broker's records to the messages of the subscriptions."""

from app.sim.market import Tick
from app.sim.metatrader5 import retcodes as rc
from app.sim.metatrader5.book import Book
from app.sim.metatrader5.encode import BROKER_AHEAD, TICK_FLAGS, broker_time
from app.sim.metatrader5.records import Change, Deal, Order, Position
from app.sim.metatrader5.sessions import LOGIN
from app.sim.metatrader5.wire import stream_parts_pb2 as parts
from app.sim.metatrader5.wire import streams_pb2 as pb


def account(book: Book) -> parts.OnEventAccountInfo:
    equity = book.balance + book.floating
    return parts.OnEventAccountInfo(
        balance=float(book.balance),
        equity=float(equity),
        margin=float(book.margin),
        free_margin=float(equity - book.margin),
        profit=float(book.floating),
        margin_level=float(book.margin_level),
        login=LOGIN,
    )


def trade_events(change: Change, book: Book, *, apart: bool) -> list[pb.OnTadeEventData]:
    """What OnTrade says of a change: one message, or orders, deals and positions `apart`."""
    orders = pb.OnTadeEventData(
        new_orders=[_order(order) for order in change.new_orders],
        disappeared_orders=[_order(order) for order in change.gone_orders],
        state_changed_orders=[
            parts.OnTradeOrderStateChange(previous_order=_order(old), current_order=_order(new))
            for old, new in change.changed_orders
        ],
        new_history_orders=[_finished(order) for order in change.history_orders],
    )
    deals = pb.OnTadeEventData(new_history_deals=[_deal(deal) for deal in change.deals])
    positions = pb.OnTadeEventData(
        new_positions=[_position(held, book) for held in change.new_positions],
        disappeared_positions=[_position(held, book) for held in change.gone_positions],
        updated_positions=[
            parts.OnTradePositionUpdate(
                previous_position=_position(old, book), current_position=_position(new, book)
            )
            for old, new in change.updated_positions
        ],
    )
    if apart:
        return [part for part in (orders, deals, positions) if part.ByteSize()]
    orders.MergeFrom(deals)
    orders.MergeFrom(positions)
    return [orders]


def transactions(change: Change, *, echo: bool) -> list[pb.OnTradeTransactionData]:
    """The MT5 transactions of a change, in the order a terminal gives them."""
    gone = {order.ticket for order in change.gone_orders}
    at_once = [order for order in change.history_orders if order.ticket not in gone]
    rows = [_order_step("ORDER_ADD", order) for order in (*change.new_orders, *at_once)]
    rows += [_order_step("ORDER_UPDATE", new) for _, new in change.changed_orders]
    rows += [_deal_step(deal) for deal in change.deals]
    for order in change.history_orders:
        rows += [_order_step("ORDER_DELETE", order), _order_step("HISTORY_ADD", order)]
    if not change.deals:
        rows += [_level_step(new) for _, new in change.updated_positions]
    data = [pb.OnTradeTransactionData(type="OrderUpdate", trade_transaction=row) for row in rows]
    if echo and change.request is not None:
        data.append(_echo(change))
    return data


def _order_step(step: str, order: Order) -> pb.MqlTradeTransaction:
    return pb.MqlTradeTransaction(
        type=f"SUB_TRADE_TRANSACTION_{step}",
        order_ticket=order.ticket,
        symbol=order.symbol,
        order_type=f"SUB_ORDER_TYPE_{order.kind.name}",
        order_state=f"SUB_ORDER_STATE_{order.state.name}",
        order_time_type=f"SUB_ORDER_TIME_{order.type_time}",
        price=float(order.price_open),
        price_stop_loss=float(order.stop_loss),
        price_take_profit=float(order.take_profit),
        volume=float(order.volume_current),
        position_ticket=order.position_id,
    )


def _deal_step(deal: Deal) -> pb.MqlTradeTransaction:
    return pb.MqlTradeTransaction(
        type="SUB_TRADE_TRANSACTION_DEAL_ADD",
        deal_ticket=deal.ticket,
        order_ticket=deal.order,
        symbol=deal.symbol,
        order_type=f"SUB_ORDER_TYPE_{deal.direction.name}",
        deal_type=f"SUB_DEAL_TYPE_{deal.direction.name}",
        price=float(deal.price),
        volume=float(deal.volume),
        position_ticket=deal.position_id,
    )


def _level_step(position: Position) -> pb.MqlTradeTransaction:
    return pb.MqlTradeTransaction(
        type="SUB_TRADE_TRANSACTION_POSITION",
        symbol=position.symbol,
        price=float(position.price_open),
        price_stop_loss=float(position.stop_loss),
        price_take_profit=float(position.take_profit),
        volume=float(position.volume),
        position_ticket=position.ticket,
    )


def _echo(change: Change) -> pb.OnTradeTransactionData:
    request, outcome = change.request, change.outcome
    assert request is not None
    assert outcome is not None
    return pb.OnTradeTransactionData(
        type="OrderUpdate",
        trade_transaction=pb.MqlTradeTransaction(type="SUB_TRADE_TRANSACTION_REQUEST"),
        trade_request=pb.MqlTradeRequest(
            trade_operation_type=f"SUB_TRADE_ACTION_{request.action}",
            magic=request.magic % 2**64,
            order_ticket=request.order,
            symbol=request.symbol,
            requested_deal_volume_lots=float(request.volume),
            price=float(request.price),
            stop_loss=float(request.stop_loss),
            take_profit=float(request.take_profit),
            deviation=request.deviation,
            order_type=f"SUB_ORDER_TYPE_{request.kind.name}",
            order_type_filling=_filling(request.kind.is_market),
            order_comment=request.comment,
            position_ticket=request.position,
        ),
        trade_result=pb.MqlTradeResult(
            trade_return_int_code=outcome.code,
            trade_return_code=rc.name(outcome.code),
            deal_ticket=outcome.deal,
            order_ticket=outcome.order,
            deal_volume=float(outcome.volume),
            deal_price=float(outcome.price),
            current_bid=float(outcome.bid),
            current_ask=float(outcome.ask),
        ),
    )


def _position(position: Position, book: Book) -> parts.OnTradePositionInfo:
    return parts.OnTradePositionInfo(
        ticket=position.ticket,
        type="SUB_POSITION_TYPE_BUY" if position.is_long else "SUB_POSITION_TYPE_SELL",
        position_time=broker_time(position.opened_at),
        position_time_utc=position.opened_at,
        last_update_time=broker_time(position.updated_at),
        last_update_time_utc=position.updated_at,
        price_open=float(position.price_open),
        profit=float(book.profit_now(position)),
        sl=float(position.stop_loss),
        tp=float(position.take_profit),
        volume=float(position.volume),
        swap=float(position.swap),
        comment=position.comment,
        symbol=position.symbol,
        magic=position.magic,
        price_current=float(book.price_now(position)),
        account_login=LOGIN,
        reason=f"SUB_POSITION_REASON_{position.reason.name}",
        from_pending_order=position.from_pending_order,
    )


def _order(order: Order) -> parts.OnTradeOrderInfo:
    setup_msc = int(order.setup_at.timestamp() * 1000)
    return parts.OnTradeOrderInfo(
        ticket=order.ticket,
        state=f"SUB_ORDER_STATE_{order.state.name}",
        setup_time_msc=setup_msc + int(BROKER_AHEAD.total_seconds() * 1000),
        setup_time_msc_utc=setup_msc,
        setup_time=broker_time(order.setup_at),
        setup_time_utc=order.setup_at,
        stop_loss=float(order.stop_loss),
        take_profit=float(order.take_profit),
        price_current=float(order.price_open),
        price_open=float(order.price_open),
        time_expiration=broker_time(order.expires_at),
        time_expiration_utc=order.expires_at,
        time_type=f"SUB_ORDER_TIME_{order.type_time}",
        comment=order.comment,
        symbol=order.symbol,
        magic=order.magic,
        volume_current=float(order.volume_current),
        volume_initial=float(order.volume_initial),
        account_login=LOGIN,
        order_type=f"SUB_ORDER_TYPE_{order.kind.name}",
        order_type_filling=_filling(order.kind.is_market),
        order_reason=f"SUB_ORDER_REASON_{order.reason.name}",
        position_id=order.position_id,
    )


def _finished(order: Order) -> parts.OnTradeHistoryOrderInfo:
    return parts.OnTradeHistoryOrderInfo(
        ticket=order.ticket,
        state=f"SUB_ORDER_STATE_{order.state.name}",
        setup_time=broker_time(order.setup_at),
        setup_time_utc=order.setup_at,
        done_time=broker_time(order.done_at),
        done_time_utc=order.done_at,
        position_id=order.position_id,
        type_time=f"SUB_ORDER_TIME_{order.type_time}",
        stop_loss=float(order.stop_loss),
        take_profit=float(order.take_profit),
        price_current=float(order.price_open),
        price_open=float(order.price_open),
        volume_current=float(order.volume_current),
        volume_initial=float(order.volume_initial),
        magic=order.magic,
        reason=f"SUB_DEAL_REASON_{order.reason.name}",
        comment=order.comment,
        symbol=order.symbol,
        account_login=LOGIN,
        order_type=f"SUB_ORDER_TYPE_{order.kind.name}",
        order_type_filling=_filling(order.kind.is_market),
    )


def _deal(deal: Deal) -> parts.OnTradeHistoryDealInfo:
    return parts.OnTradeHistoryDealInfo(
        ticket=deal.ticket,
        order_ticket=deal.order,
        type=f"SUB_DEAL_TYPE_{deal.direction.name}",
        deal_time=broker_time(deal.at),
        deal_time_utc=deal.at,
        entry=f"SUB_DEAL_ENTRY_{deal.entry.name}",
        deal_position_id=deal.position_id,
        commission=float(deal.commission),
        price=float(deal.price),
        profit=float(deal.profit),
        volume=float(deal.volume),
        comment=deal.comment,
        symbol=deal.symbol,
        swap=float(deal.swap),
        reason=f"SUB_DEAL_REASON_{deal.reason.name}",
        magic=deal.magic,
        account_login=LOGIN,
    )


def tick(look: Tick, book: Book) -> pb.MrpcSubscriptionMqlTick:
    now = book.now()
    msc = int(now.timestamp() * 1000)
    return pb.MrpcSubscriptionMqlTick(
        symbol=look.symbol,
        time=broker_time(now),
        time_utc=now,
        time_msc=msc + int(BROKER_AHEAD.total_seconds() * 1000),
        time_msc_utc=msc,
        bid=float(look.bid),
        ask=float(look.ask),
        flags=TICK_FLAGS,
    )


def _filling(at_market: bool) -> str:
    return "SUB_ORDER_FILLING_IOC" if at_market else "SUB_ORDER_FILLING_RETURN"
