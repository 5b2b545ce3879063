"""Qt and asyncio on one loop: work that is not lost, dialogs without nested loops, a clean end."""

import asyncio

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QTimer
from PySide6.QtWidgets import QDialog

from app.ui.bridge import Bridge, Heartbeat, PanelLoop
from app.ui.reports import Reports


@pytest.fixture
def bridge(qapp):
    return Bridge(Reports())


def run(qapp, story):
    with asyncio.Runner(loop_factory=lambda: PanelLoop(qapp)) as runner:
        return runner.run(story)


def test_a_dialog_is_awaited_while_other_work_goes_on(qapp, bridge):
    ticks = []

    async def tick():
        while True:
            await asyncio.sleep(0.005)
            ticks.append(1)

    async def story():
        bridge.spawn(tick(), name="ticker")
        dialog = QDialog()
        QTimer.singleShot(80, dialog.accept)
        answer = await bridge.ask(dialog)
        at_answer = len(ticks)
        await asyncio.sleep(0.05)
        assert len(ticks) > at_answer > 2
        assert await bridge.drain(0.01) == ["ticker"]
        return answer

    assert run(qapp, story()) == QDialog.DialogCode.Accepted.value


def test_spawned_work_that_fails_is_reported(qapp, bridge):
    failures = []
    bridge.reports.failed.connect(failures.append)

    async def fail():
        raise ValueError("expected a price, was none")

    async def story():
        bridge.spawn(fail(), name="read Main")
        await asyncio.sleep(0.05)
        assert await bridge.drain(0.1) == []

    run(qapp, story())
    assert [(f.where, str(f.error)) for f in failures] == [
        ("read Main", "expected a price, was none")
    ]


def test_the_engines_news_never_runs_inside_the_task_that_tells_it(qapp, bridge):
    seen = []
    bridge.accounts_changed.connect(lambda: seen.append("Qt"))

    async def story():
        bridge.on_accounts()
        seen.append("task")
        await asyncio.sleep(0.05)

    run(qapp, story())
    assert seen == ["task", "Qt"]


def test_a_stalled_loop_is_noticed(qapp, qtbot):
    import time

    beat = Heartbeat()
    late = []
    beat.late.connect(late.append)
    beat.start()
    time.sleep(0.85)
    qtbot.waitUntil(lambda: bool(late), timeout=2000)
    beat.stop()
    assert late[0] > 500


def test_a_loop_that_is_closed_leaves_no_timer_behind(qapp):
    loop = PanelLoop(qapp)
    loop.call_later(60, print)

    async def nothing():
        loop.call_later(30, print).cancel()

    loop.run_until_complete(nothing())
    timers = loop._timer
    waiting = list(timers._SimpleTimer__callbacks)
    dispatcher = QAbstractEventDispatcher.instance()
    assert any(dispatcher.remainingTime(number) > 0 for number in waiting)
    loop.close()
    assert timers._SimpleTimer__callbacks == {}
    assert all(dispatcher.remainingTime(number) < 0 for number in waiting)
