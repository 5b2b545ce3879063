# mypy: ignore-errors
import datetime

from app.sim.metatrader5.wire import error_pb2 as _error_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MRPC_ORDER_CLOSE_MODE(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MRPC_MARKET_ORDER_CLOSE: _ClassVar[MRPC_ORDER_CLOSE_MODE]
    MRPC_MARKET_ORDER_PARTIAL_CLOSE: _ClassVar[MRPC_ORDER_CLOSE_MODE]
    MRPC_PENDING_ORDER_REMOVE: _ClassVar[MRPC_ORDER_CLOSE_MODE]

class TMT5_ENUM_ORDER_TYPE(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TMT5_ORDER_TYPE_BUY: _ClassVar[TMT5_ENUM_ORDER_TYPE]
    TMT5_ORDER_TYPE_SELL: _ClassVar[TMT5_ENUM_ORDER_TYPE]
    TMT5_ORDER_TYPE_BUY_LIMIT: _ClassVar[TMT5_ENUM_ORDER_TYPE]
    TMT5_ORDER_TYPE_SELL_LIMIT: _ClassVar[TMT5_ENUM_ORDER_TYPE]
    TMT5_ORDER_TYPE_BUY_STOP: _ClassVar[TMT5_ENUM_ORDER_TYPE]
    TMT5_ORDER_TYPE_SELL_STOP: _ClassVar[TMT5_ENUM_ORDER_TYPE]
    TMT5_ORDER_TYPE_BUY_STOP_LIMIT: _ClassVar[TMT5_ENUM_ORDER_TYPE]
    TMT5_ORDER_TYPE_SELL_STOP_LIMIT: _ClassVar[TMT5_ENUM_ORDER_TYPE]
    TMT5_ORDER_TYPE_CLOSE_BY: _ClassVar[TMT5_ENUM_ORDER_TYPE]

class TMT5_ENUM_ORDER_TYPE_TIME(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TMT5_ORDER_TIME_GTC: _ClassVar[TMT5_ENUM_ORDER_TYPE_TIME]
    TMT5_ORDER_TIME_DAY: _ClassVar[TMT5_ENUM_ORDER_TYPE_TIME]
    TMT5_ORDER_TIME_SPECIFIED: _ClassVar[TMT5_ENUM_ORDER_TYPE_TIME]
    TMT5_ORDER_TIME_SPECIFIED_DAY: _ClassVar[TMT5_ENUM_ORDER_TYPE_TIME]
MRPC_MARKET_ORDER_CLOSE: MRPC_ORDER_CLOSE_MODE
MRPC_MARKET_ORDER_PARTIAL_CLOSE: MRPC_ORDER_CLOSE_MODE
MRPC_PENDING_ORDER_REMOVE: MRPC_ORDER_CLOSE_MODE
TMT5_ORDER_TYPE_BUY: TMT5_ENUM_ORDER_TYPE
TMT5_ORDER_TYPE_SELL: TMT5_ENUM_ORDER_TYPE
TMT5_ORDER_TYPE_BUY_LIMIT: TMT5_ENUM_ORDER_TYPE
TMT5_ORDER_TYPE_SELL_LIMIT: TMT5_ENUM_ORDER_TYPE
TMT5_ORDER_TYPE_BUY_STOP: TMT5_ENUM_ORDER_TYPE
TMT5_ORDER_TYPE_SELL_STOP: TMT5_ENUM_ORDER_TYPE
TMT5_ORDER_TYPE_BUY_STOP_LIMIT: TMT5_ENUM_ORDER_TYPE
TMT5_ORDER_TYPE_SELL_STOP_LIMIT: TMT5_ENUM_ORDER_TYPE
TMT5_ORDER_TYPE_CLOSE_BY: TMT5_ENUM_ORDER_TYPE
TMT5_ORDER_TIME_GTC: TMT5_ENUM_ORDER_TYPE_TIME
TMT5_ORDER_TIME_DAY: TMT5_ENUM_ORDER_TYPE_TIME
TMT5_ORDER_TIME_SPECIFIED: TMT5_ENUM_ORDER_TYPE_TIME
TMT5_ORDER_TIME_SPECIFIED_DAY: TMT5_ENUM_ORDER_TYPE_TIME

class OrderCloseRequest(_message.Message):
    __slots__ = ("ticket", "volume", "slippage")
    TICKET_FIELD_NUMBER: _ClassVar[int]
    VOLUME_FIELD_NUMBER: _ClassVar[int]
    SLIPPAGE_FIELD_NUMBER: _ClassVar[int]
    ticket: int
    volume: float
    slippage: int
    def __init__(self, ticket: _Optional[int] = ..., volume: _Optional[float] = ..., slippage: _Optional[int] = ...) -> None: ...

class OrderCloseReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: OrderCloseData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[OrderCloseData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class OrderCloseData(_message.Message):
    __slots__ = ("returned_code", "returned_string_code", "returned_code_description", "close_mode")
    RETURNED_CODE_FIELD_NUMBER: _ClassVar[int]
    RETURNED_STRING_CODE_FIELD_NUMBER: _ClassVar[int]
    RETURNED_CODE_DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    CLOSE_MODE_FIELD_NUMBER: _ClassVar[int]
    returned_code: int
    returned_string_code: str
    returned_code_description: str
    close_mode: MRPC_ORDER_CLOSE_MODE
    def __init__(self, returned_code: _Optional[int] = ..., returned_string_code: _Optional[str] = ..., returned_code_description: _Optional[str] = ..., close_mode: _Optional[_Union[MRPC_ORDER_CLOSE_MODE, str]] = ...) -> None: ...

class OrderSendRequest(_message.Message):
    __slots__ = ("symbol", "operation", "volume", "price", "slippage", "stop_loss", "take_profit", "comment", "expert_id", "stop_limit_price", "expiration_time_type", "expiration_time", "quotes_wait_ms", "expiration_time_utc")
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    OPERATION_FIELD_NUMBER: _ClassVar[int]
    VOLUME_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    SLIPPAGE_FIELD_NUMBER: _ClassVar[int]
    STOP_LOSS_FIELD_NUMBER: _ClassVar[int]
    TAKE_PROFIT_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    EXPERT_ID_FIELD_NUMBER: _ClassVar[int]
    STOP_LIMIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    EXPIRATION_TIME_TYPE_FIELD_NUMBER: _ClassVar[int]
    EXPIRATION_TIME_FIELD_NUMBER: _ClassVar[int]
    QUOTES_WAIT_MS_FIELD_NUMBER: _ClassVar[int]
    EXPIRATION_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    symbol: str
    operation: TMT5_ENUM_ORDER_TYPE
    volume: float
    price: float
    slippage: int
    stop_loss: float
    take_profit: float
    comment: str
    expert_id: int
    stop_limit_price: float
    expiration_time_type: TMT5_ENUM_ORDER_TYPE_TIME
    expiration_time: _timestamp_pb2.Timestamp
    quotes_wait_ms: int
    expiration_time_utc: _timestamp_pb2.Timestamp
    def __init__(self, symbol: _Optional[str] = ..., operation: _Optional[_Union[TMT5_ENUM_ORDER_TYPE, str]] = ..., volume: _Optional[float] = ..., price: _Optional[float] = ..., slippage: _Optional[int] = ..., stop_loss: _Optional[float] = ..., take_profit: _Optional[float] = ..., comment: _Optional[str] = ..., expert_id: _Optional[int] = ..., stop_limit_price: _Optional[float] = ..., expiration_time_type: _Optional[_Union[TMT5_ENUM_ORDER_TYPE_TIME, str]] = ..., expiration_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., quotes_wait_ms: _Optional[int] = ..., expiration_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OrderSendReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: OrderSendData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[OrderSendData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class OrderSendData(_message.Message):
    __slots__ = ("returned_code", "deal", "order", "volume", "price", "bid", "ask", "comment", "request_id", "ret_code_external", "returned_string_code", "returned_code_description")
    RETURNED_CODE_FIELD_NUMBER: _ClassVar[int]
    DEAL_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    VOLUME_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    BID_FIELD_NUMBER: _ClassVar[int]
    ASK_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RET_CODE_EXTERNAL_FIELD_NUMBER: _ClassVar[int]
    RETURNED_STRING_CODE_FIELD_NUMBER: _ClassVar[int]
    RETURNED_CODE_DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    returned_code: int
    deal: int
    order: int
    volume: float
    price: float
    bid: float
    ask: float
    comment: str
    request_id: int
    ret_code_external: int
    returned_string_code: str
    returned_code_description: str
    def __init__(self, returned_code: _Optional[int] = ..., deal: _Optional[int] = ..., order: _Optional[int] = ..., volume: _Optional[float] = ..., price: _Optional[float] = ..., bid: _Optional[float] = ..., ask: _Optional[float] = ..., comment: _Optional[str] = ..., request_id: _Optional[int] = ..., ret_code_external: _Optional[int] = ..., returned_string_code: _Optional[str] = ..., returned_code_description: _Optional[str] = ...) -> None: ...

class OrderModifyRequest(_message.Message):
    __slots__ = ("ticket", "stop_loss", "take_profit", "price", "expiration_time_type", "expiration_time", "stop_limit", "expiration_time_utc")
    TICKET_FIELD_NUMBER: _ClassVar[int]
    STOP_LOSS_FIELD_NUMBER: _ClassVar[int]
    TAKE_PROFIT_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    EXPIRATION_TIME_TYPE_FIELD_NUMBER: _ClassVar[int]
    EXPIRATION_TIME_FIELD_NUMBER: _ClassVar[int]
    STOP_LIMIT_FIELD_NUMBER: _ClassVar[int]
    EXPIRATION_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    ticket: int
    stop_loss: float
    take_profit: float
    price: float
    expiration_time_type: TMT5_ENUM_ORDER_TYPE_TIME
    expiration_time: _timestamp_pb2.Timestamp
    stop_limit: float
    expiration_time_utc: _timestamp_pb2.Timestamp
    def __init__(self, ticket: _Optional[int] = ..., stop_loss: _Optional[float] = ..., take_profit: _Optional[float] = ..., price: _Optional[float] = ..., expiration_time_type: _Optional[_Union[TMT5_ENUM_ORDER_TYPE_TIME, str]] = ..., expiration_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., stop_limit: _Optional[float] = ..., expiration_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OrderModifyReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: OrderModifyData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[OrderModifyData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class OrderModifyData(_message.Message):
    __slots__ = ("returned_code", "deal", "order", "volume", "price", "bid", "ask", "comment", "request_id", "ret_code_external", "returned_string_code", "returned_code_description")
    RETURNED_CODE_FIELD_NUMBER: _ClassVar[int]
    DEAL_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    VOLUME_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    BID_FIELD_NUMBER: _ClassVar[int]
    ASK_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RET_CODE_EXTERNAL_FIELD_NUMBER: _ClassVar[int]
    RETURNED_STRING_CODE_FIELD_NUMBER: _ClassVar[int]
    RETURNED_CODE_DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    returned_code: int
    deal: int
    order: int
    volume: float
    price: float
    bid: float
    ask: float
    comment: str
    request_id: int
    ret_code_external: int
    returned_string_code: str
    returned_code_description: str
    def __init__(self, returned_code: _Optional[int] = ..., deal: _Optional[int] = ..., order: _Optional[int] = ..., volume: _Optional[float] = ..., price: _Optional[float] = ..., bid: _Optional[float] = ..., ask: _Optional[float] = ..., comment: _Optional[str] = ..., request_id: _Optional[int] = ..., ret_code_external: _Optional[int] = ..., returned_string_code: _Optional[str] = ..., returned_code_description: _Optional[str] = ...) -> None: ...
