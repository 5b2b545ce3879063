"""Moments as the command line writes them."""

from datetime import UTC, datetime

from app.domain.ids import NANOSECONDS, Instant


def iso(at: Instant) -> str:
    """UTC as `2026-01-31T09:30:00.123456Z`: to the microsecond, what is below it cut off."""
    seconds, rest = divmod(at, NANOSECONDS)
    moment = datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest // 1000)
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")
