"""Files that are never half written, and the lock of a profile."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.errors import Misconfigured
from app.system.files import ProfileLock, set_aside, write_atomically
from app.system.paths import Profile

HOLDER = """
import sys
from pathlib import Path
from app.system.files import ProfileLock
with ProfileLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    write_atomically(path, "old")
    write_atomically(path, "new\n")
    assert path.read_bytes() == b"new\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_a_written_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", "x")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    write_atomically(path, "old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows wants rights for links")
def test_a_link_stays_one_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    kept = tmp_path / "kept" / "a.toml"
    kept.parent.mkdir()
    kept.write_text("old")
    link = tmp_path / "a.toml"
    link.symlink_to(kept)
    write_atomically(link, "new")
    assert link.is_symlink()
    assert kept.read_text() == "new"


def test_a_file_put_aside_never_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    for text in ("first", "second"):
        (tmp_path / "a.toml").write_text(text)
        set_aside(tmp_path / "a.toml", "broken")
    assert (tmp_path / "a.broken-1.toml").read_text() == "first"
    assert (tmp_path / "a.broken-2.toml").read_text() == "second"


def test_a_second_panel_on_a_profile_is_refused_and_told_which_process_holds_it(
    profile: Profile,
) -> None:
    command = [sys.executable, "-c", HOLDER, str(profile.lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        assert first.stdout.readline().strip() == b"held"
        with pytest.raises(Misconfigured, match=f"process {first.pid}.*sent nothing"):
            ProfileLock(profile.lock).acquire()
        first.kill()
    # It died without letting go; the system let go for it.
    with ProfileLock(profile.lock):
        pass


def test_a_lock_let_go_can_be_taken_again(profile: Profile) -> None:
    for _ in range(2):
        with ProfileLock(profile.lock):
            assert profile.lock.read_text().strip() == str(os.getpid())


@pytest.mark.parametrize("fails", ["open", "write"])
def test_a_lock_that_the_disk_does_not_take_is_a_sentence_and_nothing_stays_locked(
    profile: Profile, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, fails, full)
        with pytest.raises(
            Misconfigured, match=r"cannot be used \(No space left.*sent.*--profile"
        ):
            ProfileLock(profile.lock).acquire()
    with ProfileLock(profile.lock):
        pass
