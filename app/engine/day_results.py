"""What a day has brought at each account so far, per currency, also over a restart.

Counted are the closes of this panel, from the journal, at their fills' prices, net of the fees that
are known, and the open profit as it stands. What others traded is not counted, and what cannot be
counted in its currency is left out and said.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from app.domain.event import Event
from app.domain.ids import NANOSECONDS, AccountKey, CloseId, Instant
from app.domain.intent import CloseIntent
from app.domain.money import Money, decimal, plain
from app.domain.order import CloseOrder
from app.domain.report import LinkState
from app.domain.words import joined, say
from app.engine.book import PositionBook
from app.engine.bookings import Booking, bookings_of
from app.engine.clock import Clock
from app.engine.close import Close
from app.engine.day import Day
from app.engine.journal import Journal, JournalDamaged, JournalError
from app.engine.note import Note

# A day has at most 25 hours, and its zone is chosen later than the journal is read.
REMEMBERED_S: Final = 50 * 3600
PEAK: Final = "day peak"
# A peak is written down at most so often; a crash loses what it rose in between.
_PEAK_EVERY_NS: Final = 30 * NANOSECONDS
_AROUND_NS: Final = 60 * NANOSECONDS

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class DayResult:
    """One account's day in one currency. `peak` is the highest total that was seen since `since`.

    `carried` is the open profit with which the day began; None: this panel did not see it begin.
    `left_out` counts closes and positions of which no amount in any currency is known.
    """

    currency: str
    since: Instant
    realised: Decimal = Decimal(0)
    open_profit: Decimal = Decimal(0)
    carried: Decimal | None = None
    closes: int = 0
    left_out: int = 0
    peak: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        return self.realised + self.open_profit - (self.carried or 0)

    @property
    def drawdown(self) -> Decimal:
        return self.peak - self.total


@dataclass(slots=True)
class Realised:
    """What closes have brought by currency, net of known fees, and of how many no amount is known."""

    sums: dict[str, Money] = field(default_factory=dict)
    closes: int = 0
    left_out: int = 0


@dataclass(slots=True)
class _Peak:
    """Of one day: its peak, and the open profit that was carried into it; when last looked at."""

    day: Instant
    amount: Decimal
    looked_at: Instant
    carried: Decimal | None = None
    written: Decimal | None = None
    written_ns: int | None = None


@dataclass(slots=True)
class _Booked:
    account: AccountKey
    bookings: list[Booking] = field(default_factory=list)


class DayResults:
    """The day's bookings and peaks of every account."""

    def __init__(self, *, clock: Clock, book: PositionBook, journal: Journal) -> None:
        """Raises nothing: what the journal cannot tell is said by `gap`."""
        self._clock, self._book, self._journal = clock, book, journal
        self._closes: dict[CloseId, _Booked] = {}
        self._peaks: dict[tuple[AccountKey, str], _Peak] = {}
        self._noted: dict[tuple[str, str, int], tuple[Decimal, Decimal | None]] = {}
        self.gap = ""
        self._remember()

    def _remember(self) -> None:
        since = Instant(self._clock.now() - REMEMBERED_S * NANOSECONDS)
        try:
            for record in self._journal.since(since):
                self._take(record.requested.intent, record.order, record.events)
            peaks = self._journal.notes(PEAK, since)
        except JournalDamaged as error:
            self.gap, peaks = str(error), []
        for note in peaks:
            try:
                account, currency, day, amount, carried = json.loads(note.text)
                begun_with = None if carried is None else decimal(carried)
                self._noted[account, currency, day] = decimal(amount), begun_with
            except (ValueError, TypeError) as error:
                _log.warning("a note of the day's peak cannot be read: %s (%s)", note.text, error)

    def on_close(self, close: Close) -> None:
        """Hear of every event of every close."""
        if close.order.filled:
            self._take(close.intent, close.order, close.events)

    def _take(self, intent: CloseIntent, order: CloseOrder, events: Iterable[Event]) -> None:
        bookings = list(bookings_of(intent, order, events))
        if bookings:
            self._closes.pop(intent.close_id, None)
            self._closes[intent.close_id] = _Booked(intent.seen.key.account, bookings)
            self._forget_the_oldest()

    def _forget_the_oldest(self) -> None:
        oldest = self._clock.now() - REMEMBERED_S * NANOSECONDS
        first = next(iter(self._closes))
        while len(self._closes) > 1 and self._closes[first].bookings[-1].at < oldest:
            del self._closes[first]
            first = next(iter(self._closes))

    def of(self, account: AccountKey, day: Day, currencies: Iterable[str]) -> dict[str, DayResult]:
        """The day so far in each of these currencies; their peaks are kept from now on."""
        since = day.begin(self._clock.now())
        found = {currency: DayResult(currency, since) for currency in currencies}
        self._add_closes(account, found, since)
        self._add_open(account, found)
        for result in found.values():
            known = self._of_day(account, result)
            known.looked_at = self._clock.now()
            result.carried = known.carried
            known.amount = max(known.amount, result.total)
            result.peak = known.amount
            self._write_down(account, result.currency, known)
        return found

    def realised(self, days: Mapping[AccountKey, Day]) -> Realised:
        """What the closes of these accounts have brought, each since its own day began; keeps nothing."""
        now = self._clock.now()
        since = {account: day.begin(now) for account, day in days.items()}
        result = Realised()
        for booked in self._closes.values():
            begun = since.get(booked.account)
            of_today = [one for one in booked.bookings if begun is not None and one.at >= begun]
            result.closes += bool(of_today)
            result.left_out += any(one.amount is None for one in of_today)
            for one in of_today:
                if one.amount is not None:
                    known = result.sums.get(one.currency, Money(Decimal(0), one.currency))
                    result.sums[one.currency] = known + Money(one.amount, one.currency)
        return result

    def _add_closes(
        self, account: AccountKey, found: dict[str, DayResult], since: Instant
    ) -> None:
        for booked in self._closes.values():
            of_today = [one for one in booked.bookings if one.at >= since]
            if booked.account != account or not of_today:
                continue
            counted = {one.currency for one in of_today if one.amount is not None}
            for booking in of_today:
                result = found.get(booking.currency)
                if result is not None and booking.amount is not None:
                    result.realised += booking.amount
            for currency, result in found.items():
                result.closes += currency in counted
                result.left_out += any(one.amount is None for one in of_today)

    def _add_open(self, account: AccountKey, found: dict[str, DayResult]) -> None:
        for key in self._book.keys(account):
            row = self._book.position(key)
            profit = self._book.open_profit(row) if row is not None else None
            for currency, result in found.items():
                if profit is None:
                    result.left_out += 1
                elif profit.currency == currency:
                    result.open_profit += profit.amount

    def _of_day(self, account: AccountKey, result: DayResult) -> _Peak:
        key, now = (account, result.currency), self._clock.now()
        known = self._peaks.get(key)
        if known is not None and known.day == result.since:
            return known
        noted = self._noted.get((_name(account), result.currency, result.since))
        if noted is not None:
            found = _Peak(result.since, noted[0], now, carried=noted[1], written=noted[0])
        elif known is not None and self._saw_it_begin(account, known.looked_at, result.since):
            # What was open then was gained or lost before this day.
            found = _Peak(result.since, result.realised, now, carried=result.open_profit)
        else:
            found = _Peak(result.since, result.total, now)
        self._peaks[key] = found
        return found

    def _saw_it_begin(self, account: AccountKey, looked_at: Instant, began: Instant) -> bool:
        """Whether the account was looked at just before and just after the day began."""
        around = looked_at >= began - _AROUND_NS and self._clock.now() <= began + _AROUND_NS
        return around and self._book.account(account).link is LinkState.UP

    def _write_down(self, account: AccountKey, currency: str, peak: _Peak) -> None:
        now_ns = self._clock.monotonic_ns()
        soon = peak.written_ns is not None and now_ns - peak.written_ns < _PEAK_EVERY_NS
        if soon or (peak.written is not None and peak.amount <= peak.written):
            return
        peak.written, peak.written_ns = peak.amount, now_ns
        carried = None if peak.carried is None else f"{peak.carried:f}"
        text = json.dumps([_name(account), currency, peak.day, f"{peak.amount:f}", carried])
        try:
            self._journal.write_note(Note(self._clock.now(), PEAK, text))
        except JournalError as error:
            # It holds in this run; that the journal cannot be written is said where closes are.
            _log.warning("the day's peak of %s could not be written down: %s", account, error)


def counted(result: DayResult, day: Day, gap: str = "") -> str:
    """What the figures of a result hold and what they do not, in words; `gap` is the results' own."""
    parts = [
        say(
            "Counted since {day}: what this panel closed ({closes}) brought {realised} {currency}, net "
            "of known fees; the open profit is {open} {currency}.",
            day=str(day),
            closes=result.closes,
            realised=plain(result.realised),
            open=plain(result.open_profit),
            currency=result.currency,
        ),
        say("The open profit counts since each position was opened.")
        if result.carried is None
        else say(
            "Taken off is what was open when the day began ({carried} {currency}).",
            carried=plain(result.carried),
            currency=result.currency,
        ),
        say("Trades made elsewhere today are not counted."),
    ]
    if result.left_out:
        parts.append(
            say("Left out: {number}, of which no amount is known.", number=result.left_out)
        )
    if gap:
        parts.append(say("Earlier closes are missing: {gap}", gap=gap))
    return joined(parts, " ")


def _name(account: AccountKey) -> str:
    return f"{account.venue}/{account.environment.value}/{account.name}"
