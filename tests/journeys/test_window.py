"""The real window on real simulated venues: every amount, every price, a lost reply, by hand."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from app.domain.intent import Capped
from app.domain.order import CloseState
from app.engine.close import Result
from app.main.panel import Panel
from app.main.self_drive import Driver
from app.main.simulators import Simulators
from app.ui.table.row_view import Button
from tests.journeys.in_the_window import Story, arm_fault, received

pytestmark = pytest.mark.journey


def test_a_quarter_a_half_and_the_rest_by_the_buttons_in_the_row(
    told: Callable[[Story], None], venue: str
) -> None:
    async def story(panel: Panel, driver: Driver, sims: Simulators) -> None:
        (account,) = [account.key for account in panel.desk.accounts()]
        key = driver.closable(account, Button.QUARTER)[0]
        seen = panel.desk.book.position(key)
        assert seen is not None
        for button in (Button.QUARTER, Button.HALF, Button.CLOSE):
            close = await driver.press(key, button)
            assert close.result is Result.CLOSED
        assert panel.desk.book.position(key) is None
        assert len(await received(sims, venue)) == 3

    told(story)


def test_a_limit_typed_into_the_panel_rests_and_is_cancelled_from_the_blotter(
    told: Callable[[Story], None],
) -> None:
    async def story(panel: Panel, driver: Driver, sims: Simulators) -> None:
        (account,) = [account.key for account in panel.desk.accounts()]
        close = await driver.rest_and_cancel(account)
        assert close.order.state is CloseState.CANCELED

    told(story)


def test_a_lost_reply_shows_as_doubt_and_is_explained_without_a_second_send(
    told: Callable[[Story], None], venue: str
) -> None:
    async def story(panel: Panel, driver: Driver, sims: Simulators) -> None:
        (account,) = [account.key for account in panel.desk.accounts()]
        await arm_fault(sims, venue, "lose_reply")
        close = await driver.press_first(account, Button.HALF)
        assert close.result is Result.CLOSED
        assert len(await received(sims, venue)) == 1

    told(story)


def test_a_cap_is_never_exceeded(told: Callable[[Story], None], venue: str) -> None:
    async def story(panel: Panel, driver: Driver, sims: Simulators) -> None:
        (account,) = [account.key for account in panel.desk.accounts()]
        close = await driver.capped(account, "40")
        assert isinstance(close.intent.pricing, Capped)
        assert close.request is not None
        worst, average = close.request.pricing.price, close.order.average_price  # type: ignore[union-attr]
        if average is not None and close.order.filled:
            beyond = (worst - average) * close.request.side.sign
            assert beyond <= Decimal(0), f"{average} is worse than {worst}"

    told(story)


def test_what_is_shown_before_the_press_is_what_was_received(
    told: Callable[[Story], None], venue: str
) -> None:
    async def story(panel: Panel, driver: Driver, sims: Simulators) -> None:
        (account,) = [account.key for account in panel.desk.accounts()]
        close = await driver.press_first(account, Button.HALF)
        assert close.preview is not None
        assert close.order.digest == close.preview.digest
        (mutation,) = await received(sims, venue)
        assert mutation["body"]

    told(story)
