"""The risk guard's rules: what counts, when it speaks, that it speaks once."""

from datetime import time
from decimal import Decimal

import pytest

from app.domain.ids import NANOSECONDS, Instant
from app.engine.day import Day
from app.engine.day_results import DayResult
from app.engine.risk import OFF, Alarm, Guard, Limit, Limits, parse_limits, say_limits
from tests.support.virtual import EPOCH

DAY_NS = 24 * 3600 * NANOSECONDS


def today(**totals: str) -> dict[str, DayResult]:
    """A day by its total per currency, with its peak there or at `peak_…`."""
    return {
        currency: DayResult(
            currency,
            EPOCH,
            realised=Decimal(total),
            peak=Decimal(totals.get(f"peak_{currency}", max(Decimal(total), Decimal(0)))),
        )
        for currency, total in totals.items()
        if not currency.startswith("peak")
    }


def loss(amount: int, currency: str = "USD", *, flattens: bool = False) -> Guard:
    return Guard(Limits((Limit(currency, Decimal(amount)),), flattens))


def test_it_is_off_by_default() -> None:
    assert Guard().look(today(USD="-1000000"), EPOCH) is Alarm.QUIET


def test_a_daily_loss_warns_once() -> None:
    guard = loss(500)
    assert guard.look(today(USD="-499"), EPOCH) is Alarm.QUIET
    assert guard.look(today(USD="-500"), EPOCH) is Alarm.WARN
    assert guard.look(today(USD="-600"), EPOCH) is Alarm.QUIET
    assert "the limit is -500" in guard.reason


def test_a_drawdown_is_counted_from_the_peak_of_the_day() -> None:
    guard = Guard(Limits((Limit(drawdown=Decimal(300)),), flattens=True))
    assert guard.look(today(USD="501", peak_USD="800"), EPOCH) is Alarm.QUIET
    assert guard.look(today(USD="500", peak_USD="800"), EPOCH) is Alarm.FLATTEN
    assert "below the day's peak of 800" in guard.reason


def test_each_currency_has_its_own_limit_and_is_never_mixed_with_another() -> None:
    guard = Guard(parse_limits("loss 500 USD, loss 100 EUR"))
    assert guard.look(today(USD="-400", EUR="-99"), EPOCH) is Alarm.QUIET
    assert guard.look(today(USD="-400", EUR="-100"), EPOCH) is Alarm.WARN
    assert "EUR" in guard.reason
    assert "USD" not in guard.reason


def test_another_currency_is_never_guessed() -> None:
    assert loss(500, "EUR").look(today(USD="-900"), EPOCH) is Alarm.QUIET


def test_a_new_day_begins_anew() -> None:
    guard = loss(500)
    guard.look(today(USD="-500"), EPOCH)
    assert guard.look(today(USD="-500"), Instant(EPOCH + DAY_NS)) is Alarm.WARN


def test_it_says_since_when_it_counts_what_it_counts_and_what_it_does_not() -> None:
    guard = Guard(parse_limits("loss 500 USD day 17:00 America/Chicago"))
    result = DayResult(
        "USD", EPOCH, Decimal(-520), Decimal("12.5"), closes=3, left_out=1, peak=Decimal(0)
    )
    guard.look({"USD": result}, EPOCH)
    assert "since 17:00 America/Chicago is -507.5 USD" in guard.reason
    assert "what this panel closed (3) brought -520 USD" in guard.counts
    assert "open profit is 12.5 USD" in guard.counts
    assert "since each position was opened" in guard.counts
    assert "Trades made elsewhere today are not counted." in guard.counts
    assert "Left out: 1" in guard.counts


@pytest.mark.parametrize(
    "text",
    [
        "off",
        "loss 500 USD",
        "loss 500 drawdown 250.5 EUR flatten",
        "loss 500 USD, drawdown 300 EUR, loss 9 USDT flatten",
        "loss 500 USD day 17:00 America/Chicago",
        "loss 500 USD flatten day 00:00 Europe/Berlin",
    ],
)
def test_limits_are_read_back_from_their_words(text: str) -> None:
    assert say_limits(parse_limits(text)) == text
    assert parse_limits(say_limits(OFF)) == OFF


def test_the_order_of_the_words_and_the_day_in_utc_are_free() -> None:
    expected = Limits((Limit("USD", Decimal(5)), Limit("EUR", Decimal(6))), flattens=True)
    assert parse_limits("flatten loss 5, loss 6 EUR day UTC") == expected
    assert parse_limits("loss 5 day Europe/Berlin").day == Day("Europe/Berlin", time(0, 0))


@pytest.mark.parametrize(
    "words",
    [
        "loss", "loss -5", "loss x", "USD", "flatten", "stop 5", "loss 5 USD, loss 6 USD",
        "loss 5 USD,", "loss 5 day", "loss 5 day Nowhere/Town", "loss 5 day 25:00 UTC",
        "loss 5 day UTC flatten", "loss 5 USD 6",
    ],
)  # fmt: skip
def test_other_words_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"expected|twice|time zone"):
        parse_limits(words)
