"""Who may call: the one account of this gateway, its API key, and the terminals started for it."""

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from grpc import StatusCode
from grpc.aio import ServicerContext

from app.sim.metatrader5.switches import Switches
from app.sim.metatrader5.wire.error_pb2 import Error

LOGIN: Final = 700100
PASSWORD: Final = "sim-master-password"  # noqa: S105 - opens nothing but this simulator
INVESTOR_PASSWORD: Final = "sim-investor-password"  # noqa: S105
SERVER: Final = "SimBroker-MT5 Demo"
HOST: Final = "demo.simbroker.example"
PORT: Final = 443
API_KEY: Final = "sim-api-key"

Context = ServicerContext[object, object]


class EnvelopeError(Exception):
    """An answer by the error envelope instead of data."""

    def __init__(self, error: Error) -> None:
        super().__init__(error.error_message)
        self.error = error


@dataclass(frozen=True, slots=True)
class Session:
    """One terminal of the gateway; with the investor password it can look but not trade."""

    guid: str
    read_only: bool


class Sessions:
    """The terminals that are running, by their id."""

    def __init__(self, switches: Switches) -> None:
        self._switches = switches
        self._running: dict[str, Session] = {}
        self._watchers: list[Callable[[str], None]] = []

    async def check_key(self, context: Context) -> None:
        """End the call as UNAUTHENTICATED when its `apikey` is wrong, or missing but required."""
        key = _metadata(context, "apikey")
        missing = key is None and self._switches.api_key_required
        if missing or key not in (None, API_KEY):
            await context.abort(StatusCode.UNAUTHENTICATED, "API key is missing or invalid")

    def connect(self, call: str, login: int, password: str, *, known_server: bool) -> Session:
        """Start a terminal; raises `EnvelopeError` for what a broker would not let in."""
        if not known_server:
            raise EnvelopeError(_trouble(call, "SERVER_NOT_FOUND", "Trade server not found"))
        if login != LOGIN or password not in (PASSWORD, INVESTOR_PASSWORD):
            raise EnvelopeError(
                _trouble(call, "AUTHORIZATION_FAILED", "Invalid account or password")
            )
        session = Session(str(uuid.uuid4()), read_only=password == INVESTOR_PASSWORD)
        self._running[session.guid] = session
        return session

    def of(self, context: Context, call: str) -> Session:
        """The session that the call's `id` names; raises `EnvelopeError` when there is none."""
        session = self._running.get(_metadata(context, "id") or "")
        if session is None:
            raise self.not_found(call)
        return session

    def not_found(self, call: str) -> EnvelopeError:
        return EnvelopeError(
            _trouble(call, "TERMINAL_INSTANCE_NOT_FOUND", "No terminal instance for this id")
        )

    def lose(self, context: Context) -> None:
        """Forget the terminal of this call, as when the gateway's machine went down."""
        guid = _metadata(context, "id") or ""
        self._running.pop(guid, None)
        for watcher in list(self._watchers):
            watcher(guid)

    def watch(self, watcher: Callable[[str], None]) -> Callable[[], None]:
        """Call `watcher` with the id of each terminal that ends; the returned function ends it."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)


def account_id(login: str, password: str) -> str:
    """The id that `GetId` names: 16 bytes of SHA-256 over `login:password`, as a .NET GUID."""
    digest = hashlib.sha256(f"{login}:{password}".encode()).digest()
    return str(uuid.UUID(bytes_le=digest[:16]))


def _metadata(context: Context, wanted: str) -> str | None:
    for key, value in context.invocation_metadata() or ():
        if key == wanted:
            return value.decode() if isinstance(value, bytes) else value
    return None


def _trouble(call: str, code: str, message: str) -> Error:
    return Error(type="MRPC", error_code=code, error_message=message, command_type_name=call)
