"""Which orders a whole close became: the venue names them itself, so they are known by what they do."""

import re
from typing import Final

from app.domain.intent import CloseRequest
from app.venues.clearstreet.address import HeldAt
from app.venues.clearstreet.codec import closing_side
from app.venues.clearstreet.resting import is_in
from app.venues.clearstreet.wire import OrderRow

_OURS: Final = re.compile(r"[0-9a-f]{32}")
# The venue's close is always at market; a limit beside it is a cancelled order or another's.
_PRICED: Final = ("LIMIT", "STOP", "STOP_LIMIT", "TRAILING_STOP", "TRAILING_STOP_LIMIT")


def became_of_close(
    row: OrderRow, request: CloseRequest, held: HeldAt, before: frozenset[str]
) -> bool:
    """Whether an order could be what the venue made of a whole close.

    An order that would add to the position, one that was there before, and one with an id of ours
    are not; cancelled orders may stand beside it in the same answer.
    """
    same_instrument = row.instrument_id is None or is_in(row, str(held.instrument))
    return (
        same_instrument
        and row.id not in before
        and is_closing(row, request)
        and row.order_type not in _PRICED
        and not looks_ours(row)
    )


def is_closing(row: OrderRow, request: CloseRequest) -> bool:
    """By its side; `SELL_SHORT` sells too. A side that is not told may be the right one."""
    side = "SELL" if row.side == "SELL_SHORT" else row.side
    return side in (closing_side(request.side), None)


def looks_ours(row: OrderRow) -> bool:
    """Whether an order carries an id such as this panel gives."""
    return _OURS.fullmatch(row.client_order_id or "") is not None
