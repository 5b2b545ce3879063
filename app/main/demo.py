"""`unwind demo` and `unwind self-test`: the window on simulated venues, by hand or by itself."""

import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.engine.journal import JournalReader
from app.main.panel import Panel, run_window, save_picture, until_closed
from app.main.self_drive import Driver, Trouble
from app.main.simulators import running_simulators
from app.system.paths import Profile
from app.ui.table.row_view import Button


async def run_demo_by_hand(app: QApplication, seed: int) -> int:
    """The panel on the simulators until the window is closed; nothing of it is kept."""
    return await _on_simulators(app, seed, until_closed)


async def run_demo_by_itself(
    app: QApplication,
    seed: int,
    picture: Path,
    venues: Sequence[str] | None = None,
    *,
    thorough: bool = False,
) -> int:
    """Close one position of each venue wholly and one in part, by real presses; 0 if all went well.

    `thorough` also lets a limit close rest at each venue and cancels it from the blotter.
    """
    failures: list[str] = []

    async def drive(panel: Panel) -> int:
        driver = Driver(panel, print)
        try:
            accounts = await driver.connected()
            await driver.arm()
            for account in accounts:
                for button in (Button.HALF, Button.CLOSE):
                    await driver.press_first(account, button)
                if thorough:
                    await driver.rest_and_cancel(account)
        except Trouble as trouble:
            failures.append(trouble.what)
        print(f"Screenshot: {save_picture(panel, picture)}")
        return 0

    await _on_simulators(app, seed, drive, venues, failures)
    for failure in failures:
        print(f"unwind: {failure}", file=sys.stderr)
    print("Everything closed as asked." if not failures else "Not everything closed as asked.")
    return 1 if failures else 0


async def _on_simulators(
    app: QApplication,
    seed: int,
    drive: Callable[[Panel], Awaitable[int]],
    venues: Sequence[str] | None = None,
    failures: list[str] | None = None,
) -> int:
    with tempfile.TemporaryDirectory(prefix="unwind-demo-") as folder:
        profile = Profile.open(Path(folder))
        async with running_simulators(seed=seed, venues=venues) as simulators:
            code = await run_window(
                app, profile, simulators.records, simulators.secrets, drive, size=(1280, 800)
            )
        if failures is not None:
            with JournalReader(profile.journal) as reader:
                failures += [f"journal: {problem.what}" for problem in reader.verify()]
        return code
