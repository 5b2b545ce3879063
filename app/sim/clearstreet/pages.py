"""Lists in pages: the opaque token that hides a limit and an offset, and the metadata of a page."""

import base64
import binascii
import struct
from collections.abc import Sequence
from typing import Final

from app.sim.clearstreet.asked import Query
from app.sim.clearstreet.refusals import Refusal
from app.sim.clearstreet.rows import Row

MOST_ROWS: Final = 1000


def page(rows: Sequence[Row], query: Query) -> tuple[list[Row], Row]:
    """The rows of the page that `query` asks for, and its metadata; a token beats a page size."""
    limit, offset = _asked(query)
    shown = list(rows[offset : offset + limit])
    following, before = offset + limit, max(offset - limit, 0)
    return shown, {
        "page_number": offset // limit + 1,
        "total_items": len(rows),
        "total_pages": -(-len(rows) // limit),
        "next_page_token": _token(limit, following) if following < len(rows) else None,
        "previous_page_token": _token(limit, before) if offset else None,
    }


def _asked(query: Query) -> tuple[int, int]:
    token = query.text("page_token")
    if token is not None:
        return _opened(token)
    size = query.number("page_size")
    if size is not None and not 1 <= size <= MOST_ROWS:
        raise Refusal(400, f"page_size must be between 1 and {MOST_ROWS}")
    return size or MOST_ROWS, 0


def _token(limit: int, offset: int) -> str:
    return base64.urlsafe_b64encode(struct.pack(">QQ", limit, offset)).decode().rstrip("=")


def _opened(token: str) -> tuple[int, int]:
    try:
        bare = token.rstrip("=")
        raw = base64.b64decode(bare + "=" * (-len(bare) % 4), b"-_", validate=True)
        limit, offset = struct.unpack(">QQ", raw)
    except (binascii.Error, struct.error, ValueError) as error:
        raise Refusal(400, "Invalid page token") from error
    if not 1 <= limit <= MOST_ROWS:
        raise Refusal(400, "Invalid page token")
    return limit, offset
