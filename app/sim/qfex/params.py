"""Reads the parameters of a command; a wrong one is the venue's InvalidParameter."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from app.sim.matching import Direction
from app.sim.qfex.orders import CommandFailed

# Far above every limit, and still exact in arithmetic.
TOO_BIG: Final = 10**15


class Params:
    """The params object of one frame, with decimals exact."""

    def __init__(self, raw: Mapping[str, object]) -> None:
        self._raw = raw

    def loose(self, name: str) -> str:
        """The text under `name`, or nothing: for where a missing value decides nothing."""
        value = self._raw.get(name)
        return value if isinstance(value, str) else ""

    def text(self, name: str, default: str | None = None) -> str:
        value = self._raw.get(name, default)
        if not isinstance(value, str):
            raise CommandFailed("InvalidParameter", f"expected {name} as text")
        return value

    def number(self, name: str, default: Decimal | int | None = None) -> Decimal:
        value = self._raw.get(name)
        if value is None:
            value = default
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise CommandFailed("InvalidParameter", f"expected {name} as a number")
        number = Decimal(value)
        if abs(number) >= TOO_BIG:
            raise CommandFailed("InvalidParameter", f"expected {name} below {TOO_BIG}")
        return number

    def count(self, name: str, default: int) -> int:
        """A whole number, not below zero."""
        number = self.number(name, default)
        if number < 0 or number % 1:
            raise CommandFailed("InvalidParameter", f"expected {name} as a whole number from 0")
        return int(number)

    def flag(self, name: str, default: bool) -> bool:
        """A boolean; 1 and 0 pass for one, as some clients send them."""
        value = self._raw.get(name, default)
        if not isinstance(value, int) or value not in (0, 1):
            raise CommandFailed("InvalidParameter", f"expected {name} as true or false")
        return bool(value)

    def side(self) -> Direction:
        name = self.text("side")
        if name not in Direction.__members__:
            raise CommandFailed("InvalidParameter", "expected side BUY or SELL")
        return Direction[name]

    def names(self, name: str) -> list[str]:
        value = self._raw.get(name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise CommandFailed("InvalidParameter", f"expected {name} as a list of names")
        return list(value)
