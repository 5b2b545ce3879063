"""The parameters of one CoinW call, read as strictly as the simulator takes the venue to be."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final

from app.sim.coinw.contracts import Contract, contract_named
from app.sim.coinw.refusals import (
    BAD_FORMAT,
    INVALID_PARAMETER,
    MISSING_PARAMETER,
    UNKNOWN_CONTRACT,
    Reason,
    Refusal,
)

# As many as a Java long has: beyond that a number cannot be an id, a size or a price.
_MOST_DIGITS: Final = 19


@dataclass(frozen=True, slots=True)
class Asked:
    """`fields` are the query of a GET or the object in the body; `items` is a body that is a list."""

    fields: dict[str, object]
    items: list[object] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return self.fields.get(name) not in (None, "")

    def text(self, name: str, *, missing: Reason = MISSING_PARAMETER) -> str:
        if not self.has(name):
            raise Refusal(missing)
        return str(self.fields[name])

    def whole(self, name: str) -> int:
        """An id or a count; the venue takes both `"1"` and `1`."""
        return _whole(self.text(name))

    def ids(self, name: str, most: int = 20) -> list[int]:
        """Ids separated by commas or in a list, at most twenty."""
        value = self.fields.get(name)
        parts = value if isinstance(value, list) else self.text(name).split(",")
        if not 0 < len(parts) <= most:
            raise Refusal(BAD_FORMAT)
        return [_whole(str(part)) for part in parts]

    def decimal(self, name: str) -> Decimal:
        """A finite number, sent as a JSON string or a JSON number."""
        value = self.fields[name]
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
            raise Refusal(INVALID_PARAMETER)
        try:
            read = Decimal(value)
        except InvalidOperation:
            raise Refusal(INVALID_PARAMETER) from None
        if not read.is_finite() or abs(read.adjusted()) > _MOST_DIGITS:
            raise Refusal(INVALID_PARAMETER)
        return read

    def contract(self, name: str, *, missing: Reason = MISSING_PARAMETER) -> Contract:
        found = contract_named(self.text(name, missing=missing))
        if found is None:
            raise Refusal(UNKNOWN_CONTRACT)
        return found


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > _MOST_DIGITS:
        raise Refusal(BAD_FORMAT)
    return int(text)
