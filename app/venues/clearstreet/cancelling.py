"""Cancelling at Clear Street: what rests of one close, or every order in one instrument."""

from contextlib import suppress
from typing import Final

from app.domain.errors import Denied, OutcomeUnknown, Refused
from app.domain.words import say
from app.venues._cancelling import until_none_is_left
from app.venues.clearstreet import queries
from app.venues.clearstreet.address import HeldAt
from app.venues.clearstreet.codec import client_id, decode_mutation, encode_cancel, is_native
from app.venues.clearstreet.orders import has_ended
from app.venues.clearstreet.refusals import RATE_LIMITED
from app.venues.clearstreet.rest import Rest
from app.venues.clearstreet.resting import is_in
from app.venues.clearstreet.wire import OrderRow
from app.venues.session import CloseSubject

CANCEL_DEADLINE_S: Final = 5.0
# Any other refusal of a cancel means that the order has moved on: its state tells.
_REAL_REFUSALS: Final = (401, 403, 429)


async def cancel_rest(rest: Rest, subject: CloseSubject) -> None:
    """Ask once for each order of a close that is still open; a fill may yet win the race.

    Raises Denied if no id is known, Refused or OutcomeUnknown.
    """
    held = HeldAt.of(subject.request.position)
    names = [str(order_id) for order_id in subject.order.venue_order_ids]
    if not names and not is_native(subject.request):
        # While it is open, the venue takes our own id as well.
        names = [client_id(subject.request.close_id)]
    if not names:
        raise Denied(
            "no_order_id",
            say(
                "Clear Street has not told the id of this order yet, so it cannot be "
                "cancelled. It is being looked for."
            ),
        )
    if len(names) > 1:
        rows = await queries.orders(rest, held.account, order_ids=names)
        ended = {row.id for row in rows if has_ended(row)}
        names = [name for name in names if name not in ended]
    for name in names:
        await _cancel(rest, held.account, name)


async def working_in(rest: Rest, held: HeldAt) -> list[OrderRow]:
    """The orders that work in one instrument now. A multi-leg order names none and counts."""
    return [row for row in await _listed_in(rest, held) if not has_ended(row)]


async def cancel_all_in(rest: Rest, held: HeldAt) -> list[OrderRow]:
    """Cancel every order that works in an instrument, one by one, and see that none is left.

    Returns them as they ended. The venue's call for many is not used: without its filter it cancels
    the whole account. A cancel whose answer is lost may have worked: the orders themselves tell.
    Raises Refused, or OutcomeUnknown if the end cannot be seen in time.
    """
    asked = {row.id for row in await working_in(rest, held)}
    for name in sorted(asked):
        with suppress(OutcomeUnknown):
            await _cancel(rest, held.account, name)
    rows = await _until_none(rest, held, len(asked)) if asked else []
    return [row for row in rows if row.id in asked]


async def _cancel(rest: Rest, account: int, name: str) -> None:
    answer = await rest.send(encode_cancel(account, name), CANCEL_DEADLINE_S)
    if str(answer.status) == RATE_LIMITED:
        rest.pause_closes(answer.header("retry-after"))
    try:
        decode_mutation(answer.status, answer.body)
    except Refused:
        if answer.status in _REAL_REFUSALS:
            raise


async def _listed_in(rest: Rest, held: HeldAt) -> list[OrderRow]:
    instrument = str(held.instrument)
    rows = await queries.orders(rest, held.account, instrument=instrument)
    return [row for row in rows if row.instrument_id is None or is_in(row, instrument)]


async def _until_none(rest: Rest, held: HeldAt, asked: int) -> list[OrderRow]:
    rows: list[OrderRow] = []

    async def look() -> str:
        nonlocal rows
        rows = await _listed_in(rest, held)
        left = sum(not has_ended(row) for row in rows)
        return say("{left} of {asked} orders still work", left=left, asked=asked) if left else ""

    await until_none_is_left(look, unread=say("the orders could not be read"))
    return rows
