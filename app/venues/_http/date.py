"""The date of an HTTP answer as a moment."""

from email.utils import parsedate_to_datetime


def seconds_of(date: str | None) -> float | None:
    """Unix time in whole seconds, cut; None where there is no date or none that can be read."""
    try:
        return parsedate_to_datetime(date or "").timestamp()
    except (ValueError, OverflowError):
        return None
