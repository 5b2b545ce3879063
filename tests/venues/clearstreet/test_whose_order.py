"""Which order of an answer is ours, which is held back, and what is known after a cancel."""

from datetime import UTC, datetime

import pytest

from app.domain.errors import OutcomeUnknown
from app.domain.report import Accepted
from app.venues.clearstreet import keeping
from app.venues.clearstreet.orders import held_words
from app.venues.clearstreet.refusals import refused
from app.venues.clearstreet.rows import instant_of, stamp
from app.venues.clearstreet.wire import Envelope, OrderRow
from tests.support.build import quantity
from tests.support.scripted_http import answer
from tests.venues.clearstreet.house import (
    ACCOUNT,
    CLOSE_ID,
    NOW,
    ORDER,
    ORDERS,
    OTHER,
    POSITIONS,
    SUBMIT,
    House,
    data,
    error,
    order_row,
    position_row,
    request,
)

PART = request(part="60")


async def test_an_only_order_in_the_answer_is_the_one_that_was_asked_for(house: House) -> None:
    house.venue.says(SUBMIT, data([order_row(client_order_id="echoed-otherwise", quantity="60")]))
    assert await house.session.prepare_close(PART).send() == Accepted((ORDER,), quantity("60"))


async def test_of_several_orders_in_the_answer_only_the_one_with_our_id_is_ours(
    house: House,
) -> None:
    ours = order_row(client_order_id=CLOSE_ID, quantity="60")
    house.venue.says(SUBMIT, data([order_row(id=OTHER, client_order_id="x"), ours]))
    assert await house.session.prepare_close(PART).send() == Accepted((ORDER,), quantity("60"))


async def test_several_orders_of_which_none_has_our_id_are_a_doubt(house: House) -> None:
    rows = [order_row(id=one, client_order_id="x") for one in (ORDER, OTHER)]
    house.venue.says(SUBMIT, data(rows))
    with pytest.raises(OutcomeUnknown):
        await house.session.prepare_close(PART).send()


@pytest.mark.parametrize(
    ("state", "status", "is_held"),
    [
        ("AWAITING_RELEASE", "QUEUED", True),
        ("AWAITING_RELEASE", "NEW", False),
        ("RELEASED", "QUEUED", False),
        (None, "QUEUED", False),
    ],
)
def test_an_order_is_held_back_only_while_it_is_queued_for_its_release(
    state: str | None, status: str, is_held: bool
) -> None:
    assert bool(held_words([OrderRow("a", queue_state=state, status=status)])) is is_held


async def test_cancelled_orders_are_not_shown_as_working_until_the_next_list(
    house: House,
) -> None:
    house.orders_are(order_row(status="NEW"))
    house.holds(position_row(available_quantity="120"))
    async with house.connected():
        working = house.sink.snapshots[-1][0].working_orders
        assert working is not None
        assert working.count == 1
        house.venue.says(
            ORDERS, data([order_row(status="NEW")]), data([order_row(status="CANCELED")])
        )
        house.venue.says(f"DELETE {ACCOUNT}/orders/{ORDER}", answer(200, {"data": order_row()}))
        assert await house.session.cancel_working_orders(PART.position) == 1
        (position,) = await house.session.read_positions()
        assert position.working_orders is not None
        assert position.working_orders.count == 0


async def test_positions_that_cannot_be_read_just_now_are_said(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "POSITIONS_EVERY_S", 0.02)
    async with house.connected():
        house.venue.says(POSITIONS, error(500))
        await house.sink.until(lambda s: "clearstreet/positions" in dict(s.notices))


@pytest.mark.parametrize(("status", "code"), [(400, "400"), (422, "422"), (200, "17")])
def test_a_refusal_without_a_machine_word_is_named_by_its_status(status: int, code: str) -> None:
    assert refused(status, Envelope(code=17, message="no")).code == code


def test_a_time_is_written_as_the_venue_writes_it_and_read_back() -> None:
    text = stamp(NOW)
    assert text == "2026-03-18T14:01:15.000000000Z"
    assert instant_of(text) == NOW
    assert datetime.fromtimestamp(NOW / 10**9, UTC).year == 2026
