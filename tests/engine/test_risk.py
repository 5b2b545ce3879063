"""The risk guard's rules: what counts, when it speaks, that it speaks once."""

from decimal import Decimal

import pytest

from app.domain.ids import Instant
from app.domain.money import Money
from app.engine.risk import DAY_NS, OFF, Alarm, Guard, Limits, parse_limits, say_limits
from tests.support.virtual import EPOCH


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def test_it_is_off_by_default() -> None:
    assert Guard().look(usd("-1000000"), EPOCH) is Alarm.QUIET


def test_a_daily_loss_warns_once() -> None:
    guard = Guard(Limits(loss=Decimal(500)))
    assert guard.look(usd("-499"), EPOCH) is Alarm.QUIET
    assert guard.look(usd("-500"), EPOCH) is Alarm.WARN
    assert guard.look(usd("-600"), EPOCH) is Alarm.QUIET
    assert "the limit is -500" in guard.reason


def test_a_drawdown_is_counted_from_the_best_of_the_day() -> None:
    guard = Guard(Limits(drawdown=Decimal(300), flattens=True))
    assert guard.look(usd("800"), EPOCH) is Alarm.QUIET
    assert guard.look(usd("501"), EPOCH) is Alarm.QUIET
    assert guard.look(usd("500"), EPOCH) is Alarm.FLATTEN


def test_a_new_day_begins_anew() -> None:
    guard = Guard(Limits(loss=Decimal(500)))
    guard.look(usd("-500"), EPOCH)
    assert guard.look(usd("-500"), Instant(EPOCH + DAY_NS)) is Alarm.WARN


def test_another_currency_is_never_guessed() -> None:
    guard = Guard(Limits(currency="EUR", loss=Decimal(500)))
    assert guard.look(usd("-900"), EPOCH) is Alarm.QUIET


def test_limits_are_read_back_from_their_words() -> None:
    limits = Limits("EUR", Decimal(500), Decimal("250.5"), flattens=True)
    assert parse_limits(say_limits(limits)) == limits
    assert parse_limits(say_limits(OFF)) == OFF


@pytest.mark.parametrize("words", ["loss", "loss -5", "loss x", "USD", "flatten", "stop 5"])
def test_other_words_are_refused(words: str) -> None:
    with pytest.raises(ValueError):
        parse_limits(words)
