"""4. How many prices a second the table takes before a frame is late.

For a trader: whether the panel keeps up at the open, when every row moves at once, and a press
finds a free thread.
"""

import os
import time
from collections.abc import Callable
from decimal import Decimal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.domain.ids import PositionKey
from app.domain.money import Price
from app.domain.quote import Quote
from app.engine.arming import Arming
from app.main.panel import application
from app.ui.bridge import Bridge
from app.ui.lifetime import end_now
from app.ui.look.theme import Look, Theme
from app.ui.reports import Reports
from app.ui.window.main_window import FRAME_MS, MainWindow
from tests.benchmarks.measure import facts
from tests.support.build import ACCOUNT, position
from tests.support.desk import FakeDesk

_FRAMES = 20
_BUDGET_S = FRAME_MS / 1000
_Draw = Callable[[MainWindow, list[str]], None]


def measure() -> None:
    """Print the most ticks a second at which a frame still fits into its 33 ms, two ways."""
    app = application(offscreen=True)
    for rows in (1_000, 5_000):
        desk, window, names = _window(app, rows)
        ours = _most(app, desk, window, names, _once_a_frame)
        each = _most(app, desk, window, names, _each_tick)
        idle = _frame_s(app, desk, window, names, 0, _once_a_frame)
        lines = [
            ("one flush a frame (ours)", f"{ours:>12,.0f} ticks/s"),
            ("dataChanged per update", f"{each:>12,.0f} ticks/s"),
            ("ratio", f"{ours / each:>12.1f} ×"),
            ("a frame without ticks", f"{idle * 1e3:>12.2f} ms"),
        ]
        facts(
            f"4. Table of {rows:,} rows, window of 1280 by 800",
            f"Ticks a second absorbed while {_FRAMES} frames in a row keep to {FRAME_MS} ms.",
            lines,
        )
        window.let_go()
        end_now(window)
        app.processEvents()


def _window(app: QApplication, rows: int) -> tuple[FakeDesk, MainWindow, list[str]]:
    desk = FakeDesk()
    desk.open(ACCOUNT, "Main")
    names = [f"S{number:05d}-USD" for number in range(rows)]
    desk.hold(*(position(name) for name in names))
    theme = Theme(Look())
    theme.apply(app)
    window = MainWindow(desk, Arming(desk.clock), Bridge(Reports()), theme)  # type: ignore[arg-type]
    for timer in (window._frame, window._glance):
        timer.stop()
    window.heartbeat.stop()
    window.resize(1280, 800)
    window.show()
    window.flush()
    app.processEvents()
    return desk, window, names


def _once_a_frame(window: MainWindow, _names: list[str]) -> None:
    window.flush()


def _each_tick(window: MainWindow, names: list[str]) -> None:
    # What a model does that tells its view of each update as it comes.
    window.desk.book.take_changes()
    model = window.model
    for name in names:
        model.touch(_key(name))


def _most(
    app: QApplication, desk: FakeDesk, window: MainWindow, names: list[str], draw: _Draw
) -> float:
    """The largest number of ticks per frame that fits, by doubling and halving."""
    low, high = 0, 64
    while high < 4_000_000 and _frame_s(app, desk, window, names, high, draw) <= _BUDGET_S:
        low, high = high, high * 2
    while high - low > max(16, low // 16):
        middle = (low + high) // 2
        if _frame_s(app, desk, window, names, middle, draw) <= _BUDGET_S:
            low = middle
        else:
            high = middle
    return low / _BUDGET_S


def _frame_s(
    app: QApplication,
    desk: FakeDesk,
    window: MainWindow,
    names: list[str],
    ticks: int,
    draw: _Draw,
) -> float:
    """The median frame: taking the ticks in, drawing, painting."""
    took = []
    for frame in range(_FRAMES):
        start = frame * ticks
        touched = [names[(start + number) % len(names)] for number in range(ticks)]
        quote = Quote(mark=Price(Decimal(20000 + frame) / 100), marked_at=desk.clock.now())
        began = time.perf_counter()
        for name in touched:
            desk.book.apply_quote(ACCOUNT, name, quote)
        draw(window, touched)
        app.processEvents()
        took.append(time.perf_counter() - began)
        if took[-1] > 4 * _BUDGET_S:
            return took[-1]
    return sorted(took)[len(took) // 2]


def _key(name: str) -> PositionKey:
    return position(name).key


if __name__ == "__main__":
    measure()
