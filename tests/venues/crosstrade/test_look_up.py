"""What became of a close, from executions, orders and positions; and what proves nothing."""

from typing import Any

import pytest

from app.domain.errors import UnwindError
from app.domain.ids import CloseId, Instant
from app.domain.position import Side
from app.domain.reconcile import explain
from app.domain.report import OrderStatus
from tests.support.crosstrade_house import (
    CLOSE,
    MILLISECOND,
    ORDER,
    SENT_MS,
    House,
    accepted,
    close_request,
    in_doubt,
)
from tests.support.looks import watched
from tests.support.scripted_crosstrade import error
from tests.venues.crosstrade.scene import ONE, OURS, SENT, THREE, Scene, snapshot


async def test_executions_since_the_send_on_the_closing_side_are_ours(scene: Scene) -> None:
    scene.executions = [ONE, THREE]
    scene.orders.append(
        OURS | {"orderState": "Filled", "filled": 4, "averageFillPrice": 6715.4375}
    )
    found = await scene.look(in_doubt(close_request(), SENT))
    assert [(str(f.quantity), str(f.price)) for f in found.fills] == [
        ("1", "6715.25"),
        ("3", "6715.5"),
    ]
    assert [(o.venue_order_id, o.status) for o in found.orders] == [(ORDER, OrderStatus.FILLED)]
    assert found.position_known
    assert not found.traceless
    assert found.fills[0].close_id == CLOSE


@pytest.mark.parametrize(
    "odd",
    [
        {"instrument": "MES 12-26"},
        {"marketPosition": "Long"},
        {"marketPosition": "Sideways"},
        {"account": "Sim102"},
        {"epoch": SENT_MS - 60_000},
        {"epoch": None},
        {"quantity": 5},
        {"quantity": "NaN"},
        {"orderId": "2d0c" * 8},
        {"orderId": None},
    ],
)
async def test_an_execution_that_cannot_be_ours_is_not_taken(
    scene: Scene, odd: dict[str, Any]
) -> None:
    scene.executions = [ONE | odd]
    found = await scene.look(in_doubt(close_request(), SENT))
    assert found.fills == ()
    assert found.orders == ()


async def test_numbers_as_text_and_the_same_execution_twice_count_once(scene: Scene) -> None:
    row = ONE | {
        "quantity": "1",
        "price": "6715.25",
        "epoch": str(ONE["epoch"]),
        "commission": 2.1,
    }
    scene.executions = [row, row]
    (fill,) = (await scene.look(in_doubt(close_request("1"), SENT))).fills
    assert (str(fill.quantity), str(fill.price)) == ("1", "6715.25")
    assert fill.fee is not None
    assert (str(fill.fee.amount), fill.fee.currency) == ("2.1", "USD")


async def test_the_clock_of_ninjatraders_computer_may_be_an_hour_off(house: House) -> None:
    scene = Scene(house)
    hour = 3_600_000
    house.set_clock_ms(SENT_MS - 1000)
    house.venue.reads["accounts/snapshot"] = snapshot(SENT_MS - 1000 + hour)
    await house.session.read_positions()
    scene.executions = [ONE | {"epoch": ONE["epoch"] + hour}, THREE | {"epoch": THREE["epoch"]}]
    found = await scene.look(in_doubt(close_request(), SENT))
    assert [str(fill.quantity) for fill in found.fills] == ["1"]


