"""The real window, offscreen, on the five simulators for minutes: presses, limits, cancels, looks."""

import asyncio
import logging
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.engine.journal import JournalReader
from app.main.panel import Panel, application, open_panel, run_on_qt
from app.main.self_drive import Driver, Trouble
from app.main.simulators import running_simulators
from app.system.paths import Profile
from app.ui.table.row_view import Button
from tests.soak.figures import Sample, sample

LOOKS = 16
PAUSE_S = 1.0
# A resting limit may be met by the moving market; more than this share of trouble is wrong.
MOST_TROUBLE = 0.2


class WindowSoak:
    """Somebody at the panel."""

    def __init__(self, panel: Panel, profile: Profile, minutes: float) -> None:
        self._panel, self._profile, self._minutes = panel, profile, minutes
        self._driver = Driver(panel, lambda _: None)
        self.samples: list[Sample] = []
        self.trouble: list[str] = []
        self.acts = 0

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        accounts = await self._driver.connected()
        began = loop.time()
        end = began + self._minutes * 60
        turn = 0
        while loop.time() < end:
            # Once idle or after a reconnect it is disarmed; a person would arm it again.
            if not all(self._panel.window.arming.is_armed(account) for account in accounts):
                await self._driver.arm()
            await self._act(turn, accounts[turn % len(accounts)])
            turn += 1
            await asyncio.sleep(PAUSE_S)
            if loop.time() - began >= self._minutes * 60 * (len(self.samples) + 1) / LOOKS:
                self._look((loop.time() - began) / 3600)

    async def _act(self, turn: int, account) -> None:  # type: ignore[no-untyped-def]
        self.acts += 1
        try:
            if turn % 11 == 10 and self._driver.closable(account, Button.QUARTER):
                await self._driver.press_first(account, Button.QUARTER)
            else:
                await self._driver.rest_and_cancel(account)
        except Trouble as trouble:
            self.trouble.append(trouble.what)

    def _look(self, hours: float) -> None:
        window = self._panel.window
        timer = getattr(asyncio.get_running_loop(), "_timer", None)
        self.samples.append(
            sample(
                hours=hours,
                timers=len(getattr(timer, "_SimpleTimer__callbacks", ())),
                late_ms=window.heartbeat.worst_ms,
                journal=self._profile.journal,
                closes=len(list(self._panel.desk.closes)),
                widgets=len(QApplication.allWidgets()),
            )
        )
        window.heartbeat.worst_ms = 0.0
        print(self.samples[-1].line(), file=sys.stderr, flush=True)


def run_window_soak(
    folder: Path, minutes: float, *, seed: int = 1
) -> tuple[list[Sample], list[str]]:
    """The samples, and what went wrong."""
    logging.getLogger().setLevel(logging.ERROR)
    app = application(offscreen=True)
    profile = Profile.open(folder)
    told: list[WindowSoak] = []

    async def work() -> int:
        async with running_simulators(seed=seed) as sims:
            opening = open_panel(app, profile, sims.records, sims.secrets, size=(1280, 800))
            async with opening as panel:
                soak = WindowSoak(panel, profile, minutes)
                told.append(soak)
                await soak.run()
        return 0

    run_on_qt(app, work)
    (soak,) = told
    print(f"{soak.acts} acts, {len(soak.trouble)} with trouble", file=sys.stderr)
    with JournalReader(profile.journal) as reader:
        wrong = [problem.what for problem in reader.verify()]
    if len(soak.trouble) > soak.acts * MOST_TROUBLE:
        wrong += soak.trouble[:5]
    for words in soak.trouble[:10]:
        print(f"  {words}", file=sys.stderr)
    return soak.samples, wrong
