"""What stands around the payload of every CrossTrade answer: success, error, and sometimes data.

Pure: no clock, no connection. Bodies are flat; one generation of them wraps the payload in `data`.
"""

from typing import Final

import msgspec
from msgspec.json import Decoder

from app.domain.errors import Refused, WireError
from app.domain.words import say
from app.venues._json import UNREADABLE
from app.venues.crosstrade.refusals import SAYS_NO, code_of, sentence

Fields = dict[str, msgspec.Raw]

_FIELDS: Final[Decoder[Fields]] = Decoder(Fields)


def decode_read(status: int, body: bytes, where: str) -> bytes:
    """The payload of a good answer to a read. Raises Refused or WireError."""
    if status < 300 and body.lstrip().startswith(b"["):
        return body
    fields = fields_of(body)
    if status == 429 or (not fields and status_refuses(status, body)):
        raise refusal(status, fields or {}, of_read=True)
    if 300 <= status < 400:
        raise WireError(
            where,
            say(
                "CrossTrade points elsewhere (HTTP {status}), as it does for an address that it "
                "does not know. Check the account's endpoint.",
                status=status,
            ),
        )
    if fields is None:
        excerpt = body[:80].decode(errors="replace")
        raise WireError(where, f"HTTP {status} in a format that is not CrossTrade's", excerpt)
    inner = unwrapped(fields)
    if status >= 400 or failed(inner):
        raise refusal(status, inner, of_read=True)
    return bytes(fields["data"]) if _is_wrapped(fields) else body


def fields_of(body: bytes) -> Fields | None:
    """The fields of a body, each still raw; None for anything but a JSON object."""
    try:
        return _FIELDS.decode(body)
    except UNREADABLE:
        return None


def failed(fields: Fields) -> bool:
    """The venue's own test: `success` false, or an `error`; a missing `success` says nothing.

    The venue writes some of its values as text, so a "False" is one too.
    """
    success, error = text_of(fields.get("success")), bytes(fields.get("error", b"null"))
    return success.strip().lower() == "false" or error != b"null"


def _is_wrapped(fields: Fields) -> bool:
    return "data" in fields and set(fields) <= {"success", "data"}


def unwrapped(fields: Fields) -> Fields:
    """The payload of a generic envelope; either of the two may say that it failed."""
    inner = fields_of(bytes(fields["data"])) if _is_wrapped(fields) else None
    if inner is None or failed(fields):
        return fields
    return {"success": msgspec.Raw(b"true"), **inner}


def status_refuses(status: int, body: bytes) -> bool:
    """Whether a status alone refuses. The bodies of these are not documented; a page may be
    somebody else's.
    """
    return status in SAYS_NO and not body.lstrip().startswith(b"<")


def refusal(status: int, fields: Fields, *, of_read: bool = False) -> Refused:
    """What a refusing answer says, under our name for it. `of_read`: nothing was to be changed."""
    said = [text_of(fields.get(name)) for name in ("error", "detail", "message")]
    words = ": ".join(text for text in said if text) or f"HTTP {status}"
    code = code_of(status, words)
    return Refused(code, words, sentence(code, words, of_read=of_read))


def text_of(raw: msgspec.Raw | None) -> str:
    """A value as text, at most 300 characters of it; empty for null and for what is missing."""
    if raw is None:
        return ""
    try:
        value = msgspec.json.decode(raw)
    except UNREADABLE:
        return ""
    if value is None:
        return ""
    return value[:300] if isinstance(value, str) else str(value)[:300]
