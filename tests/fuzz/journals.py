"""A close with every kind of event, and a note, as the journal keeps them."""

from decimal import Decimal

from app.domain.event import (
    Acknowledged,
    CancelRequested,
    Event,
    FellInDoubt,
    Filled,
    FilledTo,
    Noted,
    ReadBack,
    Submitted,
)
from app.domain.ids import FillId, VenueOrderId
from app.domain.money import Money
from app.domain.reconcile import Before
from app.domain.words import say
from app.engine.journal import Requested
from app.engine.note import Note
from tests.fuzz.closes import NOW, request_of
from tests.support.build import ACCOUNT, instrument, intent, position, price, quantity

_SEEN = position("AAPL-USD", "4")
_INTENT = intent(_SEEN, close_id="c1a2b3c4d5e64f708192a3b4c5d6e7f8", pressed_at=NOW)
_ID = _INTENT.close_id

REQUEST = Requested(
    _INTENT,
    request_of(ACCOUNT, "AAPL-USD", instrument("AAPL-USD"), "4"),
    Before(_SEEN.side, _SEEN.quantity, NOW),
)
NOTE = Note(NOW, "day peak", '["qfex/sim/Main","USD",0,"120",null]')
EVENTS: tuple[Event, ...] = (
    Submitted(_ID, NOW, quantity("4"), True, "0" * 64),
    FellInDoubt(_ID, NOW, say("{who} sent no reply within {wait_s:.1f} s", who="QFEX", wait_s=5)),
    Acknowledged(_ID, NOW, (VenueOrderId("33308900000000001"),), quantity("4")),
    CancelRequested(_ID, NOW, "asked by the trader"),
    Filled(
        _ID, NOW, FillId("f1"), quantity("1.5"), price("199.75"), Money(Decimal("0.15"), "USD")
    ),
    FilledTo(_ID, NOW, quantity("4")),
    Noted(_ID, NOW, "something odd"),
    ReadBack(_ID, NOW, quantity("0"), 0),
)
