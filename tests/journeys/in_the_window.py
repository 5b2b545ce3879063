"""Stories told in the real window on simulated venues, armed and connected."""

import gc
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import httpx
from PySide6.QtWidgets import QApplication

from app.domain.event import Submitted
from app.main.panel import Panel, open_panel, run_on_qt
from app.main.self_drive import Driver
from app.main.simulators import Simulators, running_simulators
from app.system.paths import Profile

Story = Callable[[Panel, Driver, Simulators], Awaitable[None]]


def tell(app: QApplication, folder: Path, venues: Sequence[str], story: Story) -> None:
    """Open the panel on the profile in `folder` with an account at each of `venues`."""

    async def work() -> int:
        async with running_simulators(seed=1, venues=venues) as sims:
            profile = Profile.open(folder)
            opening = open_panel(app, profile, sims.records, sims.secrets, size=(1280, 800))
            async with opening as panel:
                assert not gc.isenabled(), "garbage is collected between two events only"
                driver = Driver(panel, lambda _: None)
                await driver.connected()
                await driver.arm()
                await story(panel, driver, sims)
                _all_were_sent_as_previewed(panel)
        return 0

    assert run_on_qt(app, work) == 0


def _all_were_sent_as_previewed(panel: Panel) -> None:
    for close in panel.desk.closes:
        for event in close.events:
            if isinstance(event, Submitted):
                assert close.preview is not None
                assert event.digest == close.preview.digest


async def received(sims: Simulators, venue: str) -> list[dict[str, object]]:
    """Every mutation that reached the venue, in order."""
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(f"{sims.control}/received", params={"venue": venue})
    return list(answer.json())


async def arm_fault(sims: Simulators, venue: str, fault: str) -> None:
    """The next mutation at the venue shows the fault."""
    async with httpx.AsyncClient(trust_env=False) as client:
        body = {"venue": venue, "fault": fault, "count": 1}
        (await client.post(f"{sims.control}/fault", json=body)).raise_for_status()
