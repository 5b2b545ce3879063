"""Which events explain the gap between a close and what its venue says."""

from dataclasses import replace

from app.domain.event import (
    Acknowledged,
    Canceled,
    ClosedByPosition,
    Event,
    FellInDoubt,
    Filled,
    FilledTo,
    Rejected,
)
from app.domain.ids import NANOSECONDS, FillId, Instant, VenueOrderId
from app.domain.money import ZERO, Quantity
from app.domain.order import CloseOrder, apply
from app.domain.position import Side
from app.domain.reconcile import NEVER_ARRIVED, Before, Look, explain
from app.domain.report import FillReport, Findings, OrderReport, OrderStatus
from tests.domain.test_order import ID, acknowledged, live
from tests.support.build import position, price, quantity
from tests.support.looks import watched
from tests.support.virtual import EPOCH

BEFORE = Before(Side.LONG, quantity("4"), EPOCH)


def look(
    after_s: float,
    *,
    left: str | None = "4",
    traceless: bool = False,
    known: bool = True,
    order: OrderReport | None = None,
    side: Side = Side.LONG,
) -> Findings:
    return Findings(
        at=Instant(EPOCH + round(after_s * NANOSECONDS)),
        orders=(order,) if order else (),
        position=position(size=left, side=side) if left is not None else None,
        position_known=known,
        traceless=traceless,
    )


def doubtful() -> CloseOrder:
    return apply(live(), _doubt())


def events(
    order: CloseOrder,
    *looks: Findings,
    absence_after_s: float | None = 8,
    others_may_take: Quantity = ZERO,
    rests: bool = False,
) -> list[Event]:
    return explain(
        order,
        BEFORE,
        watched(BEFORE, looks),
        absence_after_s=absence_after_s,
        others_may_take=others_may_take,
        rests=rests,
    )


def kinds(order: CloseOrder, *looks: Findings, absence_after_s: float | None = 8) -> list[str]:
    return [type(e).__name__ for e in events(order, *looks, absence_after_s=absence_after_s)]


def test_an_order_that_is_found_speaks_for_itself() -> None:
    report = OrderReport(
        VenueOrderId("v"),
        OrderStatus.CANCELED,
        EPOCH,
        filled=quantity("1"),
        average_price=price("99"),
    )
    found = events(doubtful(), look(1, order=report))
    assert [type(e) for e in found] == [Acknowledged, FilledTo, Canceled]


def test_absence_needs_two_complete_silent_looks_late_enough() -> None:
    silent = [look(9, traceless=True), look(11, traceless=True)]
    (event,) = events(doubtful(), *silent)
    assert isinstance(event, Rejected)
    assert event.code == NEVER_ARRIVED
    assert kinds(doubtful(), silent[0]) == []
    assert kinds(doubtful(), look(3, traceless=True), look(7, traceless=True)) == []


def test_a_venue_that_cannot_prove_absence_never_does() -> None:
    looks = [look(n * 100, traceless=True) for n in range(5)]
    assert kinds(doubtful(), *looks, absence_after_s=None) == []


def test_a_position_that_could_not_be_read_proves_nothing() -> None:
    looks = [look(9, traceless=True, known=False), look(11, traceless=True, known=False)]
    assert kinds(doubtful(), *looks) == []


def test_what_was_acknowledged_cannot_have_never_arrived() -> None:
    order = apply(live(acknowledged()), _doubt())
    assert kinds(order, look(9, traceless=True), look(11, traceless=True)) == []


def test_a_shrunk_position_is_the_weakest_evidence_and_needs_two_looks() -> None:
    assert kinds(doubtful(), look(1, left="1")) == []
    (event,) = events(doubtful(), look(7, left="1"), look(9, left="1"))
    assert isinstance(event, ClosedByPosition)
    assert event.quantity == quantity("3")


def test_the_position_speaks_of_a_close_in_doubt_only_after_the_venue_had_its_time() -> None:
    for order in (doubtful(), live()):
        assert kinds(order, look(1, left="1"), look(7, left="1")) == []


def test_what_another_close_may_have_taken_is_not_counted_for_this_one() -> None:
    looks = [look(7, left="2"), look(9, left="2")]
    assert events(doubtful(), *looks, others_may_take=BEFORE.quantity) == []


def test_a_shrunk_position_does_not_end_an_order_that_may_still_rest() -> None:
    order = live(acknowledged())
    looks = [look(20, left="1"), look(40, left="1")]
    assert events(order, *looks, rests=True) == []


