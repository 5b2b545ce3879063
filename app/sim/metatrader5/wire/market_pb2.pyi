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

class AH_SYMBOL_PARAMS_MANY_SORT_TYPE(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AH_PARAMS_MANY_SORT_TYPE_SYMBOL_NAME_ASC: _ClassVar[AH_SYMBOL_PARAMS_MANY_SORT_TYPE]
    AH_PARAMS_MANY_SORT_TYPE_SYMBOL_NAME_DESC: _ClassVar[AH_SYMBOL_PARAMS_MANY_SORT_TYPE]
    AH_PARAMS_MANY_SORT_TYPE_MQL_INDEX_ASC: _ClassVar[AH_SYMBOL_PARAMS_MANY_SORT_TYPE]
    AH_PARAMS_MANY_SORT_TYPE_MQL_INDEX_DESC: _ClassVar[AH_SYMBOL_PARAMS_MANY_SORT_TYPE]

class SymbolInfoDoubleProperty(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SYMBOL_BID: _ClassVar[SymbolInfoDoubleProperty]
    SYMBOL_ASK: _ClassVar[SymbolInfoDoubleProperty]
    SYMBOL_LAST: _ClassVar[SymbolInfoDoubleProperty]
    SYMBOL_POINT: _ClassVar[SymbolInfoDoubleProperty]
    SYMBOL_TRADE_TICK_VALUE: _ClassVar[SymbolInfoDoubleProperty]
    SYMBOL_TRADE_TICK_SIZE: _ClassVar[SymbolInfoDoubleProperty]
    SYMBOL_TRADE_CONTRACT_SIZE: _ClassVar[SymbolInfoDoubleProperty]
    SYMBOL_VOLUME_MIN: _ClassVar[SymbolInfoDoubleProperty]
    SYMBOL_VOLUME_MAX: _ClassVar[SymbolInfoDoubleProperty]
    SYMBOL_VOLUME_STEP: _ClassVar[SymbolInfoDoubleProperty]

class SymbolInfoIntegerProperty(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SYMBOL_PROPERTY_NONE: _ClassVar[SymbolInfoIntegerProperty]
    SYMBOL_EXIST: _ClassVar[SymbolInfoIntegerProperty]
    SYMBOL_SELECT: _ClassVar[SymbolInfoIntegerProperty]
    SYMBOL_DIGITS: _ClassVar[SymbolInfoIntegerProperty]
    SYMBOL_SPREAD: _ClassVar[SymbolInfoIntegerProperty]
    SYMBOL_TRADE_MODE: _ClassVar[SymbolInfoIntegerProperty]
    SYMBOL_TRADE_STOPS_LEVEL: _ClassVar[SymbolInfoIntegerProperty]
    SYMBOL_TRADE_FREEZE_LEVEL: _ClassVar[SymbolInfoIntegerProperty]
    SYMBOL_TRADE_EXEMODE: _ClassVar[SymbolInfoIntegerProperty]
    SYMBOL_FILLING_MODE: _ClassVar[SymbolInfoIntegerProperty]
AH_PARAMS_MANY_SORT_TYPE_SYMBOL_NAME_ASC: AH_SYMBOL_PARAMS_MANY_SORT_TYPE
AH_PARAMS_MANY_SORT_TYPE_SYMBOL_NAME_DESC: AH_SYMBOL_PARAMS_MANY_SORT_TYPE
AH_PARAMS_MANY_SORT_TYPE_MQL_INDEX_ASC: AH_SYMBOL_PARAMS_MANY_SORT_TYPE
AH_PARAMS_MANY_SORT_TYPE_MQL_INDEX_DESC: AH_SYMBOL_PARAMS_MANY_SORT_TYPE
SYMBOL_BID: SymbolInfoDoubleProperty
SYMBOL_ASK: SymbolInfoDoubleProperty
SYMBOL_LAST: SymbolInfoDoubleProperty
SYMBOL_POINT: SymbolInfoDoubleProperty
SYMBOL_TRADE_TICK_VALUE: SymbolInfoDoubleProperty
SYMBOL_TRADE_TICK_SIZE: SymbolInfoDoubleProperty
SYMBOL_TRADE_CONTRACT_SIZE: SymbolInfoDoubleProperty
SYMBOL_VOLUME_MIN: SymbolInfoDoubleProperty
SYMBOL_VOLUME_MAX: SymbolInfoDoubleProperty
SYMBOL_VOLUME_STEP: SymbolInfoDoubleProperty
SYMBOL_PROPERTY_NONE: SymbolInfoIntegerProperty
SYMBOL_EXIST: SymbolInfoIntegerProperty
SYMBOL_SELECT: SymbolInfoIntegerProperty
SYMBOL_DIGITS: SymbolInfoIntegerProperty
SYMBOL_SPREAD: SymbolInfoIntegerProperty
SYMBOL_TRADE_MODE: SymbolInfoIntegerProperty
SYMBOL_TRADE_STOPS_LEVEL: SymbolInfoIntegerProperty
SYMBOL_TRADE_FREEZE_LEVEL: SymbolInfoIntegerProperty
SYMBOL_TRADE_EXEMODE: SymbolInfoIntegerProperty
SYMBOL_FILLING_MODE: SymbolInfoIntegerProperty

class SymbolParamsManyRequest(_message.Message):
    __slots__ = ("symbol_name", "sort_type", "page_number", "items_per_page")
    SYMBOL_NAME_FIELD_NUMBER: _ClassVar[int]
    SORT_TYPE_FIELD_NUMBER: _ClassVar[int]
    PAGE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEMS_PER_PAGE_FIELD_NUMBER: _ClassVar[int]
    symbol_name: str
    sort_type: AH_SYMBOL_PARAMS_MANY_SORT_TYPE
    page_number: int
    items_per_page: int
    def __init__(self, symbol_name: _Optional[str] = ..., sort_type: _Optional[_Union[AH_SYMBOL_PARAMS_MANY_SORT_TYPE, str]] = ..., page_number: _Optional[int] = ..., items_per_page: _Optional[int] = ...) -> None: ...

class SymbolParamsManyReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: SymbolParamsManyData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[SymbolParamsManyData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class SymbolParamsManyData(_message.Message):
    __slots__ = ("symbol_infos", "symbols_total", "page_number", "items_per_page")
    SYMBOL_INFOS_FIELD_NUMBER: _ClassVar[int]
    SYMBOLS_TOTAL_FIELD_NUMBER: _ClassVar[int]
    PAGE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEMS_PER_PAGE_FIELD_NUMBER: _ClassVar[int]
    symbol_infos: _containers.RepeatedCompositeFieldContainer[SymbolParameters]
    symbols_total: int
    page_number: int
    items_per_page: int
    def __init__(self, symbol_infos: _Optional[_Iterable[_Union[SymbolParameters, _Mapping]]] = ..., symbols_total: _Optional[int] = ..., page_number: _Optional[int] = ..., items_per_page: _Optional[int] = ...) -> None: ...

class SymbolParameters(_message.Message):
    __slots__ = ("name", "bid", "ask", "last", "point", "trade_tick_value", "trade_tick_size", "trade_contract_size", "volume_min", "volume_max", "volume_step", "volume_limit", "exist", "select", "visible", "time", "digits", "spread", "trade_mode", "trade_stops_level", "trade_freeze_level", "trade_exe_mode", "filling_mode", "currency_base", "currency_profit", "currency_margin", "sym_description", "time_utc")
    NAME_FIELD_NUMBER: _ClassVar[int]
    BID_FIELD_NUMBER: _ClassVar[int]
    ASK_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    POINT_FIELD_NUMBER: _ClassVar[int]
    TRADE_TICK_VALUE_FIELD_NUMBER: _ClassVar[int]
    TRADE_TICK_SIZE_FIELD_NUMBER: _ClassVar[int]
    TRADE_CONTRACT_SIZE_FIELD_NUMBER: _ClassVar[int]
    VOLUME_MIN_FIELD_NUMBER: _ClassVar[int]
    VOLUME_MAX_FIELD_NUMBER: _ClassVar[int]
    VOLUME_STEP_FIELD_NUMBER: _ClassVar[int]
    VOLUME_LIMIT_FIELD_NUMBER: _ClassVar[int]
    EXIST_FIELD_NUMBER: _ClassVar[int]
    SELECT_FIELD_NUMBER: _ClassVar[int]
    VISIBLE_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    DIGITS_FIELD_NUMBER: _ClassVar[int]
    SPREAD_FIELD_NUMBER: _ClassVar[int]
    TRADE_MODE_FIELD_NUMBER: _ClassVar[int]
    TRADE_STOPS_LEVEL_FIELD_NUMBER: _ClassVar[int]
    TRADE_FREEZE_LEVEL_FIELD_NUMBER: _ClassVar[int]
    TRADE_EXE_MODE_FIELD_NUMBER: _ClassVar[int]
    FILLING_MODE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_BASE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_PROFIT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_MARGIN_FIELD_NUMBER: _ClassVar[int]
    SYM_DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    name: str
    bid: float
    ask: float
    last: float
    point: float
    trade_tick_value: float
    trade_tick_size: float
    trade_contract_size: float
    volume_min: float
    volume_max: float
    volume_step: float
    volume_limit: float
    exist: bool
    select: bool
    visible: bool
    time: _timestamp_pb2.Timestamp
    digits: int
    spread: int
    trade_mode: _enums_pb2.BMT5_ENUM_SYMBOL_TRADE_MODE
    trade_stops_level: int
    trade_freeze_level: int
    trade_exe_mode: _enums_pb2.BMT5_ENUM_SYMBOL_TRADE_EXECUTION
    filling_mode: _containers.RepeatedScalarFieldContainer[_enums_pb2.BMT5_ENUM_ORDER_TYPE_FILLING]
    currency_base: str
    currency_profit: str
    currency_margin: str
    sym_description: str
    time_utc: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., bid: _Optional[float] = ..., ask: _Optional[float] = ..., last: _Optional[float] = ..., point: _Optional[float] = ..., trade_tick_value: _Optional[float] = ..., trade_tick_size: _Optional[float] = ..., trade_contract_size: _Optional[float] = ..., volume_min: _Optional[float] = ..., volume_max: _Optional[float] = ..., volume_step: _Optional[float] = ..., volume_limit: _Optional[float] = ..., exist: _Optional[bool] = ..., select: _Optional[bool] = ..., visible: _Optional[bool] = ..., time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., digits: _Optional[int] = ..., spread: _Optional[int] = ..., trade_mode: _Optional[_Union[_enums_pb2.BMT5_ENUM_SYMBOL_TRADE_MODE, str]] = ..., trade_stops_level: _Optional[int] = ..., trade_freeze_level: _Optional[int] = ..., trade_exe_mode: _Optional[_Union[_enums_pb2.BMT5_ENUM_SYMBOL_TRADE_EXECUTION, str]] = ..., filling_mode: _Optional[_Iterable[_Union[_enums_pb2.BMT5_ENUM_ORDER_TYPE_FILLING, str]]] = ..., currency_base: _Optional[str] = ..., currency_profit: _Optional[str] = ..., currency_margin: _Optional[str] = ..., sym_description: _Optional[str] = ..., time_utc: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class TickValueWithSizeRequest(_message.Message):
    __slots__ = ("symbol_names",)
    SYMBOL_NAMES_FIELD_NUMBER: _ClassVar[int]
    symbol_names: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, symbol_names: _Optional[_Iterable[str]] = ...) -> None: ...

class TickValueWithSizeReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: TickValueWithSizeData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[TickValueWithSizeData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class TickValueWithSizeData(_message.Message):
    __slots__ = ("symbol_tick_size_infos",)
    SYMBOL_TICK_SIZE_INFOS_FIELD_NUMBER: _ClassVar[int]
    symbol_tick_size_infos: _containers.RepeatedCompositeFieldContainer[TickSizeSymbol]
    def __init__(self, symbol_tick_size_infos: _Optional[_Iterable[_Union[TickSizeSymbol, _Mapping]]] = ...) -> None: ...

class TickSizeSymbol(_message.Message):
    __slots__ = ("Index", "Name", "TradeTickValue", "TradeTickValueProfit", "TradeTickValueLoss", "TradeTickSize", "TradeContractSize")
    INDEX_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    TRADETICKVALUE_FIELD_NUMBER: _ClassVar[int]
    TRADETICKVALUEPROFIT_FIELD_NUMBER: _ClassVar[int]
    TRADETICKVALUELOSS_FIELD_NUMBER: _ClassVar[int]
    TRADETICKSIZE_FIELD_NUMBER: _ClassVar[int]
    TRADECONTRACTSIZE_FIELD_NUMBER: _ClassVar[int]
    Index: int
    Name: str
    TradeTickValue: float
    TradeTickValueProfit: float
    TradeTickValueLoss: float
    TradeTickSize: float
    TradeContractSize: float
    def __init__(self, Index: _Optional[int] = ..., Name: _Optional[str] = ..., TradeTickValue: _Optional[float] = ..., TradeTickValueProfit: _Optional[float] = ..., TradeTickValueLoss: _Optional[float] = ..., TradeTickSize: _Optional[float] = ..., TradeContractSize: _Optional[float] = ...) -> None: ...

class SymbolInfoTickRequest(_message.Message):
    __slots__ = ("symbol",)
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    symbol: str
    def __init__(self, symbol: _Optional[str] = ...) -> None: ...

class SymbolInfoTickRequestReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: MrpcMqlTick
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[MrpcMqlTick, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class MrpcMqlTick(_message.Message):
    __slots__ = ("time", "bid", "ask", "last", "volume", "time_msc", "flags", "volume_real", "time_utc", "time_msc_utc")
    TIME_FIELD_NUMBER: _ClassVar[int]
    BID_FIELD_NUMBER: _ClassVar[int]
    ASK_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    VOLUME_FIELD_NUMBER: _ClassVar[int]
    TIME_MSC_FIELD_NUMBER: _ClassVar[int]
    FLAGS_FIELD_NUMBER: _ClassVar[int]
    VOLUME_REAL_FIELD_NUMBER: _ClassVar[int]
    TIME_UTC_FIELD_NUMBER: _ClassVar[int]
    TIME_MSC_UTC_FIELD_NUMBER: _ClassVar[int]
    time: int
    bid: float
    ask: float
    last: float
    volume: int
    time_msc: int
    flags: int
    volume_real: float
    time_utc: int
    time_msc_utc: int
    def __init__(self, time: _Optional[int] = ..., bid: _Optional[float] = ..., ask: _Optional[float] = ..., last: _Optional[float] = ..., volume: _Optional[int] = ..., time_msc: _Optional[int] = ..., flags: _Optional[int] = ..., volume_real: _Optional[float] = ..., time_utc: _Optional[int] = ..., time_msc_utc: _Optional[int] = ...) -> None: ...

class SymbolInfoDoubleRequest(_message.Message):
    __slots__ = ("symbol", "type")
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    symbol: str
    type: SymbolInfoDoubleProperty
    def __init__(self, symbol: _Optional[str] = ..., type: _Optional[_Union[SymbolInfoDoubleProperty, str]] = ...) -> None: ...

class SymbolInfoDoubleReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: SymbolInfoDoubleData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[SymbolInfoDoubleData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class SymbolInfoDoubleData(_message.Message):
    __slots__ = ("value",)
    VALUE_FIELD_NUMBER: _ClassVar[int]
    value: float
    def __init__(self, value: _Optional[float] = ...) -> None: ...

class SymbolInfoIntegerRequest(_message.Message):
    __slots__ = ("symbol", "type")
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    symbol: str
    type: SymbolInfoIntegerProperty
    def __init__(self, symbol: _Optional[str] = ..., type: _Optional[_Union[SymbolInfoIntegerProperty, str]] = ...) -> None: ...

class SymbolInfoIntegerReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: SymbolInfoIntegerData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[SymbolInfoIntegerData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class SymbolInfoIntegerData(_message.Message):
    __slots__ = ("value", "value_utc")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    VALUE_UTC_FIELD_NUMBER: _ClassVar[int]
    value: int
    value_utc: int
    def __init__(self, value: _Optional[int] = ..., value_utc: _Optional[int] = ...) -> None: ...

class SymbolSelectRequest(_message.Message):
    __slots__ = ("symbol", "select")
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    SELECT_FIELD_NUMBER: _ClassVar[int]
    symbol: str
    select: bool
    def __init__(self, symbol: _Optional[str] = ..., select: _Optional[bool] = ...) -> None: ...

class SymbolSelectReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: SymbolSelectData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[SymbolSelectData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class SymbolSelectData(_message.Message):
    __slots__ = ("success",)
    SUCCESS_FIELD_NUMBER: _ClassVar[int]
    success: bool
    def __init__(self, success: _Optional[bool] = ...) -> None: ...

class SymbolExistRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class SymbolExistReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: SymbolExistData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[SymbolExistData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class SymbolExistData(_message.Message):
    __slots__ = ("exists", "is_custom")
    EXISTS_FIELD_NUMBER: _ClassVar[int]
    IS_CUSTOM_FIELD_NUMBER: _ClassVar[int]
    exists: bool
    is_custom: bool
    def __init__(self, exists: _Optional[bool] = ..., is_custom: _Optional[bool] = ...) -> None: ...
