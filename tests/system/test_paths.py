"""Where a profile lives."""

import stat
import sys
from pathlib import Path

import pytest

from app.domain.errors import Misconfigured
from app.system.paths import Profile, default_root

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")


def test_everything_a_panel_remembers_is_inside_the_given_folder(tmp_path: Path) -> None:
    profile = Profile.open(tmp_path / "mine")
    inside = (profile.settings, profile.accounts, profile.journal, profile.lock, profile.logs)
    assert all(path.is_relative_to(tmp_path / "mine") for path in (*inside, profile.exports))


def test_without_a_folder_the_profile_is_where_the_operating_system_wants_it() -> None:
    assert default_root().name == "Unwind"


@posix
def test_the_folders_of_a_profile_are_readable_by_their_owner_alone(profile: Profile) -> None:
    for folder in (profile.root, profile.logs, profile.exports):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Misconfigured, match=r"file.*Nothing was read or sent.*--profile"):
        Profile.open(tmp_path / "file" / "profile")
