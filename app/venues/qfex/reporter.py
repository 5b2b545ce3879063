"""Tells the engine what the trade connection says, in the house's terms."""

import asyncio
from dataclasses import dataclass
from typing import Final

from app.domain.ids import NANOSECONDS, CloseId, Instant, PositionKey
from app.domain.position import Position
from app.domain.report import OrderReport, OrderStatus
from app.domain.words import say
from app.venues._rate_limit import RateLimit
from app.venues.qfex.listings import Listings, seen_again
from app.venues.qfex.market import MarketFeed
from app.venues.qfex.protocol import Failed, FillNewsItem, OrderNews, Pulse
from app.venues.qfex.reports import fill_report, order_report
from app.venues.qfex.settling import Settling
from app.venues.qfex.statuses import REQUEST_ONLY, is_doubtful_refusal
from app.venues.qfex.wire import FillBody, OrderBody
from app.venues.session import Sink, Surroundings

# The venue's retry hint is words; this is its averaging window's order of magnitude.
_BACK_OFF_S: Final = 1.0

# A frame that differs every second must not become a notice every second.
_MOST_NOTICES: Final = 5

_PULSE: Final = b'{"position_response"'
# A pulse is made once a second and nothing orders it against fills and reads: one that arrives now
# may tell of the second before, and must not bring back what a younger read has shown to be gone.
_PULSE_LAG_NS: Final = NANOSECONDS

_ENDED: Final = frozenset(
    {OrderStatus.FILLED, OrderStatus.CANCELED, OrderStatus.EXPIRED, OrderStatus.REJECTED}
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a pulse said when it was last read in full."""

    key: PositionKey
    position: Position | None


class Reporter:
    """The listener of every trade connection of one session."""

    def __init__(
        self,
        listings: Listings,
        market: MarketFeed,
        limit: RateLimit,
        settling: Settling,
        around: Surroundings,
    ) -> None:
        self._listings = listings
        self._market = market
        self._limit = limit
        self._settling = settling
        self._around = around
        self._pulses: dict[bytes, _Known] = {}
        self._frame_of: dict[str, bytes] = {}
        self._noticed: dict[str, set[str]] = {}
        self.sink: Sink | None = None
        self.read_wanted = asyncio.Event()
        """Set when the positions are worth reading now: a close ended, or something is odd."""

    def begin(self, sink: Sink) -> None:
        """A connection begins, and with it what has been said."""
        self.sink = sink
        self._noticed.clear()

    def same_again(self, frame: bytes) -> bool:
        at = self._around.now()
        known = self._pulses.get(frame)
        if self.sink is not None:
            self.sink.heard(at)
            if known is not None:
                told_of = Instant(at - _PULSE_LAG_NS)
                position = known.position and seen_again(known.position, told_of)
                self.sink.position(known.key, position, told_of)
        return known is not None

    def forget_pulses(self) -> None:
        """What a pulse means has changed: the reference data did."""
        self._pulses.clear()
        self._frame_of.clear()

    def pulse(self, frame: bytes, news: Pulse) -> None:
        at = Instant(self._around.now() - _PULSE_LAG_NS)
        position = self._listings.position(news.body, at)
        symbol = news.body.symbol or ""
        key = self._listings.key(symbol)
        if frame.startswith(_PULSE):
            self._pulses.pop(self._frame_of.get(symbol, b""), None)
            self._pulses[frame] = _Known(key, position)
            self._frame_of[symbol] = frame
        if position is not None:
            self._market.want([symbol])
        if self.sink is not None:
            self.sink.position(key, position, at)

    def order(self, news: OrderNews) -> None:
        body, status = news.body, news.body.status or ""
        report = order_report(body, news.close_id, self._listings, self._around.now())
        if status not in REQUEST_ONLY:
            self._tell_order(body, report, news.close_id)
        ended = report is None or report.status in _ENDED
        if is_doubtful_refusal(status) or (news.close_id is not None and ended):
            self.read_wanted.set()
        for fill in news.claimed:
            self._tell_fill(fill, news.close_id)

    def fill(self, news: FillNewsItem) -> None:
        self._tell_fill(news.body, news.close_id)

    def failure(self, news: Failed) -> None:
        error, request = news.body, news.request
        if error.error_code == "RateLimited":
            self._limit.pause(_BACK_OFF_S * (1 + self._around.uniform()))
        if request is not None and request.close_id is not None:
            # Perhaps it was refused because nothing is open any more.
            self.read_wanted.set()
        if request is None:
            code, words = error.error_code or "?", error.message or say("no reason given")
            text = say(
                "QFEX reported an error that answers nothing we asked: {words} ({code}). No "
                "close was changed by it.",
                words=words[:200],
                code=code[:80],
            )
            self.notice("qfex/unattributed-error", text)

    def notice(self, cause: str, text: str) -> None:
        """Say it once per connection; a cause that keeps changing its words, a few times."""
        told = self._noticed.setdefault(cause, set())
        if text not in told and len(told) < _MOST_NOTICES:
            told.add(text)
            if self.sink is not None:
                self.sink.notice(cause, text)

    def _tell_order(
        self, body: OrderBody, report: OrderReport | None, close_id: CloseId | None
    ) -> None:
        whole = self._settling.heard_order(body, report, close_id)
        if report is None:
            text = say(
                "QFEX gave an order a status this panel does not know ({status}).",
                status=(body.status or "")[:80],
            )
            self.notice("qfex/unknown-status", text)
        elif whole and self.sink is not None:
            self.sink.order(report)

    def _tell_fill(self, body: FillBody, close_id: CloseId | None) -> None:
        report = fill_report(body, close_id, self._listings, self._around.now())
        ended = self._settling.heard_fill(report, body.symbol or "")
        if self.sink is not None:
            self.sink.fill(report)
            if ended is not None:
                self.sink.order(ended)

    def skewed(self, most_s: float) -> None:
        """This machine's clock and the venue's differ too much."""
        text = say(
            "The clock of this machine differs from QFEX's by more than {most_s:g} s; logins may be "
            "refused. Set the clock.",
            most_s=most_s,
        )
        self.notice("qfex/clock-skew", text)
