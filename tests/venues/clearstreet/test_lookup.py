"""What became of a close: found by its id, else by time, side and difference."""

import pytest

from app.domain.errors import Misconfigured, OutcomeUnknown, Refused
from app.domain.report import OrderStatus
from tests.support.build import price, quantity
from tests.support.scripted_http import Answer, Asked, answer
from tests.venues.clearstreet.house import (
    AAPL,
    ACCOUNT,
    CLOSE_ID,
    EXECUTIONS,
    ORDER,
    ORDERS,
    OTHER,
    POSITIONS,
    House,
    data,
    error,
    filled_row,
    golden,
    order_row,
    position_row,
    request,
    subject,
)

WHOLE, PART = request(), request(part="60")
BEFORE, DURING = "2026-03-18T14:01:12Z", "2026-03-18T14:01:15.120Z"


def ours(**changes: object) -> dict[str, object]:
    return order_row(client_order_id=CLOSE_ID, quantity="60", **changes)


async def test_an_order_of_ours_is_found_by_our_id(house: House) -> None:
    house.orders_are(ours(status="NEW"))
    found = await house.session.look_up(subject(PART))
    assert [(o.venue_order_id, o.status) for o in found.orders] == [(ORDER, OrderStatus.WORKING)]
    assert house.venue.asked_for(ORDERS)[0].query == {"order_ids": CLOSE_ID}
    assert not found.traceless


async def test_an_older_venue_does_not_know_our_ids_so_the_instrument_is_listed_too(
    house: House,
) -> None:
    house.venue.says(ORDERS, data([]), data([ours(status="NEW"), order_row(id=OTHER)]))
    found = await house.session.look_up(subject(PART))
    assert [o.venue_order_id for o in found.orders] == [ORDER]
    assert house.venue.asked_for(ORDERS)[1].query == {
        "instrument_ids": AAPL,
        "from": "2026-03-18T14:01:10.000000000Z",
    }


async def test_an_order_of_ours_that_neither_list_shows_left_no_trace(house: House) -> None:
    house.orders_are(order_row(id=OTHER))
    found = await house.session.look_up(subject(PART))
    assert found.traceless
    assert found.orders == ()
    assert found.position is not None


ALONE = f"GET {ACCOUNT}/orders/{ORDER}"


@pytest.mark.parametrize("said", [data([]), error(400), answer(404, "no such page")])
async def test_an_order_that_no_list_shows_is_asked_for_alone(house: House, said: bytes) -> None:
    house.venue.says(ORDERS, said)
    house.venue.says(ALONE, data(filled_row()))
    found = await house.session.look_up(subject(WHOLE, [ORDER]))
    assert [(o.venue_order_id, o.filled) for o in found.orders] == [(ORDER, quantity("120"))]


@pytest.mark.parametrize("said", [error(404), error(500), data(filled_row(OTHER)), data(None)])
async def test_an_order_that_is_not_told_alone_either_is_not_known(
    house: House, said: bytes
) -> None:
    house.orders_are()
    house.venue.says(ALONE, said)
    found = await house.session.look_up(subject(WHOLE, [ORDER]))
    assert (found.orders, found.traceless) == ((), False)


async def test_a_list_that_is_refused_and_an_order_that_is_not_told_prove_nothing(
    house: House,
) -> None:
    house.venue.says(ORDERS, error(400))
    house.venue.says(ALONE, error(404))
    with pytest.raises(Refused):
        await house.session.look_up(subject(WHOLE, [ORDER]))


async def test_a_key_that_is_refused_for_an_order_alone_is_refused(house: House) -> None:
    house.orders_are()
    house.venue.says(ALONE, error(401))
    with pytest.raises(Misconfigured):
        await house.session.look_up(subject(WHOLE, [ORDER]))


