"""A venue that dies in the middle of a close and comes back: in doubt, explained, never sent again."""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.report import LinkState
from app.engine.close import Close, Result
from app.main.panel import Panel, open_panel, run_on_qt
from app.main.self_drive import Driver
from app.main.simulators import _accounts
from app.system.paths import Profile
from tests.journeys.faulty_line import THOROUGH
from tests.support.build import exactly, intent
from tests.support.fault_proxy import Fault, FaultProxy, Mode
from tests.support.sim_process import PART, Sims, running

pytestmark = pytest.mark.journey

DOUBT_S = 12.0 if THOROUGH else 4.0


def ports(sims: Sims, venue: str) -> dict[str, int]:
    urls = sims.offers[venue]["endpoints"]
    return {n: urlsplit(u if "//" in u else f"//{u}").port or 0 for n, u in urls.items()}


async def until(holds: Callable[[], bool], within_s: float) -> bool:
    end = asyncio.get_running_loop().time() + within_s
    while not holds():
        if asyncio.get_running_loop().time() > end:
            return False
        await asyncio.sleep(0.02)
    return True


def press(panel: Panel, venue: str) -> Close:
    rows = [panel.desk.book.position(key) for key in panel.desk.book.keys()]  # noqa: SIM118
    row = next(r for r in rows if r is not None and r.instrument.symbol == PART[venue][0])
    return panel.desk.press(
        intent(row, exactly(PART[venue][1]), pressed_at=panel.desk.clock.now())
    )


@pytest.mark.parametrize("venue", list(PART) if THOROUGH else ["qfex", "coinw"])
def test_a_venue_killed_in_the_middle_of_a_close_comes_back_to_a_disarmed_panel_in_doubt(
    qapp: QApplication, tmp_path: Path, venue: str
) -> None:
    async def story(panel: Panel, first: Sims, proxies: dict[str, FaultProxy]) -> None:
        driver = Driver(panel, lambda _: None)
        (account,) = await driver.connected()
        await driver.arm()
        arming, state = panel.window.arming, panel.desk.book.account(account)
        assert arming.is_armed(account)
        close = press(panel, venue)
        assert await until(lambda: bool(first.received(venue)), 10)
        first.process.kill()
        for proxy in proxies.values():
            proxy.arm(Fault(Mode.REFUSE))
        assert await until(lambda: state.link is not LinkState.UP, 30), "the link stayed up"
        # Where fills are pushed they may have come before the end.
        told = (Result.IN_DOUBT, Result.CLOSED)
        assert await until(lambda: close.result in told, 40), close.result
        was_told = close.result
        with running(venue) as second:
            for name, port in ports(second, venue).items():
                proxies[name].upstream = port
                proxies[name].heal()
            assert await until(lambda: state.link is LinkState.UP, 60), state.why
            await asyncio.sleep(0.3)
            assert not arming.is_armed(account)
            await until(lambda: close.order.explained, DOUBT_S)
            # This venue has forgotten everything: the position is whole, so nothing is closed.
            if was_told is Result.IN_DOUBT:
                assert close.result in (Result.IN_DOUBT, Result.REFUSED), close.order
            if close.result is Result.IN_DOUBT:
                row = panel.desk.row(close.position)
                assert row is not None
                assert row.claimed == close.order.leaves
            assert second.received(venue) == []

    async def work() -> int:
        with ExitStack() as stack:
            first = stack.enter_context(running(venue))
            first.fault(venue, "lose_reply")
            offer = dict(first.offers[venue])
            proxies = {
                name: stack.enter_context(FaultProxy(port))
                for name, port in ports(first, venue).items()
            }
            offer["endpoints"] = {
                name: url.replace(f":{ports(first, venue)[name]}", f":{proxies[name].port}")
                for name, url in offer["endpoints"].items()
            }
            sims = _accounts([offer, {"control": first.control}])
            profile = Profile.open(tmp_path)
            opening = open_panel(qapp, profile, sims.records, sims.secrets, size=(1280, 800))
            async with opening as panel:
                await story(panel, first, proxies)
        return 0

    assert run_on_qt(qapp, work) == 0
