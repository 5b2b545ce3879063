"""The guard of one account: a daily loss or a drawdown at which it warns and, if chosen, flattens.

Pure rules on what is known: open profit plus what today's closes brought. Money is counted per
currency and the limit is in one of them; what cannot be counted in it is never guessed, it is said.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from app.domain.ids import NANOSECONDS, Instant
from app.domain.money import Money, decimal
from app.domain.words import say
from app.engine.close import Close

DAY_NS = 24 * 3600 * NANOSECONDS
COUNTDOWN_S = 10.0


class Alarm(StrEnum):
    """What the guard says now."""

    QUIET = "quiet"
    WARN = "warn"
    FLATTEN = "flatten"


@dataclass(frozen=True, slots=True)
class Limits:
    """`loss` since midnight UTC, `drawdown` from the day's best; None: not watched."""

    currency: str = "USD"
    loss: Decimal | None = None
    drawdown: Decimal | None = None
    flattens: bool = False

    @property
    def watched(self) -> bool:
        return self.loss is not None or self.drawdown is not None


OFF = Limits()


def parse_limits(text: str) -> Limits:
    """Read "off", or words like "loss 500 drawdown 300 USD flatten". Raises ValueError."""
    words, found = text.split(), OFF
    if words in ([], ["off"]):
        return OFF
    while words:
        word = words.pop(0)
        if word in ("loss", "drawdown") and words:
            amount = decimal(words.pop(0))
            if amount <= 0:
                raise ValueError(say("expected a limit above zero, was {amount}", amount=amount))
            loss = amount if word == "loss" else found.loss
            drawdown = amount if word == "drawdown" else found.drawdown
            found = replace(found, loss=loss, drawdown=drawdown)
        elif word == "flatten":
            found = replace(found, flattens=True)
        elif word.isupper() and word.isalpha():
            found = replace(found, currency=word)
        else:
            raise ValueError(
                say(
                    'expected "off" or "loss 500 drawdown 300 USD flatten", was {text!r}',
                    text=text,
                )
            )
    if not found.watched:
        raise ValueError(say("expected a loss or a drawdown, was {text!r}", text=text))
    return found


def say_limits(limits: Limits) -> str:
    """The text that `parse_limits` reads back."""
    if not limits.watched:
        return "off"
    parts = []
    if limits.loss is not None:
        parts.append(f"loss {limits.loss:f}")
    if limits.drawdown is not None:
        parts.append(f"drawdown {limits.drawdown:f}")
    return " ".join([*parts, limits.currency, *(["flatten"] if limits.flattens else [])])


def realised(closes: Iterable[Close], currency: str, now: Instant) -> Decimal:
    """What today's closes brought in `currency`, where their prices are known, net of known fees."""
    today = now - now % DAY_NS
    total = Decimal(0)
    for close in closes:
        seen, order = close.intent.seen, close.order
        average = order.average_price
        if close.intent.pressed_at < today or average is None or seen.average_price is None:
            continue
        if seen.instrument.quote_currency == currency:
            move = (average - seen.average_price) * seen.side.sign
            total += seen.instrument.gain(move, order.filled).amount
        fees = order.fees
        if fees is not None and fees.currency == currency:
            total -= abs(fees.amount)
    return total


@dataclass(slots=True)
class Guard:
    """Watches one account. A breach stays a breach until the day ends or the limits change."""

    limits: Limits = OFF
    best: Decimal | None = None
    day: int = 0
    said: Alarm = Alarm.QUIET
    reason: str = ""

    def look(self, result: Money, now: Instant) -> Alarm:
        """Take in today's result; returns an alarm once, when it begins, else QUIET."""
        if not self.limits.watched or result.currency != self.limits.currency:
            return Alarm.QUIET
        day = now // DAY_NS
        if day != self.day:
            self.day, self.best, self.said = day, None, Alarm.QUIET
        self.best = result.amount if self.best is None else max(self.best, result.amount)
        self.reason = self._breach(result.amount)
        if not self.reason or self.said is not Alarm.QUIET:
            return Alarm.QUIET
        self.said = Alarm.FLATTEN if self.limits.flattens else Alarm.WARN
        return self.said

    def _breach(self, amount: Decimal) -> str:
        limits, best = self.limits, self.best or Decimal(0)
        if limits.loss is not None and amount <= -limits.loss:
            return say(
                "today's result is {amount:f} {currency}, the limit is -{loss:f}",
                amount=amount,
                currency=limits.currency,
                loss=limits.loss,
            )
        if limits.drawdown is not None and best - amount >= limits.drawdown:
            return say(
                "{below:f} {currency} below the day's best, the limit is {drawdown:f}",
                below=best - amount,
                currency=limits.currency,
                drawdown=limits.drawdown,
            )
        return ""
