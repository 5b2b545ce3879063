"""Made-up but realistic desks for pictures and tests."""

from dataclasses import replace
from decimal import Decimal

from app.domain.capability import Capability, Guard, Support
from app.domain.grid import Grid
from app.domain.ids import AccountKey, Environment, PositionKey, Venue
from app.domain.instrument import Instrument, Unit
from app.domain.money import Money, Price, Quantity
from app.domain.position import Position, Side, WorkingOrders
from app.domain.quote import Quote
from app.domain.report import LinkState
from tests.support.build import capability
from tests.support.desk import FakeDesk

MT5 = AccountKey(Venue("metatrader5"), Environment.LIVE, "MetaTrader")
COINW = AccountKey(Venue("coinw"), Environment.LIVE, "CoinW")
QFEX = AccountKey(Venue("qfex"), Environment.LIVE, "QFEX")
NINJA = AccountKey(Venue("crosstrade"), Environment.LIVE, "CrossTrade")
STREET = AccountKey(Venue("clearstreet"), Environment.LIVE, "Clear Street")
SIM_QFEX = AccountKey(Venue("qfex"), Environment.SIM, "QFEX sim")
SIM_COINW = AccountKey(Venue("coinw"), Environment.SIM, "CoinW sim")


def instrument(
    account: AccountKey,
    symbol: str,
    unit: Unit,
    lot: str,
    tick: str,
    multiplier: str = "1",
    currency: str = "USD",
) -> Instrument:
    return Instrument(
        account.venue,
        symbol,
        symbol,
        unit,
        Grid(Decimal(lot), Decimal(lot)),
        Grid(Decimal(tick)),
        Decimal(multiplier),
        currency,
    )


def hold(
    desk: FakeDesk,
    account: AccountKey,
    of: Instrument,
    side: Side,
    size: str,
    average: str,
    bid: str,
    ask: str,
    *,
    orders: WorkingOrders | None = WorkingOrders(0),
    profit: Money | None = None,
    number: str = "",
) -> PositionKey:
    """One position with its quote."""
    mark = (Decimal(bid) + Decimal(ask)) / 2
    mark = of.price_grid.floor(mark)
    key = PositionKey(account, number or of.symbol)
    position = Position(
        key,
        of,
        side,
        Quantity(Decimal(size)),
        Price(Decimal(average)),
        Price(mark),
        profit,
        desk.clock.now(),
        orders,
    )
    desk.hold(position)
    now = desk.clock.now()
    touch = Quote(
        Price(Decimal(bid)), Price(Decimal(ask)), Price(mark), touched_at=now, marked_at=now
    )
    desk.book.apply_quote(account, of.wire_name, touch)
    return key


def native() -> Capability:
    return capability()


def street_capability() -> Capability:
    part = Support(Guard.GUARDED, "an opposite order, sized by us after a fresh read", False)
    no_cap = Support(Guard.IMPOSSIBLE, "Its close takes no price.")
    return capability(quantity=part, share=part, limit=no_cap, capped=no_cap, stale_after_s=20.0)


def coinw_capability() -> Capability:
    capped = Support(Guard.IMPOSSIBLE, "Its close takes a limit price, but no cap at market.")
    cancel = Support(Guard.IMPOSSIBLE, "CoinW has no call that cancels with a close.")
    return capability(capped=capped, cancel_orders=cancel)


def fill_desk(desk: FakeDesk, *, sim: bool = False) -> dict[str, PositionKey]:
    """Five live accounts, and two simulated ones if asked."""
    desk.open(MT5, "MetaTrader 5", native())
    desk.open(COINW, "CoinW", coinw_capability())
    desk.open(QFEX, "QFEX", native())
    desk.open(NINJA, "CrossTrade", native())
    desk.open(STREET, "Clear Street", street_capability())
    keys = {}
    eur = instrument(MT5, "EURUSD", Unit.LOT, "0.01", "0.00001", "100000")
    gold = instrument(MT5, "XAUUSD", Unit.LOT, "0.01", "0.01", "100")
    btc = instrument(COINW, "BTC-USDT", Unit.CONTRACT, "1", "0.1", "0.001", "USDT")
    eth = instrument(COINW, "ETH-USDT", Unit.CONTRACT, "1", "0.01", "0.01", "USDT")
    aapl = instrument(QFEX, "AAPL-USD", Unit.CONTRACT, "0.01", "0.05")
    spx = instrument(QFEX, "US500-USD", Unit.CONTRACT, "0.01", "0.1")
    mes = instrument(NINJA, "MES 12-26", Unit.CONTRACT, "1", "0.25", "5")
    mnq = instrument(NINJA, "MNQ 12-26", Unit.CONTRACT, "1", "0.25", "2")
    nvda = instrument(STREET, "NVDA", Unit.SHARE, "1", "0.01")
    tsla = instrument(STREET, "TSLA", Unit.SHARE, "1", "0.01")
    long, short = Side.LONG, Side.SHORT
    two = WorkingOrders(2, Quantity(Decimal("4")))
    for name, account, of, side, size, average, bid, ask, orders in (
        ("eur", MT5, eur, long, "0.30", "1.08312", "1.08451", "1.08453", None),
        ("gold", MT5, gold, short, "0.12", "2648.10", "2651.32", "2651.54", None),
        ("btc", COINW, btc, long, "250", "86120.5", "86512.1", "86512.3", WorkingOrders(0)),
        ("eth", COINW, eth, short, "1200", "3104.22", "3098.10", "3098.31", WorkingOrders(1)),
        ("aapl", QFEX, aapl, long, "14.50", "199.20", "199.80", "199.90", WorkingOrders(0)),
        ("spx", QFEX, spx, short, "3.00", "5771.4", "5779.2", "5779.6", WorkingOrders(0)),
        ("mes", NINJA, mes, long, "4", "5779.50", "5782.25", "5782.50", two),
        ("mnq", NINJA, mnq, short, "2", "20144.75", "20151.00", "20151.50", WorkingOrders(0)),
        ("nvda", STREET, nvda, long, "1200", "131.44", "132.86", "132.88", None),
        ("tsla", STREET, tsla, short, "85", "342.10", "339.71", "339.80", None),
    ):
        keys[name] = hold(desk, account, of, side, size, average, bid, ask, orders=orders)
    for name, today in (("nvda", "412.50"), ("tsla", "-36.20")):
        position = desk.book.position(keys[name])
        desk.hold(replace(position, day_profit=Money(Decimal(today), "USD")))
    if sim:
        desk.open(SIM_QFEX, "QFEX sim", native())
        desk.open(SIM_COINW, "CoinW sim", coinw_capability())
        sim_aapl = replace(aapl, venue=SIM_QFEX.venue)
        sim_btc = replace(btc, venue=SIM_COINW.venue)
        keys["sim_aapl"] = hold(
            desk, SIM_QFEX, sim_aapl, short, "6.00", "201.10", "199.80", "199.90"
        )
        keys["sim_btc"] = hold(
            desk, SIM_COINW, sim_btc, long, "40", "86900.0", "86512.1", "86512.3"
        )
    return keys


def make_stale(desk: FakeDesk, account: AccountKey, seconds: float) -> None:
    """Let an account fall silent."""
    state = desk.book.account(account)
    state.heard_at = state.read_at = type(state.read_at)(
        desk.clock.now() - int(seconds * 1_000_000_000)
    )


def cut_link(desk: FakeDesk, account: AccountKey) -> None:
    state = desk.book.account(account)
    state.link, state.why = LinkState.CONNECTING, "the connection was reset; trying again in 2 s"
