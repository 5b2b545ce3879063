"""A desk without venues: the real book and closes, and closes that go where a test sends them."""

from dataclasses import replace
from decimal import Decimal

from app.domain.capability import Capability
from app.domain.errors import Denied
from app.domain.event import (
    Acknowledged,
    Dismissed,
    Event,
    FellInDoubt,
    Filled,
    NotSent,
    Rejected,
    Submitted,
)
from app.domain.ids import AccountKey, CloseId, FillId, Instant, PositionKey, VenueOrderId
from app.domain.intent import All, CloseIntent, Share
from app.domain.money import Money, Price, Quantity
from app.domain.order import apply, begin
from app.domain.position import Position
from app.domain.report import LinkState, WirePreview
from app.domain.sizing import size_close
from app.engine.book import PositionBook
from app.engine.close import Close, Stage
from app.engine.closes import Closes
from app.engine.day_results import DayResults
from app.engine.desk import Account, PressPreview, Row
from app.engine.flatten import FlattenService
from app.engine.journal import JournalError
from app.engine.latency import Latency
from app.engine.news import Listener, News
from app.engine.order_sweep import OrderSweep, OrderSweeps
from app.engine.remainder import Remainders
from app.engine.sealed import SealedJournal
from app.engine.waiting_room import WaitingRoom
from tests.support.build import capability
from tests.support.virtual import EPOCH

SECOND = 1_000_000_000


class HandClock:
    """A clock that a test turns by hand."""

    def __init__(self) -> None:
        self.at = int(EPOCH)

    def now(self) -> Instant:
        return Instant(self.at)

    def monotonic_ns(self) -> int:
        return self.at

    def advance(self, seconds: float) -> None:
        self.at += int(seconds * SECOND)


class _NoTasks:
    """Starts nothing: what would happen later is told by the test."""

    def spawn(self, work, _name: str) -> None:
        work.close()


class FakeSweeps(OrderSweeps):
    """Remembers what was cancelled."""

    def __init__(self, book: PositionBook) -> None:
        self._book = book
        self.sent: list[list[PositionKey]] = []

    def start(self, keys) -> OrderSweep:
        words = self.words(keys)
        self.sent.append(list(keys))
        return OrderSweep(words, ())


