"""Which events explain the gap between a close and what its venue says."""

from app.domain.event import (
    Acknowledged,
    Canceled,
    ClosedByPosition,
    FellInDoubt,
    FilledTo,
    Rejected,
)
from app.domain.ids import NANOSECONDS, Instant, VenueOrderId
from app.domain.order import CloseOrder, apply
from app.domain.position import Side
from app.domain.reconcile import NEVER_ARRIVED, Before, explain
from app.domain.report import Findings, OrderReport, OrderStatus
from tests.domain.test_order import ID, acknowledged, live
from tests.support.build import position, price, quantity
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


def kinds(order: CloseOrder, *looks: Findings, absence_after_s: float | None = 8) -> list[str]:
    return [
        type(e).__name__ for e in explain(order, BEFORE, looks, absence_after_s=absence_after_s)
    ]


def test_an_order_that_is_found_speaks_for_itself() -> None:
    report = OrderReport(
        VenueOrderId("v"),
        OrderStatus.CANCELED,
        EPOCH,
        filled=quantity("1"),
        average_price=price("99"),
    )
    events = explain(doubtful(), BEFORE, [look(1, order=report)], absence_after_s=8)
    assert [type(e) for e in events] == [Acknowledged, FilledTo, Canceled]


def test_absence_needs_two_complete_silent_looks_late_enough() -> None:
    silent = [look(9, traceless=True), look(11, traceless=True)]
    (event,) = explain(doubtful(), BEFORE, silent, absence_after_s=8)
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
    (event,) = explain(
        doubtful(), BEFORE, [look(7, left="1"), look(9, left="1")], absence_after_s=8
    )
    assert isinstance(event, ClosedByPosition)
    assert event.quantity == quantity("3")


def test_the_position_speaks_of_a_close_in_doubt_only_after_the_venue_had_its_time() -> None:
    for order in (doubtful(), live()):
        assert kinds(order, look(1, left="1"), look(7, left="1")) == []


def test_what_another_close_may_have_taken_is_not_counted_for_this_one() -> None:
    looks = [look(7, left="2"), look(9, left="2")]
    assert (
        explain(doubtful(), BEFORE, looks, absence_after_s=8, others_may_take=BEFORE.quantity)
        == []
    )


def test_a_shrunk_position_does_not_end_an_order_that_may_still_rest() -> None:
    order = live(acknowledged())
    looks = [look(20, left="1"), look(40, left="1")]
    assert explain(order, BEFORE, looks, absence_after_s=8, rests=True) == []


def test_a_position_that_shrank_by_another_hand_leaves_the_doubt() -> None:
    looks = [look(9, left=None, traceless=True), look(11, left=None, traceless=True)]
    assert kinds(doubtful(), *looks) == []


def test_a_flipped_position_counts_as_gone() -> None:
    looks = [look(7, left="2", side=Side.SHORT), look(9, left="2", side=Side.SHORT)]
    assert kinds(doubtful(), *looks) == ["ClosedByPosition"]


def test_an_accepted_order_that_vanished_unfilled_is_cancelled_after_three_looks() -> None:
    order = live(acknowledged())
    looks = [look(n * 2, traceless=True) for n in range(3)]
    assert kinds(order, *looks[:2]) == []
    assert kinds(order, *looks) == ["Canceled"]


def test_an_accepted_order_whose_history_is_late_is_explained_by_the_position_at_last() -> None:
    order = live(acknowledged())
    early = [look(n, left=None, traceless=True) for n in (1, 3, 5, 7)]
    assert kinds(order, *early) == []
    late = [*early, look(12, left=None, traceless=True)]
    assert kinds(order, *late)[0] == "ClosedByPosition"


def _doubt() -> FellInDoubt:
    return FellInDoubt(ID, EPOCH, "no answer")
