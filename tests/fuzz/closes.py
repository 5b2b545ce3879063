"""One close in its three ages, for sessions that are asked about it."""

from decimal import Decimal

from app.domain.event import Acknowledged, Event, FellInDoubt, Submitted
from app.domain.ids import AccountKey, CloseId, Instant, PositionKey, VenueOrderId
from app.domain.instrument import Instrument
from app.domain.intent import AtMarket, CloseRequest
from app.domain.money import Quantity
from app.domain.order import apply, begin
from app.domain.position import Side
from app.domain.reconcile import Before
from app.venues.session import CloseSubject, Surroundings

NOW = Instant(1_769_439_642_000_000_000)
CLOSE = CloseId("c1a2b3c4d5e64f708192a3b4c5d6e7f8")


def around() -> Surroundings:
    """A clock that stands still, so that a seed gives the same story twice."""
    return Surroundings(now=lambda: NOW, nonce=lambda n: "0" * n, uniform=lambda: 0.5)


def request_of(account: AccountKey, wire_id: str, of: Instrument, size: str = "2") -> CloseRequest:
    """The whole at market."""
    return CloseRequest(
        close_id=CLOSE,
        position=PositionKey(account, wire_id),
        instrument=of,
        side=Side.LONG,
        whole=True,
        quantity=Quantity(Decimal(size)),
        position_quantity=Quantity(Decimal(size)),
        pricing=AtMarket(),
        cancel_working_orders=False,
    )


def in_doubt(request: CloseRequest) -> CloseSubject:
    return _after(request, FellInDoubt(CLOSE, NOW, "no reply"))


def acknowledged(request: CloseRequest, *order_ids: str) -> CloseSubject:
    ids = tuple(VenueOrderId(one) for one in order_ids)
    return _after(request, Acknowledged(CLOSE, NOW, ids))


def _after(request: CloseRequest, event: Event) -> CloseSubject:
    sent_at = Instant(NOW - 1_000_000_000)
    submitted = Submitted(CLOSE, sent_at, request.quantity, request.whole, "")
    order = apply(begin(CLOSE, request.quantity, sent_at), submitted)
    before = Before(request.side, request.position_quantity, sent_at)
    return CloseSubject(apply(order, event), request, before)
