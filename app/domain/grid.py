"""Rounding onto a lot or tick grid. Every rounding of the product happens here."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal


@dataclass(frozen=True, slots=True)
class Grid:
    """Multiples of `step`, from `minimum` to `maximum` (None: no upper bound)."""

    step: Decimal
    minimum: Decimal = Decimal(0)
    maximum: Decimal | None = None

    def __post_init__(self) -> None:
        if not self.step.is_finite() or self.step <= 0:
            raise ValueError(f"expected a grid step above zero, was {self.step}")

    def holds(self, value: Decimal) -> bool:
        """Whether `value` is a multiple of the step; the bounds are not looked at."""
        return self.floor(value) == value

    def floor(self, value: Decimal) -> Decimal:
        """The largest multiple of the step that is not above `value`."""
        return (value / self.step).to_integral_value(ROUND_FLOOR) * self.step

    def ceiling(self, value: Decimal) -> Decimal:
        """The smallest multiple of the step that is not below `value`."""
        return (value / self.step).to_integral_value(ROUND_CEILING) * self.step