async def test_a_list_that_fails_proves_nothing(house: House) -> None:
    house.venue.says(ORDERS, data([]), error(500))
    with pytest.raises(Exception, match="HTTP 500"):
        await house.session.look_up(subject(PART))


TRACES = {
    "a new closing order": (order_row(), True, False),
    "without a symbol": (order_row(symbol=None, client_order_id=None), True, False),
    "one that is older": (order_row(created_at=BEFORE), False, True),
    "the other side": (order_row(side="BUY"), False, True),
    "the other side in a new word": (order_row(side="BUY_TO_OPEN"), False, True),
    "the side in small letters": (order_row(side="sell", order_type="market"), True, False),
    "the side in a word that says nothing": (order_row(side="OTHER"), True, False),
    "a limit": (order_row(order_type="LIMIT"), False, True),
    "another instrument": (order_row(instrument_id=OTHER), False, True),
    "one with an id like ours": (order_row(client_order_id="f" * 32), False, False),
    "one without a time": (order_row(created_at=None), False, False),
}


@pytest.mark.parametrize("case", TRACES)
async def test_the_venues_own_close_is_known_by_time_side_and_kind(
    house: House, case: str
) -> None:
    row, is_it, traceless = TRACES[case]
    house.orders_are(row)
    found = await house.session.look_up(subject(WHOLE))
    assert [o.venue_order_id for o in found.orders] == ([ORDER] if is_it else [])
    assert found.traceless is traceless


async def test_several_new_orders_that_fit_are_the_close_together(house: House) -> None:
    house.orders_are(filled_row(ORDER, "80"), filled_row(OTHER, "40"))
    found = await house.session.look_up(subject(WHOLE))
    assert {o.venue_order_id for o in found.orders} == {ORDER, OTHER}
    assert {o.filled for o in found.orders} == {quantity("120")}


async def test_an_order_that_bears_the_venues_own_name_is_the_close_and_another_beside_it_is_not(
    house: House,
) -> None:
    anothers = filled_row(OTHER, "120", client_order_id="somebody-1")
    house.orders_are(anothers, filled_row(ORDER, "120"))
    found = await house.session.look_up(subject(WHOLE))
    assert [o.venue_order_id for o in found.orders] == [ORDER]


async def test_of_orders_that_are_more_than_was_held_the_one_of_its_size_is_the_close(
    house: House,
) -> None:
    nameless = {"client_order_id": None}
    house.orders_are(filled_row(OTHER, "50", **nameless), filled_row(ORDER, "120", **nameless))
    found = await house.session.look_up(subject(WHOLE))
    assert [o.venue_order_id for o in found.orders] == [ORDER]


async def test_orders_that_are_more_than_was_held_and_none_of_its_size_prove_nothing(
    house: House,
) -> None:
    house.orders_are(filled_row(OTHER, "70"), filled_row(ORDER, "60"))
    found = await house.session.look_up(subject(WHOLE))
    assert found.orders == ()
    assert not found.traceless


async def test_an_accepted_order_that_somebody_made_smaller_leaves_a_rest(house: House) -> None:
    house.orders_are(filled_row(ORDER, "40"))
    (report,) = (await house.session.look_up(subject(WHOLE, [ORDER]))).orders
    assert (report.status, report.quantity) == (OrderStatus.CANCELED, quantity("120"))
    assert "from 120 to 40" in report.reason


async def test_the_venue_may_close_less_than_was_last_seen(house: House) -> None:
    house.orders_are(filled_row(ORDER, "40"))
    (report,) = (await house.session.look_up(subject(WHOLE))).orders
    assert (report.status, report.quantity) == (OrderStatus.FILLED, quantity("40"))


async def test_the_venues_clock_decides_what_is_new(house: House) -> None:
    house.venue.says("GET /v1/clock", answer(200, {"data": {"clock": "2026-03-18T15:01:15Z"}}))
    house.orders_are(order_row(created_at=DURING))
    assert (await house.session.look_up(subject(WHOLE))).traceless
    house.orders_are(order_row(created_at="2026-03-18T15:01:15.2Z"))
    assert not (await house.session.look_up(subject(WHOLE))).traceless


