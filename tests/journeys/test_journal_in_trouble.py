"""A journal that is damaged, full or read-only: said aloud, nothing sent, nothing overwritten."""

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.engine.arming import Mode
from app.engine.close import Result
from app.main.panel import Panel, open_panel, run_on_qt
from app.main.self_drive import Driver
from app.main.simulators import running_simulators
from app.system.paths import Profile
from app.ui.table.row_view import Button
from tests.support.sim_process import REPOSITORY, Sims, Terminal, running

pytestmark = pytest.mark.journey

Story = Callable[[Panel], Awaitable[None]]


@pytest.fixture
def sims() -> Iterator[Sims]:
    with running("qfex") as sims:
        yield sims


@pytest.fixture
def unwind(tmp_path: Path, sims: Sims) -> Terminal:
    return Terminal(tmp_path, sims)


@pytest.fixture
def in_a_window(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Story], None]:
    """Open the window of the profile at `tmp_path` on one simulated venue."""
    monkeypatch.chdir(REPOSITORY)

    def tell(story: Story) -> None:
        async def work() -> int:
            async with (
                running_simulators(seed=1, venues=["qfex"]) as sims,
                open_panel(
                    qapp, Profile.open(tmp_path), sims.records, sims.secrets, size=(1280, 800)
                ) as panel,
            ):
                await Driver(panel, lambda _: None).connected()
                await story(panel)
            return 0

        assert run_on_qt(qapp, work) == 0

    return tell


def changed_afterwards(journal: Path) -> None:
    db = sqlite3.connect(journal)
    db.execute("DROP TRIGGER entries_never_change")
    db.execute(
        "UPDATE entries SET body = replace(body, 'quantity', 'quantitz') WHERE sequence = 2"
    )
    db.commit()
    db.close()


def overwritten(journal: Path) -> None:
    journal.write_bytes(b"not a database at all" * 300)
    for suffix in ("-wal", "-shm"):
        journal.with_name(journal.name + suffix).unlink(missing_ok=True)


@pytest.mark.parametrize("damage", [changed_afterwards, overwritten])
def test_a_damaged_journal_is_named_kept_and_replaced_only_by_an_explicit_step(
    unwind: Terminal, sims: Sims, damage: Callable[[Path], None]
) -> None:
    assert unwind.close("qfex", "AAPL-USD").code == 0
    journal = unwind.profile / "journal.sqlite3"
    damage(journal)
    as_damaged = journal.read_bytes()
    refused = unwind.close("qfex", "US500-USD")
    assert (refused.code, refused.result["result"]) == (5, "not_sent")
    assert "damaged" in refused.result["reason"]
    assert "set-aside" in refused.result["reason"]
    assert journal.read_bytes() == as_damaged
    assert len(sims.received("qfex")) == 1

    nobody_asked = unwind.run("journal", "set-aside")
    assert (nobody_asked.code, journal.read_bytes()) == (5, as_damaged)
    done = unwind.run("journal", "set-aside", "--yes")
    assert done.code == 0, done.err
    kept = unwind.profile / "journal.damaged-1.sqlite3"
    assert kept.name in done.out
    assert kept.read_bytes() == as_damaged
    assert unwind.close("qfex", "US500-USD").code == 0
    again = unwind.run("journal", "set-aside", "--yes")
    assert again.code == 1
    assert "whole" in again.err


def test_the_panel_on_a_damaged_journal_shows_positions_and_can_neither_arm_nor_send(
    in_a_window: Callable[[Story], None], tmp_path: Path
) -> None:
    overwritten(tmp_path / "journal.sqlite3")

    async def story(panel: Panel) -> None:
        window = panel.window
        assert window.model.row_keys()
        (loudest, *_) = window.notices.entries()
        assert "damaged" in loudest.notice.text
        assert not window.arming.arm()
        window.commands.toggle_arm()
        assert window.arming.mode is Mode.LOCKED
        close = panel.desk.press(intent_of_first(panel))
        assert close.result is Result.NOT_SENT
        assert close.not_sent_code == "journal"

    in_a_window(story)
    assert (tmp_path / "journal.sqlite3").read_bytes().startswith(b"not a database")


def intent_of_first(panel: Panel):
    desk = panel.desk
    seen = desk.book.position(desk.book.keys()[0])
    from tests.support.build import intent

    return intent(seen, pressed_at=desk.clock.now())


def test_a_disk_that_is_full_stops_closes_and_nothing_else_until_there_is_room(
    in_a_window: Callable[[Story], None], tmp_path: Path
) -> None:
    async def story(panel: Panel) -> None:
        driver = Driver(panel, lambda _: None)
        await driver.arm()
        (account,) = [account.key for account in panel.desk.accounts()]
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        wal = tmp_path / "journal.sqlite3-wal"
        resource.setrlimit(resource.RLIMIT_FSIZE, (wal.stat().st_size, limits[1]))
        try:
            close = panel.desk.press(intent_of_first(panel))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert close.result is Result.NOT_SENT
        assert close.not_sent_code == "journal"
        await panel.desk.reread(account)
        closed = await driver.press_first(account, Button.HALF)
        assert closed.result is Result.CLOSED

    in_a_window(story)


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a file system of its own")
def test_a_journal_on_a_read_only_disk_sends_nothing_and_says_so(
    unwind: Terminal, sims: Sims
) -> None:
    unwind.run("positions")
    words = ["close", "--account", "qfex", "--position", "AAPL-USD", "--yes", "--json"]
    script = (
        f"mount --bind {unwind.profile} {unwind.profile} && "
        f"touch {unwind.profile}/panel.lock {unwind.profile}/journal.sqlite3 && "
        f"mount --bind {unwind.profile}/journal.sqlite3 {unwind.profile}/journal.sqlite3 && "
        f"mount -o remount,bind,ro {unwind.profile}/journal.sqlite3 && "
        f"exec {sys.executable} -m app --profile {unwind.profile} {' '.join(words)}"
    )
    done = subprocess.run(
        [
            "unshare",
            "--mount",
            *([] if os.geteuid() == 0 else ["--map-root-user"]),
            "sh",
            "-c",
            script,
        ],
        cwd=REPOSITORY,
        env=unwind.environ,
        capture_output=True,
        text=True,
        timeout=60,
    )
    if "mount" in done.stderr or "unshare" in done.stderr:
        pytest.skip(f"may not mount here: {done.stderr[:100]}")
    assert done.returncode == 5, done.stdout + done.stderr
    assert "cannot be written" in done.stdout
    assert "Traceback" not in done.stderr
    assert sims.received("qfex") == []


def test_a_second_panel_on_a_profile_refuses_in_a_sentence(
    in_a_window: Callable[[Story], None], tmp_path: Path
) -> None:
    async def story(_panel: Panel) -> None:
        environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        for words in ([], ["reconcile"], ["journal", "set-aside", "--yes"]):
            second = subprocess.run(
                [sys.executable, "-m", "app", "--profile", str(tmp_path), *words],
                cwd=REPOSITORY,
                env=environ,
                capture_output=True,
                text=True,
                timeout=30,
            )
            assert second.returncode == 1, (words, second.stdout, second.stderr)
            assert "in use by another panel" in second.stderr
            assert "Traceback" not in second.stderr

    in_a_window(story)
