"""What counts as a finding: an exception that is not ours, a crawl, or a value that should not be."""

import asyncio
import time
from collections.abc import Coroutine
from decimal import Decimal
from typing import Any

from app.domain.errors import UnwindError
from app.domain.position import Position
from app.domain.quote import Quote

CRAWL_S = 2.0
"""Longer than any message of ordinary size may take, on a slow machine."""


class Finding(AssertionError):
    """A reader broke its promise; the message holds what it was fed."""


class Watch:
    """Runs one input and turns everything but an error of the house into a Finding."""

    def __init__(self, name: str, allowed_s: float = CRAWL_S) -> None:
        self.name, self.allowed_s = name, allowed_s

    async def over(self, work: Coroutine[Any, Any, object], fed: "Fed") -> None:
        began = time.perf_counter()
        try:
            await work
        except UnwindError as error:
            self._check_words(error, fed)
        except asyncio.CancelledError:
            raise
        except BaseException as error:
            raise Finding(f"{self.name}: {type(error).__name__}: {error!s:.300}\n{fed}") from error
        took_s = time.perf_counter() - began
        if took_s > self.allowed_s:
            raise Finding(f"{self.name} took {took_s:.1f} s\n{fed}")

    def _check_words(self, error: UnwindError, fed: "Fed") -> None:
        if not str(error).strip():
            raise Finding(f"{self.name}: {type(error).__name__} without a word\n{fed}")


class Fed:
    """What a target was fed in one go, for the story of a finding."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.messages: list[bytes] = []

    def note(self, message: bytes) -> bytes:
        self.messages.append(message)
        return message

    def __str__(self) -> str:
        shown = [f"  {message[:600]!r} ({len(message)} bytes)" for message in self.messages]
        return "\n".join([f"fed by {self.label}:", *shown])


def check_position(position: Position) -> None:
    """A position that may be told: finite, above zero, and able to be shown."""
    numbers = [position.quantity, position.average_price, position.mark]
    numbers += [position.profit.amount if position.profit is not None else None]
    assert position.quantity > 0, position
    assert all(number is None or _is_sane(number) for number in numbers), position


def check_quote(quote: Quote) -> None:
    numbers = [quote.bid, quote.ask, quote.mark, quote.bid_size, quote.ask_size]
    numbers += [quote.band_low, quote.band_high]
    assert all(number is None or _is_sane(number) for number in numbers), quote


def _is_sane(number: Decimal) -> bool:
    return number.is_finite() and (not number or abs(number.adjusted()) <= 90)
