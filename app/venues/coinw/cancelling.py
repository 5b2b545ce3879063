"""Cancelling at CoinW: what rests of one close, or every order in one instrument."""

import asyncio
from collections.abc import Iterator
from typing import Final

from app.domain.ids import VenueOrderId
from app.domain.words import say
from app.venues._cancelling import until_none_is_left
from app.venues.coinw import queries
from app.venues.coinw.codec import (
    Call,
    decode_mutation,
    encode_cancel,
    encode_cancel_batch,
)
from app.venues.coinw.rest import Rest
from app.venues.coinw.wire import OrderRow

CANCEL_DEADLINE_S: Final = 5.0
# The venue takes so many ids in one call, ten such calls a second.
_BATCH: Final = 20
_BETWEEN_BATCHES_S: Final = 0.1


async def cancel_order(rest: Rest, order_id: VenueOrderId) -> None:
    """Ask once to cancel an order; a fill may still win the race. Raises Refused, OutcomeUnknown."""
    await _send(rest, encode_cancel(order_id))


async def cancel_all(rest: Rest, instrument: str) -> int:
    """Cancel every order that rests in `instrument` and see that none is left.

    Raises OutcomeUnknown if that cannot be seen in time.
    """
    rows = await queries.resting(rest, instrument)
    for call in _batches(rows):
        await _send(rest, call)
        await asyncio.sleep(_BETWEEN_BATCHES_S)
    if rows:
        await _until_gone(rest, instrument, rows)
    return len(rows)


async def _until_gone(rest: Rest, instrument: str, asked: list[OrderRow]) -> None:
    order_ids = {str(row.id) for row in asked}
    told = {row.pos_type for row in asked}
    kinds = tuple(kind for kind in queries.KINDS if kind in told)
    if not told <= set(kinds):
        # An order that does not say its kind may be in any of the lists.
        kinds = queries.KINDS

    async def look() -> str:
        rows = await queries.resting(rest, instrument, kinds)
        left = order_ids & {str(row.id) for row in rows}
        if not left:
            return ""
        return say(
            "{left} of {asked} orders in {instrument} still rest",
            left=len(left),
            asked=len(order_ids),
            instrument=instrument,
        )

    await until_none_is_left(look, unread=say("the list of open orders could not be read"))


def _batches(rows: list[OrderRow]) -> Iterator[Call]:
    by_type: dict[str, list[VenueOrderId]] = {}
    for row in rows:
        by_type.setdefault(row.pos_type or "plan", []).append(VenueOrderId(str(row.id)))
    for pos_type, order_ids in by_type.items():
        for start in range(0, len(order_ids), _BATCH):
            yield encode_cancel_batch(order_ids[start : start + _BATCH], pos_type)


async def _send(rest: Rest, call: Call) -> None:
    answer = await rest.send(call, CANCEL_DEADLINE_S)
    decode_mutation(answer.status, answer.body)
