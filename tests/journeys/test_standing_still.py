"""A panel whose one thread stood still is disarmed before anything that was clicked meanwhile runs."""

import logging
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.engine.arming import Mode
from app.main.panel import open_panel, run_on_qt
from app.main.self_drive import Driver
from app.main.simulators import running_simulators
from app.system.paths import Profile
from tests.support.sim_process import REPOSITORY

pytestmark = pytest.mark.journey


def stand_still(seconds: float) -> None:
    time.sleep(seconds)


def test_a_stalled_loop_is_disarmed_while_it_stands_and_the_log_says_where(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.chdir(REPOSITORY)

    async def work() -> int:
        async with running_simulators(seed=1, venues=["qfex"]) as sims:
            profile = Profile.open(tmp_path)
            opening = open_panel(qapp, profile, sims.records, sims.secrets, size=(1280, 800))
            async with opening as panel:
                driver = Driver(panel, lambda _: None)
                await driver.connected()
                await driver.arm()
                assert panel.window.arming.mode is Mode.ARMED
                with caplog.at_level(logging.ERROR):
                    stand_still(3.0)
                    assert panel.window.arming.mode is Mode.DISARMED
                assert panel.window.arming.why == "after standing still"
        return 0

    assert run_on_qt(qapp, work) == 0
    assert "in stand_still" in caplog.text
