"""A short soak: nothing grows, and the journal is whole.

The long forms are `python3 dev.py soak --simulated-hours 8` and `--minutes 60`.
"""

from pathlib import Path

from tests.soak.figures import growth
from tests.soak.simulated import run_simulated


def test_nine_busy_minutes_lets_nothing_grow(tmp_path: Path) -> None:
    samples, problems = run_simulated(tmp_path, 0.15, positions=50, loud=False)
    assert problems == []
    assert growth(samples) == []
    assert samples[-1].closes > 100
