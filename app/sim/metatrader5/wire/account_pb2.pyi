# mypy: ignore-errors
import datetime

from app.sim.metatrader5.wire import enums_pb2 as _enums_pb2
from app.sim.metatrader5.wire import error_pb2 as _error_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MrpcEnumAccountTradeMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MRPC_ACCOUNT_TRADE_MODE_DEMO: _ClassVar[MrpcEnumAccountTradeMode]
    MRPC_ACCOUNT_TRADE_MODE_CONTEST: _ClassVar[MrpcEnumAccountTradeMode]
    MRPC_ACCOUNT_TRADE_MODE_REAL: _ClassVar[MrpcEnumAccountTradeMode]

class MrpcEnumAccountMarginMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MRPC_ACCOUNT_MARGIN_MODE_RETAIL_NETTING: _ClassVar[MrpcEnumAccountMarginMode]
    MRPC_ACCOUNT_MARGIN_MODE_EXCHANGE: _ClassVar[MrpcEnumAccountMarginMode]
    MRPC_ACCOUNT_MARGIN_MODE_RETAIL_HEDGING: _ClassVar[MrpcEnumAccountMarginMode]

class AccountInfoDoublePropertyType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACCOUNT_BALANCE: _ClassVar[AccountInfoDoublePropertyType]
    ACCOUNT_CREDIT: _ClassVar[AccountInfoDoublePropertyType]
    ACCOUNT_PROFIT: _ClassVar[AccountInfoDoublePropertyType]
    ACCOUNT_EQUITY: _ClassVar[AccountInfoDoublePropertyType]
    ACCOUNT_MARGIN: _ClassVar[AccountInfoDoublePropertyType]
    ACCOUNT_MARGIN_FREE: _ClassVar[AccountInfoDoublePropertyType]
    ACCOUNT_MARGIN_LEVEL: _ClassVar[AccountInfoDoublePropertyType]
    ACCOUNT_MARGIN_SO_CALL: _ClassVar[AccountInfoDoublePropertyType]
    ACCOUNT_MARGIN_SO_SO: _ClassVar[AccountInfoDoublePropertyType]
    ACCOUNT_MARGIN_INITIAL: _ClassVar[AccountInfoDoublePropertyType]
    ACCOUNT_MARGIN_MAINTENANCE: _ClassVar[AccountInfoDoublePropertyType]
    ACCOUNT_ASSETS: _ClassVar[AccountInfoDoublePropertyType]
    ACCOUNT_LIABILITIES: _ClassVar[AccountInfoDoublePropertyType]
    ACCOUNT_COMMISSION_BLOCKED: _ClassVar[AccountInfoDoublePropertyType]

class AccountInfoIntegerPropertyType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACCOUNT_LOGIN: _ClassVar[AccountInfoIntegerPropertyType]
    ACCOUNT_TRADE_MODE: _ClassVar[AccountInfoIntegerPropertyType]
    ACCOUNT_LEVERAGE: _ClassVar[AccountInfoIntegerPropertyType]
    ACCOUNT_LIMIT_ORDERS: _ClassVar[AccountInfoIntegerPropertyType]
    ACCOUNT_MARGIN_SO_MODE: _ClassVar[AccountInfoIntegerPropertyType]
    ACCOUNT_TRADE_ALLOWED: _ClassVar[AccountInfoIntegerPropertyType]
    ACCOUNT_TRADE_EXPERT: _ClassVar[AccountInfoIntegerPropertyType]
    ACCOUNT_MARGIN_MODE: _ClassVar[AccountInfoIntegerPropertyType]
    ACCOUNT_CURRENCY_DIGITS: _ClassVar[AccountInfoIntegerPropertyType]
    ACCOUNT_FIFO_CLOSE: _ClassVar[AccountInfoIntegerPropertyType]
    ACCOUNT_HEDGE_ALLOWED: _ClassVar[AccountInfoIntegerPropertyType]

class AccountInfoStringPropertyType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACCOUNT_NAME: _ClassVar[AccountInfoStringPropertyType]
    ACCOUNT_SERVER: _ClassVar[AccountInfoStringPropertyType]
    ACCOUNT_CURRENCY: _ClassVar[AccountInfoStringPropertyType]
    ACCOUNT_COMPANY: _ClassVar[AccountInfoStringPropertyType]
