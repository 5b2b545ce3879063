# mypy: ignore-errors
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ErrorType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    UNDEFINED: _ClassVar[ErrorType]
    MRPC: _ClassVar[ErrorType]
    MRPC_VALIDATION: _ClassVar[ErrorType]
    MRPC_TIMEOUT: _ClassVar[ErrorType]
    TERMINAL_API_TIMEOUT: _ClassVar[ErrorType]
    TERMINAL_API_GET_PARAMS: _ClassVar[ErrorType]
    TERMINAL_API_SET_RESULT: _ClassVar[ErrorType]
    TERMINAL_API_UNEXPECTED: _ClassVar[ErrorType]
    MQL_EXECUTION: _ClassVar[ErrorType]
    MQL_CUSTOM_EXECUTION: _ClassVar[ErrorType]
    MQL_TRADE_EXECUTION: _ClassVar[ErrorType]

class MqlErrorCode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MQL_NO_ERROR: _ClassVar[MqlErrorCode]
    ERR_FUNCTION_NOT_ALLOWED: _ClassVar[MqlErrorCode]
    ERR_MARKET_UNKNOWN_SYMBOL: _ClassVar[MqlErrorCode]
    ERR_MARKET_NOT_SELECTED: _ClassVar[MqlErrorCode]
    ERR_ACCOUNT_WRONG_PROPERTY: _ClassVar[MqlErrorCode]
    ERR_TRADE_DISABLED: _ClassVar[MqlErrorCode]
    ERR_TRADE_POSITION_NOT_FOUND: _ClassVar[MqlErrorCode]
    ERR_TRADE_ORDER_NOT_FOUND: _ClassVar[MqlErrorCode]
    ERR_TRADE_DEAL_NOT_FOUND: _ClassVar[MqlErrorCode]
    ERR_TRADE_SEND_FAILED: _ClassVar[MqlErrorCode]

class MqlErrorTradeCode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TRADE_RETCODE_SUCCESS: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_REQUOTE: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_REJECT: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_CANCEL: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_PLACED: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_DONE: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_DONE_PARTIAL: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_ERROR: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_TIMEOUT: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_INVALID: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_INVALID_VOLUME: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_INVALID_PRICE: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_INVALID_STOPS: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_TRADE_DISABLED: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_MARKET_CLOSED: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_NO_MONEY: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_PRICE_CHANGED: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_PRICE_OFF: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_INVALID_EXPIRATION: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_ORDER_CHANGED: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_TOO_MANY_REQUESTS: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_NO_CHANGES: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_SERVER_DISABLES_AT: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_CLIENT_DISABLES_AT: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_LOCKED: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_FROZEN: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_INVALID_FILL: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_CONNECTION: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_ONLY_REAL: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_LIMIT_ORDERS: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_LIMIT_VOLUME: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_INVALID_ORDER: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_POSITION_CLOSED: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_INVALID_CLOSE_VOLUME: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_CLOSE_ORDER_EXIST: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_LIMIT_POSITIONS: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_REJECT_CANCEL: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_LONG_ONLY: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_SHORT_ONLY: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_CLOSE_ONLY: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_FIFO_CLOSE: _ClassVar[MqlErrorTradeCode]
    TRADE_RETCODE_HEDGE_PROHIBITED: _ClassVar[MqlErrorTradeCode]
