"""The life of a close: what each event does in each state, and that nothing filled is forgotten."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.event import (
    Acknowledged,
    Canceled,
    ClosedByPosition,
    Event,
    Expired,
    FellInDoubt,
    Filled,
    FilledTo,
    NotSent,
    ReadBack,
    Rejected,
    Submitted,
)
from app.domain.ids import CloseId, FillId, VenueOrderId
from app.domain.money import Money
from app.domain.order import (
    ENDED,
    TRANSITIONS,
    CloseOrder,
    CloseState,
    ImpossibleEvent,
    apply,
    begin,
)
from tests.support.build import price, quantity
from tests.support.virtual import EPOCH

ID = CloseId("c" * 32)


def live(*events: Event, size: str = "4") -> CloseOrder:
    """A close of `size` that was submitted, and what happened then."""
    order = begin(ID, quantity(size), EPOCH)
    for event in (Submitted(ID, EPOCH, quantity(size), False, "d"), *events):
        order = apply(order, event)
    return order


def fill(number: int, size: str, at: str | None = "100") -> Filled:
    return Filled(ID, EPOCH, FillId(f"f{number}"), quantity(size), price(at) if at else None)


def acknowledged() -> Acknowledged:
    return Acknowledged(ID, EPOCH, (VenueOrderId("v1"),), None)


def test_every_transition_of_the_table_leads_to_a_state() -> None:
    for (state, kind), after in TRANSITIONS.items():
        assert after, f"{kind.__name__} while {state} leads nowhere"


def test_a_close_that_was_not_sent_can_never_be_filled() -> None:
    order = apply(begin(ID, quantity("1"), EPOCH), NotSent(ID, EPOCH, "x", "y"))
    with pytest.raises(ImpossibleEvent):
        apply(order, fill(1, "1"))


def test_fills_add_up_and_the_last_one_ends_it() -> None:
    order = live(acknowledged(), fill(1, "1.5", "199.75"), fill(2, "2.5", "199.70"))
    assert order.state is CloseState.FILLED
    assert order.average_price == price("199.71875")


def test_a_fill_told_twice_counts_once() -> None:
    assert live(fill(1, "1"), fill(1, "1")).filled == quantity("1")


def test_one_fill_told_as_execution_and_as_status_counts_once() -> None:
    order = live(fill(1, "1"), FilledTo(ID, EPOCH, quantity("1"), price("100")))
    assert order.filled == quantity("1")


def test_a_fill_without_a_price_leaves_the_average_to_the_priced_part() -> None:
    assert live(fill(1, "1", "50"), fill(2, "1", None)).average_price == price("50")
    assert live(fill(1, "1", None)).average_price is None


def test_the_statuses_average_stands_in_where_executions_are_missing() -> None:
    order = live(fill(1, "1", "50"), FilledTo(ID, EPOCH, quantity("3"), price("60")))
    assert order.average_price == price("60")


def test_an_average_that_trails_the_status_it_belongs_to_is_learned() -> None:
    order = live(
        FilledTo(ID, EPOCH, quantity("3")), FilledTo(ID, EPOCH, quantity("3"), price("60"))
    )
    assert (order.filled, order.average_price) == (quantity("3"), price("60"))


def test_a_fill_beats_an_earlier_refusal() -> None:
    assert live(Rejected(ID, EPOCH, "E", "no"), fill(1, "4")).state is CloseState.FILLED


def test_a_refusal_after_fills_ends_as_cancelled_and_keeps_them() -> None:
    order = live(fill(1, "1"), Rejected(ID, EPOCH, "E", "no"))
    assert (order.state, order.filled) == (CloseState.CANCELED, quantity("1"))


def test_a_fill_that_crosses_the_cancel_is_still_a_fill() -> None:
    order = live(acknowledged(), Canceled(ID, EPOCH), fill(1, "1"))
    assert (order.state, order.filled) == (CloseState.CANCELED, quantity("1"))
    assert apply(order, fill(2, "3")).state is CloseState.FILLED


def test_doubt_ends_by_evidence() -> None:
    doubt = FellInDoubt(ID, EPOCH, "no answer")
    assert live(doubt, acknowledged()).state is CloseState.ACKNOWLEDGED
    assert live(fill(1, "1"), doubt, acknowledged()).state is CloseState.PARTIALLY_FILLED
    assert live(doubt, ClosedByPosition(ID, EPOCH, quantity("4"))).state is CloseState.FILLED
    assert live(doubt, Expired(ID, EPOCH)).state is CloseState.EXPIRED


def test_more_filled_than_asked_is_seen_unless_the_venue_sizes_the_close() -> None:
    assert live(fill(1, "5")).overfilled
    venue_sized = apply(
        apply(begin(ID, quantity("4"), EPOCH), Submitted(ID, EPOCH, quantity("4"), True, "d")),
        fill(1, "5"),
    )
    assert not venue_sized.overfilled


def test_a_filled_close_is_explained_only_when_the_position_is_read_back() -> None:
    order = live(fill(1, "4"))
    assert not order.explained
    assert apply(order, ReadBack(ID, EPOCH, quantity("0"))).explained
    assert live(Rejected(ID, EPOCH, "E", "no")).explained


def test_an_execution_that_only_prices_what_was_read_back_leaves_it_explained() -> None:
    read = (FilledTo(ID, EPOCH, quantity("4")), ReadBack(ID, EPOCH, quantity("0")))
    assert live(*read, fill(1, "3"), fill(2, "1")).explained
    assert not live(*read, fill(1, "5")).explained


def test_fees_are_summed_only_where_all_are_known_in_one_currency() -> None:
    fee = Money(Decimal("0.1"), "USD")
    paid = Filled(ID, EPOCH, FillId("a"), quantity("1"), price("1"), fee)
    assert live(paid).fees == fee
    assert live(paid, fill(2, "1")).fees is None


class LifeOfAClose(RuleBasedStateMachine):
    """Any order of events: what was filled is never forgotten, and the end stays the end."""

    @initialize(size=st.integers(1, 5))
    def submit(self, size: int) -> None:
        self.order = live(size=str(size))
        self.executed: dict[str, Decimal] = {}
        self.told = Decimal(0)

    def learn(self, event: Event) -> bool:
        try:
            self.order = apply(self.order, event)
        except ImpossibleEvent:
            return False
        return True

    @rule(number=st.integers(0, 5), size=st.integers(1, 3))
    def execution(self, number: int, size: int) -> None:
        if self.learn(fill(number, str(size))):
            self.executed.setdefault(f"f{number}", Decimal(size))

    @rule(size=st.integers(0, 6))
    def status(self, size: int) -> None:
        if self.learn(FilledTo(ID, EPOCH, quantity(str(size)), None)):
            self.told = max(self.told, Decimal(size))

    @rule(
        event=st.sampled_from(
            [
                acknowledged(),
                Canceled(ID, EPOCH),
                Expired(ID, EPOCH),
                Rejected(ID, EPOCH, "E", "no"),
                FellInDoubt(ID, EPOCH, "?"),
                ReadBack(ID, EPOCH, quantity("0")),
            ]
        )
    )
    def word(self, event: Event) -> None:
        self.learn(event)

    @invariant()
    def nothing_filled_is_forgotten(self) -> None:
        if hasattr(self, "order"):
            executed = sum(self.executed.values(), Decimal(0))
            assert self.order.filled >= max(executed, self.told)
            assert self.order.leaves == max(Decimal(0), self.order.quantity - self.order.filled)
            if self.order.filled and self.order.state in ENDED:
                assert self.order.state is not CloseState.REJECTED
            if self.order.state is CloseState.FILLED:
                assert self.order.leaves == 0


LifeOfAClose.TestCase.settings = settings(max_examples=150, stateful_step_count=20, deadline=None)
TestLifeOfAClose = LifeOfAClose.TestCase


@given(parts=st.lists(st.integers(1, 5), min_size=1, max_size=8))
def test_the_average_lies_between_the_lowest_and_the_highest_fill(parts: list[int]) -> None:
    order = live(*(fill(n, "1", str(90 + p)) for n, p in enumerate(parts)), size="8")
    assert order.average_price is not None
    assert 90 + min(parts) <= order.average_price <= 90 + max(parts)
