"""A close of which the venue filled more than was asked: its last line says so."""

import pytest

from app.cli.outcome import outcome_of
from app.domain.event import Acknowledged, Filled, ReadBack, Submitted
from app.domain.ids import FillId, VenueOrderId
from app.domain.money import ZERO
from app.domain.order import apply, begin
from app.engine.close import Close, Result
from tests.support.build import intent, position, quantity
from tests.support.virtual import EPOCH


@pytest.mark.parametrize(("filled", "is_told"), [("4", False), ("5", True)])
def test_more_filled_than_asked_is_told_with_what_to_do(filled: str, is_told: bool) -> None:
    held = position("ES 12-26", "4")
    wish = intent(held, close_id="c1" * 16)
    order = begin(wish.close_id, held.quantity, EPOCH)
    for event in (
        Submitted(wish.close_id, EPOCH, held.quantity, False, "0" * 64),
        Acknowledged(wish.close_id, EPOCH, (VenueOrderId("v1"),)),
        Filled(wish.close_id, EPOCH, FillId("f1"), quantity(filled), None),
        ReadBack(wish.close_id, EPOCH, ZERO, None),
    ):
        order = apply(order, event)
    outcome = outcome_of(Close(wish, order))
    assert outcome.result is Result.CLOSED
    assert ("it may have flipped. Look at the position now" in outcome.reason) is is_told
