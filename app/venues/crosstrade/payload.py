"""The rows inside an answer to a read. Raises WireError that says where one does not fit."""

from typing import Final, TypeVar

import msgspec
from msgspec.json import Decoder

from app.domain.errors import WireError
from app.domain.words import say
from app.venues._json import UNREADABLE

_FIELDS: Final[Decoder[dict[str, msgspec.Raw]]] = Decoder(dict[str, msgspec.Raw])
_ROWS: Final[Decoder[list[msgspec.Raw]]] = Decoder(list[msgspec.Raw])
_T = TypeVar("_T")


def decode_rows(payload: bytes, name: str, where: str) -> list[msgspec.Raw]:
    """The rows under `name`, or of a bare list, each still raw. Raises WireError."""
    try:
        if payload.lstrip().startswith(b"["):
            return _ROWS.decode(payload)
        fields = _FIELDS.decode(payload)
        if name not in fields:
            raise WireError(f"{where} {name}", say("expected a list, was nothing"))
        return _ROWS.decode(fields[name])
    except UNREADABLE as error:
        raise WireError(
            f"{where} {name}", str(error), payload[:80].decode(errors="replace")
        ) from (error)


def decode_one(payload: bytes, reader: Decoder[_T], where: str) -> _T:
    """Read one object. Raises WireError that names the place."""
    try:
        return reader.decode(payload)
    except UNREADABLE as error:
        excerpt = bytes(payload)[:80].decode(errors="replace")
        raise WireError(where, str(error), excerpt) from error
