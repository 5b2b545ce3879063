"""Where the gateway is, and whether it is spoken to in the clear: on loopback only."""

from pathlib import Path

from app.domain.errors import Misconfigured
from app.domain.words import say
from app.venues._loopback import is_loopback


def target_of(address: str) -> tuple[str, bool]:
    """host:port, and whether it is spoken to over TLS: always, except on loopback.

    Raises Misconfigured.
    """
    scheme, mark, rest = address.rpartition("://")
    target = rest.rstrip("/")
    host, _, port = target.rpartition(":")
    if not host or not port.isdecimal():
        raise Misconfigured(
            "endpoint grpc", say("expected host:port, was {address!r}", address=address)
        )
    loopback = is_loopback(host)
    if not mark:
        return target, not loopback
    if scheme in ("http", "grpc") and not loopback:
        raise Misconfigured(
            "endpoint grpc",
            say("{target} would be spoken to in the clear; use https://", target=target),
        )
    return target, scheme not in ("http", "grpc")


def read_roots(ca_file: str) -> bytes:
    """The certificates that vouch for a gateway. Raises Misconfigured."""
    try:
        return Path(ca_file).read_bytes()
    except OSError as error:
        raise Misconfigured(
            "ca_file",
            say("{ca_file} cannot be read ({strerror})", ca_file=ca_file, strerror=error.strerror),
        ) from None
