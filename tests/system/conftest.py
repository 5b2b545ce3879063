"""A profile of its own for each test."""

from pathlib import Path

import pytest

from app.system.paths import Profile


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.open(tmp_path / "profile")
