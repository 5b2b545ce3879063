"""Accounts beside a window: the first start, the key, and panic in every dialog."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.engine.arming import Arming
from app.ui.accounts.of_window import WindowAccounts
from app.ui.bridge import Bridge, PanelLoop
from app.ui.lifetime import end_now
from app.ui.look.theme import Theme
from app.ui.reports import Reports
from app.ui.window.main_window import MainWindow
from tests.support.accounts_port import FakePort
from tests.support.desk import FakeDesk
from tests.ui import gallery


class Bench:
    """A window, its desk and its accounts."""

    def __init__(self, port: FakePort) -> None:
        self.desk = FakeDesk()
        bridge = Bridge(Reports())
        self.window = MainWindow(self.desk, Arming(self.desk.clock), bridge, Theme())
        self.accounts = WindowAccounts(self.window, port)
        self.window.resize(1100, 760)
        self.window.show()

    async def until(self, holds) -> None:
        async with asyncio.timeout(5):
            while not holds():
                await asyncio.sleep(0.005)


@pytest.fixture
def on_window(qapp):
    """Run a story on a window, and end it in order."""

    def run(story, port: FakePort):
        async def whole():
            bench = Bench(port)
            await bench.until(bench.window.isActiveWindow)
            try:
                await story(bench)
            finally:
                for dialog in (bench.accounts.flow.form, bench.accounts.flow.dialog):
                    if dialog is not None:
                        dialog.done(0)
                bench.window.let_go()
                end_now(bench.window)
                await asyncio.sleep(0.02)

        with asyncio.Runner(loop_factory=lambda: PanelLoop(qapp)) as runner:
            runner.run(whole())

    return run


def test_a_first_start_offers_an_account_and_the_demo(on_window):
    async def story(bench):
        first = bench.accounts.first
        assert first.isVisible()
        assert bench.window.focusWidget() is first.add
        QTest.mouseClick(first.demo, Qt.MouseButton.LeftButton)
        assert bench.window.status.text == "The demo could not be started."
        first.add.setFocus()
        QTest.keyClick(first.add, Qt.Key.Key_Return)
        await bench.until(lambda: bench.accounts.flow.form is not None)

    on_window(story, FakePort())


def test_the_first_start_is_over_with_the_first_account(on_window):
    async def story(bench):
        port.accounts["1"] = port._line("1", "Main")
        bench.desk.open(gallery.QFEX, "QFEX")
        await bench.until(lambda: not bench.accounts.first.isVisible())

    port = FakePort()
    on_window(story, port)


def test_a_profile_with_accounts_shows_no_first_start(on_window):
    async def story(bench):
        assert not bench.accounts.first.isVisible()

    on_window(story, FakePort("Main"))


def test_the_key_opens_the_list_and_a_second_press_does_not_open_another(on_window):
    async def story(bench):
        ctrl = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(bench.window.table, Qt.Key.Key_Period, ctrl)
        await bench.until(lambda: bench.accounts.flow.dialog is not None)
        dialog = bench.accounts.flow.dialog
        bench.accounts.flow.open_list()
        assert bench.accounts.flow.dialog is dialog

    on_window(story, FakePort("Main"))


def test_panic_works_while_a_form_stands_open_and_a_field_has_the_focus(on_window):
    async def story(bench):
        pressed = []
        bench.window.actions_of_window.wanted.connect(pressed.append)
        bench.accounts.flow.open_list()
        bench.accounts.flow.add()
        form = bench.accounts.flow.form
        await bench.until(form.isActiveWindow)
        form.parts.name.edit.setFocus()
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace, both)
        await bench.until(lambda: pressed)
        assert pressed == ["panic"]

    on_window(story, FakePort("Main"))