def test_a_position_that_shrank_by_another_hand_leaves_the_doubt() -> None:
    looks = [look(9, left=None, traceless=True), look(11, left=None, traceless=True)]
    assert kinds(doubtful(), *looks) == []


def test_a_flipped_position_counts_as_gone() -> None:
    looks = [look(7, left="2", side=Side.SHORT), look(9, left="2", side=Side.SHORT)]
    assert kinds(doubtful(), *looks) == ["ClosedByPosition"]


def test_an_accepted_order_that_vanished_unfilled_is_cancelled_after_three_looks() -> None:
    order = live(acknowledged())
    looks = [look(20 + n * 2, traceless=True) for n in range(3)]
    assert kinds(order, *looks[:2]) == []
    assert kinds(order, *looks) == ["Canceled"]


def test_an_accepted_order_that_is_not_shown_yet_is_not_called_cancelled() -> None:
    """A history may be late: what is not in it may still be about to fill."""
    order = live(acknowledged())
    early = [look(n, traceless=True) for n in (2, 4, 6, 8)]
    assert kinds(order, *early) == []
    assert kinds(order, *early, look(10, traceless=True)) == ["Canceled"]


def test_an_accepted_order_whose_history_is_late_is_explained_by_the_position_at_last() -> None:
    order = live(acknowledged())
    early = [look(n, left=None, traceless=True) for n in (1, 3, 5, 7)]
    assert kinds(order, *early) == []
    late = [*early, look(12, left=None, traceless=True)]
    assert kinds(order, *late)[0] == "ClosedByPosition"


def test_patience_is_what_was_watched_and_not_what_the_clock_says() -> None:
    late = [look(1000, traceless=True).at, look(1010, traceless=True).at]
    looks = [Look(look((at - EPOCH) / NANOSECONDS, traceless=True), 5.0) for at in late]
    assert explain(doubtful(), BEFORE, looks, absence_after_s=8) == []
    looks = [replace(one, watched_s=8.0) for one in looks]
    assert len(explain(doubtful(), BEFORE, looks, absence_after_s=8)) == 1


def half_filled() -> CloseOrder:
    fill = Filled(ID, EPOCH, FillId("f"), quantity("2"), price("99"))
    return apply(live(acknowledged()), fill)


def found(
    status: OrderStatus, filled: str | None, *fills: FillReport, after_s: float = 3
) -> Findings:
    size = quantity(filled) if filled is not None else None
    report = OrderReport(VenueOrderId("v"), status, EPOCH, filled=size)
    return replace(look(after_s, left=None, order=report), fills=fills)


def test_an_order_that_the_venue_made_smaller_ends_when_all_of_it_is_filled() -> None:
    told = found(OrderStatus.FILLED, "2")
    assert "Canceled" not in kinds(half_filled(), told)
    assert kinds(half_filled(), told, told)[-1] == "Canceled"


def test_a_filled_order_ends_nothing_while_something_is_left_of_the_position() -> None:
    told = replace(found(OrderStatus.FILLED, "2"), position=position(size="2"))
    assert "Canceled" not in kinds(half_filled(), told, told)
    unread = replace(found(OrderStatus.FILLED, "2"), position_known=False)
    assert "Canceled" not in kinds(half_filled(), unread, unread)


def test_a_filled_order_ends_nothing_while_its_fills_are_not_all_known() -> None:
    fill = FillReport(FillId("f"), VenueOrderId("v"), quantity("2"), EPOCH, price("99"))
    untold = found(OrderStatus.FILLED, None)
    assert "Canceled" not in kinds(half_filled(), untold, untold)
    more = found(OrderStatus.FILLED, "3")
    assert "Canceled" not in kinds(half_filled(), more, more)
    told = found(OrderStatus.FILLED, None, fill)
    assert kinds(half_filled(), told, told)[-1] == "Canceled"


def test_an_order_that_still_works_beside_a_filled_one_keeps_the_close_open() -> None:
    beside = OrderReport(VenueOrderId("w"), OrderStatus.WORKING, EPOCH)
    told = found(OrderStatus.FILLED, "2")
    both = replace(told, orders=(*told.orders, beside))
    assert "Canceled" not in kinds(half_filled(), both, both)


def _doubt() -> FellInDoubt:
    return FellInDoubt(ID, EPOCH, "no answer")
