"""Which orders a whole close became: the venue names them itself, so they are known by what they do."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from app.domain.intent import CloseRequest
from app.domain.money import Quantity
from app.venues.clearstreet.address import HeldAt
from app.venues.clearstreet.codec import closing_side, is_native
from app.venues.clearstreet.orders import size_of
from app.venues.clearstreet.resting import is_in
from app.venues.clearstreet.wire import OrderRow
from app.venues.session import CloseSubject

_OURS: Final = re.compile(r"[0-9a-f]{32}")
# The one name that the documents show on such an order.
_NAMED_BY_VENUE: Final = "close-position-"
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
        and (row.order_type or "").upper() not in _PRICED
        and not looks_ours(row)
    )


def is_closing(row: OrderRow, request: CloseRequest) -> bool:
    """By its side; `SELL_SHORT` sells too. One that is not told, or in a new word, may be right."""
    word = (row.side or "").upper()
    return word.startswith(closing_side(request.side)) or not word.startswith(("BUY", "SELL"))


def likeliest(fitting: Sequence[OrderRow], held: Quantity) -> list[OrderRow]:
    """Of the orders that could be the venue's close of `held` shares or contracts, those that are.

    Those that bear the venue's own name, else all of them. Several that are more than was held cannot
    all be: then the one that is just as large, and none where no single one is.
    """
    named = [row for row in fitting if (row.client_order_id or "").startswith(_NAMED_BY_VENUE)]
    chosen = named or list(fitting)
    if len(chosen) == 1 or sum(map(size_of, chosen), Decimal(0)) <= held:
        return chosen
    exact = [row for row in chosen if size_of(row) == held]
    return exact if len(exact) == 1 else []


def accepted_size(subject: CloseSubject) -> Quantity | None:
    """For how much the venue took the orders of a close; None as long as it has named none of its own."""
    named = subject.order.venue_order_ids or not is_native(subject.request)
    return subject.order.quantity if named else None


def looks_ours(row: OrderRow) -> bool:
    """Whether an order carries an id such as this panel gives."""
    return _OURS.fullmatch(row.client_order_id or "") is not None
