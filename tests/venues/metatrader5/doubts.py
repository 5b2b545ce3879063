"""Closes whose answers were lost, and what the engine makes of the looks at them."""

from typing import Any

import grpc
import pytest

from app.domain.errors import OutcomeUnknown
from app.domain.event import FellInDoubt
from app.domain.intent import CloseRequest
from app.domain.reconcile import explain
from app.domain.report import Findings
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from app.venues.session import CloseSubject
from tests.support.looks import watched
from tests.support.metatrader5_house import EURUSD, House
from tests.support.scripted_metatrader5 import golden


def deal(house: House, **changes: Any) -> pb.DealHistoryData:
    """The golden closing deal, made now, with single fields changed."""
    row: pb.DealHistoryData = golden("deals_history_reply").data.deals[0]
    row.time_utc.FromNanoseconds(house.now())
    row.ClearField("time")
    for name, value in changes.items():
        setattr(row, name, value)
    return row


def ended_order(house: House, asked: float, **changes: Any) -> pb.OrderHistoryData:
    """An order that took `asked` lots from the position and was filled whole, now."""
    order = pb.OrderHistoryData(
        ticket=50012350001,
        position_id=EURUSD,
        state=pb.BMT5_ORDER_STATE_FILLED,
        type=pb.BMT5_ORDER_TYPE_SELL,
        volume_initial=asked,
        symbol="EURUSD",
    )
    order.done_time_utc.FromNanoseconds(house.now())
    for name, value in changes.items():
        setattr(order, name, value)
    return order


async def doubtful(house: House, *args: Any, **named: Any) -> CloseSubject:
    """A close whose answer was lost."""
    request = house.request(*args, **named)
    prepared = house.session.prepare_close(request)
    subject = in_doubt(house, request)
    name = "OrderModify" if "Modify" in prepared.preview.address else "OrderClose"
    house.venue.answer(name, grpc.StatusCode.UNAVAILABLE)
    with pytest.raises(OutcomeUnknown):
        await prepared.send()
    return subject


def in_doubt(house: House, request: CloseRequest) -> CloseSubject:
    """A close that was sent, and what became of it is not known."""
    return house.subject(request, FellInDoubt(request.close_id, house.now(), "lost"))


def proven(subject: CloseSubject, *looks: Findings) -> list[str]:
    """The names of the events that these looks, and no more, explain."""
    events = explain(
        subject.order, subject.before, watched(subject.before, looks), absence_after_s=60.0
    )
    return [type(event).__name__ for event in events]