MRPC_ACCOUNT_TRADE_MODE_DEMO: MrpcEnumAccountTradeMode
MRPC_ACCOUNT_TRADE_MODE_CONTEST: MrpcEnumAccountTradeMode
MRPC_ACCOUNT_TRADE_MODE_REAL: MrpcEnumAccountTradeMode
MRPC_ACCOUNT_MARGIN_MODE_RETAIL_NETTING: MrpcEnumAccountMarginMode
MRPC_ACCOUNT_MARGIN_MODE_EXCHANGE: MrpcEnumAccountMarginMode
MRPC_ACCOUNT_MARGIN_MODE_RETAIL_HEDGING: MrpcEnumAccountMarginMode
ACCOUNT_BALANCE: AccountInfoDoublePropertyType
ACCOUNT_CREDIT: AccountInfoDoublePropertyType
ACCOUNT_PROFIT: AccountInfoDoublePropertyType
ACCOUNT_EQUITY: AccountInfoDoublePropertyType
ACCOUNT_MARGIN: AccountInfoDoublePropertyType
ACCOUNT_MARGIN_FREE: AccountInfoDoublePropertyType
ACCOUNT_MARGIN_LEVEL: AccountInfoDoublePropertyType
ACCOUNT_MARGIN_SO_CALL: AccountInfoDoublePropertyType
ACCOUNT_MARGIN_SO_SO: AccountInfoDoublePropertyType
ACCOUNT_MARGIN_INITIAL: AccountInfoDoublePropertyType
ACCOUNT_MARGIN_MAINTENANCE: AccountInfoDoublePropertyType
ACCOUNT_ASSETS: AccountInfoDoublePropertyType
ACCOUNT_LIABILITIES: AccountInfoDoublePropertyType
ACCOUNT_COMMISSION_BLOCKED: AccountInfoDoublePropertyType
ACCOUNT_LOGIN: AccountInfoIntegerPropertyType
ACCOUNT_TRADE_MODE: AccountInfoIntegerPropertyType
ACCOUNT_LEVERAGE: AccountInfoIntegerPropertyType
ACCOUNT_LIMIT_ORDERS: AccountInfoIntegerPropertyType
ACCOUNT_MARGIN_SO_MODE: AccountInfoIntegerPropertyType
ACCOUNT_TRADE_ALLOWED: AccountInfoIntegerPropertyType
ACCOUNT_TRADE_EXPERT: AccountInfoIntegerPropertyType
ACCOUNT_MARGIN_MODE: AccountInfoIntegerPropertyType
ACCOUNT_CURRENCY_DIGITS: AccountInfoIntegerPropertyType
ACCOUNT_FIFO_CLOSE: AccountInfoIntegerPropertyType
ACCOUNT_HEDGE_ALLOWED: AccountInfoIntegerPropertyType
ACCOUNT_NAME: AccountInfoStringPropertyType
ACCOUNT_SERVER: AccountInfoStringPropertyType
ACCOUNT_CURRENCY: AccountInfoStringPropertyType
ACCOUNT_COMPANY: AccountInfoStringPropertyType

class AccountSummaryRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class AccountSummaryReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: AccountSummaryData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[AccountSummaryData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class AccountSummaryData(_message.Message):
    __slots__ = ("account_login", "account_balance", "account_equity", "account_user_name", "account_leverage", "account_trade_mode", "account_company_name", "account_currency", "server_time", "utc_timezone_server_time_shift_minutes", "account_credit", "account_margin", "server_utc_offset_seconds", "server_time_utc", "account_margin_free", "account_margin_level", "account_margin_mode", "account_trade_allowed", "account_trade_expert")
    ACCOUNT_LOGIN_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_BALANCE_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_EQUITY_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_USER_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_LEVERAGE_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_TRADE_MODE_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_COMPANY_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_CURRENCY_FIELD_NUMBER: _ClassVar[int]
    SERVER_TIME_FIELD_NUMBER: _ClassVar[int]
    UTC_TIMEZONE_SERVER_TIME_SHIFT_MINUTES_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_CREDIT_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_MARGIN_FIELD_NUMBER: _ClassVar[int]
    SERVER_UTC_OFFSET_SECONDS_FIELD_NUMBER: _ClassVar[int]
    SERVER_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_MARGIN_FREE_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_MARGIN_LEVEL_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_MARGIN_MODE_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_TRADE_ALLOWED_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_TRADE_EXPERT_FIELD_NUMBER: _ClassVar[int]
    account_login: int
    account_balance: float
    account_equity: float
    account_user_name: str
    account_leverage: int
    account_trade_mode: MrpcEnumAccountTradeMode
    account_company_name: str
    account_currency: str
    server_time: _timestamp_pb2.Timestamp
    utc_timezone_server_time_shift_minutes: int
    account_credit: float
    account_margin: float
    server_utc_offset_seconds: int
    server_time_utc: _timestamp_pb2.Timestamp
    account_margin_free: float
    account_margin_level: float
    account_margin_mode: MrpcEnumAccountMarginMode
    account_trade_allowed: bool
    account_trade_expert: bool
    def __init__(self, account_login: _Optional[int] = ..., account_balance: _Optional[float] = ..., account_equity: _Optional[float] = ..., account_user_name: _Optional[str] = ..., account_leverage: _Optional[int] = ..., account_trade_mode: _Optional[_Union[MrpcEnumAccountTradeMode, str]] = ..., account_company_name: _Optional[str] = ..., account_currency: _Optional[str] = ..., server_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., utc_timezone_server_time_shift_minutes: _Optional[int] = ..., account_credit: _Optional[float] = ..., account_margin: _Optional[float] = ..., server_utc_offset_seconds: _Optional[int] = ..., server_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., account_margin_free: _Optional[float] = ..., account_margin_level: _Optional[float] = ..., account_margin_mode: _Optional[_Union[MrpcEnumAccountMarginMode, str]] = ..., account_trade_allowed: _Optional[bool] = ..., account_trade_expert: _Optional[bool] = ...) -> None: ...

class AccountInfoDoubleRequest(_message.Message):
    __slots__ = ("property_id",)
    PROPERTY_ID_FIELD_NUMBER: _ClassVar[int]
    property_id: AccountInfoDoublePropertyType
    def __init__(self, property_id: _Optional[_Union[AccountInfoDoublePropertyType, str]] = ...) -> None: ...

class AccountInfoDoubleReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: AccountInfoDoubleData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[AccountInfoDoubleData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class AccountInfoDoubleData(_message.Message):
    __slots__ = ("requested_value",)
    REQUESTED_VALUE_FIELD_NUMBER: _ClassVar[int]
    requested_value: float
    def __init__(self, requested_value: _Optional[float] = ...) -> None: ...

class AccountInfoIntegerRequest(_message.Message):
    __slots__ = ("property_id",)
    PROPERTY_ID_FIELD_NUMBER: _ClassVar[int]
    property_id: AccountInfoIntegerPropertyType
    def __init__(self, property_id: _Optional[_Union[AccountInfoIntegerPropertyType, str]] = ...) -> None: ...

class AccountInfoIntegerReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: AccountInfoIntegerData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[AccountInfoIntegerData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class AccountInfoIntegerData(_message.Message):
    __slots__ = ("requested_value",)
    REQUESTED_VALUE_FIELD_NUMBER: _ClassVar[int]
    requested_value: int
    def __init__(self, requested_value: _Optional[int] = ...) -> None: ...

class AccountInfoStringRequest(_message.Message):
    __slots__ = ("property_id",)
    PROPERTY_ID_FIELD_NUMBER: _ClassVar[int]
    property_id: AccountInfoStringPropertyType
    def __init__(self, property_id: _Optional[_Union[AccountInfoStringPropertyType, str]] = ...) -> None: ...

class AccountInfoStringReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: AccountInfoStringData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[AccountInfoStringData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class AccountInfoStringData(_message.Message):
    __slots__ = ("requested_value",)
    REQUESTED_VALUE_FIELD_NUMBER: _ClassVar[int]
    requested_value: str
    def __init__(self, requested_value: _Optional[str] = ...) -> None: ...

class OpenedOrdersRequest(_message.Message):
    __slots__ = ("inputSortMode",)
    INPUTSORTMODE_FIELD_NUMBER: _ClassVar[int]
    inputSortMode: _enums_pb2.BMT5_ENUM_OPENED_ORDER_SORT_TYPE
    def __init__(self, inputSortMode: _Optional[_Union[_enums_pb2.BMT5_ENUM_OPENED_ORDER_SORT_TYPE, str]] = ...) -> None: ...

class OpenedOrdersReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: OpenedOrdersData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[OpenedOrdersData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class OpenedOrdersData(_message.Message):
    __slots__ = ("opened_orders", "position_infos")
    OPENED_ORDERS_FIELD_NUMBER: _ClassVar[int]
    POSITION_INFOS_FIELD_NUMBER: _ClassVar[int]
    opened_orders: _containers.RepeatedCompositeFieldContainer[OpenedOrderInfo]
    position_infos: _containers.RepeatedCompositeFieldContainer[PositionInfo]
    def __init__(self, opened_orders: _Optional[_Iterable[_Union[OpenedOrderInfo, _Mapping]]] = ..., position_infos: _Optional[_Iterable[_Union[PositionInfo, _Mapping]]] = ...) -> None: ...

class PositionInfo(_message.Message):
    __slots__ = ("index", "ticket", "open_time", "volume", "price_open", "stop_loss", "take_profit", "price_current", "swap", "profit", "last_update_time", "type", "magic_number", "identifier", "reason", "symbol", "comment", "external_id", "position_commission", "account_login", "open_time_utc", "last_update_time_utc")
    INDEX_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    OPEN_TIME_FIELD_NUMBER: _ClassVar[int]
    VOLUME_FIELD_NUMBER: _ClassVar[int]
    PRICE_OPEN_FIELD_NUMBER: _ClassVar[int]
    STOP_LOSS_FIELD_NUMBER: _ClassVar[int]
    TAKE_PROFIT_FIELD_NUMBER: _ClassVar[int]
    PRICE_CURRENT_FIELD_NUMBER: _ClassVar[int]
    SWAP_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    LAST_UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    MAGIC_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IDENTIFIER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    POSITION_COMMISSION_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_LOGIN_FIELD_NUMBER: _ClassVar[int]
    OPEN_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    LAST_UPDATE_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    index: int
    ticket: int
    open_time: _timestamp_pb2.Timestamp
    volume: float
    price_open: float
    stop_loss: float
    take_profit: float
    price_current: float
    swap: float
    profit: float
    last_update_time: _timestamp_pb2.Timestamp
    type: _enums_pb2.BMT5_ENUM_POSITION_TYPE
    magic_number: int
    identifier: int
    reason: _enums_pb2.BMT5_ENUM_POSITION_REASON
    symbol: str
    comment: str
    external_id: str
    position_commission: float
    account_login: int
    open_time_utc: _timestamp_pb2.Timestamp
    last_update_time_utc: _timestamp_pb2.Timestamp
    def __init__(self, index: _Optional[int] = ..., ticket: _Optional[int] = ..., open_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., volume: _Optional[float] = ..., price_open: _Optional[float] = ..., stop_loss: _Optional[float] = ..., take_profit: _Optional[float] = ..., price_current: _Optional[float] = ..., swap: _Optional[float] = ..., profit: _Optional[float] = ..., last_update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., type: _Optional[_Union[_enums_pb2.BMT5_ENUM_POSITION_TYPE, str]] = ..., magic_number: _Optional[int] = ..., identifier: _Optional[int] = ..., reason: _Optional[_Union[_enums_pb2.BMT5_ENUM_POSITION_REASON, str]] = ..., symbol: _Optional[str] = ..., comment: _Optional[str] = ..., external_id: _Optional[str] = ..., position_commission: _Optional[float] = ..., account_login: _Optional[int] = ..., open_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_update_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OpenedOrderInfo(_message.Message):
    __slots__ = ("index", "ticket", "price_current", "price_open", "stop_limit", "stop_loss", "take_profit", "volume_current", "volume_initial", "magic_number", "reason", "type", "state", "time_expiration", "time_setup", "time_done", "type_filling", "type_time", "position_id", "position_by_id", "symbol", "external_id", "comment", "account_login", "time_expiration_utc", "time_setup_utc", "time_done_utc")
    INDEX_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    PRICE_CURRENT_FIELD_NUMBER: _ClassVar[int]
    PRICE_OPEN_FIELD_NUMBER: _ClassVar[int]
    STOP_LIMIT_FIELD_NUMBER: _ClassVar[int]
    STOP_LOSS_FIELD_NUMBER: _ClassVar[int]
    TAKE_PROFIT_FIELD_NUMBER: _ClassVar[int]
    VOLUME_CURRENT_FIELD_NUMBER: _ClassVar[int]
    VOLUME_INITIAL_FIELD_NUMBER: _ClassVar[int]
    MAGIC_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TIME_EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    TIME_SETUP_FIELD_NUMBER: _ClassVar[int]
    TIME_DONE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FILLING_FIELD_NUMBER: _ClassVar[int]
    TYPE_TIME_FIELD_NUMBER: _ClassVar[int]
    POSITION_ID_FIELD_NUMBER: _ClassVar[int]
    POSITION_BY_ID_FIELD_NUMBER: _ClassVar[int]
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_LOGIN_FIELD_NUMBER: _ClassVar[int]
    TIME_EXPIRATION_UTC_FIELD_NUMBER: _ClassVar[int]
    TIME_SETUP_UTC_FIELD_NUMBER: _ClassVar[int]
    TIME_DONE_UTC_FIELD_NUMBER: _ClassVar[int]
    index: int
    ticket: int
    price_current: float
    price_open: float
    stop_limit: float
    stop_loss: float
    take_profit: float
    volume_current: float
    volume_initial: float
    magic_number: int
    reason: int
    type: _enums_pb2.BMT5_ENUM_ORDER_TYPE
    state: _enums_pb2.BMT5_ENUM_ORDER_STATE
    time_expiration: _timestamp_pb2.Timestamp
    time_setup: _timestamp_pb2.Timestamp
    time_done: _timestamp_pb2.Timestamp
    type_filling: _enums_pb2.BMT5_ENUM_ORDER_TYPE_FILLING
    type_time: _enums_pb2.BMT5_ENUM_ORDER_TYPE_TIME
    position_id: int
    position_by_id: int
    symbol: str
    external_id: str
    comment: str
    account_login: int
    time_expiration_utc: _timestamp_pb2.Timestamp
    time_setup_utc: _timestamp_pb2.Timestamp
    time_done_utc: _timestamp_pb2.Timestamp
    def __init__(self, index: _Optional[int] = ..., ticket: _Optional[int] = ..., price_current: _Optional[float] = ..., price_open: _Optional[float] = ..., stop_limit: _Optional[float] = ..., stop_loss: _Optional[float] = ..., take_profit: _Optional[float] = ..., volume_current: _Optional[float] = ..., volume_initial: _Optional[float] = ..., magic_number: _Optional[int] = ..., reason: _Optional[int] = ..., type: _Optional[_Union[_enums_pb2.BMT5_ENUM_ORDER_TYPE, str]] = ..., state: _Optional[_Union[_enums_pb2.BMT5_ENUM_ORDER_STATE, str]] = ..., time_expiration: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_setup: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_done: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., type_filling: _Optional[_Union[_enums_pb2.BMT5_ENUM_ORDER_TYPE_FILLING, str]] = ..., type_time: _Optional[_Union[_enums_pb2.BMT5_ENUM_ORDER_TYPE_TIME, str]] = ..., position_id: _Optional[int] = ..., position_by_id: _Optional[int] = ..., symbol: _Optional[str] = ..., external_id: _Optional[str] = ..., comment: _Optional[str] = ..., account_login: _Optional[int] = ..., time_expiration_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_setup_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_done_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OpenedOrdersTicketsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class OpenedOrdersTicketsReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: OpenedOrdersTicketsData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[OpenedOrdersTicketsData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class OpenedOrdersTicketsData(_message.Message):
    __slots__ = ("opened_orders_tickets", "opened_position_tickets")
    OPENED_ORDERS_TICKETS_FIELD_NUMBER: _ClassVar[int]
    OPENED_POSITION_TICKETS_FIELD_NUMBER: _ClassVar[int]
    opened_orders_tickets: _containers.RepeatedScalarFieldContainer[int]
    opened_position_tickets: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, opened_orders_tickets: _Optional[_Iterable[int]] = ..., opened_position_tickets: _Optional[_Iterable[int]] = ...) -> None: ...

class PositionsTotalReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: PositionsTotalData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[PositionsTotalData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class PositionsTotalData(_message.Message):
    __slots__ = ("total_positions",)
    TOTAL_POSITIONS_FIELD_NUMBER: _ClassVar[int]
    total_positions: int
    def __init__(self, total_positions: _Optional[int] = ...) -> None: ...
