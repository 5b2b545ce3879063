"""Reading what a caller asked for: JSON bodies as the venue's server decodes them, and queries."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from app.sim.clearstreet.refusals import bad_query, broken_json, undecodable
from app.sim.strict_json import read_json

# As many digits as the venue's own sums can carry.
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,10})?")
# As many digits as a 64-bit number has.
WHOLE: Final = re.compile("[0-9]{1,19}")
_WORDS: Final = {dict: "map", list: "sequence", type(None): "null", bool: "boolean"}


def parse_json(raw: bytes) -> object:
    """The body as JSON, None when there is none; raises Refusal 400."""
    if not raw.strip():
        return None
    try:
        return read_json(raw)
    except json.JSONDecodeError as error:
        raise broken_json(f"{error.msg} at line {error.lineno} column {error.colno}") from error
    except ValueError as error:
        raise broken_json(f"{error} at line 1 column 0") from error


class Fields:
    """Named fields of one JSON object; a wrong type is a 422 in the server's words."""

    def __init__(self, body: object, *, at: str = "", end: str = "line 1 column 0") -> None:
        self._end = end
        self._at = at
        if not isinstance(body, dict):
            raise self._wrong(_kind(body), "a map")
        self._values: Mapping[str, object] = body

    def text(self, name: str) -> str | None:
        value = self._values.get(name)
        if value is None or isinstance(value, str):
            return value
        raise self._wrong(_kind(value), "a string", name)

    def needed(self, name: str) -> str:
        if name not in self._values:
            raise undecodable(f"{self._at}missing field `{name}` at {self._end}")
        value = self.text(name)
        if value is None:
            raise self._wrong("null", "a string", name)
        return value

    def word(self, name: str, words: tuple[str, ...]) -> str:
        return self._one_of(name, self.needed(name), words)

    def word_if_given(self, name: str, words: tuple[str, ...]) -> str | None:
        value = self.text(name)
        return None if value is None else self._one_of(name, value, words)

    def flag(self, name: str) -> bool | None:
        value = self._values.get(name)
        if value is None or isinstance(value, bool):
            return value
        raise self._wrong(_kind(value), "a boolean", name)

    def decimal(self, name: str) -> Decimal | None:
        """A decimal as text; a JSON number is a wrong type here."""
        value = self.text(name)
        if value is None:
            return None
        if not _DECIMAL.fullmatch(value):
            raise self._wrong(f'string "{value}"', "a decimal string", name)
        return Decimal(value)

    def needed_decimal(self, name: str) -> Decimal:
        self.needed(name)
        value = self.decimal(name)
        assert value is not None
        return value

    def moment(self, name: str) -> datetime | None:
        value = self.text(name)
        if value is None:
            return None
        try:
            return _moment(value)
        except (ValueError, OverflowError) as error:
            raise self._wrong(f'string "{value}"', "a date-time", name) from error

    def _one_of(self, name: str, value: str, words: tuple[str, ...]) -> str:
        if value in words:
            return value
        wanted = ", ".join(f"`{word}`" for word in words)
        raise undecodable(
            f"{self._at}{name}: unknown variant `{value}`, expected one of {wanted} at {self._end}"
        )

    def _wrong(self, got: str, wanted: str, name: str = "") -> Exception:
        where = f"{name}: " if name else ""
        return undecodable(
            f"{self._at}{where}invalid type: {got}, expected {wanted} at {self._end}"
        )


class Query:
    """Filters of one request; an empty one counts as left out."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def as_row(self) -> dict[str, object]:
        return dict(self._values)

    def text(self, name: str) -> str | None:
        return self._values.get(name) or None

    def words(self, name: str) -> set[str]:
        """One comma-separated value."""
        return {part for part in self._values.get(name, "").split(",") if part}

    def word(self, name: str, known: tuple[str, ...]) -> str | None:
        value = self.text(name)
        if value is not None and value not in known:
            wanted = ", ".join(f"`{word}`" for word in known)
            raise bad_query(f"{name}: unknown variant `{value}`, expected one of {wanted}")
        return value

    def number(self, name: str) -> int | None:
        value = self.text(name)
        if value is None:
            return None
        if not WHOLE.fullmatch(value):
            raise bad_query(f"{name}: invalid digit found in string")
        return int(value)

    def span(self, *, first: str, last: str) -> tuple[datetime, datetime]:
        """An inclusive range from two parameters; a bare date means its whole day."""
        low, high = self._moment(first, end=False), self._moment(last, end=True)
        return _in_order(low or _EVER[0], high or _EVER[1])

    def range_of(self, name: str) -> tuple[datetime, datetime]:
        """An inclusive range from `name[gt]`, `[gte]`, `[lt]`, `[lte]`."""
        instant = timedelta(microseconds=1)
        after, before = (
            self._moment(f"{name}[gt]", end=True),
            self._moment(f"{name}[lt]", end=False),
        )
        lows = [
            self._moment(f"{name}[gte]", end=False),
            after and min(after, _EVER[1] - instant) + instant,
        ]
        highs = [
            self._moment(f"{name}[lte]", end=True),
            before and max(before, _EVER[0] + instant) - instant,
        ]
        low = max((moment for moment in lows if moment), default=_EVER[0])
        return _in_order(low, min((moment for moment in highs if moment), default=_EVER[1]))

    def _moment(self, name: str, *, end: bool) -> datetime | None:
        value = self.text(name)
        if value is None:
            return None
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                clock_time = time.max if end else time.min
                return datetime.combine(date.fromisoformat(value), clock_time, UTC)
            # An offset's plus sign that was not percent-encoded arrives as a space.
            return _moment(value.replace(" ", "+"))
        except (ValueError, OverflowError) as error:
            raise bad_query(f"{name}: {error}") from error


_EVER: Final = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))


def _in_order(low: datetime, high: datetime) -> tuple[datetime, datetime]:
    if low > high:
        raise bad_query("the range is inverted")
    return low, high


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _kind(value: object) -> str:
    if isinstance(value, str):
        return f'string "{value}"'
    if isinstance(value, bool):
        return f"boolean `{str(value).lower()}`"
    if isinstance(value, int):
        return f"integer `{value}`"
    if isinstance(value, float):
        return f"floating point `{value}`"
    return _WORDS.get(type(value), "value")
