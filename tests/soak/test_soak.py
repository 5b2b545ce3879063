"""A short soak: nothing grows, and the journal is whole.

The long forms are `python3 dev.py soak --simulated-hours 8` and `--minutes 60`.
"""

from pathlib import Path

from tests.soak.figures import growth
from tests.soak.simulated import run_simulated


def test_a_quarter_of_a_busy_hour_lets_nothing_grow(tmp_path: Path) -> None:
    samples, problems = run_simulated(tmp_path, 0.25, positions=100, loud=False)
    assert problems == []
    assert growth(samples) == []
    assert samples[-1].closes > 200
