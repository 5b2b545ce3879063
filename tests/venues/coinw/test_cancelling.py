"""Cancelling at CoinW: the rest of one close, or everything that rests in an instrument."""

import json
from typing import Any

import pytest

from app.domain.errors import Denied, OutcomeUnknown, Refused
from app.domain.ids import Instant
from app.venues import _cancelling
from app.venues.coinw.queries import KINDS
from tests.support.coinw_house import BTC_LONG, LIMIT_ORDER, House, accepted, at, in_doubt, key
from tests.support.golden import frames

CANCEL = "/v1/perpum/order"
BATCH = "/v1/perpum/batchOrders"


@pytest.fixture(autouse=True)
def soon_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Orders that stay are given up on early."""
    monkeypatch.setattr(_cancelling, "LOOK_EVERY_S", 0.01)
    monkeypatch.setattr(_cancelling, "GONE_WITHIN_S", 0.4)


def order(order_id: int, **changes: object) -> dict[str, Any]:
    row = json.loads(frames("coinw", "orders_open", "=")[0])["data"]["rows"][0]
    return {**row, "id": order_id, **changes}


async def test_the_rest_of_a_close_is_cancelled_by_its_order_id(house: House) -> None:
    request = await house.request(contracts="4", pricing=at("86500"))
    await house.session.cancel_close(accepted(request, Instant(1), LIMIT_ORDER))
    (call,) = house.venue.calls("DELETE", CANCEL)
    assert call.body == frames("coinw", "cancel_order", ">")[0]


async def test_a_close_whose_order_is_not_known_cannot_be_cancelled(house: House) -> None:
    with pytest.raises(Denied, match="not told the id"):
        await house.session.cancel_close(in_doubt(await house.request(), Instant(1)))


async def test_a_cancel_that_is_refused_or_unanswered_is_sent_once(house: House) -> None:
    subject = accepted(await house.request(), Instant(1), LIMIT_ORDER)
    house.venue.on[f"DELETE {CANCEL}"] = lambda _: '{"code":9016,"msg":"no"}'
    with pytest.raises(Refused):
        await house.session.cancel_close(subject)
    house.venue.on[f"DELETE {CANCEL}"] = lambda _: None
    with pytest.raises(OutcomeUnknown):
        await house.session.cancel_close(subject)
    assert len(house.venue.calls("DELETE", CANCEL)) == 2


async def test_all_working_orders_are_cancelled_once_each_in_batches_of_twenty(
    house: House,
) -> None:
    await house.session.read_positions()
    resting = [order(33308900000000100 + n) for n in range(21)]
    stop = order(33308900000000900, posType="planTrigger")
    # The filter lets other kinds through: every list shows all of them.
    house.venue.rows("orders/open", *resting, stop)
    batches: list[dict[str, Any]] = []

    def cancel(body: dict[str, Any]) -> str:
        batches.append(body)
        if len(batches) == 3:
            house.venue.rows("orders/open")
        return '{"code":0,"msg":""}'

    house.venue.on[f"DELETE {BATCH}"] = cancel
    assert await house.session.cancel_working_orders(key(BTC_LONG)) == 22
    sizes = [(batch["posType"], len(batch["sourceIds"])) for batch in batches]
    assert sizes == [("plan", 20), ("plan", 1), ("planTrigger", 1)]
    assert batches[2]["sourceIds"] == ["33308900000000900"]


async def test_an_instrument_without_working_orders_needs_no_cancel(house: House) -> None:
    assert await house.session.cancel_working_orders(key(BTC_LONG)) == 0
    assert house.venue.calls("DELETE", BATCH) == []


async def test_orders_that_stay_leave_the_outcome_unknown(house: House) -> None:
    await house.session.read_positions()
    house.venue.rows("orders/open", order(1))
    with pytest.raises(OutcomeUnknown, match="1 of 1 orders in BTC still rest"):
        await house.session.cancel_working_orders(key(BTC_LONG))
    assert len(house.venue.calls("DELETE", BATCH)) == 1


async def test_a_position_that_is_gone_is_not_cancelled_for(house: House) -> None:
    house.venue.rows("positions/all")
    with pytest.raises(Denied, match="gone"):
        await house.session.cancel_working_orders(key(BTC_LONG))


async def test_a_list_in_shorter_pages_than_were_asked_for_is_read_to_its_end(
    house: House,
) -> None:
    await house.session.read_positions()
    listed = [order(33308900000000100 + n) for n in range(45)]
    house.venue.pages("orders/open", listed, at_most=20)
    assert await house.session.count_working_orders(key(BTC_LONG)) == 45


async def test_a_list_that_was_asked_for_too_fast_is_asked_for_again_before_anything_is_cancelled(
    house: House,
) -> None:
    await house.session.read_positions()
    answers = iter(['{"code":29001,"msg":"API access frequently"}'])
    house.venue.on["GET /v1/perpum/orders/open"] = lambda _: next(
        answers, '{"code":0,"data":{"rows":[],"total":0}}'
    )
    assert await house.session.cancel_working_orders(key(BTC_LONG)) == 0
    assert house.venue.calls("DELETE", BATCH) == []
    assert len(house.venue.calls("GET", "/v1/perpum/orders/open")) == len(KINDS) + 1


async def test_orders_that_do_not_say_their_kind_are_looked_for_in_every_list(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_cancelling, "GONE_WITHIN_S", 1.5)
    await house.session.read_positions()
    house.venue.rows("orders/open", order(1), order(2, posType=None))
    with pytest.raises(OutcomeUnknown, match="2 of 2 orders in BTC still rest"):
        await house.session.cancel_working_orders(key(BTC_LONG))
    looks = house.venue.calls("GET", "/v1/perpum/orders/open")[len(KINDS) :]
    assert {call.query["positionType"] for call in looks} == set(KINDS)


async def test_a_look_that_came_too_fast_is_made_again_and_says_that_the_orders_are_gone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_cancelling, "GONE_WITHIN_S", 5.0)
    await house.session.read_positions()
    house.venue.rows("orders/open", order(1))

    def cancel(_: dict[str, Any]) -> str:
        answers = iter(['{"code":29001,"msg":"API access frequently"}'])
        house.venue.on["GET /v1/perpum/orders/open"] = lambda _: next(
            answers, '{"code":0,"data":{"rows":[],"total":0}}'
        )
        return '{"code":0,"msg":""}'

    house.venue.on[f"DELETE {BATCH}"] = cancel
    assert await house.session.cancel_working_orders(key(BTC_LONG)) == 1
