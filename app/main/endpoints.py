"""An account's addresses: taken apart, and refused where nothing could be reached by them."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from app.domain.errors import Misconfigured
from app.domain.ids import Environment
from app.domain.words import say
from app.main.sessions import entry_for
from app.system.accounts import AccountRecord
from app.venues.entry import Entry

_SECURE: Final = frozenset({"https", "wss", "grpcs"})
_PORTS: Final = {"https": 443, "wss": 443, "grpcs": 443, "http": 80, "ws": 80}
# What may be written instead of the scheme that the venue's usual address has. Where plain text may
# go, on this computer alone, the venue's own code decides.
_ALIKE: Final = {"https": ("https", "http"), "wss": ("wss", "ws")}
_GRPC: Final = ("", "grpc", "grpcs", "http", "https")


@dataclass(frozen=True, slots=True)
class Address:
    """One endpoint of an account, taken apart."""

    name: str
    url: str
    host: str
    port: int
    secure: bool
    asks_http: bool

    @property
    def place(self) -> str:
        return f"{self.host}:{self.port}"


def addresses_of(record: AccountRecord) -> list[Address]:
    """Where an account connects: its own addresses over the catalogue's. Raises Misconfigured."""
    entry, environment = entry_for(record.venue), Environment(record.environment)
    given = {**entry.endpoints.get(environment, {}), **record.endpoints}
    return [
        address_of(entry, environment, name, given[name])
        for name in entry.endpoint_names
        if name in given
    ]


def address_of(entry: Entry, environment: Environment, name: str, url: str) -> Address:
    """The endpoint `name` of a venue. Raises Misconfigured, naming it and what is usual there.

    A user name or a password in it is refused: addresses are kept in a file.
    """
    try:
        parts = urlsplit(url if "://" in url else f"//{url}")
        port = _PORTS.get(parts.scheme, 0) if parts.port is None else parts.port
    except ValueError:
        raise _unusable(entry, environment, name, url) from None
    plain = url == "".join(url.split()) and "@" not in parts.netloc
    if not (plain and parts.hostname and port and parts.scheme in _schemes(entry, name)):
        raise _unusable(entry, environment, name, url)
    asks_http = name == "rest" and parts.scheme.startswith("http")
    return Address(name, url, parts.hostname, port, parts.scheme in _SECURE, asks_http)


def _schemes(entry: Entry, name: str) -> tuple[str, ...]:
    if name == "grpc":
        return _GRPC
    usual = next((known[name] for known in entry.endpoints.values() if name in known), "https://")
    return _ALIKE[urlsplit(usual).scheme]


def _unusable(entry: Entry, environment: Environment, name: str, url: str) -> Misconfigured:
    beginning = "" if name == "grpc" else f"{_schemes(entry, name)[-1]}://"
    return Misconfigured(
        f"endpoint {name}",
        say(
            "Expected an address such as {usual}, was {address!r}.",
            usual=entry.endpoints.get(environment, {}).get(name, f"{beginning}127.0.0.1:9000"),
            address=url,
        ),
    )
