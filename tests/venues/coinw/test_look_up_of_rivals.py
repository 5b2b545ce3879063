"""Two closes of one position without an answer: what fits both explains neither."""

import asyncio
from dataclasses import replace
from decimal import Decimal
from email.utils import formatdate
from typing import Any

import pytest

from app.domain.errors import OutcomeUnknown
from app.domain.ids import CloseId, Instant
from app.domain.intent import CloseRequest
from app.domain.money import Quantity
from app.venues.session import CloseSubject
from tests.support.coinw_house import (
    BTC_LONG,
    ETH_SHORT,
    FULL_ORDER,
    ORDER_TIME_MS,
    House,
    in_doubt,
)
from tests.support.golden import frames
from tests.venues.coinw.test_look_up import SENT, ask, done, rows

SECOND = CloseId("d0" * 16)


@pytest.fixture(autouse=True)
def then(house: House) -> None:
    """The moment of the golden orders, on both clocks."""
    house.venue.date = formatdate(ORDER_TIME_MS / 1000, usegmt=True)
    house.set_clock_ms(ORDER_TIME_MS - 200)


def second(request: CloseRequest) -> CloseRequest:
    return replace(request, close_id=SECOND)


def doubtful(request: CloseRequest, sent_at: Any = SENT) -> CloseSubject:
    subject = in_doubt(request, sent_at)
    return replace(subject, order=replace(subject.order, close_id=request.close_id))


def part(**changes: object) -> dict[str, Any]:
    """An ended closing order of three contracts."""
    return done(totalPiece="3", currentPiece="3", tradePiece=3, **changes)


async def test_an_order_that_fits_two_unanswered_closes_is_taken_for_neither(house: House) -> None:
    async with house.connected():
        request = await house.request(contracts="3")
        subjects = [doubtful(request), doubtful(second(request))]
        for subject in subjects:
            await ask(house, subject)
        house.venue.rows("orders/history", part())
        for subject in subjects:
            found = await ask(house, subject)
            assert (found.orders, found.fills, found.traceless) == ((), (), False)
        causes = {cause for cause, _ in house.sink.notices if "unclear" in cause}
        assert len(causes) == 2
        assert "fits another close of this position too" in house.sink.notices[-1][1]


async def test_an_execution_that_fits_two_unanswered_closes_is_taken_for_neither(
    house: House,
) -> None:
    request = await house.request(contracts="5")
    subjects = [doubtful(request), doubtful(second(request))]
    for subject in subjects:
        await ask(house, subject)
    house.venue.rows("orders/deals", rows("deals")[0])
    for subject in subjects:
        found = await ask(house, subject)
        assert (found.orders, found.fills, found.traceless) == ((), (), False)


async def test_the_order_of_a_close_whose_reply_is_on_its_way_is_not_taken(house: House) -> None:
    request = await house.request(contracts="3")
    arrived, answered = asyncio.Event(), asyncio.Event()

    async def later(_: object) -> str:
        arrived.set()
        await answered.wait()
        return frames("coinw", "close_market", "=")[0]

    house.venue.on["DELETE /v1/perpum/positions"] = later
    reply = asyncio.ensure_future(house.press(second(request)))
    await arrived.wait()
    house.venue.rows("orders/history", part())
    assert (await ask(house, doubtful(request))).orders == ()
    answered.set()
    assert (await reply).venue_order_ids == (FULL_ORDER,)


async def test_what_fits_only_one_of_two_unanswered_closes_is_that_ones(house: House) -> None:
    request = await house.request(contracts="3")
    other = second(replace(request, quantity=Quantity(Decimal(2))))
    await ask(house, doubtful(other))
    house.venue.rows("orders/history", part())
    found = await ask(house, doubtful(request))
    assert [order.venue_order_id for order in found.orders] == [FULL_ORDER]
    assert (await ask(house, doubtful(other))).orders == ()


@pytest.mark.parametrize(
    ("wire_id", "earlier_s"), [(ETH_SHORT, 0), (BTC_LONG, 60)], ids=["elsewhere", "long before"]
)
async def test_a_close_that_cannot_have_made_the_order_does_not_stand_in_the_way(
    house: House, wire_id: str, earlier_s: int
) -> None:
    other = second(await house.request(wire_id, contracts="3"))
    await ask(house, doubtful(other, SENT - earlier_s * 10**9))
    house.venue.rows("orders/history", part())
    found = await ask(house, doubtful(await house.request(contracts="3")))
    assert [order.venue_order_id for order in found.orders] == [FULL_ORDER]


async def test_a_close_that_was_refused_does_not_stand_in_the_way(house: House) -> None:
    request = await house.request(contracts="3")
    house.venue.on["DELETE /v1/perpum/positions"] = lambda _: '{"code":1,"msg":"no"}'
    with pytest.raises(Exception, match="invalid"):
        await house.press(second(request))
    house.venue.rows("orders/history", part())
    assert (await ask(house, doubtful(request))).orders


async def test_a_close_whose_answer_proves_nothing_stands_in_the_way(house: House) -> None:
    request = await house.request(contracts="3")
    house.venue.on["DELETE /v1/perpum/positions"] = lambda _: (502, "<html>")
    with pytest.raises(OutcomeUnknown):
        await house.press(second(request))
    house.venue.rows("orders/history", part())
    assert (await ask(house, doubtful(request))).orders == ()


async def test_two_doubts_asked_about_at_once_after_a_restart_see_each_other(house: House) -> None:
    request = await house.request(contracts="3")
    house.venue.rows("orders/history", part())
    subjects = [doubtful(request), doubtful(second(request))]
    found = await asyncio.gather(*(house.session.look_up(subject) for subject in subjects))
    assert [one.orders for one in found] == [(), ()]


async def test_a_close_whose_order_is_known_does_not_stand_in_the_way(house: House) -> None:
    request = await house.request(contracts="3")
    other = doubtful(second(request))
    await ask(house, other)
    house.venue.rows("orders/history", part())
    assert (await ask(house, other)).orders
    house.venue.rows("orders/history", part(id="33308900000000777"))
    (order,) = (await ask(house, doubtful(request))).orders
    assert order.venue_order_id == "33308900000000777"


async def test_executions_of_more_than_was_asked_are_not_the_closes(house: House) -> None:
    request = await house.request(contracts="3")
    house.venue.rows("orders/deals", rows("deals")[0])
    found = await ask(house, doubtful(request))
    assert (found.fills, found.traceless) == ((), False)


async def test_a_close_older_than_the_venues_lists_is_not_proven_absent_by_them(
    house: House,
) -> None:
    request = await house.request(contracts="3")
    for days, proven in ((1, True), (3, False)):
        sent = Instant(SENT - days * 86_400 * 10**9)
        assert (await ask(house, doubtful(request, sent))).traceless is proven
