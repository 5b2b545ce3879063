"""A flatten that is killed is explained at the next start, and nothing is sent twice: a short form.

The long form is `python3 dev.py kills --count 200`.
"""

from pathlib import Path

import pytest

from tests.kills.story import tell


@pytest.mark.parametrize("after_s", [0.8, 1.4])
def test_a_killed_flatten_is_explained_and_finished_without_a_second_send(
    tmp_path: Path, after_s: float
) -> None:
    killed = tell(tmp_path, after_s, seed=1, venues=("qfex", "metatrader5", "clearstreet"))
    assert not killed.wrong, str(killed)
