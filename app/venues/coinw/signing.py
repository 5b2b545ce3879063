"""The signature of a private CoinW call, and the venue's clock that it is made by."""

import base64
import hashlib
import hmac
from typing import Final

from app.domain.ids import NANOSECONDS, Instant
from app.venues._http import Headers, seconds_of

API_KEY: Final = "api_key"
TIMESTAMP: Final = "timestamp"
SIGN: Final = "sign"


def signature(secret: str, timestamp_ms: int, method: str, target: str, body: bytes = b"") -> str:
    """Sign exactly what is sent: `target` is path and query, `body` the raw bytes.

    Base64 of HMAC-SHA256 over time, method, target and body without separators.
    Source: CoinW futures API, "Authentication".
    """
    message = f"{timestamp_ms}{method}{target}".encode() + body
    return base64.b64encode(hmac.digest(secret.encode(), message, hashlib.sha256)).decode()


def signed_headers(
    api_key: str, secret: str, timestamp_ms: int, method: str, target: str, body: bytes = b""
) -> Headers:
    """The headers of a private call, in the order of the venue's sample."""
    content = (("Content-Type", "application/json"),) if body else ()
    return (
        *content,
        (API_KEY, api_key),
        (TIMESTAMP, str(timestamp_ms)),
        (SIGN, signature(secret, timestamp_ms, method, target, body)),
    )


class VenueClock:
    """How far the venue's clock is from ours, from the Date headers of its answers.

    Each header is exact to a second only, but several of them, met at different fractions of a
    second, fence the offset in. Zero is believed as long as it is inside the fence.
    """

    def __init__(self) -> None:
        self._low: float | None = None
        self._high: float | None = None

    @property
    def offset_s(self) -> float:
        """What to add to our clock."""
        if self._low is None or self._high is None or self._low <= 0 <= self._high:
            return 0.0
        return (self._low + self._high) / 2

    def learn(self, date: str | None, asked_at: Instant, answered_at: Instant) -> None:
        """Take in the Date header of an answer; a header that cannot be read teaches nothing."""
        second = seconds_of(date)
        if second is None:
            return
        low = second - answered_at / NANOSECONDS
        high = second + 1 - asked_at / NANOSECONDS
        if self._low is None or self._high is None or low > self._high or high < self._low:
            # The first one, or one of the two clocks was set anew.
            self._low, self._high = low, high
        else:
            self._low, self._high = max(self._low, low), min(self._high, high)

    def timestamp_ms(self, now: Instant) -> int:
        """The venue's time in milliseconds."""
        return now // 1_000_000 + round(self.offset_s * 1000)
