"""What each status of an order means: statuses lie, quantities do not."""

from decimal import Decimal

import pytest

from app.domain.report import OrderStatus
from app.venues.qfex.statuses import (
    ended_as,
    is_doubtful_refusal,
    is_refusal,
    meaning_of,
    refusal_sentence,
    words_for,
)

W, P, F, C, R = (
    OrderStatus.WORKING,
    OrderStatus.PARTIALLY_FILLED,
    OrderStatus.FILLED,
    OrderStatus.CANCELED,
    OrderStatus.REJECTED,
)


@pytest.mark.parametrize(
    ("status", "remaining", "state", "filled"),
    [
        ("ACK", "2", W, None),
        ("ACK", "1.3", P, "0.7"),
        ("ACK", None, W, None),
        ("FILLED", "0", F, "2"),
        ("FILLED", "1.3", P, "0.7"),
        ("FILLED", None, P, None),
        ("IOC_PARTIALLY_FILLED", "1.3", C, "0.7"),
        ("IOC_CANCELLED", "2", C, None),
        ("CANCELLED", "1.3", C, None),
        ("CANCELLED", "0", C, None),
        ("CANCELLED_STP", "2", C, None),
        ("MODIFIED", "2", W, None),
    ],
)
def test_a_living_or_ended_order(
    status: str, remaining: str | None, state: OrderStatus, filled: str | None
) -> None:
    left = Decimal(remaining) if remaining is not None else None
    done = Decimal(filled) if filled is not None else None
    assert meaning_of(status, Decimal(2), left) == (state, done)


@pytest.mark.parametrize(
    "status",
    [
        "REJECTED",
        "REJECTED_MARKET_CLOSED",
        "REJECTED_FAILED_TO_PROCESS",
        "REJECTED_TOO_MANY_OPEN_ORDERS",
        "REJECTED_OPEN_INTEREST_LIMIT",
        "REJECTED_WOULD_BREACH_MAX_NOTIONAL",
        "REJECTED_TOTAL_OPEN_INTEREST_LIMIT",
        "REJECTED_LESS_THAN_MIN_NOTIONAL",
        "REJECTED_WOULD_BREACH_MAX_POSITION",
        "REJECTED_GREATER_THAN_MAX_PRICE_BAND",
        "REJECTED_LESS_THAN_MIN_PRICE_BAND",
        "BAD_SYMBOL",
        "INVALID_ORDER_TYPE",
        "INVALID_TIME_IN_FORCE",
        "INVALID_TICK_SIZE_PRECISION_PRICE",
        "INVALID_TICK_SIZE_PRECISION_QUANTITY",
        "PRICE_LESS_THAN_MIN_PRICE",
        "PRICE_GREATER_THAN_MAX_PRICE",
        "QUANTITY_LESS_THAN_MIN_QUANTITY",
        "QUANTITY_GREATER_THAN_MAX_QUANTITY",
        "FAILED_MARGIN_CHECK",
        "INVALID_TAKEPROFIT_PRICE",
        "INVALID_STOPLOSS_PRICE",
        "INVALID_TAKE_PROFIT_PRICE",
        "INVALID_STOP_LOSS_PRICE",
        "USER_IN_LIQUIDATION",
        "PERMISSION_DENIED",
        "RATE_LIMITED",
        "REJECTED_SOMETHING_NEW",
        "INVALID_SOMETHING_NEW",
    ],
)
def test_a_refused_order_did_nothing(status: str) -> None:
    assert is_refusal(status)
    assert meaning_of(status, Decimal(2), Decimal(2)) == (OrderStatus.REJECTED, None)
    assert "Nothing was done by this close." in refusal_sentence("AAPL-USD", status, "")
    reason = words_for(status, OrderStatus.REJECTED, "IOC")
    assert reason
    assert (status in reason) == status.endswith("SOMETHING_NEW")


@pytest.mark.parametrize("status", ["CANCELLED", "IOC_CANCELLED", "FILLED"])
def test_what_is_left_of_an_order_that_may_not_rest_was_cancelled_for_want_of_takers(
    status: str,
) -> None:
    assert "the rest was cancelled" in words_for(status, OrderStatus.CANCELED, "IOC")


def test_a_resting_order_that_somebody_cancelled_needs_no_words() -> None:
    assert words_for("CANCELLED", OrderStatus.CANCELED, "GTC") == ""


@pytest.mark.parametrize(
    "status",
    [
        "NO_SUCH_ORDER",
        "CANNOT_MODIFY_NO_SUCH_ORDER",
        "CANNOT_MODIFY_PARTIAL_FILL",
        "CANNOT_MODIFY_ALO_WOULD_CROSS",
        "SOMETHING_NEW",
        "",
    ],
)
def test_no_word_on_the_order_is_no_verdict(status: str) -> None:
    assert meaning_of(status, Decimal(2), Decimal(0)) is None


def test_a_stumble_or_a_guess_is_worth_a_look_at_the_position() -> None:
    assert is_doubtful_refusal("REJECTED_FAILED_TO_PROCESS")
    assert is_doubtful_refusal("REJECTED_SOMETHING_NEW")
    assert not is_doubtful_refusal("REJECTED_MARKET_CLOSED")


@pytest.mark.parametrize(
    ("status", "filled", "expected"),
    [
        ("FILLED", "2", (OrderStatus.FILLED, Decimal(2))),
        ("FILLED", "0.7", (OrderStatus.CANCELED, Decimal("0.7"))),
        ("CANCELLED", "2", (OrderStatus.FILLED, Decimal(2))),
        ("IOC_CANCELLED", "0", (OrderStatus.CANCELED, Decimal(0))),
        ("REJECTED_MARKET_CLOSED", "0", (OrderStatus.REJECTED, None)),
        ("SOMETHING_NEW", "0.5", (OrderStatus.CANCELED, Decimal("0.5"))),
    ],
)
def test_the_history_says_how_an_order_ended(
    status: str, filled: str, expected: tuple[OrderStatus, Decimal | None]
) -> None:
    assert ended_as(status, Decimal(2), Decimal(filled)) == expected
