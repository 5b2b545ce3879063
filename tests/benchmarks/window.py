"""1, in the window. From a key in the real window, offscreen, on the loop that Qt and asyncio share.

For a trader: the same as above with everything that a press makes the window do; the row says
"sending" in the same frame.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.domain.intent import CloseIntent, Origin
from app.engine.arming import Arming
from app.engine.close import Close
from app.main.panel import application, run_on_qt
from app.ui.bridge import Bridge
from app.ui.lifetime import end_now
from app.ui.look.theme import Look, Theme
from app.ui.reports import Reports
from app.ui.trading.pressing import Draft
from app.ui.window.main_window import MainWindow
from tests.benchmarks.house import House
from tests.benchmarks.press import PressNow, measure


@contextmanager
def open_window(house: House) -> Iterator[MainWindow]:
    """The window on this desk, armed."""
    arming = Arming(house.desk.clock)
    theme = Theme(Look())
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app)
    window = MainWindow(house.desk, arming, Bridge(Reports()), theme)
    window.resize(1280, 800)
    window.show()
    app.processEvents()
    arming.arm()
    window.show_arming()
    try:
        yield window
    finally:
        window.let_go()
        end_now(window)


@contextmanager
def through_window(house: House) -> Iterator[PressNow]:
    """Presses as the window's own buttons do."""
    with open_window(house) as window:
        pressed: list[Close] = []
        window.presser.pressed.connect(pressed.append)

        def press(_house: House, intent: CloseIntent) -> Close:
            # Rows that moved make the presser wait for the eye; here nobody looks.
            window.presser._quiet_until_ns = 0
            draft = Draft(intent.seen.key, intent.amount, intent.pricing)
            window.presser.press((draft,), Origin.BUTTON)
            return pressed.pop()

        yield press


def main() -> None:
    async def work() -> int:
        await measure(
            "1. Press to wire, real window on qasync, offscreen", pressing=through_window
        )
        return 0

    run_on_qt(application(offscreen=True), work)


if __name__ == "__main__":
    main()