async def test_a_smaller_position_without_an_order_is_shown_and_nothing_adopted(
    house: House,
) -> None:
    house.holds(position_row(quantity="20"))
    found = await house.session.look_up(subject(WHOLE))
    assert found.position is not None
    assert (found.position.quantity, found.orders, found.fills) == (quantity("20"), (), ())


async def test_a_known_close_is_asked_for_by_its_ids_and_is_never_traceless(house: House) -> None:
    house.orders_are()
    found = await house.session.look_up(subject(WHOLE, [ORDER]))
    assert not found.traceless
    assert house.venue.asked_for(ORDERS)[0].query == {"order_ids": ORDER}


async def test_of_a_split_close_a_part_of_the_orders_makes_no_statement(house: House) -> None:
    house.orders_are(filled_row(ORDER, "80"))
    found = await house.session.look_up(subject(WHOLE, [ORDER, OTHER]))
    assert found.orders == ()


async def test_fills_come_with_their_prices_and_the_position_with_its_rest(house: House) -> None:
    house.orders_are(filled_row())
    house.venue.says(EXECUTIONS, data(golden("executions")["data"]))
    house.holds()
    found = await house.session.look_up(subject(WHOLE, [ORDER]))
    assert [f.price for f in found.fills] == [price("210.095"), price("210.105")]
    assert found.orders[0].average_price == price("210.10")
    assert (found.position, found.position_known) == (None, True)


@pytest.mark.parametrize("said", [error(403), error(500)])
async def test_without_executions_the_orders_own_sums_stand(house: House, said: bytes) -> None:
    house.orders_are(filled_row())
    house.venue.says(EXECUTIONS, said)
    found = await house.session.look_up(subject(WHOLE, [ORDER]))
    assert (found.fills, found.orders[0].filled) == ((), quantity("120"))
    assert "executions could not be read" in found.summary


async def test_a_position_that_cannot_be_read_is_known_to_be_unknown(house: House) -> None:
    house.venue.says(POSITIONS, error(500))
    found = await house.session.look_up(subject(WHOLE))
    assert (found.position, found.position_known) == (None, False)


async def test_what_was_there_before_the_close_is_not_the_close(house: House) -> None:
    house.orders_are(order_row(status="NEW"))
    house.answers_close_with(error(500))
    async with house.connected():
        await house.sink.until(lambda sink: sink.snapshots[-1][0].working_orders)
        with pytest.raises(OutcomeUnknown):
            await house.session.prepare_close(WHOLE).send()
        found = await house.session.look_up(subject(WHOLE))
    assert found.traceless


async def test_an_order_found_again_is_followed_to_its_end(house: House) -> None:
    async with house.connected():
        house.orders_are(ours(status="NEW"))
        await house.session.look_up(subject(PART))
        house.orders_are(ours(status="FILLED", filled_quantity="60"))
        await house.sink.until(lambda sink: sink.orders)
        assert house.sink.orders[0].close_id == CLOSE_ID


async def test_an_order_called_filled_with_nothing_filled_leaves_the_word_to_the_position(
    house: House,
) -> None:
    house.orders_are(ours(status="FILLED", filled_quantity="0"))
    house.holds()
    found = await house.session.look_up(subject(PART, [ORDER]))
    assert (found.orders, found.traceless) == ((), False)
    assert (found.position, found.position_known) == (None, True)


async def test_an_unreadable_answer_to_a_question_is_not_an_empty_one(house: House) -> None:
    def broken(_: Asked) -> Answer:
        return answer(200, '{"data":[{"id":')

    house.venue.says(ORDERS, broken)
    with pytest.raises(Exception, match="not in Clear Street's own format"):
        await house.session.count_working_orders(PART.position)
