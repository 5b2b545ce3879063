"""Delays between tries."""

from app.venues._backoff import Backoff


def test_delays_double_up_to_the_most_and_start_again_after_a_success() -> None:
    backoff = Backoff(0.5, 3.0, lambda: 1.0)
    assert [backoff.next_s() for _ in range(4)] == [0.5, 1.0, 2.0, 3.0]
    backoff.reset()
    assert backoff.next_s() == 0.5


def test_jitter_takes_away_up_to_half() -> None:
    assert Backoff(4.0, 4.0, lambda: 0.0).next_s() == 2.0
    assert Backoff(4.0, 4.0, lambda: 0.5).next_s() == 3.0
