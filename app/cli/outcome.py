"""What came of a close: its last line, its sentence, its exit code."""

import json
from dataclasses import dataclass
from decimal import Decimal, getcontext
from typing import Final

from app.domain.money import ZERO, Quantity, plain, plain_or_none, rounded
from app.domain.order import CloseState
from app.engine.close import Close, Result
from app.engine.lane_trouble import orders_left

EXIT_CODES: Final = {
    Result.CLOSED: 0,
    Result.ALREADY_CLOSED: 0,
    Result.WORKING: 0,
    Result.REFUSED: 3,
    Result.IN_DOUBT: 4,
    Result.NOT_SENT: 5,
    Result.PARTLY_CLOSED: 6,
}

_ENDS_UNFILLED: Final = {CloseState.CANCELED: "cancelled", CloseState.EXPIRED: "expired"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The last line: what came of it, in the words of the documentation."""

    result: Result
    quantity: Decimal | None = None
    filled: Decimal | None = None
    leaves: Decimal | None = None
    average_price: Decimal | None = None
    reason: str = ""

    def as_json(self) -> str:
        """One line; numbers as decimal texts, null where they are not known."""
        return json.dumps(
            {
                "result": self.result.value,
                "quantity": plain_or_none(self.quantity),
                "filled": plain_or_none(self.filled),
                "leaves": plain_or_none(self.leaves),
                "average_price": plain_or_none(self.average_price),
                "reason": self.reason,
            }
        )

    def as_sentence(self) -> str:
        """For a person: what happened, what it means for the position, what to do."""
        words = {
            Result.CLOSED: "Closed",
            Result.PARTLY_CLOSED: "Partly closed",
            Result.WORKING: "Working at the venue",
            Result.REFUSED: "Refused; the position is as it was",
            Result.IN_DOUBT: "In doubt: it may or may not have been executed. It was sent once and "
            "is not sent again. Run `unwind reconcile`, or look at the venue",
            Result.NOT_SENT: "Not sent; the position is as it was",
            Result.ALREADY_CLOSED: "Already closed",
        }[self.result]
        parts = [words]
        if self.filled:
            parts.append(f"{plain(self.filled)} filled")
        if self.average_price is not None:
            parts.append(f"at {plain(self.average_price)} on average")
        if self.leaves:
            parts.append(f"{plain(self.leaves)} left")
        return ", ".join(parts) + (f": {self.reason}" if self.reason else "") + "."


def outcome_of(close: Close, *, timed_out: bool = False) -> Outcome:
    """What a close has come to, as its last line says it."""
    order = close.order
    result, reason = close.result, order.reason
    if result is Result.WORKING and order.state is CloseState.SUBMITTED:
        result, reason = Result.IN_DOUBT, "the venue has not answered yet"
    elif result is Result.WORKING:
        # Of a doubt that was explained meanwhile nothing is left to say.
        reason = _why_working(close) if timed_out else ""
    if order.state in _ENDS_UNFILLED and not order.filled:
        end = _ENDS_UNFILLED[order.state]
        reason = f"{end}, nothing was filled{f' ({reason})' if reason else ''}"
    if result is Result.CLOSED:
        reason = _after_the_fill(close)
    if close.request is not None and close.request.remarks:
        reason = "; ".join([*close.request.remarks, reason] if reason else close.request.remarks)
    known = close.request is not None
    leaves = ZERO if result is Result.CLOSED else order.leaves
    return Outcome(
        result,
        order.quantity if known else None,
        order.filled if known else None,
        leaves if known else None,
        average_of(close),
        reason.rstrip("."),
    )


def _after_the_fill(close: Close) -> str:
    """What a person has to know of a close that has closed all: what is odd, and orders left beside it."""
    return "; ".join(one for one in (_odd(close), *orders_left(close)) if one)


def _odd(close: Close) -> str:
    """Less or more than asked was filled, or the read back is missing or shows more than was left."""
    order, request = close.order, close.request
    if order.leaves:
        return f"{plain(order.leaves)} had been closed elsewhere before"
    if order.overfilled:
        return "more was filled than was asked: it may have flipped. Look at the position now"
    if not order.explained:
        return "the position could not be read back yet"
    if request is None or order.read_back is None:
        return ""
    left = max(ZERO, Quantity(request.position_quantity - order.filled))
    if order.read_back <= left:
        return ""
    return (
        f"read back, the position still shows {plain(order.read_back)} instead of {plain(left)}: look "
        "at it at the venue before closing more"
    )


def _why_working(close: Close) -> str:
    """Why a close may not have ended in all the time there was."""
    caution = close.intent.seen.caution
    return "the venue has it and has not ended it yet" + (f". {caution}" if caution else "")


def average_of(close: Close) -> Decimal | None:
    """The average fill price, exact; a quotient without end is cut eight decimals beyond the tick."""
    average = close.order.average_price
    if average is None or len(average.as_tuple().digits) < getcontext().prec:
        return average
    return rounded(average, close.intent.seen.instrument.tick, 8)
