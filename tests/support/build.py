"""Values for tests: honest defaults, so that a test names only what it is about."""

from decimal import Decimal
from fractions import Fraction

from app.domain.capability import Capability, FillNews, Guard, Proof, Support
from app.domain.grid import Grid
from app.domain.ids import AccountKey, CloseId, Environment, Instant, PositionKey, Venue
from app.domain.instrument import Instrument, Unit
from app.domain.intent import All, Amount, AtMarket, CloseIntent, Exactly, Origin, Pricing, Share
from app.domain.money import Price, Quantity
from app.domain.position import Position, Side
from tests.support.virtual import EPOCH

ACCOUNT = AccountKey(Venue("qfex"), Environment.SIM, "Main")


def quantity(text: str) -> Quantity:
    return Quantity(Decimal(text))


def price(text: str) -> Price:
    return Price(Decimal(text))


def exactly(text: str) -> Exactly:
    return Exactly(quantity(text))


def share(percent: int) -> Share:
    return Share(Fraction(percent, 100))


def instrument(
    symbol: str = "AAPL-USD",
    *,
    lot: str = "0.01",
    minimum: str = "0.01",
    maximum: str | None = None,
    tick: str = "0.05",
    multiplier: str = "1",
    venue: str = "qfex",
) -> Instrument:
    most = Decimal(maximum) if maximum is not None else None
    return Instrument(
        venue=Venue(venue),
        symbol=symbol,
        wire_name=symbol,
        unit=Unit.UNIT,
        quantity_grid=Grid(Decimal(lot), Decimal(minimum), most),
        price_grid=Grid(Decimal(tick)),
        multiplier=Decimal(multiplier),
        quote_currency="USD",
    )


def position(
    symbol: str = "AAPL-USD",
    size: str = "4",
    side: Side = Side.LONG,
    *,
    account: AccountKey = ACCOUNT,
    of: Instrument | None = None,
    average: str | None = "200",
    mark: str | None = "199.85",
    seen_at: Instant = EPOCH,
) -> Position:
    return Position(
        key=PositionKey(account, symbol),
        instrument=of or instrument(symbol),
        side=side,
        quantity=quantity(size),
        average_price=price(average) if average is not None else None,
        mark=price(mark) if mark is not None else None,
        profit=None,
        seen_at=seen_at,
    )


def capability(**changes: object) -> Capability:
    native = Support(Guard.NATIVE, "the venue's own call")
    values: dict[str, object] = {
        "full": native,
        "quantity": native,
        "share": native,
        "limit": native,
        "capped": native,
        "cancel_orders": Support(Guard.REDUCE_ONLY, "one by one, before the close"),
        "reverse": Support(Guard.IMPOSSIBLE, "not offered"),
        "proof": Proof.ORDER_ACCEPTED,
        "fills": FillNews.PUSHED,
        "stale_after_s": 5.0,
        "follow_every_s": 1.5,
        "absence_after_s": 8.0,
    }
    return Capability(**{**values, **changes})  # type: ignore[arg-type]


_numbers = iter(range(1, 10**9))


def intent(
    seen: Position,
    amount: Amount | None = None,
    pricing: Pricing | None = None,
    *,
    close_id: str | None = None,
    cancel_working_orders: bool = False,
    override_stale: bool = False,
    pressed_at: Instant = EPOCH,
) -> CloseIntent:
    return CloseIntent(
        close_id=CloseId(close_id or f"{next(_numbers):032x}"),
        amount=amount or All(),
        pricing=pricing or AtMarket(),
        cancel_working_orders=cancel_working_orders,
        seen=seen,
        pressed_at=pressed_at,
        origin=Origin.BUTTON,
        override_stale=override_stale,
    )
