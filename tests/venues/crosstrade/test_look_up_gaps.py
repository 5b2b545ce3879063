"""What became of a close where the venue shows too little, or too much that fits."""

import json

import pytest

from app.domain.errors import OutcomeUnknown, Refused
from app.domain.event import ClosedByPosition
from app.domain.ids import CloseId, VenueOrderId
from app.domain.reconcile import explain
from app.domain.report import Findings
from app.venues.crosstrade import following, rest
from app.venues.session import CloseSubject
from tests.support.crosstrade_house import (
    CLOSE,
    SENT_MS,
    accepted,
    at,
    close_request,
    in_doubt,
)
from tests.support.golden import frames
from tests.support.looks import watched
from tests.support.scripted_crosstrade import error
from tests.venues.crosstrade.scene import LIMIT, ONE, OURS, SENT, Scene

OTHER = CloseId("c2" * 16)


async def test_an_addon_that_knows_no_executions_leaves_word_to_the_orders(scene: Scene) -> None:
    scene.orders.append(
        OURS | {"orderState": "Filled", "filled": 4, "averageFillPrice": 6715.4375}
    )
    found = await without_executions(scene, accepted(close_request(), SENT))
    assert [str(order.filled) for order in found.orders] == ["4"]


async def test_where_neither_orders_nor_executions_can_be_read_the_position_speaks(
    scene: Scene,
) -> None:
    subject = accepted(close_request("1"), SENT)
    scene.house.venue.reads["accounts/Sim101/orders"] = error("old_addon")
    scene.house.venue.reads["accounts/Sim101/executions"] = error("old_addon")
    left = json.loads(frames("crosstrade", "position_one", "=")[0]) | {"quantity": 3}
    scene.house.venue.rows("positions", "positions", left)
    looks = [await scene.house.session.look_up(subject) for _ in range(2)]
    (event,) = explain(
        subject.order, subject.before, watched(subject.before, looks), absence_after_s=10
    )
    assert isinstance(event, ClosedByPosition)
    assert event.quantity == 1


async def test_without_executions_nothing_proves_that_a_close_never_arrived(scene: Scene) -> None:
    found = await without_executions(scene, in_doubt(close_request(), SENT))
    assert not found.traceless
    assert "executions cannot be read" in found.summary


async def test_an_order_that_fits_two_closes_in_doubt_is_taken_for_neither_and_said(
    scene: Scene,
) -> None:
    async with scene.house.connected():
        await scene.look(in_doubt(close_request("1", close_id=OTHER), SENT))
        scene.executions = [ONE]
        found = await scene.look(in_doubt(close_request("1"), SENT))
    assert (found.orders, found.fills, found.traceless) == ((), (), False)
    said = dict(scene.house.sink.notices)[f"crosstrade/ambiguous/{CLOSE}"]
    assert "close of ES 12-26 is not clear: 1 new order(s)" in said


async def without_executions(scene: Scene, subject: CloseSubject) -> Findings:
    """A look with an add-on that is too old for them."""
    scene.house.set_clock_ms(SENT_MS + 2000)
    scene.house.venue.rows("accounts/Sim101/orders", "orders", *scene.orders)
    scene.house.venue.reads["accounts/Sim101/executions"] = error("old_addon")
    return await scene.house.session.look_up(subject)


async def test_a_budget_that_is_spent_is_no_missing_history(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "PAUSE_S", 0.05)
    scene.house.venue.reads["accounts/Sim101/executions"] = error("rate_limit")
    with pytest.raises(Refused, match="used up"):
        await scene.house.session.look_up(accepted(close_request("1"), SENT))


async def test_a_limit_in_the_list_is_taken_for_neither_of_two_that_fit(scene: Scene) -> None:
    for close_id in (OTHER, CLOSE):
        path = f"accounts/Sim101/orders/{close_id}"
        scene.house.venue.reads[path] = error("already_terminal")
    limit = at("6715.25")
    await scene.look(in_doubt(close_request(pricing=limit, close_id=OTHER), SENT))
    scene.orders.append(LIMIT)
    found = await scene.look(in_doubt(close_request(pricing=limit), SENT))
    assert (found.orders, found.traceless) == ((), False)


async def test_what_a_limit_in_doubt_filled_is_not_the_fill_of_a_market_close_after_it(
    scene: Scene,
) -> None:
    """An add-on that ignored our id executes the limit under one that we never heard."""
    house, filled = scene.house, {"quantity": 1, "filled": 1, "orderState": "Filled"}
    house.venue.on["POST accounts/Sim101/orders/place"] = lambda _: None
    house.venue.on["POST accounts/Sim101/positions/close"] = lambda _: '{"success":true}'
    async with house.connected():
        house.set_clock_ms(SENT_MS)
        limit = close_request("1", at("6715.25"), close_id=OTHER)
        with pytest.raises(OutcomeUnknown):
            await house.session.prepare_close(limit).send()
        house.venue.rows("accounts/Sim101/orders", "orders", LIMIT | filled)
        house.venue.rows("accounts/Sim101/executions", "executions", ONE)
        await house.session.prepare_close(close_request("1")).send()
        executions = "accounts/Sim101/executions"
        looks = len(following._LOOKS_S)
        await house.sink.until(lambda _: len(house.venue.calls("GET", executions)) >= looks)
        # Asked after the last look, and so answered after it.
        await house.session.count_working_orders(limit.position)
    assert house.sink.fills == []


async def test_an_order_that_the_venue_named_for_one_close_is_never_anothers(scene: Scene) -> None:
    named = VenueOrderId(ONE["orderId"])
    limit = close_request("1", at("6715.25"), close_id=OTHER)
    await scene.look(accepted(limit, SENT, named))
    scene.executions = [ONE]
    assert (await scene.look(accepted(close_request("1"), SENT))).fills == ()
