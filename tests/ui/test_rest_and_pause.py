"""Safety rules 9 and 10 on the real engine: the rest's policy, and a pause one can wait for."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.ids import NANOSECONDS, Instant
from app.domain.intent import AtMarket, Origin
from app.domain.order import CloseState
from app.engine.close import Result
from app.engine.waiting_room import Wait
from app.ui.table.row_view import Button
from tests.support.build import ACCOUNT, position, quantity
from tests.ui.real_desk import tell

PAUSE_S = 2


@pytest.fixture
def told(qapp, tmp_path):
    def run(story, **changes):
        def make(clock):
            held = position("AAPL-USD", "4", seen_at=clock.now())
            if changes.get("pauses"):
                until = Instant(clock.now() + PAUSE_S * NANOSECONDS)
                return replace(held, paused_until=until)
            return held

        tell(qapp, tmp_path, make, story)

    return run


# ---- 9: the rest of a partial fill


def choose_market_after_3_s(real):
    """With the keys, in the box of the chosen row's account."""
    box = real.window.trading.rest
    box.setFocus()
    real.key(Qt.Key.Key_Home)
    for _ in range(3):
        real.key(Qt.Key.Key_Down)
    real.window.table.setFocus()


async def press_and_fill_three(real):
    """All four by the big button; the venue fills three and ends the order."""
    real.arm()
    real.venue.next_reply = "ack_only"
    button = real.window.panel.button
    words = button.text()
    real.click(button)
    await real.until(lambda: real.venue.orders)
    await asyncio.sleep(0.1)
    real.fill_in_part("3")
    await real.until(lambda: real.closes[0].order.explained)
    return words


def test_by_default_the_rest_is_left_and_the_button_promises_nothing(told):
    async def story(real):
        assert "rest" not in await press_and_fill_three(real)
        await asyncio.sleep(1.5)
        assert len(real.venue.sent) == 1
        assert real.live() == 1
        assert real.desk.remainders.waiting == ()

    told(story)


def test_the_policy_stands_on_the_button_before_and_takes_just_the_rest_at_market(told):
    async def story(real):
        choose_market_after_3_s(real)
        words = await press_and_fill_three(real)
        assert "rest at market after 3 s" in words
        await asyncio.sleep(2.0)
        assert len(real.venue.sent) == 1
        assert any("the rest goes at market in 3 s (step 1 of 1)" in t for t in real.notices)
        await real.until(lambda: len(real.closes) == 2 and real.closes[1].order.explained)
        step = real.closes[1]
        assert step.intent.origin is Origin.REMAINDER
        assert step.request.pricing == AtMarket()
        assert (step.request.quantity, step.result) == (1, Result.CLOSED)
        assert real.live() == 0
        assert len(real.venue.sent) == 2

    told(story)


def test_the_step_is_cut_to_what_is_live_and_is_not_taken_a_second_time(told):
    async def story(real):
        choose_market_after_3_s(real)
        await press_and_fill_three(real)
        # Somebody else closes a part of the rest meanwhile.
        left = replace(real.venue.truth[real.held.key], quantity=quantity("0.5"))
        real.venue.truth[real.held.key] = left
        await real.desk.reread(ACCOUNT)
        real.venue.next_reply = "ack_only"
        await real.until(lambda: len(real.venue.orders) == 2)
        assert real.venue.sent[1].quantity == quantity("0.5")
        await asyncio.sleep(0.1)
        real.fill_in_part("0.25")
        await real.until(lambda: real.closes[1].order.explained)
        await real.until(lambda: any("1 tries were made" in text for text in real.notices))
        await asyncio.sleep(3.5)
        assert len(real.venue.sent) == 2
        assert real.live() == quantity("0.25")

    told(story)


def test_escape_stops_a_step_that_waits(told):
    async def story(real):
        choose_market_after_3_s(real)
        await press_and_fill_three(real)
        await real.until(lambda: real.desk.remainders.waiting)
        real.key(Qt.Key.Key_Escape)
        await real.until(lambda: any("stopped by the trader" in text for text in real.notices))
        await asyncio.sleep(3.5)
        assert len(real.venue.sent) == 1
        assert real.live() == 1

    told(story)


def test_a_policy_chosen_after_the_press_is_for_later_presses(told):
    async def story(real):
        real.arm()
        real.venue.next_reply = "ack_only"
        real.click(real.window.panel.button)
        await real.until(lambda: real.venue.orders)
        choose_market_after_3_s(real)
        await asyncio.sleep(0.1)
        real.fill_in_part("3")
        await real.until(lambda: real.closes[0].order.explained)
        await asyncio.sleep(3.5)
        assert len(real.venue.sent) == 1

    told(story)


# ---- 10: a refusal inside a known pause


async def refused_inside_the_pause(real):
    real.arm()
    real.venue.next_reply = "refuse"
    real.press(Button.CLOSE)
    bar = real.window.page.waiting
    await real.until(lambda: bar.lines and bar.isVisible())
    assert real.closes[0].order.state is CloseState.REJECTED
    (line,) = bar.lines
    return line


def test_a_refusal_inside_a_pause_is_never_sent_again_by_itself(told):
    async def story(real):
        line = await refused_inside_the_pause(real)
        assert "Send when the pause is over (in 00:0" in line.button.text()
        assert "refused inside a pause of the venue; still open" in line.words.text()
        await real.until(lambda: not real.window.page.waiting.lines)
        await asyncio.sleep(1.5)
        assert len(real.venue.sent) == 1
        assert real.live() == 4

    told(story, pauses=True)


def test_queued_by_a_press_it_shows_a_clock_and_goes_once_when_the_pause_is_over(told):
    async def story(real):
        line = await refused_inside_the_pause(real)
        real.click(line.button)
        assert line.one.state is Wait.QUEUED
        clocks = {line.button.text()}
        assert "Cancel (goes in 00:0" in line.button.text()
        while line.one.state is Wait.QUEUED:
            assert len(real.venue.sent) == 1
            clocks.add(line.button.text())
            await asyncio.sleep(0.05)
        assert real.desk.clock.now() >= line.one.until
        assert len(clocks) > 1
        await real.until(lambda: real.live() == 0)
        await real.until(lambda: len(real.closes) == 2 and real.closes[1].order.explained)
        assert real.closes[1].result is Result.CLOSED
        await asyncio.sleep(1.0)
        assert len(real.venue.sent) == 2
        assert real.window.page.waiting.lines == []

    told(story, pauses=True)


def test_what_is_queued_is_cancelled_with_the_keyboard_and_never_goes(told):
    async def story(real):
        line = await refused_inside_the_pause(real)
        line.button.setFocus()
        real.key(Qt.Key.Key_Space)
        assert line.one.state is Wait.QUEUED
        assert QApplication.focusWidget() is line.button
        real.key(Qt.Key.Key_Space)
        assert line.one.state is Wait.CANCELLED
        assert real.window.page.waiting.lines == []
        await real.until(lambda: any("cancelled by hand" in text for text in real.notices))
        await asyncio.sleep(PAUSE_S + 2)
        assert len(real.venue.sent) == 1
        assert real.live() == 4

    told(story, pauses=True)


def test_disarmed_nothing_is_queued(told):
    async def story(real):
        line = await refused_inside_the_pause(real)
        real.arming.disarm("by hand")
        real.click(line.button)
        assert line.one.state is Wait.OFFERED
        assert "Arm first" in real.window.status.text
        await asyncio.sleep(PAUSE_S + 2)
        assert len(real.venue.sent) == 1

    told(story, pauses=True)
