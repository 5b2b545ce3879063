# mypy: ignore-errors
from app.sim.metatrader5.wire import error_pb2 as _error_pb2
from google.protobuf import wrappers_pb2 as _wrappers_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class TerminalType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MT4: _ClassVar[TerminalType]
    MT5: _ClassVar[TerminalType]

class LogType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    Global: _ClassVar[LogType]
    MQL5: _ClassVar[LogType]
    MQL4: _ClassVar[LogType]
MT4: TerminalType
MT5: TerminalType
Global: LogType
MQL5: LogType
MQL4: LogType

class ConnectExRequest(_message.Message):
    __slots__ = ("user", "password", "mt_cluster_name", "experts_to_add", "timeout_seconds", "name", "expiration")
    USER_FIELD_NUMBER: _ClassVar[int]
    PASSWORD_FIELD_NUMBER: _ClassVar[int]
    MT_CLUSTER_NAME_FIELD_NUMBER: _ClassVar[int]
    EXPERTS_TO_ADD_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_SECONDS_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    user: int
    password: str
    mt_cluster_name: str
    experts_to_add: _containers.RepeatedCompositeFieldContainer[ExpertAdviser]
    timeout_seconds: int
    name: str
    expiration: int
    def __init__(self, user: _Optional[int] = ..., password: _Optional[str] = ..., mt_cluster_name: _Optional[str] = ..., experts_to_add: _Optional[_Iterable[_Union[ExpertAdviser, _Mapping]]] = ..., timeout_seconds: _Optional[int] = ..., name: _Optional[str] = ..., expiration: _Optional[int] = ...) -> None: ...

class ConnectExReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: ConnectData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[ConnectData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class ConnectRequest(_message.Message):
    __slots__ = ("user", "password", "host", "port", "experts_to_add", "timeout_seconds", "name", "expiration")
    USER_FIELD_NUMBER: _ClassVar[int]
    PASSWORD_FIELD_NUMBER: _ClassVar[int]
    HOST_FIELD_NUMBER: _ClassVar[int]
    PORT_FIELD_NUMBER: _ClassVar[int]
    EXPERTS_TO_ADD_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_SECONDS_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    user: int
    password: str
    host: str
    port: int
    experts_to_add: _containers.RepeatedCompositeFieldContainer[ExpertAdviser]
    timeout_seconds: int
    name: str
    expiration: int
    def __init__(self, user: _Optional[int] = ..., password: _Optional[str] = ..., host: _Optional[str] = ..., port: _Optional[int] = ..., experts_to_add: _Optional[_Iterable[_Union[ExpertAdviser, _Mapping]]] = ..., timeout_seconds: _Optional[int] = ..., name: _Optional[str] = ..., expiration: _Optional[int] = ...) -> None: ...

class ConnectReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: ConnectData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[ConnectData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class ConnectData(_message.Message):
    __slots__ = ("terminal_instance_guid", "terminal_type")
    TERMINAL_INSTANCE_GUID_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_TYPE_FIELD_NUMBER: _ClassVar[int]
    terminal_instance_guid: str
    terminal_type: TerminalType
    def __init__(self, terminal_instance_guid: _Optional[str] = ..., terminal_type: _Optional[_Union[TerminalType, str]] = ...) -> None: ...

class CheckConnectRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class CheckConnectReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: CheckConnectData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[CheckConnectData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class CheckConnectData(_message.Message):
    __slots__ = ("unique_identifier", "health_check")
    UNIQUE_IDENTIFIER_FIELD_NUMBER: _ClassVar[int]
    HEALTH_CHECK_FIELD_NUMBER: _ClassVar[int]
    unique_identifier: str
    health_check: TerminalHealthCheck
    def __init__(self, unique_identifier: _Optional[str] = ..., health_check: _Optional[_Union[TerminalHealthCheck, _Mapping]] = ...) -> None: ...

class TerminalHealthCheck(_message.Message):
    __slots__ = ("is_alive", "ErrorMessage", "ErrorCode", "StackTrace", "has_authorization_error", "api_is_alive", "terminal_is_connected_to_mt_server")
    IS_ALIVE_FIELD_NUMBER: _ClassVar[int]
    ERRORMESSAGE_FIELD_NUMBER: _ClassVar[int]
    ERRORCODE_FIELD_NUMBER: _ClassVar[int]
    STACKTRACE_FIELD_NUMBER: _ClassVar[int]
    HAS_AUTHORIZATION_ERROR_FIELD_NUMBER: _ClassVar[int]
    API_IS_ALIVE_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_IS_CONNECTED_TO_MT_SERVER_FIELD_NUMBER: _ClassVar[int]
    is_alive: bool
    ErrorMessage: _wrappers_pb2.StringValue
    ErrorCode: _wrappers_pb2.StringValue
    StackTrace: _wrappers_pb2.StringValue
    has_authorization_error: bool
    api_is_alive: bool
    terminal_is_connected_to_mt_server: bool
    def __init__(self, is_alive: _Optional[bool] = ..., ErrorMessage: _Optional[_Union[_wrappers_pb2.StringValue, _Mapping]] = ..., ErrorCode: _Optional[_Union[_wrappers_pb2.StringValue, _Mapping]] = ..., StackTrace: _Optional[_Union[_wrappers_pb2.StringValue, _Mapping]] = ..., has_authorization_error: _Optional[bool] = ..., api_is_alive: _Optional[bool] = ..., terminal_is_connected_to_mt_server: _Optional[bool] = ...) -> None: ...

class ConnectionStatusRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ConnectionStatusReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: ConnectionStatusData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[ConnectionStatusData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class ConnectionStatusData(_message.Message):
    __slots__ = ("id", "is_connected", "is_alive", "api_is_alive", "server", "account", "error_message", "state")
    ID_FIELD_NUMBER: _ClassVar[int]
    IS_CONNECTED_FIELD_NUMBER: _ClassVar[int]
    IS_ALIVE_FIELD_NUMBER: _ClassVar[int]
    API_IS_ALIVE_FIELD_NUMBER: _ClassVar[int]
    SERVER_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    ERROR_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    id: str
    is_connected: bool
    is_alive: bool
    api_is_alive: bool
    server: str
    account: int
    error_message: str
    state: str
    def __init__(self, id: _Optional[str] = ..., is_connected: _Optional[bool] = ..., is_alive: _Optional[bool] = ..., api_is_alive: _Optional[bool] = ..., server: _Optional[str] = ..., account: _Optional[int] = ..., error_message: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class ReconnectRequest(_message.Message):
    __slots__ = ("force_reconnection",)
    FORCE_RECONNECTION_FIELD_NUMBER: _ClassVar[int]
    force_reconnection: bool
    def __init__(self, force_reconnection: _Optional[bool] = ...) -> None: ...

class ReconnectReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: ReconnectData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[ReconnectData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class ReconnectData(_message.Message):
    __slots__ = ("terminal_was_recreated", "terminal_type", "terminal_instance_guid", "old_terminal_full_live_time_seconds", "old_log_files")
    TERMINAL_WAS_RECREATED_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_TYPE_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_INSTANCE_GUID_FIELD_NUMBER: _ClassVar[int]
    OLD_TERMINAL_FULL_LIVE_TIME_SECONDS_FIELD_NUMBER: _ClassVar[int]
    OLD_LOG_FILES_FIELD_NUMBER: _ClassVar[int]
    terminal_was_recreated: bool
    terminal_type: TerminalType
    terminal_instance_guid: str
    old_terminal_full_live_time_seconds: int
    old_log_files: _containers.RepeatedCompositeFieldContainer[LogFileInfo]
    def __init__(self, terminal_was_recreated: _Optional[bool] = ..., terminal_type: _Optional[_Union[TerminalType, str]] = ..., terminal_instance_guid: _Optional[str] = ..., old_terminal_full_live_time_seconds: _Optional[int] = ..., old_log_files: _Optional[_Iterable[_Union[LogFileInfo, _Mapping]]] = ...) -> None: ...

class DisconnectRequest(_message.Message):
    __slots__ = ("reason", "delete")
    REASON_FIELD_NUMBER: _ClassVar[int]
    DELETE_FIELD_NUMBER: _ClassVar[int]
    reason: str
    delete: bool
    def __init__(self, reason: _Optional[str] = ..., delete: _Optional[bool] = ...) -> None: ...

class DisconnectReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: DisconnectData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[DisconnectData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class DisconnectData(_message.Message):
    __slots__ = ("unique_identifier", "full_life_time_seconds")
    UNIQUE_IDENTIFIER_FIELD_NUMBER: _ClassVar[int]
    FULL_LIFE_TIME_SECONDS_FIELD_NUMBER: _ClassVar[int]
    unique_identifier: str
    full_life_time_seconds: int
    def __init__(self, unique_identifier: _Optional[str] = ..., full_life_time_seconds: _Optional[int] = ...) -> None: ...

class GetIdRequest(_message.Message):
    __slots__ = ("user", "password")
    USER_FIELD_NUMBER: _ClassVar[int]
    PASSWORD_FIELD_NUMBER: _ClassVar[int]
    user: str
    password: str
    def __init__(self, user: _Optional[str] = ..., password: _Optional[str] = ...) -> None: ...

class GetIdReply(_message.Message):
    __slots__ = ("data", "error")
    DATA_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    data: GetIdData
    error: _error_pb2.Error
    def __init__(self, data: _Optional[_Union[GetIdData, _Mapping]] = ..., error: _Optional[_Union[_error_pb2.Error, _Mapping]] = ...) -> None: ...

class GetIdData(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class ExpertAdviser(_message.Message):
    __slots__ = ("file_name", "file_content")
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    FILE_CONTENT_FIELD_NUMBER: _ClassVar[int]
    file_name: str
    file_content: bytes
    def __init__(self, file_name: _Optional[str] = ..., file_content: _Optional[bytes] = ...) -> None: ...

class LogFileInfo(_message.Message):
    __slots__ = ("log_type", "full_path", "name", "content")
    LOG_TYPE_FIELD_NUMBER: _ClassVar[int]
    FULL_PATH_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    log_type: LogType
    full_path: str
    name: str
    content: str
    def __init__(self, log_type: _Optional[_Union[LogType, str]] = ..., full_path: _Optional[str] = ..., name: _Optional[str] = ..., content: _Optional[str] = ...) -> None: ...
