"""The activity assertion."""

import pytest

from app.system.power import awake


def test_it_can_be_held_more_than_once_and_lets_errors_through() -> None:
    with awake("an account is connected"), awake("a flatten is running"):
        pass
    with pytest.raises(KeyError), awake("an account is connected"):
        raise KeyError