async def test_times_in_seconds_are_times_too(house: House) -> None:
    """The venue counts those of quotes so; a clock of 1970 would take any execution for a new one."""
    scene = Scene(house)
    house.set_clock_ms(SENT_MS - 1000)
    house.venue.reads["accounts/snapshot"] = snapshot((SENT_MS - 1000) // 1000)
    await house.session.read_positions()
    old = THREE | {"orderId": "f" * 32, "epoch": SENT_MS - 60_000}
    scene.executions = [old, ONE | {"epoch": ONE["epoch"] // 1000}]
    found = await scene.look(in_doubt(close_request(), SENT))
    assert [fill.venue_order_id for fill in found.fills] == [ORDER]


async def test_a_time_that_is_none_is_not_taken_for_a_clock(house: House) -> None:
    scene = Scene(house)
    house.set_clock_ms(SENT_MS - 1000)
    house.venue.reads["accounts/snapshot"] = snapshot(1)
    await house.session.read_positions()
    scene.executions = [THREE | {"epoch": SENT_MS - 60_000}]
    assert (await scene.look(in_doubt(close_request(), SENT))).fills == ()


async def test_two_orders_that_fit_prove_nothing(scene: Scene) -> None:
    scene.executions = [ONE, THREE | {"orderId": "f" * 32}]
    found = await scene.look(in_doubt(close_request(), SENT))
    assert (found.orders, found.fills, found.traceless) == ((), (), False)
    assert "2 new order(s) of Sim101 could be it" in found.summary


async def test_two_closes_that_were_accepted_take_the_two_orders_in_turn(scene: Scene) -> None:
    second = CloseId("c2" * 16)
    scene.executions = [ONE, ONE | {"id": "2b", "orderId": "f" * 32, "epoch": ONE["epoch"] + 500}]
    first_subject = accepted(close_request("1"), SENT)
    later = Instant(SENT + 300 * MILLISECOND)
    second_subject = accepted(close_request("1", close_id=second), later)
    await scene.look(second_subject)
    one = await scene.look(first_subject)
    two = await scene.look(second_subject)
    assert [fill.venue_order_id for fill in one.fills] == [ORDER]
    assert [fill.venue_order_id for fill in two.fills] == ["f" * 32]


async def test_an_order_of_one_close_is_never_the_order_of_another(scene: Scene) -> None:
    scene.executions = [ONE]
    await scene.look(accepted(close_request("1"), SENT))
    other = in_doubt(close_request("1", close_id=CloseId("c2" * 16)), SENT)
    assert (await scene.look(other)).fills == ()


async def test_a_market_order_that_rests_or_is_rejected_is_found_in_the_list(scene: Scene) -> None:
    scene.orders.append(OURS | {"orderState": "Rejected"})
    (order,) = (await scene.look(in_doubt(close_request(), SENT))).orders
    assert (order.status, order.code) == (OrderStatus.REJECTED, "rejected")
    assert "NinjaTrader's log" in order.reason


@pytest.mark.parametrize(
    "state",
    [
        "Initialized",
        "Submitted",
        "Accepted",
        "AcceptedByRisk",
        "TriggerPending",
        "Working",
        "Suspended",
        "ChangePending",
        "CancelPending",
        "CancelSubmitted",
        "Unknown",
        "SomethingNew",
        None,
    ],
)
async def test_a_state_that_is_no_end_is_a_working_order(scene: Scene, state: str | None) -> None:
    scene.orders.append(OURS | {"orderState": state})
    (order,) = (await scene.look(in_doubt(close_request(), SENT))).orders
    assert order.status is OrderStatus.WORKING


async def test_nothing_anywhere_is_traceless(scene: Scene) -> None:
    found = await scene.look(in_doubt(close_request(), SENT))
    assert found.traceless
    assert found.position is not None


async def test_only_two_late_looks_without_a_trace_prove_that_it_never_arrived(
    scene: Scene,
) -> None:
    subject = in_doubt(close_request(), SENT)
    absence = scene.house.session.capability_of().absence_after_s
    assert absence == 10
    early = [await scene.look(subject, after_s=s) for s in (3, 9)]
    assert (
        explain(
            subject.order, subject.before, watched(subject.before, early), absence_after_s=absence
        )
        == []
    )
    late = [await scene.look(subject, after_s=s) for s in (11, 21)]
    (event,) = explain(
        subject.order, subject.before, watched(subject.before, late), absence_after_s=absence
    )
    assert getattr(event, "code", "") == "never_arrived"


@pytest.mark.parametrize("path", ["accounts/Sim101/orders", "accounts/Sim101/executions"])
async def test_a_question_that_fails_is_an_error_not_an_absence(scene: Scene, path: str) -> None:
    subject = in_doubt(close_request(), SENT)
    await scene.look(subject)
    scene.house.venue.reads[path] = error("offline")
    with pytest.raises(UnwindError):
        await scene.house.session.look_up(subject)


async def test_an_order_that_cannot_be_read_leaves_a_trace(scene: Scene) -> None:
    scene.orders.append({"orderId": None, "instrument": "ES 12-26"})
    assert not (await scene.look(in_doubt(close_request(), SENT))).traceless


async def test_an_order_of_unknown_age_leaves_a_trace(house: House) -> None:
    """After a restart no list from before the send says which orders are old."""
    scene = Scene(house, orders=[OURS | {"orderState": "Cancelled"}])
    found = await scene.look(in_doubt(close_request(), SENT))
    assert (found.orders, found.traceless) == ((), False)
    scene.orders = [OURS | {"orderState": "Filled", "filled": 4}]
    assert (await scene.look(in_doubt(close_request(), SENT))).traceless


@pytest.mark.parametrize(
    "lost", [snapshot(SENT_MS).replace("Connected", "ConnectionLost"), error("offline")]
)
async def test_an_account_that_does_not_reach_its_broker_now_proves_no_absence(
    scene: Scene, lost: str | tuple[int, str]
) -> None:
    """Its state is polled too seldom to go by what was read last."""
    assert (await scene.look(in_doubt(close_request(), SENT))).traceless
    scene.house.venue.reads["accounts/snapshot"] = lost
    assert not (await scene.look(in_doubt(close_request(), SENT))).traceless


async def test_after_a_quarter_of_an_hour_executions_prove_no_absence(scene: Scene) -> None:
    found = await scene.look(in_doubt(close_request(), SENT), after_s=1000)
    assert not found.traceless
    asked = scene.house.venue.calls("GET", "accounts/Sim101/executions")
    assert asked[-1].query == {"lookbackTime": "900"}


async def test_a_position_that_cannot_be_read_is_known_to_be_unknown(scene: Scene) -> None:
    scene.executions = [ONE]
    scene.house.venue.reads["positions"] = error("offline")
    found = await scene.look(in_doubt(close_request("1"), SENT))
    assert (found.position, found.position_known) == (None, False)
    assert len(found.fills) == 1


async def test_a_short_is_closed_by_purchases(scene: Scene) -> None:
    bought = ONE | {"marketPosition": "Long"}
    scene.executions = [bought, THREE]
    found = await scene.look(in_doubt(close_request("1", side=Side.SHORT), SENT))
    assert [fill.fill_id for fill in found.fills] == [ONE["id"]]


async def test_what_was_taken_for_ours_once_stays_ours(scene: Scene) -> None:
    scene.executions = [ONE]
    subject = accepted(close_request("2"), SENT)
    await scene.look(subject)
    other = accepted(close_request("1", close_id=CloseId("c2" * 16)), Instant(SENT - 1))
    scene.executions = [ONE, ONE | {"id": "2b", "orderId": "f" * 32, "epoch": ONE["epoch"] + 500}]
    await scene.look(other)
    (fill,) = (await scene.look(subject)).fills
    assert fill.venue_order_id == ORDER
