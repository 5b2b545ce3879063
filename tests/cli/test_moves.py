"""Waiting for what trails: the price of an execution told after the end of its order."""

import asyncio

import pytest

from app.cli.moves import PRICE_PATIENCE_S, Moves
from app.domain.event import ClosedByPosition, Event, Filled, FilledTo, Rejected, Submitted
from app.domain.ids import FillId
from app.domain.order import apply, begin
from app.engine.close import Close
from tests.support.build import intent, position, price, quantity
from tests.support.virtual import EPOCH, on_virtual_time

SEEN = intent(position(size="4"))
ID = SEEN.close_id
ALL = quantity("4")
STATUS = FilledTo(ID, EPOCH, ALL)


def now_s() -> float:
    return asyncio.get_running_loop().time()


def close(*events: Event) -> Close:
    """A close of four that was submitted, and what happened then."""
    order = begin(ID, ALL, EPOCH)
    for event in (Submitted(ID, EPOCH, ALL, True, "d"), *events):
        order = apply(order, event)
    return Close(SEEN, order)


@on_virtual_time
async def test_an_execution_that_comes_after_the_status_is_waited_for() -> None:
    waiting, one = Moves(), close(STATUS)
    done = asyncio.create_task(waiting.until_priced(one, now_s() + 60))
    await asyncio.sleep(PRICE_PATIENCE_S / 2)
    assert not done.done()
    event = Filled(ID, EPOCH, FillId("late"), ALL, price("199.75"))
    one.order = apply(one.order, event)
    waiting.on_close(one, event)
    await done
    assert one.order.average_price == price("199.75")


@on_virtual_time
async def test_an_execution_that_never_comes_is_not_waited_for_long() -> None:
    began = now_s()
    await Moves().until_priced(close(STATUS), began + 60)
    assert now_s() - began == pytest.approx(PRICE_PATIENCE_S)


@pytest.mark.parametrize(
    "known",
    [
        (FilledTo(ID, EPOCH, ALL, price("199.75")),),
        (Filled(ID, EPOCH, FillId("one"), ALL, price("199.75")), STATUS),
        (ClosedByPosition(ID, EPOCH, ALL),),
        (Rejected(ID, EPOCH, "REJECTED", "no"),),
        (),
    ],
)
@on_virtual_time
async def test_where_no_price_can_trail_nothing_is_waited_for(known: tuple[Event, ...]) -> None:
    began = now_s()
    await Moves().until_priced(close(*known), began + 60)
    assert now_s() == began
