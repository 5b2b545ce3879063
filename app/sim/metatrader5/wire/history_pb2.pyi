# mypy: ignore-errors
import datetime

from app.sim.metatrader5.wire import enums_pb2 as _enums_pb2
from app.sim.metatrader5.wire import error_pb2 as _error_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DealsHistoryRequest(_message.Message):
    __slots__ = ("inputFrom", "inputTo", "inputSortMode", "page_token", "page_size", "inputFromUtc", "inputToUtc")
    INPUTFROM_FIELD_NUMBER: _ClassVar[int]
    INPUTTO_FIELD_NUMBER: _ClassVar[int]
    INPUTSORTMODE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    INPUTFROMUTC_FIELD_NUMBER: _ClassVar[int]
    INPUTTOUTC_FIELD_NUMBER: _ClassVar[int]
    inputFrom: _timestamp_pb2.Timestamp
    inputTo: _timestamp_pb2.Timestamp
    inputSortMode: _enums_pb2.BMT5_ENUM_DEALS_HISTORY_SORT_TYPE
    page_token: str
    page_size: int
    inputFromUtc: _timestamp_pb2.Timestamp
    inputToUtc: _timestamp_pb2.Timestamp
    def __init__(self, inputFrom: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., inputTo: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., inputSortMode: _Optional[_Union[_enums_pb2.BMT5_ENUM_DEALS_HISTORY_SORT_TYPE, str]] = ..., page_token: _Optional[str] = ..., page_size: _Optional[int] = ..., inputFromUtc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., inputToUtc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DealsHistoryReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: DealsHistoryData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[DealsHistoryData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class DealsHistoryData(_message.Message):
    __slots__ = ("arrayTotal", "deals", "next_page_token", "account_login")
    ARRAYTOTAL_FIELD_NUMBER: _ClassVar[int]
    DEALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_LOGIN_FIELD_NUMBER: _ClassVar[int]
    arrayTotal: int
    deals: _containers.RepeatedCompositeFieldContainer[DealHistoryData]
    next_page_token: str
    account_login: int
    def __init__(self, arrayTotal: _Optional[int] = ..., deals: _Optional[_Iterable[_Union[DealHistoryData, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., account_login: _Optional[int] = ...) -> None: ...

class DealHistoryData(_message.Message):
    __slots__ = ("ticket", "profit", "commission", "fee", "price", "stop_loss", "take_profit", "swap", "volume", "entry_type", "time", "type", "reason", "position_id", "comment", "symbol", "external_id", "account_login", "time_utc", "order", "magic")
    TICKET_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    COMMISSION_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    STOP_LOSS_FIELD_NUMBER: _ClassVar[int]
    TAKE_PROFIT_FIELD_NUMBER: _ClassVar[int]
    SWAP_FIELD_NUMBER: _ClassVar[int]
    VOLUME_FIELD_NUMBER: _ClassVar[int]
    ENTRY_TYPE_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    POSITION_ID_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_LOGIN_FIELD_NUMBER: _ClassVar[int]
    TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    MAGIC_FIELD_NUMBER: _ClassVar[int]
    ticket: int
    profit: float
    commission: float
    fee: float
    price: float
    stop_loss: float
    take_profit: float
    swap: float
    volume: float
    entry_type: _enums_pb2.BMT5_ENUM_DEAL_ENTRY_TYPE
    time: _timestamp_pb2.Timestamp
    type: _enums_pb2.BMT5_ENUM_DEAL_TYPE
    reason: _enums_pb2.BMT5_ENUM_DEAL_REASON
    position_id: int
    comment: str
    symbol: str
    external_id: str
    account_login: int
    time_utc: _timestamp_pb2.Timestamp
    order: int
    magic: int
    def __init__(self, ticket: _Optional[int] = ..., profit: _Optional[float] = ..., commission: _Optional[float] = ..., fee: _Optional[float] = ..., price: _Optional[float] = ..., stop_loss: _Optional[float] = ..., take_profit: _Optional[float] = ..., swap: _Optional[float] = ..., volume: _Optional[float] = ..., entry_type: _Optional[_Union[_enums_pb2.BMT5_ENUM_DEAL_ENTRY_TYPE, str]] = ..., time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., type: _Optional[_Union[_enums_pb2.BMT5_ENUM_DEAL_TYPE, str]] = ..., reason: _Optional[_Union[_enums_pb2.BMT5_ENUM_DEAL_REASON, str]] = ..., position_id: _Optional[int] = ..., comment: _Optional[str] = ..., symbol: _Optional[str] = ..., external_id: _Optional[str] = ..., account_login: _Optional[int] = ..., time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., order: _Optional[int] = ..., magic: _Optional[int] = ...) -> None: ...

class OrderHistoryRequest(_message.Message):
    __slots__ = ("inputFrom", "inputTo", "inputSortMode", "pageNumber", "itemsPerPage", "page_token", "page_size", "inputFromUtc", "inputToUtc")
    INPUTFROM_FIELD_NUMBER: _ClassVar[int]
    INPUTTO_FIELD_NUMBER: _ClassVar[int]
    INPUTSORTMODE_FIELD_NUMBER: _ClassVar[int]
    PAGENUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEMSPERPAGE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    INPUTFROMUTC_FIELD_NUMBER: _ClassVar[int]
    INPUTTOUTC_FIELD_NUMBER: _ClassVar[int]
    inputFrom: _timestamp_pb2.Timestamp
    inputTo: _timestamp_pb2.Timestamp
    inputSortMode: _enums_pb2.BMT5_ENUM_ORDER_HISTORY_SORT_TYPE
    pageNumber: int
    itemsPerPage: int
    page_token: str
    page_size: int
    inputFromUtc: _timestamp_pb2.Timestamp
    inputToUtc: _timestamp_pb2.Timestamp
    def __init__(self, inputFrom: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., inputTo: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., inputSortMode: _Optional[_Union[_enums_pb2.BMT5_ENUM_ORDER_HISTORY_SORT_TYPE, str]] = ..., pageNumber: _Optional[int] = ..., itemsPerPage: _Optional[int] = ..., page_token: _Optional[str] = ..., page_size: _Optional[int] = ..., inputFromUtc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., inputToUtc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OrderHistoryReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: OrdersHistoryData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[OrdersHistoryData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class OrdersHistoryData(_message.Message):
    __slots__ = ("arrayTotal", "pageNumber", "itemsPerPage", "history_data", "next_page_token")
    ARRAYTOTAL_FIELD_NUMBER: _ClassVar[int]
    PAGENUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEMSPERPAGE_FIELD_NUMBER: _ClassVar[int]
    HISTORY_DATA_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    arrayTotal: int
    pageNumber: int
    itemsPerPage: int
    history_data: _containers.RepeatedCompositeFieldContainer[HistoryData]
    next_page_token: str
    def __init__(self, arrayTotal: _Optional[int] = ..., pageNumber: _Optional[int] = ..., itemsPerPage: _Optional[int] = ..., history_data: _Optional[_Iterable[_Union[HistoryData, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class HistoryData(_message.Message):
    __slots__ = ("index", "history_order", "history_deal")
    INDEX_FIELD_NUMBER: _ClassVar[int]
    HISTORY_ORDER_FIELD_NUMBER: _ClassVar[int]
    HISTORY_DEAL_FIELD_NUMBER: _ClassVar[int]
    index: int
    history_order: OrderHistoryData
    history_deal: DealHistoryData
    def __init__(self, index: _Optional[int] = ..., history_order: _Optional[_Union[OrderHistoryData, _Mapping]] = ..., history_deal: _Optional[_Union[DealHistoryData, _Mapping]] = ...) -> None: ...

class OrderHistoryData(_message.Message):
    __slots__ = ("ticket", "setup_time", "done_time", "state", "price_current", "price_open", "stop_limit", "stop_loss", "take_profit", "volume_current", "volume_initial", "magic_number", "type", "time_expiration", "type_filling", "type_time", "position_id", "symbol", "external_id", "comment", "account_login", "setup_time_utc", "done_time_utc", "time_expiration_utc")
    TICKET_FIELD_NUMBER: _ClassVar[int]
    SETUP_TIME_FIELD_NUMBER: _ClassVar[int]
    DONE_TIME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PRICE_CURRENT_FIELD_NUMBER: _ClassVar[int]
    PRICE_OPEN_FIELD_NUMBER: _ClassVar[int]
    STOP_LIMIT_FIELD_NUMBER: _ClassVar[int]
    STOP_LOSS_FIELD_NUMBER: _ClassVar[int]
    TAKE_PROFIT_FIELD_NUMBER: _ClassVar[int]
    VOLUME_CURRENT_FIELD_NUMBER: _ClassVar[int]
    VOLUME_INITIAL_FIELD_NUMBER: _ClassVar[int]
    MAGIC_NUMBER_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    TIME_EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    TYPE_FILLING_FIELD_NUMBER: _ClassVar[int]
    TYPE_TIME_FIELD_NUMBER: _ClassVar[int]
    POSITION_ID_FIELD_NUMBER: _ClassVar[int]
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_LOGIN_FIELD_NUMBER: _ClassVar[int]
    SETUP_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    DONE_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    TIME_EXPIRATION_UTC_FIELD_NUMBER: _ClassVar[int]
    ticket: int
    setup_time: _timestamp_pb2.Timestamp
    done_time: _timestamp_pb2.Timestamp
    state: _enums_pb2.BMT5_ENUM_ORDER_STATE
    price_current: float
    price_open: float
    stop_limit: float
    stop_loss: float
    take_profit: float
    volume_current: float
    volume_initial: float
    magic_number: int
    type: _enums_pb2.BMT5_ENUM_ORDER_TYPE
    time_expiration: _timestamp_pb2.Timestamp
    type_filling: _enums_pb2.BMT5_ENUM_ORDER_TYPE_FILLING
    type_time: _enums_pb2.BMT5_ENUM_ORDER_TYPE_TIME
    position_id: int
    symbol: str
    external_id: str
    comment: str
    account_login: int
    setup_time_utc: _timestamp_pb2.Timestamp
    done_time_utc: _timestamp_pb2.Timestamp
    time_expiration_utc: _timestamp_pb2.Timestamp
    def __init__(self, ticket: _Optional[int] = ..., setup_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., done_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[_Union[_enums_pb2.BMT5_ENUM_ORDER_STATE, str]] = ..., price_current: _Optional[float] = ..., price_open: _Optional[float] = ..., stop_limit: _Optional[float] = ..., stop_loss: _Optional[float] = ..., take_profit: _Optional[float] = ..., volume_current: _Optional[float] = ..., volume_initial: _Optional[float] = ..., magic_number: _Optional[int] = ..., type: _Optional[_Union[_enums_pb2.BMT5_ENUM_ORDER_TYPE, str]] = ..., time_expiration: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., type_filling: _Optional[_Union[_enums_pb2.BMT5_ENUM_ORDER_TYPE_FILLING, str]] = ..., type_time: _Optional[_Union[_enums_pb2.BMT5_ENUM_ORDER_TYPE_TIME, str]] = ..., position_id: _Optional[int] = ..., symbol: _Optional[str] = ..., external_id: _Optional[str] = ..., comment: _Optional[str] = ..., account_login: _Optional[int] = ..., setup_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., done_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_expiration_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
