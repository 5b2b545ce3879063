"""Rounding onto a lot or tick grid. Every rounding of the product happens here."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Final

# Of two numbers of believable size (see `finite`) a quotient never rounds up to the next step.
_EXACT: Final = Context(prec=250)


@dataclass(frozen=True, slots=True)
class Band:
    """Values from `start` up to the next band go in steps of `step`."""

    start: Decimal
    step: Decimal


@dataclass(frozen=True, slots=True)
class Grid:
    """Multiples of `step`, from `minimum` to `maximum` (None: no upper bound).

    Where the step depends on the value there are `bands`, in rising order, and `step` is only that
    around the price of the moment. A rounding that leaves a band ends on the grid of the other.
    """

    step: Decimal
    minimum: Decimal = Decimal(0)
    maximum: Decimal | None = None
    bands: tuple[Band, ...] = ()

    def __post_init__(self) -> None:
        for step in (self.step, *(band.step for band in self.bands)):
            if not step.is_finite() or step <= 0:
                raise ValueError(f"expected a grid step above zero, was {step}")

    def step_at(self, value: Decimal) -> Decimal:
        """The step around `value`; below the first band that of the first."""
        if not self.bands:
            return self.step
        holding = (band.step for band in reversed(self.bands) if band.start <= value)
        return next(holding, self.bands[0].step)

    def holds(self, value: Decimal) -> bool:
        """Whether `value` is a multiple of the step; the bounds are not looked at."""
        return self.floor(value) == value

    def floor(self, value: Decimal) -> Decimal:
        """The largest multiple of the step that is not above `value`."""
        return self._onto(value, ROUND_FLOOR)

    def ceiling(self, value: Decimal) -> Decimal:
        """The smallest multiple of the step that is not below `value`."""
        return self._onto(value, ROUND_CEILING)

    def _onto(self, value: Decimal, rounding: str) -> Decimal:
        step = self.step_at(value)
        near = _multiple(value, step, rounding)
        other = self.step_at(near)
        return near if other == step else _multiple(near, other, rounding)


def _multiple(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    return _EXACT.multiply(_EXACT.divide(value, step).to_integral_value(rounding), step)
