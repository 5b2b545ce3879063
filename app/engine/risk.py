"""The guard of one account: a daily loss or a drawdown at which it warns and, if chosen, flattens.

Pure rules on the day's results, per currency and never across currencies: what cannot be counted in
a limit's currency is never guessed, it is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from app.domain.ids import Instant
from app.domain.money import decimal, plain
from app.domain.words import joined, say
from app.engine.day import UTC_DAY, Day, parse_day
from app.engine.day_results import DayResult, counted

COUNTDOWN_S = 10.0
_EXAMPLE = "loss 500 drawdown 300 USD, loss 400 EUR flatten day 17:00 America/Chicago"


class Alarm(StrEnum):
    """What the guard says now."""

    QUIET = "quiet"
    WARN = "warn"
    FLATTEN = "flatten"


@dataclass(frozen=True, slots=True)
class Limit:
    """`loss` since the day began, `drawdown` from the day's peak, both above zero; None: unwatched."""

    currency: str = "USD"
    loss: Decimal | None = None
    drawdown: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """At most one limit per currency, what a breach leads to, and when the day begins."""

    of: tuple[Limit, ...] = ()
    flattens: bool = False
    day: Day = UTC_DAY

    @property
    def watched(self) -> bool:
        return bool(self.of)

    @property
    def currencies(self) -> tuple[str, ...]:
        return tuple(limit.currency for limit in self.of)


OFF = Limits()


def parse_limits(text: str) -> Limits:
    """Read "off", or words like "loss 500 drawdown 300 USD, loss 400 EUR flatten day UTC".

    Raises ValueError.
    """
    words = text.replace(",", " , ").split()
    if words in ([], ["off"]):
        return OFF
    day = UTC_DAY
    if "day" in words:
        place = words.index("day")
        day = parse_day(words[place + 1 :])
        words = words[:place]
    flattens = "flatten" in words
    found: list[Limit] = []
    for part in _parts([word for word in words if word != "flatten"]):
        limit = _limit(part, text)
        if limit.currency in (one.currency for one in found):
            raise ValueError(say("{currency} is limited twice", currency=limit.currency))
        found.append(limit)
    return Limits(tuple(found), flattens, day)


def _parts(words: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word == ",":
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _limit(words: list[str], text: str) -> Limit:
    found = Limit()
    left = list(words)
    while left:
        word = left.pop(0)
        if word in ("loss", "drawdown") and left:
            amount = decimal(left.pop(0))
            if amount <= 0:
                raise ValueError(say("expected a limit above zero, was {amount}", amount=amount))
            loss = amount if word == "loss" else found.loss
            drawdown = amount if word == "drawdown" else found.drawdown
            found = replace(found, loss=loss, drawdown=drawdown)
        elif word.isupper() and word.isalpha() and not left:
            found = replace(found, currency=word)
        else:
            raise ValueError(
                say('expected "off" or "{example}", was {text!r}', example=_EXAMPLE, text=text)
            )
    if found.loss is None and found.drawdown is None:
        raise ValueError(say("expected a loss or a drawdown, was {text!r}", text=text))
    return found


def say_limits(limits: Limits) -> str:
    """The text that `parse_limits` reads back."""
    if not limits.watched:
        return "off"
    parts = []
    for limit in limits.of:
        loss = f"loss {limit.loss:f} " if limit.loss is not None else ""
        drawdown = f"drawdown {limit.drawdown:f} " if limit.drawdown is not None else ""
        parts.append(f"{loss}{drawdown}{limit.currency}")
    text = ", ".join(parts) + (" flatten" if limits.flattens else "")
    return text if limits.day == UTC_DAY else f"{text} day {limits.day}"


@dataclass(slots=True)
class Guard:
    """Watches one account. A breach stays a breach until the day ends or the limits change.

    `reason` says which limit is breached, `counts` what its figures hold and what they do not.
    """

    limits: Limits = OFF
    day: Instant = Instant(0)
    said: Alarm = Alarm.QUIET
    reason: str = ""
    counts: str = ""

    def look(self, results: Mapping[str, DayResult], now: Instant, gap: str = "") -> Alarm:
        """Take in today's results; returns an alarm once, when it begins, else QUIET."""
        if not self.limits.watched:
            return Alarm.QUIET
        day = self.limits.day.begin(now)
        if day != self.day:
            self.day, self.said = day, Alarm.QUIET
        breached = [
            (result, words)
            for limit in self.limits.of
            if (result := results.get(limit.currency)) is not None
            and (words := _breach(limit, result, self.limits.day))
        ]
        self.reason = joined([words for _, words in breached], "; ")
        self.counts = joined([counted(r, self.limits.day, gap) for r, _ in breached], " ")
        if not breached or self.said is not Alarm.QUIET:
            return Alarm.QUIET
        self.said = Alarm.FLATTEN if self.limits.flattens else Alarm.WARN
        return self.said


def _breach(limit: Limit, result: DayResult, day: Day) -> str:
    if limit.loss is not None and result.total <= -limit.loss:
        return say(
            "the result since {day} is {amount} {currency}, the limit is -{loss}",
            day=str(day),
            amount=plain(result.total),
            currency=limit.currency,
            loss=plain(limit.loss),
        )
    if limit.drawdown is not None and result.drawdown >= limit.drawdown:
        return say(
            "{below} {currency} below the day's peak of {peak} since {day}, the limit is {drawdown}",
            below=plain(result.drawdown),
            peak=plain(result.peak),
            day=str(day),
            currency=limit.currency,
            drawdown=plain(limit.drawdown),
        )
    return ""
