"""A terminal session for the account: logging in, keeping the old one, noticing its loss."""

from typing import Final

from app.domain.errors import (
    Misconfigured,
    NoLink,
    Refused,
    SessionLost,
    UnwindError,
    WireError,
)
from app.domain.words import say
from app.venues.metatrader5 import methods
from app.venues.metatrader5.gateway import Gateway
from app.venues.metatrader5.wire import metatrader5_pb2 as pb

# The gateway may have to start a terminal; our deadline must exceed the one it is given.
TERMINAL_WITHIN_S: Final = 30
CONNECT_DEADLINE_S: Final = 45.0

_MEANS_THE_LOGIN: Final = ("AUTH", "PASSWORD", "LOGIN", "INVALID_ACCOUNT", "VALIDATION")


def login_of(text: str) -> int:
    """The number of the trading account. Raises Misconfigured."""
    if not text.strip().isdecimal():
        raise Misconfigured(
            "login", say("expected the number of the trading account, was {text!r}", text=text)
        )
    return int(text)


def api_key_of(text: str) -> str:
    """The key as it may travel. Raises Misconfigured."""
    # It travels among the headers, which hold nothing else; grpc would fail at every call.
    if not text.isascii() or not text.isprintable():
        raise Misconfigured("api_key", say("it holds characters that no key has"))
    return text


async def log_in(gateway: Gateway, *, login: int, password: str, server: str) -> None:
    """Give the gateway a session id. Raises Misconfigured, NoLink, SessionLost."""
    if gateway.session_id and await _still_lives(gateway):
        return
    host, mark, port = server.rpartition(":")
    try:
        if mark and port.isdecimal():
            by_host = pb.ConnectRequest(
                user=login,
                password=password,
                host=host,
                port=int(port),
                timeout_seconds=TERMINAL_WITHIN_S,
            )
            guid = (
                await gateway.ask(methods.CONNECT, by_host, deadline_s=CONNECT_DEADLINE_S)
            ).data.terminal_instance_guid
        else:
            by_name = pb.ConnectExRequest(
                user=login,
                password=password,
                mt_cluster_name=server,
                timeout_seconds=TERMINAL_WITHIN_S,
            )
            guid = (
                await gateway.ask(methods.CONNECT_EX, by_name, deadline_s=CONNECT_DEADLINE_S)
            ).data.terminal_instance_guid
    except Refused as error:
        raise _explained(error) from None
    except SessionLost:
        # Our old id went along and is unknown; the next try goes without it.
        gateway.session_id = ""
        raise
    if not guid:
        raise WireError("ConnectEx", say("expected a terminal_instance_guid, found none"))
    gateway.session_id = guid
    gateway.lost.clear()


async def until_lost(gateway: Gateway) -> None:
    """Raise SessionLost once the gateway's terminal is gone."""
    await gateway.lost.wait()
    raise SessionLost(say("The gateway has lost the terminal of this login; logging in again."))


async def _still_lives(gateway: Gateway) -> bool:
    try:
        reply = await gateway.ask(methods.CHECK_CONNECT, pb.CheckConnectRequest())
    except (NoLink, SessionLost, Refused, WireError):
        return False
    health = reply.data.health_check
    return health.is_alive and health.terminal_is_connected_to_mt_server


def _explained(error: Refused) -> UnwindError:
    if any(word in error.code.upper() for word in _MEANS_THE_LOGIN):
        return Misconfigured(
            "login",
            say(
                "the gateway does not let it in: {words} ({code}). Check login, password and "
                "server.",
                words=error.words,
                code=error.code,
            ),
        )
    return SessionLost(
        say("The gateway could not log in: {words} ({code}).", words=error.words, code=error.code)
    )