class FakeDesk:
    """What the window needs of a desk; `sent` are the intents that were pressed."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.book = PositionBook()
        self.closes = Closes()
        self.sent: list[CloseIntent] = []
        self.reread_accounts: list[AccountKey] = []
        self.looked_again: list[CloseId] = []
        self.cancelled: list[CloseId] = []
        self.dismissed: list[tuple[CloseId, str]] = []
        self._accounts: dict[AccountKey, Account] = {}
        self._listeners: list[Listener] = []
        self._ids = iter(range(1, 10**9))
        self.news = News(self.clock)
        self.flattens = FlattenService(
            clock=self.clock,
            book=self.book,
            news=self.news,
            tasks=_NoTasks(),
            press=self.press_all,
            why_not=lambda row: row.instrument.untradable,
            new_id=lambda: f"{next(self._ids):032x}",
        )
        self.sweeps = FakeSweeps(self.book)
        self.remainders = Remainders(
            clock=self.clock,
            book=self.book,
            closes=self.closes,
            news=self.news,
            tasks=_NoTasks(),
            press=self.press_all,
            new_id=lambda: f"{next(self._ids):032x}",
        )
        self.waiting_room = WaitingRoom(
            clock=self.clock,
            book=self.book,
            news=self.news,
            tasks=_NoTasks(),
            press=self.press_all,
            new_id=lambda: f"{next(self._ids):032x}",
        )
        self.latency = Latency(self.clock)
        self.days = DayResults(
            clock=self.clock, book=self.book, journal=SealedJournal(JournalError("a test"))
        )

    # ---- arranging

    def open(self, key: AccountKey, title: str = "", of: Capability | None = None) -> None:
        """An account that is connected and fresh."""
        state = self.book.account(key)
        state.link, state.read_at, state.heard_at = (
            LinkState.UP,
            self.clock.now(),
            self.clock.now(),
        )
        chosen = of or capability()
        self._accounts[key] = Account(key, title or key.name, state, lambda _position: chosen)
        for listener in self._listeners:
            listener.on_accounts()

    def hold(self, *positions: Position) -> None:
        """Put positions into the book."""
        for position in positions:
            if position.key.account not in self._accounts:
                self.open(position.key.account)
            self.book.apply_position(position.key, position, self.clock.now())

    def gone(self, key: PositionKey) -> None:
        self.clock.advance(0.001)
        self.book.apply_position(key, None, self.clock.now())

    def tell(self, close: Close, event: Event, *stages: Stage) -> None:
        """Let an event happen to a close."""
        close.order = apply(close.order, event)
        close.events.append(event)
        self.closes.settle(close)
        self.days.on_close(close)
        for stage in stages:
            close.stamps.setdefault(stage, self.clock.monotonic_ns())
        self.book.touch(close.position)
        for listener in self._listeners:
            listener.on_close(close, event)

    def acknowledge(self, close: Close, after_s: float = 0.021) -> None:
        self.clock.advance(after_s)
        at = self.clock.now()
        self.tell(
            close, Acknowledged(close.close_id, at, (VenueOrderId("1"),)), Stage.ACKNOWLEDGED
        )

    def fill(
        self, close: Close, size: str, price: str, fee: str | None = None, after_s: float = 0.034
    ) -> None:
        self.clock.advance(after_s)
        number = FillId(str(next(self._ids)))
        money = Money(Decimal(fee), close.intent.seen.instrument.quote_currency) if fee else None
        amount, at = Quantity(Decimal(size)), self.clock.now()
        event = Filled(close.close_id, at, number, amount, Price(Decimal(price)), money)
        self.tell(close, event, Stage.FIRST_FILL)
        if close.order.ended:
            close.stamps.setdefault(Stage.ENDED, self.clock.monotonic_ns())

    def refuse(self, close: Close, reason: str) -> None:
        self.tell(close, Rejected(close.close_id, self.clock.now(), "refused", reason))

    def doubt(self, close: Close, reason: str = "no reply came") -> None:
        self.tell(close, FellInDoubt(close.close_id, self.clock.now(), reason))

    # ---- what the window asks

    def accounts(self) -> tuple[Account, ...]:
        return tuple(self._accounts.values())

    def listen(self, listener: Listener):
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def row(self, key: PositionKey) -> Row | None:
        position = self.book.position(key)
        if position is None:
            return None
        account = self._accounts[key.account]
        now = self.clock.now()
        claimed = self.closes.claimed(key, account.state.read_at)
        return Row(
            position=position,
            quote=self.book.quote(position),
            mark=self.book.mark(position),
            profit=self.book.open_profit(position),
            age_s=account.state.age_s(now),
            fresh=account.state.is_fresh(now, account.capability_of(position).stale_after_s),
            claimed=claimed,
            free=Quantity(max(Decimal(0), position.quantity - claimed)),
            closes=tuple(self.closes.unexplained(key)),
        )

    def new_close_id(self) -> CloseId:
        return CloseId(f"{next(self._ids):032x}")

    def preview(self, intent: CloseIntent) -> PressPreview:
        key = intent.seen.key
        live = self.book.position(key)
        account = self._accounts[key.account]
        quote = self.book.quote(live) if live is not None else None
        request = size_close(
            intent,
            live,
            self.closes.claimed(key, account.state.read_at),
            account.capability_of(live),
            quote,
            self.clock.now(),
        )
        body = (
            f'{{"symbol": "{intent.seen.instrument.wire_name}", "quantity": "{request.quantity}"}}'
        )
        headers = (("Authorization", "HMAC ••••••••"), ("Content-Type", "application/json"))
        wire = WirePreview("POST", "https://sim.example/v1/close", headers, body, "0" * 64)
        return PressPreview(request, wire)

    def press(self, intent: CloseIntent) -> Close:
        return self.press_all([intent])[0]

    def press_all(self, intents: list[CloseIntent]) -> list[Close]:
        return [self._press(intent) for intent in intents]

    def _press(self, intent: CloseIntent) -> Close:
        self.sent.append(intent)
        now = self.clock.now()
        order = begin(intent.close_id, intent.seen.quantity, now)
        close = Close(intent, order, pressed_mark=self.book.mark(intent.seen))
        close.stamps[Stage.PRESSED] = self.clock.monotonic_ns()
        try:
            found = self.preview(intent)
        except Denied as denial:
            self.closes.add(close)
            self.tell(close, NotSent(intent.close_id, now, denial.code, denial.reason))
            return close
        close.request, close.preview = found.request, found.wire
        close.order = replace(order, quantity=found.request.quantity)
        self.closes.add(close)
        close.stamps[Stage.JOURNALED] = self.clock.monotonic_ns() + 400_000
        close.stamps[Stage.ON_THE_WIRE] = self.clock.monotonic_ns() + 640_000
        event = Submitted(intent.close_id, now, found.request.quantity, False, "0" * 64)
        self.tell(close, event)
        return close

    def cancel(self, close_id: CloseId) -> None:
        self.cancelled.append(close_id)

    def look_again(self, close_id: CloseId) -> None:
        self.looked_again.append(close_id)

    def dismiss(self, close_id: CloseId, words: str) -> None:
        self.dismissed.append((close_id, words))
        close = self.closes.get(close_id)
        self.tell(close, Dismissed(close_id, self.clock.now(), words))

    async def reread(self, account: AccountKey) -> None:
        self.reread_accounts.append(account)


def amounts(desk: FakeDesk) -> list[str]:
    """The amounts that were sent, in words."""
    words = []
    for intent in desk.sent:
        amount = intent.amount
        if isinstance(amount, All):
            words.append("all")
        elif isinstance(amount, Share):
            words.append(f"{amount.ratio * 100} %")
        else:
            words.append(str(amount))
    return words
