"""Prices, quantities and money: exact decimals, never through float, never NaN or infinite."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NewType

Price = NewType("Price", Decimal)
"""Per unit, in the instrument's quote currency."""

Quantity = NewType("Quantity", Decimal)
"""In the instrument's unit (lots, contracts, shares); never negative. The side stands beside it."""

ZERO = Quantity(Decimal(0))

_MOST_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.amount + other.amount, self.currency)


def total(quantities: Iterable[Quantity]) -> Quantity:
    """Their sum, exact; zero of none."""
    return Quantity(sum(quantities, ZERO))


def decimal(text: str) -> Decimal:
    """Read an exact, finite decimal. Raises ValueError that says what was expected.

    Text longer than 40 characters and exponents beyond it are refused: no price or size needs
    them, and arithmetic on them could take unbounded memory.
    """
    if len(text) > _MOST_DIGITS:
        raise ValueError(f"expected a number of at most {_MOST_DIGITS} characters")
    try:
        # Python reads 1_0 as ten; a person has mistyped it.
        value = Decimal("?" if "_" in text else text)
    except InvalidOperation:
        raise ValueError(f"expected a number, was {text!r}") from None
    return finite(value)


def finite(value: Decimal) -> Decimal:
    """`value` itself if it is finite and of a believable scale; otherwise ValueError."""
    if not value.is_finite():
        raise ValueError(f"expected a finite number, was {value!s:.{_MOST_DIGITS}}")
    if value and abs(value.adjusted()) > _MOST_DIGITS:
        raise ValueError(f"expected a number of believable size, was {value!s:.{_MOST_DIGITS}}")
    return value


def plain(value: Decimal) -> str:
    """The number as people write it: no exponent, no trailing zeros behind the point."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def plain_or_none(value: Decimal | None) -> str | None:
    """`plain`, or None for what is not known."""
    return None if value is None else plain(value)


def rounded(value: Decimal, step: Decimal, more_places: int = 2) -> Decimal:
    """An average, cut to `more_places` decimals beyond `step`, half to even: for showing only."""
    exponent = step.normalize().as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return value.quantize(Decimal(1).scaleb(-(max(places, 0) + more_places)))
