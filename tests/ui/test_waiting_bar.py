"""The choice to wait for a venue's pause to end: shown with a clock, taken by a press, cancelled."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.ids import NANOSECONDS, Instant
from app.engine.waiting_room import Wait
from app.ui.table.row_view import Button
from app.ui.text import format as fmt


def refuse_inside_a_pause(panel):
    key = next(iter(panel.keys.values()))
    held = panel.desk.book.position(key)
    paused_until = Instant(panel.desk.clock.now() + 42 * NANOSECONDS)
    panel.desk.book.apply_position(
        key, replace(held, paused_until=paused_until), panel.desk.clock.now()
    )
    panel.frame()
    name = next(iter(panel.keys))
    panel.arm()
    panel.click(name, Button.CLOSE)
    (close,) = list(panel.desk.closes)
    panel.desk.refuse(close, "funding is being settled")
    panel.desk.waiting_room.on_close(close)
    panel.window.glance()
    return close


def line_of(panel):
    (line,) = panel.window.page.waiting.lines
    return line


def click(panel):
    QTest.mouseClick(line_of(panel).button, Qt.MouseButton.LeftButton)


def test_a_refusal_inside_a_pause_offers_to_wait_and_counts_down(panel):
    refuse_inside_a_pause(panel)
    assert "when the pause is over (in 00:43)" in line_of(panel).button.text()
    panel.desk.clock.advance(10)
    panel.window.glance()
    assert "(in 00:33)" in line_of(panel).button.text()
    panel.desk.clock.advance(60)
    panel.window.glance()
    assert panel.window.page.waiting.lines == []


def test_only_a_press_while_armed_queues_it(panel, monkeypatch):
    queued = []
    monkeypatch.setattr(panel.desk.waiting_room, "queue", queued.append)
    close = refuse_inside_a_pause(panel)
    panel.desk.clock.advance(1)
    panel.arming.disarm("by hand")
    click(panel)
    assert queued == []
    assert "Arm first" in panel.said()
    panel.arm()
    click(panel)
    assert queued == [close.close_id]


def test_what_waits_is_cancelled_by_the_same_button(panel):
    refuse_inside_a_pause(panel)
    line_of(panel).one.state = Wait.QUEUED
    panel.window.glance()
    assert "Cancel" in line_of(panel).button.text()
    click(panel)
    panel.window.glance()
    assert panel.window.page.waiting.lines == []


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.4, "00:00"), (192, "03:12"), (3599, "59:59"), (176_846, "49:07:26")]
)
def test_the_clock_of_a_long_wait_shows_hours(seconds, shown):
    assert fmt.clock(seconds) == shown
