# mypy: ignore-errors
import datetime

from app.sim.metatrader5.wire import error_pb2 as _error_pb2
from app.sim.metatrader5.wire import stream_parts_pb2 as _stream_parts_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SUB_ENUM_TRADE_TRANSACTION_TYPE(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUB_TRADE_TRANSACTION_ORDER_ADD: _ClassVar[SUB_ENUM_TRADE_TRANSACTION_TYPE]
    SUB_TRADE_TRANSACTION_ORDER_UPDATE: _ClassVar[SUB_ENUM_TRADE_TRANSACTION_TYPE]
    SUB_TRADE_TRANSACTION_ORDER_DELETE: _ClassVar[SUB_ENUM_TRADE_TRANSACTION_TYPE]
    SUB_TRADE_TRANSACTION_DEAL_ADD: _ClassVar[SUB_ENUM_TRADE_TRANSACTION_TYPE]
    SUB_TRADE_TRANSACTION_DEAL_UPDATE: _ClassVar[SUB_ENUM_TRADE_TRANSACTION_TYPE]
    SUB_TRADE_TRANSACTION_DEAL_DELETE: _ClassVar[SUB_ENUM_TRADE_TRANSACTION_TYPE]
    SUB_TRADE_TRANSACTION_HISTORY_ADD: _ClassVar[SUB_ENUM_TRADE_TRANSACTION_TYPE]
    SUB_TRADE_TRANSACTION_HISTORY_UPDATE: _ClassVar[SUB_ENUM_TRADE_TRANSACTION_TYPE]
    SUB_TRADE_TRANSACTION_HISTORY_DELETE: _ClassVar[SUB_ENUM_TRADE_TRANSACTION_TYPE]
    SUB_TRADE_TRANSACTION_POSITION: _ClassVar[SUB_ENUM_TRADE_TRANSACTION_TYPE]
    SUB_TRADE_TRANSACTION_REQUEST: _ClassVar[SUB_ENUM_TRADE_TRANSACTION_TYPE]

class SUB_ENUM_TRADE_REQUEST_ACTIONS(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUB_TRADE_ACTION_UNDEFINED: _ClassVar[SUB_ENUM_TRADE_REQUEST_ACTIONS]
    SUB_TRADE_ACTION_DEAL: _ClassVar[SUB_ENUM_TRADE_REQUEST_ACTIONS]
    SUB_TRADE_ACTION_PENDING: _ClassVar[SUB_ENUM_TRADE_REQUEST_ACTIONS]
    SUB_TRADE_ACTION_SLTP: _ClassVar[SUB_ENUM_TRADE_REQUEST_ACTIONS]
    SUB_TRADE_ACTION_MODIFY: _ClassVar[SUB_ENUM_TRADE_REQUEST_ACTIONS]
    SUB_TRADE_ACTION_REMOVE: _ClassVar[SUB_ENUM_TRADE_REQUEST_ACTIONS]
    SUB_TRADE_ACTION_CLOSE_BY: _ClassVar[SUB_ENUM_TRADE_REQUEST_ACTIONS]
SUB_TRADE_TRANSACTION_ORDER_ADD: SUB_ENUM_TRADE_TRANSACTION_TYPE
SUB_TRADE_TRANSACTION_ORDER_UPDATE: SUB_ENUM_TRADE_TRANSACTION_TYPE
SUB_TRADE_TRANSACTION_ORDER_DELETE: SUB_ENUM_TRADE_TRANSACTION_TYPE
SUB_TRADE_TRANSACTION_DEAL_ADD: SUB_ENUM_TRADE_TRANSACTION_TYPE
SUB_TRADE_TRANSACTION_DEAL_UPDATE: SUB_ENUM_TRADE_TRANSACTION_TYPE
SUB_TRADE_TRANSACTION_DEAL_DELETE: SUB_ENUM_TRADE_TRANSACTION_TYPE
SUB_TRADE_TRANSACTION_HISTORY_ADD: SUB_ENUM_TRADE_TRANSACTION_TYPE
SUB_TRADE_TRANSACTION_HISTORY_UPDATE: SUB_ENUM_TRADE_TRANSACTION_TYPE
SUB_TRADE_TRANSACTION_HISTORY_DELETE: SUB_ENUM_TRADE_TRANSACTION_TYPE
SUB_TRADE_TRANSACTION_POSITION: SUB_ENUM_TRADE_TRANSACTION_TYPE
SUB_TRADE_TRANSACTION_REQUEST: SUB_ENUM_TRADE_TRANSACTION_TYPE
SUB_TRADE_ACTION_UNDEFINED: SUB_ENUM_TRADE_REQUEST_ACTIONS
SUB_TRADE_ACTION_DEAL: SUB_ENUM_TRADE_REQUEST_ACTIONS
SUB_TRADE_ACTION_PENDING: SUB_ENUM_TRADE_REQUEST_ACTIONS
SUB_TRADE_ACTION_SLTP: SUB_ENUM_TRADE_REQUEST_ACTIONS
SUB_TRADE_ACTION_MODIFY: SUB_ENUM_TRADE_REQUEST_ACTIONS
SUB_TRADE_ACTION_REMOVE: SUB_ENUM_TRADE_REQUEST_ACTIONS
SUB_TRADE_ACTION_CLOSE_BY: SUB_ENUM_TRADE_REQUEST_ACTIONS

class OnTradeRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class OnTradeReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: OnTradeData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[OnTradeData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class OnTradeData(_message.Message):
    __slots__ = ("type", "event_data", "account_info", "terminal_instance_guid_id")
    TYPE_FIELD_NUMBER: _ClassVar[int]
    EVENT_DATA_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_INFO_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_INSTANCE_GUID_ID_FIELD_NUMBER: _ClassVar[int]
    type: _stream_parts_pb2.MT5_SUB_ENUM_EVENT_GROUP_TYPE
    event_data: OnTadeEventData
    account_info: _stream_parts_pb2.OnEventAccountInfo
    terminal_instance_guid_id: str
    def __init__(self, type: _Optional[_Union[_stream_parts_pb2.MT5_SUB_ENUM_EVENT_GROUP_TYPE, str]] = ..., event_data: _Optional[_Union[OnTadeEventData, _Mapping]] = ..., account_info: _Optional[_Union[_stream_parts_pb2.OnEventAccountInfo, _Mapping]] = ..., terminal_instance_guid_id: _Optional[str] = ...) -> None: ...

class OnTadeEventData(_message.Message):
    __slots__ = ("new_orders", "disappeared_orders", "state_changed_orders", "new_history_orders", "disappeared_history_orders", "updated_history_orders", "new_history_deals", "disappeared_history_deals", "updated_history_deals", "new_positions", "disappeared_positions", "updated_positions")
    NEW_ORDERS_FIELD_NUMBER: _ClassVar[int]
    DISAPPEARED_ORDERS_FIELD_NUMBER: _ClassVar[int]
    STATE_CHANGED_ORDERS_FIELD_NUMBER: _ClassVar[int]
    NEW_HISTORY_ORDERS_FIELD_NUMBER: _ClassVar[int]
    DISAPPEARED_HISTORY_ORDERS_FIELD_NUMBER: _ClassVar[int]
    UPDATED_HISTORY_ORDERS_FIELD_NUMBER: _ClassVar[int]
    NEW_HISTORY_DEALS_FIELD_NUMBER: _ClassVar[int]
    DISAPPEARED_HISTORY_DEALS_FIELD_NUMBER: _ClassVar[int]
    UPDATED_HISTORY_DEALS_FIELD_NUMBER: _ClassVar[int]
    NEW_POSITIONS_FIELD_NUMBER: _ClassVar[int]
    DISAPPEARED_POSITIONS_FIELD_NUMBER: _ClassVar[int]
    UPDATED_POSITIONS_FIELD_NUMBER: _ClassVar[int]
    new_orders: _containers.RepeatedCompositeFieldContainer[_stream_parts_pb2.OnTradeOrderInfo]
    disappeared_orders: _containers.RepeatedCompositeFieldContainer[_stream_parts_pb2.OnTradeOrderInfo]
    state_changed_orders: _containers.RepeatedCompositeFieldContainer[_stream_parts_pb2.OnTradeOrderStateChange]
    new_history_orders: _containers.RepeatedCompositeFieldContainer[_stream_parts_pb2.OnTradeHistoryOrderInfo]
    disappeared_history_orders: _containers.RepeatedCompositeFieldContainer[_stream_parts_pb2.OnTradeHistoryOrderInfo]
    updated_history_orders: _containers.RepeatedCompositeFieldContainer[_stream_parts_pb2.OnTradeHistoryOrderUpdate]
    new_history_deals: _containers.RepeatedCompositeFieldContainer[_stream_parts_pb2.OnTradeHistoryDealInfo]
    disappeared_history_deals: _containers.RepeatedCompositeFieldContainer[_stream_parts_pb2.OnTradeHistoryDealInfo]
    updated_history_deals: _containers.RepeatedCompositeFieldContainer[_stream_parts_pb2.OnTradeHistoryDealUpdate]
    new_positions: _containers.RepeatedCompositeFieldContainer[_stream_parts_pb2.OnTradePositionInfo]
    disappeared_positions: _containers.RepeatedCompositeFieldContainer[_stream_parts_pb2.OnTradePositionInfo]
    updated_positions: _containers.RepeatedCompositeFieldContainer[_stream_parts_pb2.OnTradePositionUpdate]
    def __init__(self, new_orders: _Optional[_Iterable[_Union[_stream_parts_pb2.OnTradeOrderInfo, _Mapping]]] = ..., disappeared_orders: _Optional[_Iterable[_Union[_stream_parts_pb2.OnTradeOrderInfo, _Mapping]]] = ..., state_changed_orders: _Optional[_Iterable[_Union[_stream_parts_pb2.OnTradeOrderStateChange, _Mapping]]] = ..., new_history_orders: _Optional[_Iterable[_Union[_stream_parts_pb2.OnTradeHistoryOrderInfo, _Mapping]]] = ..., disappeared_history_orders: _Optional[_Iterable[_Union[_stream_parts_pb2.OnTradeHistoryOrderInfo, _Mapping]]] = ..., updated_history_orders: _Optional[_Iterable[_Union[_stream_parts_pb2.OnTradeHistoryOrderUpdate, _Mapping]]] = ..., new_history_deals: _Optional[_Iterable[_Union[_stream_parts_pb2.OnTradeHistoryDealInfo, _Mapping]]] = ..., disappeared_history_deals: _Optional[_Iterable[_Union[_stream_parts_pb2.OnTradeHistoryDealInfo, _Mapping]]] = ..., updated_history_deals: _Optional[_Iterable[_Union[_stream_parts_pb2.OnTradeHistoryDealUpdate, _Mapping]]] = ..., new_positions: _Optional[_Iterable[_Union[_stream_parts_pb2.OnTradePositionInfo, _Mapping]]] = ..., disappeared_positions: _Optional[_Iterable[_Union[_stream_parts_pb2.OnTradePositionInfo, _Mapping]]] = ..., updated_positions: _Optional[_Iterable[_Union[_stream_parts_pb2.OnTradePositionUpdate, _Mapping]]] = ...) -> None: ...

class OnTradeTransactionRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class OnTradeTransactionReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: OnTradeTransactionData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[OnTradeTransactionData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class OnTradeTransactionData(_message.Message):
    __slots__ = ("type", "trade_transaction", "trade_request", "trade_result", "terminal_instance_guid_id", "account_info")
    TYPE_FIELD_NUMBER: _ClassVar[int]
    TRADE_TRANSACTION_FIELD_NUMBER: _ClassVar[int]
    TRADE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    TRADE_RESULT_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_INSTANCE_GUID_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_INFO_FIELD_NUMBER: _ClassVar[int]
    type: _stream_parts_pb2.MT5_SUB_ENUM_EVENT_GROUP_TYPE
    trade_transaction: MqlTradeTransaction
    trade_request: MqlTradeRequest
    trade_result: MqlTradeResult
    terminal_instance_guid_id: str
    account_info: _stream_parts_pb2.OnEventAccountInfo
    def __init__(self, type: _Optional[_Union[_stream_parts_pb2.MT5_SUB_ENUM_EVENT_GROUP_TYPE, str]] = ..., trade_transaction: _Optional[_Union[MqlTradeTransaction, _Mapping]] = ..., trade_request: _Optional[_Union[MqlTradeRequest, _Mapping]] = ..., trade_result: _Optional[_Union[MqlTradeResult, _Mapping]] = ..., terminal_instance_guid_id: _Optional[str] = ..., account_info: _Optional[_Union[_stream_parts_pb2.OnEventAccountInfo, _Mapping]] = ...) -> None: ...

class MqlTradeTransaction(_message.Message):
    __slots__ = ("deal_ticket", "order_ticket", "symbol", "type", "order_type", "order_state", "deal_type", "order_time_type", "order_expiration_time", "price", "price_trigger_stop_limit", "price_stop_loss", "price_take_profit", "volume", "position_ticket", "position_by_opposite_position", "order_expiration_time_utc")
    DEAL_TICKET_FIELD_NUMBER: _ClassVar[int]
    ORDER_TICKET_FIELD_NUMBER: _ClassVar[int]
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    ORDER_TYPE_FIELD_NUMBER: _ClassVar[int]
    ORDER_STATE_FIELD_NUMBER: _ClassVar[int]
    DEAL_TYPE_FIELD_NUMBER: _ClassVar[int]
    ORDER_TIME_TYPE_FIELD_NUMBER: _ClassVar[int]
    ORDER_EXPIRATION_TIME_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    PRICE_TRIGGER_STOP_LIMIT_FIELD_NUMBER: _ClassVar[int]
    PRICE_STOP_LOSS_FIELD_NUMBER: _ClassVar[int]
    PRICE_TAKE_PROFIT_FIELD_NUMBER: _ClassVar[int]
    VOLUME_FIELD_NUMBER: _ClassVar[int]
    POSITION_TICKET_FIELD_NUMBER: _ClassVar[int]
    POSITION_BY_OPPOSITE_POSITION_FIELD_NUMBER: _ClassVar[int]
    ORDER_EXPIRATION_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    deal_ticket: int
    order_ticket: int
    symbol: str
    type: SUB_ENUM_TRADE_TRANSACTION_TYPE
    order_type: _stream_parts_pb2.SUB_ENUM_ORDER_TYPE
    order_state: _stream_parts_pb2.SUB_ENUM_ORDER_STATE
    deal_type: _stream_parts_pb2.SUB_ENUM_DEAL_TYPE
    order_time_type: _stream_parts_pb2.SUB_ENUM_ORDER_TYPE_TIME
    order_expiration_time: _timestamp_pb2.Timestamp
    price: float
    price_trigger_stop_limit: float
    price_stop_loss: float
    price_take_profit: float
    volume: float
    position_ticket: int
    position_by_opposite_position: int
    order_expiration_time_utc: _timestamp_pb2.Timestamp
    def __init__(self, deal_ticket: _Optional[int] = ..., order_ticket: _Optional[int] = ..., symbol: _Optional[str] = ..., type: _Optional[_Union[SUB_ENUM_TRADE_TRANSACTION_TYPE, str]] = ..., order_type: _Optional[_Union[_stream_parts_pb2.SUB_ENUM_ORDER_TYPE, str]] = ..., order_state: _Optional[_Union[_stream_parts_pb2.SUB_ENUM_ORDER_STATE, str]] = ..., deal_type: _Optional[_Union[_stream_parts_pb2.SUB_ENUM_DEAL_TYPE, str]] = ..., order_time_type: _Optional[_Union[_stream_parts_pb2.SUB_ENUM_ORDER_TYPE_TIME, str]] = ..., order_expiration_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., price: _Optional[float] = ..., price_trigger_stop_limit: _Optional[float] = ..., price_stop_loss: _Optional[float] = ..., price_take_profit: _Optional[float] = ..., volume: _Optional[float] = ..., position_ticket: _Optional[int] = ..., position_by_opposite_position: _Optional[int] = ..., order_expiration_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class MqlTradeRequest(_message.Message):
    __slots__ = ("trade_operation_type", "magic", "order_ticket", "symbol", "requested_deal_volume_lots", "price", "stopl_imit", "stop_loss", "take_profit", "deviation", "order_type", "order_type_filling", "type_time", "order_expiration_time", "order_comment", "position_ticket", "position_by_opposite_position", "order_expiration_time_utc")
    TRADE_OPERATION_TYPE_FIELD_NUMBER: _ClassVar[int]
    MAGIC_FIELD_NUMBER: _ClassVar[int]
    ORDER_TICKET_FIELD_NUMBER: _ClassVar[int]
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    REQUESTED_DEAL_VOLUME_LOTS_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    STOPL_IMIT_FIELD_NUMBER: _ClassVar[int]
    STOP_LOSS_FIELD_NUMBER: _ClassVar[int]
    TAKE_PROFIT_FIELD_NUMBER: _ClassVar[int]
    DEVIATION_FIELD_NUMBER: _ClassVar[int]
    ORDER_TYPE_FIELD_NUMBER: _ClassVar[int]
    ORDER_TYPE_FILLING_FIELD_NUMBER: _ClassVar[int]
    TYPE_TIME_FIELD_NUMBER: _ClassVar[int]
    ORDER_EXPIRATION_TIME_FIELD_NUMBER: _ClassVar[int]
    ORDER_COMMENT_FIELD_NUMBER: _ClassVar[int]
    POSITION_TICKET_FIELD_NUMBER: _ClassVar[int]
    POSITION_BY_OPPOSITE_POSITION_FIELD_NUMBER: _ClassVar[int]
    ORDER_EXPIRATION_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    trade_operation_type: SUB_ENUM_TRADE_REQUEST_ACTIONS
    magic: int
    order_ticket: int
    symbol: str
    requested_deal_volume_lots: float
    price: float
    stopl_imit: float
    stop_loss: float
    take_profit: float
    deviation: int
    order_type: _stream_parts_pb2.SUB_ENUM_ORDER_TYPE
    order_type_filling: _stream_parts_pb2.SUB_ENUM_ORDER_TYPE_FILLING
    type_time: _stream_parts_pb2.SUB_ENUM_ORDER_TYPE_TIME
    order_expiration_time: _timestamp_pb2.Timestamp
    order_comment: str
    position_ticket: int
    position_by_opposite_position: int
    order_expiration_time_utc: _timestamp_pb2.Timestamp
    def __init__(self, trade_operation_type: _Optional[_Union[SUB_ENUM_TRADE_REQUEST_ACTIONS, str]] = ..., magic: _Optional[int] = ..., order_ticket: _Optional[int] = ..., symbol: _Optional[str] = ..., requested_deal_volume_lots: _Optional[float] = ..., price: _Optional[float] = ..., stopl_imit: _Optional[float] = ..., stop_loss: _Optional[float] = ..., take_profit: _Optional[float] = ..., deviation: _Optional[int] = ..., order_type: _Optional[_Union[_stream_parts_pb2.SUB_ENUM_ORDER_TYPE, str]] = ..., order_type_filling: _Optional[_Union[_stream_parts_pb2.SUB_ENUM_ORDER_TYPE_FILLING, str]] = ..., type_time: _Optional[_Union[_stream_parts_pb2.SUB_ENUM_ORDER_TYPE_TIME, str]] = ..., order_expiration_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., order_comment: _Optional[str] = ..., position_ticket: _Optional[int] = ..., position_by_opposite_position: _Optional[int] = ..., order_expiration_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class MqlTradeResult(_message.Message):
    __slots__ = ("trade_return_int_code", "trade_return_code", "deal_ticket", "order_ticket", "deal_volume", "deal_price", "current_bid", "current_ask", "broker_comment_to_operation", "terminal_dispatch_request_id", "return_code_external")
    TRADE_RETURN_INT_CODE_FIELD_NUMBER: _ClassVar[int]
    TRADE_RETURN_CODE_FIELD_NUMBER: _ClassVar[int]
    DEAL_TICKET_FIELD_NUMBER: _ClassVar[int]
    ORDER_TICKET_FIELD_NUMBER: _ClassVar[int]
    DEAL_VOLUME_FIELD_NUMBER: _ClassVar[int]
    DEAL_PRICE_FIELD_NUMBER: _ClassVar[int]
    CURRENT_BID_FIELD_NUMBER: _ClassVar[int]
    CURRENT_ASK_FIELD_NUMBER: _ClassVar[int]
    BROKER_COMMENT_TO_OPERATION_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_DISPATCH_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RETURN_CODE_EXTERNAL_FIELD_NUMBER: _ClassVar[int]
    trade_return_int_code: int
    trade_return_code: _error_pb2.MqlErrorTradeCode
    deal_ticket: int
    order_ticket: int
    deal_volume: float
    deal_price: float
    current_bid: float
    current_ask: float
    broker_comment_to_operation: str
    terminal_dispatch_request_id: int
    return_code_external: int
    def __init__(self, trade_return_int_code: _Optional[int] = ..., trade_return_code: _Optional[_Union[_error_pb2.MqlErrorTradeCode, str]] = ..., deal_ticket: _Optional[int] = ..., order_ticket: _Optional[int] = ..., deal_volume: _Optional[float] = ..., deal_price: _Optional[float] = ..., current_bid: _Optional[float] = ..., current_ask: _Optional[float] = ..., broker_comment_to_operation: _Optional[str] = ..., terminal_dispatch_request_id: _Optional[int] = ..., return_code_external: _Optional[int] = ...) -> None: ...

class OnPositionProfitRequest(_message.Message):
    __slots__ = ("timer_period_milliseconds", "ignore_empty_data")
    TIMER_PERIOD_MILLISECONDS_FIELD_NUMBER: _ClassVar[int]
    IGNORE_EMPTY_DATA_FIELD_NUMBER: _ClassVar[int]
    timer_period_milliseconds: int
    ignore_empty_data: bool
    def __init__(self, timer_period_milliseconds: _Optional[int] = ..., ignore_empty_data: _Optional[bool] = ...) -> None: ...

class OnPositionProfitReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: OnPositionProfitData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[OnPositionProfitData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class OnPositionProfitData(_message.Message):
    __slots__ = ("type", "new_positions", "updated_positions", "deleted_positions", "account_info", "terminal_instance_guid_id")
    TYPE_FIELD_NUMBER: _ClassVar[int]
    NEW_POSITIONS_FIELD_NUMBER: _ClassVar[int]
    UPDATED_POSITIONS_FIELD_NUMBER: _ClassVar[int]
    DELETED_POSITIONS_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_INFO_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_INSTANCE_GUID_ID_FIELD_NUMBER: _ClassVar[int]
    type: _stream_parts_pb2.MT5_SUB_ENUM_EVENT_GROUP_TYPE
    new_positions: _containers.RepeatedCompositeFieldContainer[OnPositionProfitPositionInfo]
    updated_positions: _containers.RepeatedCompositeFieldContainer[OnPositionProfitPositionInfo]
    deleted_positions: _containers.RepeatedCompositeFieldContainer[OnPositionProfitPositionInfo]
    account_info: _stream_parts_pb2.OnEventAccountInfo
    terminal_instance_guid_id: str
    def __init__(self, type: _Optional[_Union[_stream_parts_pb2.MT5_SUB_ENUM_EVENT_GROUP_TYPE, str]] = ..., new_positions: _Optional[_Iterable[_Union[OnPositionProfitPositionInfo, _Mapping]]] = ..., updated_positions: _Optional[_Iterable[_Union[OnPositionProfitPositionInfo, _Mapping]]] = ..., deleted_positions: _Optional[_Iterable[_Union[OnPositionProfitPositionInfo, _Mapping]]] = ..., account_info: _Optional[_Union[_stream_parts_pb2.OnEventAccountInfo, _Mapping]] = ..., terminal_instance_guid_id: _Optional[str] = ...) -> None: ...

class OnPositionProfitPositionInfo(_message.Message):
    __slots__ = ("index", "ticket", "profit", "position_symbol")
    INDEX_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    POSITION_SYMBOL_FIELD_NUMBER: _ClassVar[int]
    index: int
    ticket: int
    profit: float
    position_symbol: str
    def __init__(self, index: _Optional[int] = ..., ticket: _Optional[int] = ..., profit: _Optional[float] = ..., position_symbol: _Optional[str] = ...) -> None: ...

class OnPositionsAndPendingOrdersTicketsRequest(_message.Message):
    __slots__ = ("timer_period_milliseconds",)
    TIMER_PERIOD_MILLISECONDS_FIELD_NUMBER: _ClassVar[int]
    timer_period_milliseconds: int
    def __init__(self, timer_period_milliseconds: _Optional[int] = ...) -> None: ...

class OnPositionsAndPendingOrdersTicketsReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: OnPositionsAndPendingOrdersTicketsData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[OnPositionsAndPendingOrdersTicketsData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class OnPositionsAndPendingOrdersTicketsData(_message.Message):
    __slots__ = ("position_tickets", "pending_order_tickets", "server_time", "terminal_instance_guid_id", "server_time_utc")
    POSITION_TICKETS_FIELD_NUMBER: _ClassVar[int]
    PENDING_ORDER_TICKETS_FIELD_NUMBER: _ClassVar[int]
    SERVER_TIME_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_INSTANCE_GUID_ID_FIELD_NUMBER: _ClassVar[int]
    SERVER_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    position_tickets: _containers.RepeatedScalarFieldContainer[int]
    pending_order_tickets: _containers.RepeatedScalarFieldContainer[int]
    server_time: _timestamp_pb2.Timestamp
    terminal_instance_guid_id: str
    server_time_utc: _timestamp_pb2.Timestamp
    def __init__(self, position_tickets: _Optional[_Iterable[int]] = ..., pending_order_tickets: _Optional[_Iterable[int]] = ..., server_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., terminal_instance_guid_id: _Optional[str] = ..., server_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OnSymbolTickRequest(_message.Message):
    __slots__ = ("symbol_names",)
    SYMBOL_NAMES_FIELD_NUMBER: _ClassVar[int]
    symbol_names: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, symbol_names: _Optional[_Iterable[str]] = ...) -> None: ...

class OnSymbolTickReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: OnSymbolTickData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[OnSymbolTickData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class OnSymbolTickData(_message.Message):
    __slots__ = ("symbol_tick", "terminal_instance_guid_id")
    SYMBOL_TICK_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_INSTANCE_GUID_ID_FIELD_NUMBER: _ClassVar[int]
    symbol_tick: MrpcSubscriptionMqlTick
    terminal_instance_guid_id: str
    def __init__(self, symbol_tick: _Optional[_Union[MrpcSubscriptionMqlTick, _Mapping]] = ..., terminal_instance_guid_id: _Optional[str] = ...) -> None: ...

class MrpcSubscriptionMqlTick(_message.Message):
    __slots__ = ("time", "bid", "ask", "last", "volume", "time_msc", "flags", "volume_real", "symbol", "time_utc", "time_msc_utc")
    TIME_FIELD_NUMBER: _ClassVar[int]
    BID_FIELD_NUMBER: _ClassVar[int]
    ASK_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    VOLUME_FIELD_NUMBER: _ClassVar[int]
    TIME_MSC_FIELD_NUMBER: _ClassVar[int]
    FLAGS_FIELD_NUMBER: _ClassVar[int]
    VOLUME_REAL_FIELD_NUMBER: _ClassVar[int]
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    TIME_MSC_UTC_FIELD_NUMBER: _ClassVar[int]
    time: _timestamp_pb2.Timestamp
    bid: float
    ask: float
    last: float
    volume: int
    time_msc: int
    flags: int
    volume_real: float
    symbol: str
    time_utc: _timestamp_pb2.Timestamp
    time_msc_utc: int
    def __init__(self, time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., bid: _Optional[float] = ..., ask: _Optional[float] = ..., last: _Optional[float] = ..., volume: _Optional[int] = ..., time_msc: _Optional[int] = ..., flags: _Optional[int] = ..., volume_real: _Optional[float] = ..., symbol: _Optional[str] = ..., time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_msc_utc: _Optional[int] = ...) -> None: ...