UNDEFINED: ErrorType
MRPC: ErrorType
MRPC_VALIDATION: ErrorType
MRPC_TIMEOUT: ErrorType
TERMINAL_API_TIMEOUT: ErrorType
TERMINAL_API_GET_PARAMS: ErrorType
TERMINAL_API_SET_RESULT: ErrorType
TERMINAL_API_UNEXPECTED: ErrorType
MQL_EXECUTION: ErrorType
MQL_CUSTOM_EXECUTION: ErrorType
MQL_TRADE_EXECUTION: ErrorType
MQL_NO_ERROR: MqlErrorCode
ERR_FUNCTION_NOT_ALLOWED: MqlErrorCode
ERR_MARKET_UNKNOWN_SYMBOL: MqlErrorCode
ERR_MARKET_NOT_SELECTED: MqlErrorCode
ERR_ACCOUNT_WRONG_PROPERTY: MqlErrorCode
ERR_TRADE_DISABLED: MqlErrorCode
ERR_TRADE_POSITION_NOT_FOUND: MqlErrorCode
ERR_TRADE_ORDER_NOT_FOUND: MqlErrorCode
ERR_TRADE_DEAL_NOT_FOUND: MqlErrorCode
ERR_TRADE_SEND_FAILED: MqlErrorCode
TRADE_RETCODE_SUCCESS: MqlErrorTradeCode
TRADE_RETCODE_REQUOTE: MqlErrorTradeCode
TRADE_RETCODE_REJECT: MqlErrorTradeCode
TRADE_RETCODE_CANCEL: MqlErrorTradeCode
TRADE_RETCODE_PLACED: MqlErrorTradeCode
TRADE_RETCODE_DONE: MqlErrorTradeCode
TRADE_RETCODE_DONE_PARTIAL: MqlErrorTradeCode
TRADE_RETCODE_ERROR: MqlErrorTradeCode
TRADE_RETCODE_TIMEOUT: MqlErrorTradeCode
TRADE_RETCODE_INVALID: MqlErrorTradeCode
TRADE_RETCODE_INVALID_VOLUME: MqlErrorTradeCode
TRADE_RETCODE_INVALID_PRICE: MqlErrorTradeCode
TRADE_RETCODE_INVALID_STOPS: MqlErrorTradeCode
TRADE_RETCODE_TRADE_DISABLED: MqlErrorTradeCode
TRADE_RETCODE_MARKET_CLOSED: MqlErrorTradeCode
TRADE_RETCODE_NO_MONEY: MqlErrorTradeCode
TRADE_RETCODE_PRICE_CHANGED: MqlErrorTradeCode
TRADE_RETCODE_PRICE_OFF: MqlErrorTradeCode
TRADE_RETCODE_INVALID_EXPIRATION: MqlErrorTradeCode
TRADE_RETCODE_ORDER_CHANGED: MqlErrorTradeCode
TRADE_RETCODE_TOO_MANY_REQUESTS: MqlErrorTradeCode
TRADE_RETCODE_NO_CHANGES: MqlErrorTradeCode
TRADE_RETCODE_SERVER_DISABLES_AT: MqlErrorTradeCode
TRADE_RETCODE_CLIENT_DISABLES_AT: MqlErrorTradeCode
TRADE_RETCODE_LOCKED: MqlErrorTradeCode
TRADE_RETCODE_FROZEN: MqlErrorTradeCode
TRADE_RETCODE_INVALID_FILL: MqlErrorTradeCode
TRADE_RETCODE_CONNECTION: MqlErrorTradeCode
TRADE_RETCODE_ONLY_REAL: MqlErrorTradeCode
TRADE_RETCODE_LIMIT_ORDERS: MqlErrorTradeCode
TRADE_RETCODE_LIMIT_VOLUME: MqlErrorTradeCode
TRADE_RETCODE_INVALID_ORDER: MqlErrorTradeCode
TRADE_RETCODE_POSITION_CLOSED: MqlErrorTradeCode
TRADE_RETCODE_INVALID_CLOSE_VOLUME: MqlErrorTradeCode
TRADE_RETCODE_CLOSE_ORDER_EXIST: MqlErrorTradeCode
TRADE_RETCODE_LIMIT_POSITIONS: MqlErrorTradeCode
TRADE_RETCODE_REJECT_CANCEL: MqlErrorTradeCode
TRADE_RETCODE_LONG_ONLY: MqlErrorTradeCode
TRADE_RETCODE_SHORT_ONLY: MqlErrorTradeCode
TRADE_RETCODE_CLOSE_ONLY: MqlErrorTradeCode
TRADE_RETCODE_FIFO_CLOSE: MqlErrorTradeCode
TRADE_RETCODE_HEDGE_PROHIBITED: MqlErrorTradeCode

class Error(_message.Message):
    __slots__ = ("type", "error_code", "error_message", "mql_error_code", "mql_error_int_code", "mql_error_description", "mql_error_trade_code", "mql_error_trade_int_code", "mql_error_trade_description", "stack_trace", "command_type_name", "commandId", "properties")
    TYPE_FIELD_NUMBER: _ClassVar[int]
    ERROR_CODE_FIELD_NUMBER: _ClassVar[int]
    ERROR_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    MQL_ERROR_CODE_FIELD_NUMBER: _ClassVar[int]
    MQL_ERROR_INT_CODE_FIELD_NUMBER: _ClassVar[int]
    MQL_ERROR_DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    MQL_ERROR_TRADE_CODE_FIELD_NUMBER: _ClassVar[int]
    MQL_ERROR_TRADE_INT_CODE_FIELD_NUMBER: _ClassVar[int]
    MQL_ERROR_TRADE_DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    STACK_TRACE_FIELD_NUMBER: _ClassVar[int]
    COMMAND_TYPE_NAME_FIELD_NUMBER: _ClassVar[int]
    COMMANDID_FIELD_NUMBER: _ClassVar[int]
    PROPERTIES_FIELD_NUMBER: _ClassVar[int]
    type: ErrorType
    error_code: str
    error_message: str
    mql_error_code: MqlErrorCode
    mql_error_int_code: int
    mql_error_description: str
    mql_error_trade_code: MqlErrorTradeCode
    mql_error_trade_int_code: int
    mql_error_trade_description: str
    stack_trace: str
    command_type_name: str
    commandId: int
    properties: _containers.RepeatedCompositeFieldContainer[ErrorProperty]
    def __init__(self, type: _Optional[_Union[ErrorType, str]] = ..., error_code: _Optional[str] = ..., error_message: _Optional[str] = ..., mql_error_code: _Optional[_Union[MqlErrorCode, str]] = ..., mql_error_int_code: _Optional[int] = ..., mql_error_description: _Optional[str] = ..., mql_error_trade_code: _Optional[_Union[MqlErrorTradeCode, str]] = ..., mql_error_trade_int_code: _Optional[int] = ..., mql_error_trade_description: _Optional[str] = ..., stack_trace: _Optional[str] = ..., command_type_name: _Optional[str] = ..., commandId: _Optional[int] = ..., properties: _Optional[_Iterable[_Union[ErrorProperty, _Mapping]]] = ...) -> None: ...

class ErrorProperty(_message.Message):
    __slots__ = ("error_arg_key", "error_arg_value")
    ERROR_ARG_KEY_FIELD_NUMBER: _ClassVar[int]
    ERROR_ARG_VALUE_FIELD_NUMBER: _ClassVar[int]
    error_arg_key: str
    error_arg_value: str
    def __init__(self, error_arg_key: _Optional[str] = ..., error_arg_value: _Optional[str] = ...) -> None: ...
