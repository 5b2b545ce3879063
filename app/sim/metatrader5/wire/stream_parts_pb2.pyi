# mypy: ignore-errors
import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MT5_SUB_ENUM_EVENT_GROUP_TYPE(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    OrderProfit: _ClassVar[MT5_SUB_ENUM_EVENT_GROUP_TYPE]
    OrderUpdate: _ClassVar[MT5_SUB_ENUM_EVENT_GROUP_TYPE]

class SUB_ENUM_POSITION_TYPE(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUB_POSITION_TYPE_BUY: _ClassVar[SUB_ENUM_POSITION_TYPE]
    SUB_POSITION_TYPE_SELL: _ClassVar[SUB_ENUM_POSITION_TYPE]

class SUB_ENUM_POSITION_REASON(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUB_POSITION_REASON_CLIENT: _ClassVar[SUB_ENUM_POSITION_REASON]
    SUB_POSITION_REASON_MOBILE: _ClassVar[SUB_ENUM_POSITION_REASON]
    SUB_POSITION_REASON_WEB: _ClassVar[SUB_ENUM_POSITION_REASON]
    SUB_POSITION_REASON_EXPERT: _ClassVar[SUB_ENUM_POSITION_REASON]

class SUB_ENUM_ORDER_TYPE(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUB_ORDER_TYPE_BUY: _ClassVar[SUB_ENUM_ORDER_TYPE]
    SUB_ORDER_TYPE_SELL: _ClassVar[SUB_ENUM_ORDER_TYPE]
    SUB_ORDER_TYPE_BUY_LIMIT: _ClassVar[SUB_ENUM_ORDER_TYPE]
    SUB_ORDER_TYPE_SELL_LIMIT: _ClassVar[SUB_ENUM_ORDER_TYPE]
    SUB_ORDER_TYPE_BUY_STOP: _ClassVar[SUB_ENUM_ORDER_TYPE]
    SUB_ORDER_TYPE_SELL_STOP: _ClassVar[SUB_ENUM_ORDER_TYPE]
    SUB_ORDER_TYPE_BUY_STOP_LIMIT: _ClassVar[SUB_ENUM_ORDER_TYPE]
    SUB_ORDER_TYPE_SELL_STOP_LIMIT: _ClassVar[SUB_ENUM_ORDER_TYPE]
    SUB_ORDER_TYPE_CLOSE_BY: _ClassVar[SUB_ENUM_ORDER_TYPE]

class SUB_ENUM_ORDER_STATE(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUB_ORDER_STATE_STARTED: _ClassVar[SUB_ENUM_ORDER_STATE]
    SUB_ORDER_STATE_PLACED: _ClassVar[SUB_ENUM_ORDER_STATE]
    SUB_ORDER_STATE_CANCELED: _ClassVar[SUB_ENUM_ORDER_STATE]
    SUB_ORDER_STATE_PARTIAL: _ClassVar[SUB_ENUM_ORDER_STATE]
    SUB_ORDER_STATE_FILLED: _ClassVar[SUB_ENUM_ORDER_STATE]
    SUB_ORDER_STATE_REJECTED: _ClassVar[SUB_ENUM_ORDER_STATE]
    SUB_ORDER_STATE_EXPIRED: _ClassVar[SUB_ENUM_ORDER_STATE]
    SUB_ORDER_STATE_REQUEST_ADD: _ClassVar[SUB_ENUM_ORDER_STATE]
    SUB_ORDER_STATE_REQUEST_MODIFY: _ClassVar[SUB_ENUM_ORDER_STATE]
    SUB_ORDER_STATE_REQUEST_CANCEL: _ClassVar[SUB_ENUM_ORDER_STATE]

class SUB_ENUM_ORDER_TYPE_FILLING(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUB_ORDER_FILLING_FOK: _ClassVar[SUB_ENUM_ORDER_TYPE_FILLING]
    SUB_ORDER_FILLING_IOC: _ClassVar[SUB_ENUM_ORDER_TYPE_FILLING]
    SUB_ORDER_FILLING_BOC: _ClassVar[SUB_ENUM_ORDER_TYPE_FILLING]
    SUB_ORDER_FILLING_RETURN: _ClassVar[SUB_ENUM_ORDER_TYPE_FILLING]

class SUB_ENUM_ORDER_TYPE_TIME(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUB_ORDER_TIME_GTC: _ClassVar[SUB_ENUM_ORDER_TYPE_TIME]
    SUB_ORDER_TIME_DAY: _ClassVar[SUB_ENUM_ORDER_TYPE_TIME]
    SUB_ORDER_TIME_SPECIFIED: _ClassVar[SUB_ENUM_ORDER_TYPE_TIME]
    SUB_ORDER_TIME_SPECIFIED_DAY: _ClassVar[SUB_ENUM_ORDER_TYPE_TIME]

class SUB_ENUM_ORDER_REASON(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUB_ORDER_REASON_CLIENT: _ClassVar[SUB_ENUM_ORDER_REASON]
    SUB_ORDER_REASON_MOBILE: _ClassVar[SUB_ENUM_ORDER_REASON]
    SUB_ORDER_REASON_WEB: _ClassVar[SUB_ENUM_ORDER_REASON]
    SUB_ORDER_REASON_EXPERT: _ClassVar[SUB_ENUM_ORDER_REASON]
    SUB_ORDER_REASON_SL: _ClassVar[SUB_ENUM_ORDER_REASON]
    SUB_ORDER_REASON_TP: _ClassVar[SUB_ENUM_ORDER_REASON]
    SUB_ORDER_REASON_SO: _ClassVar[SUB_ENUM_ORDER_REASON]

class SUB_ENUM_DEAL_TYPE(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUB_DEAL_TYPE_BUY: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_SELL: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_BALANCE: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_CREDIT: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_CHARGE: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_CORRECTION: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_BONUS: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_COMMISSION: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_COMMISSION_DAILY: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_COMMISSION_MONTHLY: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_COMMISSION_AGENT_DAILY: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_COMMISSION_AGENT_MONTHLY: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_INTEREST: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_BUY_CANCELED: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TYPE_SELL_CANCELED: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_DIVIDEND: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_DIVIDEND_FRANKED: _ClassVar[SUB_ENUM_DEAL_TYPE]
    SUB_DEAL_TAX: _ClassVar[SUB_ENUM_DEAL_TYPE]

class SUB_ENUM_DEAL_ENTRY(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUB_DEAL_ENTRY_IN: _ClassVar[SUB_ENUM_DEAL_ENTRY]
    SUB_DEAL_ENTRY_OUT: _ClassVar[SUB_ENUM_DEAL_ENTRY]
    SUB_DEAL_ENTRY_INOUT: _ClassVar[SUB_ENUM_DEAL_ENTRY]
    SUB_DEAL_ENTRY_OUT_BY: _ClassVar[SUB_ENUM_DEAL_ENTRY]

class SUB_ENUM_DEAL_REASON(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUB_DEAL_REASON_CLIENT: _ClassVar[SUB_ENUM_DEAL_REASON]
    SUB_DEAL_REASON_MOBILE: _ClassVar[SUB_ENUM_DEAL_REASON]
    SUB_DEAL_REASON_WEB: _ClassVar[SUB_ENUM_DEAL_REASON]
    SUB_DEAL_REASON_EXPERT: _ClassVar[SUB_ENUM_DEAL_REASON]
    SUB_DEAL_REASON_SL: _ClassVar[SUB_ENUM_DEAL_REASON]
    SUB_DEAL_REASON_TP: _ClassVar[SUB_ENUM_DEAL_REASON]
    SUB_DEAL_REASON_SO: _ClassVar[SUB_ENUM_DEAL_REASON]
    SUB_DEAL_REASON_ROLLOVER: _ClassVar[SUB_ENUM_DEAL_REASON]
    SUB_DEAL_REASON_VMARGIN: _ClassVar[SUB_ENUM_DEAL_REASON]
    SUB_DEAL_REASON_SPLIT: _ClassVar[SUB_ENUM_DEAL_REASON]
    SUB_DEAL_REASON_CORPORATE_ACTION: _ClassVar[SUB_ENUM_DEAL_REASON]
OrderProfit: MT5_SUB_ENUM_EVENT_GROUP_TYPE
OrderUpdate: MT5_SUB_ENUM_EVENT_GROUP_TYPE
SUB_POSITION_TYPE_BUY: SUB_ENUM_POSITION_TYPE
SUB_POSITION_TYPE_SELL: SUB_ENUM_POSITION_TYPE
SUB_POSITION_REASON_CLIENT: SUB_ENUM_POSITION_REASON
SUB_POSITION_REASON_MOBILE: SUB_ENUM_POSITION_REASON
SUB_POSITION_REASON_WEB: SUB_ENUM_POSITION_REASON
SUB_POSITION_REASON_EXPERT: SUB_ENUM_POSITION_REASON
SUB_ORDER_TYPE_BUY: SUB_ENUM_ORDER_TYPE
SUB_ORDER_TYPE_SELL: SUB_ENUM_ORDER_TYPE
SUB_ORDER_TYPE_BUY_LIMIT: SUB_ENUM_ORDER_TYPE
SUB_ORDER_TYPE_SELL_LIMIT: SUB_ENUM_ORDER_TYPE
SUB_ORDER_TYPE_BUY_STOP: SUB_ENUM_ORDER_TYPE
SUB_ORDER_TYPE_SELL_STOP: SUB_ENUM_ORDER_TYPE
SUB_ORDER_TYPE_BUY_STOP_LIMIT: SUB_ENUM_ORDER_TYPE
SUB_ORDER_TYPE_SELL_STOP_LIMIT: SUB_ENUM_ORDER_TYPE
SUB_ORDER_TYPE_CLOSE_BY: SUB_ENUM_ORDER_TYPE
SUB_ORDER_STATE_STARTED: SUB_ENUM_ORDER_STATE
SUB_ORDER_STATE_PLACED: SUB_ENUM_ORDER_STATE
SUB_ORDER_STATE_CANCELED: SUB_ENUM_ORDER_STATE
SUB_ORDER_STATE_PARTIAL: SUB_ENUM_ORDER_STATE
SUB_ORDER_STATE_FILLED: SUB_ENUM_ORDER_STATE
SUB_ORDER_STATE_REJECTED: SUB_ENUM_ORDER_STATE
SUB_ORDER_STATE_EXPIRED: SUB_ENUM_ORDER_STATE
SUB_ORDER_STATE_REQUEST_ADD: SUB_ENUM_ORDER_STATE
SUB_ORDER_STATE_REQUEST_MODIFY: SUB_ENUM_ORDER_STATE
SUB_ORDER_STATE_REQUEST_CANCEL: SUB_ENUM_ORDER_STATE
SUB_ORDER_FILLING_FOK: SUB_ENUM_ORDER_TYPE_FILLING
SUB_ORDER_FILLING_IOC: SUB_ENUM_ORDER_TYPE_FILLING
SUB_ORDER_FILLING_BOC: SUB_ENUM_ORDER_TYPE_FILLING
SUB_ORDER_FILLING_RETURN: SUB_ENUM_ORDER_TYPE_FILLING
SUB_ORDER_TIME_GTC: SUB_ENUM_ORDER_TYPE_TIME
SUB_ORDER_TIME_DAY: SUB_ENUM_ORDER_TYPE_TIME
SUB_ORDER_TIME_SPECIFIED: SUB_ENUM_ORDER_TYPE_TIME
SUB_ORDER_TIME_SPECIFIED_DAY: SUB_ENUM_ORDER_TYPE_TIME
SUB_ORDER_REASON_CLIENT: SUB_ENUM_ORDER_REASON
SUB_ORDER_REASON_MOBILE: SUB_ENUM_ORDER_REASON
SUB_ORDER_REASON_WEB: SUB_ENUM_ORDER_REASON
SUB_ORDER_REASON_EXPERT: SUB_ENUM_ORDER_REASON
SUB_ORDER_REASON_SL: SUB_ENUM_ORDER_REASON
SUB_ORDER_REASON_TP: SUB_ENUM_ORDER_REASON
SUB_ORDER_REASON_SO: SUB_ENUM_ORDER_REASON
SUB_DEAL_TYPE_BUY: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_SELL: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_BALANCE: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_CREDIT: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_CHARGE: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_CORRECTION: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_BONUS: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_COMMISSION: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_COMMISSION_DAILY: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_COMMISSION_MONTHLY: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_COMMISSION_AGENT_DAILY: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_COMMISSION_AGENT_MONTHLY: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_INTEREST: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_BUY_CANCELED: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TYPE_SELL_CANCELED: SUB_ENUM_DEAL_TYPE
SUB_DEAL_DIVIDEND: SUB_ENUM_DEAL_TYPE
SUB_DEAL_DIVIDEND_FRANKED: SUB_ENUM_DEAL_TYPE
SUB_DEAL_TAX: SUB_ENUM_DEAL_TYPE
SUB_DEAL_ENTRY_IN: SUB_ENUM_DEAL_ENTRY
SUB_DEAL_ENTRY_OUT: SUB_ENUM_DEAL_ENTRY
SUB_DEAL_ENTRY_INOUT: SUB_ENUM_DEAL_ENTRY
SUB_DEAL_ENTRY_OUT_BY: SUB_ENUM_DEAL_ENTRY
SUB_DEAL_REASON_CLIENT: SUB_ENUM_DEAL_REASON
SUB_DEAL_REASON_MOBILE: SUB_ENUM_DEAL_REASON
SUB_DEAL_REASON_WEB: SUB_ENUM_DEAL_REASON
SUB_DEAL_REASON_EXPERT: SUB_ENUM_DEAL_REASON
SUB_DEAL_REASON_SL: SUB_ENUM_DEAL_REASON
SUB_DEAL_REASON_TP: SUB_ENUM_DEAL_REASON
SUB_DEAL_REASON_SO: SUB_ENUM_DEAL_REASON
SUB_DEAL_REASON_ROLLOVER: SUB_ENUM_DEAL_REASON
SUB_DEAL_REASON_VMARGIN: SUB_ENUM_DEAL_REASON
SUB_DEAL_REASON_SPLIT: SUB_ENUM_DEAL_REASON
SUB_DEAL_REASON_CORPORATE_ACTION: SUB_ENUM_DEAL_REASON

class OnEventAccountInfo(_message.Message):
    __slots__ = ("balance", "credit", "equity", "margin", "free_margin", "profit", "margin_level", "login")
    BALANCE_FIELD_NUMBER: _ClassVar[int]
    CREDIT_FIELD_NUMBER: _ClassVar[int]
    EQUITY_FIELD_NUMBER: _ClassVar[int]
    MARGIN_FIELD_NUMBER: _ClassVar[int]
    FREE_MARGIN_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    MARGIN_LEVEL_FIELD_NUMBER: _ClassVar[int]
    LOGIN_FIELD_NUMBER: _ClassVar[int]
    balance: float
    credit: float
    equity: float
    margin: float
    free_margin: float
    profit: float
    margin_level: float
    login: int
    def __init__(self, balance: _Optional[float] = ..., credit: _Optional[float] = ..., equity: _Optional[float] = ..., margin: _Optional[float] = ..., free_margin: _Optional[float] = ..., profit: _Optional[float] = ..., margin_level: _Optional[float] = ..., login: _Optional[int] = ...) -> None: ...

class OnTradePositionInfo(_message.Message):
    __slots__ = ("index", "ticket", "type", "position_time", "last_update_time", "price_open", "profit", "sl", "tp", "volume", "swap", "comment", "symbol", "magic", "price_current", "account_login", "reason", "from_pending_order", "position_time_utc", "last_update_time_utc")
    INDEX_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    POSITION_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    PRICE_OPEN_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    SL_FIELD_NUMBER: _ClassVar[int]
    TP_FIELD_NUMBER: _ClassVar[int]
    VOLUME_FIELD_NUMBER: _ClassVar[int]
    SWAP_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    MAGIC_FIELD_NUMBER: _ClassVar[int]
    PRICE_CURRENT_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_LOGIN_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    FROM_PENDING_ORDER_FIELD_NUMBER: _ClassVar[int]
    POSITION_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    LAST_UPDATE_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    index: int
    ticket: int
    type: SUB_ENUM_POSITION_TYPE
    position_time: _timestamp_pb2.Timestamp
    last_update_time: _timestamp_pb2.Timestamp
    price_open: float
    profit: float
    sl: float
    tp: float
    volume: float
    swap: float
    comment: str
    symbol: str
    magic: int
    price_current: float
    account_login: int
    reason: SUB_ENUM_POSITION_REASON
    from_pending_order: bool
    position_time_utc: _timestamp_pb2.Timestamp
    last_update_time_utc: _timestamp_pb2.Timestamp
    def __init__(self, index: _Optional[int] = ..., ticket: _Optional[int] = ..., type: _Optional[_Union[SUB_ENUM_POSITION_TYPE, str]] = ..., position_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., price_open: _Optional[float] = ..., profit: _Optional[float] = ..., sl: _Optional[float] = ..., tp: _Optional[float] = ..., volume: _Optional[float] = ..., swap: _Optional[float] = ..., comment: _Optional[str] = ..., symbol: _Optional[str] = ..., magic: _Optional[int] = ..., price_current: _Optional[float] = ..., account_login: _Optional[int] = ..., reason: _Optional[_Union[SUB_ENUM_POSITION_REASON, str]] = ..., from_pending_order: _Optional[bool] = ..., position_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_update_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OnTradePositionUpdate(_message.Message):
    __slots__ = ("previous_position", "current_position")
    PREVIOUS_POSITION_FIELD_NUMBER: _ClassVar[int]
    CURRENT_POSITION_FIELD_NUMBER: _ClassVar[int]
    previous_position: OnTradePositionInfo
    current_position: OnTradePositionInfo
    def __init__(self, previous_position: _Optional[_Union[OnTradePositionInfo, _Mapping]] = ..., current_position: _Optional[_Union[OnTradePositionInfo, _Mapping]] = ...) -> None: ...

class OnTradeHistoryDealInfo(_message.Message):
    __slots__ = ("index", "ticket", "order_ticket", "type", "deal_time", "entry", "deal_position_id", "commission", "fee", "price", "profit", "sl", "tp", "volume", "comment", "symbol", "swap", "reason", "magic", "account_login", "deal_time_utc")
    INDEX_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    ORDER_TICKET_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    DEAL_TIME_FIELD_NUMBER: _ClassVar[int]
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    DEAL_POSITION_ID_FIELD_NUMBER: _ClassVar[int]
    COMMISSION_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    SL_FIELD_NUMBER: _ClassVar[int]
    TP_FIELD_NUMBER: _ClassVar[int]
    VOLUME_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    SWAP_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    MAGIC_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_LOGIN_FIELD_NUMBER: _ClassVar[int]
    DEAL_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    index: int
    ticket: int
    order_ticket: int
    type: SUB_ENUM_DEAL_TYPE
    deal_time: _timestamp_pb2.Timestamp
    entry: SUB_ENUM_DEAL_ENTRY
    deal_position_id: int
    commission: float
    fee: float
    price: float
    profit: float
    sl: float
    tp: float
    volume: float
    comment: str
    symbol: str
    swap: float
    reason: SUB_ENUM_DEAL_REASON
    magic: int
    account_login: int
    deal_time_utc: _timestamp_pb2.Timestamp
    def __init__(self, index: _Optional[int] = ..., ticket: _Optional[int] = ..., order_ticket: _Optional[int] = ..., type: _Optional[_Union[SUB_ENUM_DEAL_TYPE, str]] = ..., deal_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., entry: _Optional[_Union[SUB_ENUM_DEAL_ENTRY, str]] = ..., deal_position_id: _Optional[int] = ..., commission: _Optional[float] = ..., fee: _Optional[float] = ..., price: _Optional[float] = ..., profit: _Optional[float] = ..., sl: _Optional[float] = ..., tp: _Optional[float] = ..., volume: _Optional[float] = ..., comment: _Optional[str] = ..., symbol: _Optional[str] = ..., swap: _Optional[float] = ..., reason: _Optional[_Union[SUB_ENUM_DEAL_REASON, str]] = ..., magic: _Optional[int] = ..., account_login: _Optional[int] = ..., deal_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OnTradeHistoryOrderInfo(_message.Message):
    __slots__ = ("index", "ticket", "state", "setup_time", "done_time", "time_expiration", "position_id", "type_time", "stop_loss", "take_profit", "stop_limit", "price_current", "price_open", "volume_current", "volume_initial", "magic", "position_by", "reason", "comment", "symbol", "time_expiration_seconds", "account_login", "order_type", "order_type_filling", "setup_time_utc", "done_time_utc", "time_expiration_utc", "time_expiration_seconds_utc")
    INDEX_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    SETUP_TIME_FIELD_NUMBER: _ClassVar[int]
    DONE_TIME_FIELD_NUMBER: _ClassVar[int]
    TIME_EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    POSITION_ID_FIELD_NUMBER: _ClassVar[int]
    TYPE_TIME_FIELD_NUMBER: _ClassVar[int]
    STOP_LOSS_FIELD_NUMBER: _ClassVar[int]
    TAKE_PROFIT_FIELD_NUMBER: _ClassVar[int]
    STOP_LIMIT_FIELD_NUMBER: _ClassVar[int]
    PRICE_CURRENT_FIELD_NUMBER: _ClassVar[int]
    PRICE_OPEN_FIELD_NUMBER: _ClassVar[int]
    VOLUME_CURRENT_FIELD_NUMBER: _ClassVar[int]
    VOLUME_INITIAL_FIELD_NUMBER: _ClassVar[int]
    MAGIC_FIELD_NUMBER: _ClassVar[int]
    POSITION_BY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    TIME_EXPIRATION_SECONDS_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_LOGIN_FIELD_NUMBER: _ClassVar[int]
    ORDER_TYPE_FIELD_NUMBER: _ClassVar[int]
    ORDER_TYPE_FILLING_FIELD_NUMBER: _ClassVar[int]
    SETUP_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    DONE_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    TIME_EXPIRATION_UTC_FIELD_NUMBER: _ClassVar[int]
    TIME_EXPIRATION_SECONDS_UTC_FIELD_NUMBER: _ClassVar[int]
    index: int
    ticket: int
    state: SUB_ENUM_ORDER_STATE
    setup_time: _timestamp_pb2.Timestamp
    done_time: _timestamp_pb2.Timestamp
    time_expiration: _timestamp_pb2.Timestamp
    position_id: int
    type_time: SUB_ENUM_ORDER_TYPE_TIME
    stop_loss: float
    take_profit: float
    stop_limit: float
    price_current: float
    price_open: float
    volume_current: float
    volume_initial: float
    magic: int
    position_by: int
    reason: SUB_ENUM_DEAL_REASON
    comment: str
    symbol: str
    time_expiration_seconds: int
    account_login: int
    order_type: SUB_ENUM_ORDER_TYPE
    order_type_filling: SUB_ENUM_ORDER_TYPE_FILLING
    setup_time_utc: _timestamp_pb2.Timestamp
    done_time_utc: _timestamp_pb2.Timestamp
    time_expiration_utc: _timestamp_pb2.Timestamp
    time_expiration_seconds_utc: int
    def __init__(self, index: _Optional[int] = ..., ticket: _Optional[int] = ..., state: _Optional[_Union[SUB_ENUM_ORDER_STATE, str]] = ..., setup_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., done_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_expiration: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., position_id: _Optional[int] = ..., type_time: _Optional[_Union[SUB_ENUM_ORDER_TYPE_TIME, str]] = ..., stop_loss: _Optional[float] = ..., take_profit: _Optional[float] = ..., stop_limit: _Optional[float] = ..., price_current: _Optional[float] = ..., price_open: _Optional[float] = ..., volume_current: _Optional[float] = ..., volume_initial: _Optional[float] = ..., magic: _Optional[int] = ..., position_by: _Optional[int] = ..., reason: _Optional[_Union[SUB_ENUM_DEAL_REASON, str]] = ..., comment: _Optional[str] = ..., symbol: _Optional[str] = ..., time_expiration_seconds: _Optional[int] = ..., account_login: _Optional[int] = ..., order_type: _Optional[_Union[SUB_ENUM_ORDER_TYPE, str]] = ..., order_type_filling: _Optional[_Union[SUB_ENUM_ORDER_TYPE_FILLING, str]] = ..., setup_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., done_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_expiration_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_expiration_seconds_utc: _Optional[int] = ...) -> None: ...

class OnTradeOrderInfo(_message.Message):
    __slots__ = ("index", "ticket", "state", "setup_time_msc", "stop_loss", "take_profit", "stop_limit", "price_current", "time_expiration", "time_type", "comment", "symbol", "magic", "price_open", "setup_time", "time_expiration_seconds", "volume_current", "volume_initial", "account_login", "order_type", "order_type_filling", "order_reason", "position_id", "position_by_id", "setup_time_msc_utc", "time_expiration_utc", "setup_time_utc", "time_expiration_seconds_utc")
    INDEX_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    SETUP_TIME_MSC_FIELD_NUMBER: _ClassVar[int]
    STOP_LOSS_FIELD_NUMBER: _ClassVar[int]
    TAKE_PROFIT_FIELD_NUMBER: _ClassVar[int]
    STOP_LIMIT_FIELD_NUMBER: _ClassVar[int]
    PRICE_CURRENT_FIELD_NUMBER: _ClassVar[int]
    TIME_EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    TIME_TYPE_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    MAGIC_FIELD_NUMBER: _ClassVar[int]
    PRICE_OPEN_FIELD_NUMBER: _ClassVar[int]
    SETUP_TIME_FIELD_NUMBER: _ClassVar[int]
    TIME_EXPIRATION_SECONDS_FIELD_NUMBER: _ClassVar[int]
    VOLUME_CURRENT_FIELD_NUMBER: _ClassVar[int]
    VOLUME_INITIAL_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_LOGIN_FIELD_NUMBER: _ClassVar[int]
    ORDER_TYPE_FIELD_NUMBER: _ClassVar[int]
    ORDER_TYPE_FILLING_FIELD_NUMBER: _ClassVar[int]
    ORDER_REASON_FIELD_NUMBER: _ClassVar[int]
    POSITION_ID_FIELD_NUMBER: _ClassVar[int]
    POSITION_BY_ID_FIELD_NUMBER: _ClassVar[int]
    SETUP_TIME_MSC_UTC_FIELD_NUMBER: _ClassVar[int]
    TIME_EXPIRATION_UTC_FIELD_NUMBER: _ClassVar[int]
    SETUP_TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    TIME_EXPIRATION_SECONDS_UTC_FIELD_NUMBER: _ClassVar[int]
    index: int
    ticket: int
    state: SUB_ENUM_ORDER_STATE
    setup_time_msc: int
    stop_loss: float
    take_profit: float
    stop_limit: float
    price_current: float
    time_expiration: _timestamp_pb2.Timestamp
    time_type: SUB_ENUM_ORDER_TYPE_TIME
    comment: str
    symbol: str
    magic: int
    price_open: float
    setup_time: _timestamp_pb2.Timestamp
    time_expiration_seconds: int
    volume_current: float
    volume_initial: float
    account_login: int
    order_type: SUB_ENUM_ORDER_TYPE
    order_type_filling: SUB_ENUM_ORDER_TYPE_FILLING
    order_reason: SUB_ENUM_ORDER_REASON
    position_id: int
    position_by_id: int
    setup_time_msc_utc: int
    time_expiration_utc: _timestamp_pb2.Timestamp
    setup_time_utc: _timestamp_pb2.Timestamp
    time_expiration_seconds_utc: int
    def __init__(self, index: _Optional[int] = ..., ticket: _Optional[int] = ..., state: _Optional[_Union[SUB_ENUM_ORDER_STATE, str]] = ..., setup_time_msc: _Optional[int] = ..., stop_loss: _Optional[float] = ..., take_profit: _Optional[float] = ..., stop_limit: _Optional[float] = ..., price_current: _Optional[float] = ..., time_expiration: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_type: _Optional[_Union[SUB_ENUM_ORDER_TYPE_TIME, str]] = ..., comment: _Optional[str] = ..., symbol: _Optional[str] = ..., magic: _Optional[int] = ..., price_open: _Optional[float] = ..., setup_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_expiration_seconds: _Optional[int] = ..., volume_current: _Optional[float] = ..., volume_initial: _Optional[float] = ..., account_login: _Optional[int] = ..., order_type: _Optional[_Union[SUB_ENUM_ORDER_TYPE, str]] = ..., order_type_filling: _Optional[_Union[SUB_ENUM_ORDER_TYPE_FILLING, str]] = ..., order_reason: _Optional[_Union[SUB_ENUM_ORDER_REASON, str]] = ..., position_id: _Optional[int] = ..., position_by_id: _Optional[int] = ..., setup_time_msc_utc: _Optional[int] = ..., time_expiration_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., setup_time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_expiration_seconds_utc: _Optional[int] = ...) -> None: ...

class OnTradeOrderStateChange(_message.Message):
    __slots__ = ("previous_order", "current_order")
    PREVIOUS_ORDER_FIELD_NUMBER: _ClassVar[int]
    CURRENT_ORDER_FIELD_NUMBER: _ClassVar[int]
    previous_order: OnTradeOrderInfo
    current_order: OnTradeOrderInfo
    def __init__(self, previous_order: _Optional[_Union[OnTradeOrderInfo, _Mapping]] = ..., current_order: _Optional[_Union[OnTradeOrderInfo, _Mapping]] = ...) -> None: ...

class OnTradeHistoryDealUpdate(_message.Message):
    __slots__ = ("previous_history_deal", "current_history_deal")
    PREVIOUS_HISTORY_DEAL_FIELD_NUMBER: _ClassVar[int]
    CURRENT_HISTORY_DEAL_FIELD_NUMBER: _ClassVar[int]
    previous_history_deal: OnTradeHistoryDealInfo
    current_history_deal: OnTradeHistoryDealInfo
    def __init__(self, previous_history_deal: _Optional[_Union[OnTradeHistoryDealInfo, _Mapping]] = ..., current_history_deal: _Optional[_Union[OnTradeHistoryDealInfo, _Mapping]] = ...) -> None: ...

class OnTradeHistoryOrderUpdate(_message.Message):
    __slots__ = ("previous_history_order", "current_history_order")
    PREVIOUS_HISTORY_ORDER_FIELD_NUMBER: _ClassVar[int]
    CURRENT_HISTORY_ORDER_FIELD_NUMBER: _ClassVar[int]
    previous_history_order: OnTradeHistoryOrderInfo
    current_history_order: OnTradeHistoryOrderInfo
    def __init__(self, previous_history_order: _Optional[_Union[OnTradeHistoryOrderInfo, _Mapping]] = ..., current_history_order: _Optional[_Union[OnTradeHistoryOrderInfo, _Mapping]] = ...) -> None: ...
