"""Cancels: what rests of a close of ours, and every working order of an instrument."""

import asyncio
from typing import Final

from app.domain.errors import Denied, OutcomeUnknown, Refused, UnwindError
from app.domain.ids import VenueOrderId
from app.domain.words import say
from app.venues.crosstrade import queries
from app.venues.crosstrade.codec import decode_order_ids, encode_cancel, encode_cancel_all
from app.venues.crosstrade.known import Known
from app.venues.crosstrade.place import Place
from app.venues.crosstrade.refusals import ALREADY_TERMINAL
from app.venues.crosstrade.rest import Rest
from app.venues.crosstrade.rows import is_working
from app.venues.crosstrade.sent import Sent

# NinjaTrader confirms a cancel within a second; a broker may take longer.
_LOOKS_S: Final = (0.1, 0.3, 0.6, 1.0, 2.0)


async def cancel_close(rest: Rest, sent: Sent) -> None:
    """Ask once per order to cancel what rests. One that has ended already is no error.

    Raises Denied for the venue's own close: it is a market order and leaves nothing to cancel.
    """
    ids = sent.order_ids
    if not ids and sent.by_market:
        raise Denied(
            "nothing_rests",
            say(
                "A close at market leaves no order that could be cancelled here. If it does "
                "not fill, cancel it in NinjaTrader."
            ),
        )
    for order_id in ids or (VenueOrderId(sent.close_id),):
        try:
            await rest.act(encode_cancel(sent.place.account, order_id))
        except Refused as error:
            if error.code != ALREADY_TERMINAL:
                raise


async def cancel_all(rest: Rest, known: Known, place: Place) -> int:
    """Cancel what rests in one instrument of one account; see VenueSession."""
    before = await _working(rest, known, place)
    if not before:
        return 0
    doubt: OutcomeUnknown | None = None
    asked = set(before)
    try:
        fields = await rest.act(encode_cancel_all(place))
        asked |= set(decode_order_ids(fields))
    except OutcomeUnknown as error:
        # The list says what came of it; asking for the same again is not ours to do.
        doubt = error
    for pause_s in _LOOKS_S:
        await asyncio.sleep(pause_s)
        try:
            left = await _working(rest, known, place)
        except UnwindError as error:
            doubt = OutcomeUnknown(str(error))
            continue
        if not left:
            return len(asked)
        doubt = OutcomeUnknown(say("{left} orders are still working.", left=len(left)))
    raise OutcomeUnknown(
        say(
            "The working orders of {instrument} in {account} were asked to be cancelled, "
            "and it cannot be seen that they are. {doubt}",
            instrument=place.instrument,
            account=place.account,
            doubt=doubt,
        )
    )


async def count_all(rest: Rest, known: Known, place: Place) -> int:
    """How many orders work at a place now. Raises OutcomeUnknown if one cannot be read."""
    return len(await _working(rest, known, place))


async def _working(rest: Rest, known: Known, place: Place) -> list[str]:
    listed = await queries.orders(rest, place.account)
    known.orders.take(place.account, listed.rows, listed.begun)
    if not listed.complete:
        raise OutcomeUnknown(
            say(
                "An order of {account} cannot be read, so it is not known what rests there.",
                account=place.account,
            )
        )
    return [
        row.order_id
        for row in listed.rows
        if is_working(row) and row.instrument in (place.instrument, None)
    ]
