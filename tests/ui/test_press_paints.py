"""What a press draws before it returns."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from app.domain.intent import All, AtMarket, Origin
from app.ui.trading.pressing import Draft


class Paints(QObject):
    """The heights that were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False


def test_a_press_draws_its_own_row_in_the_same_call_and_no_other(panel) -> None:
    panel.arm()
    panel.frame()
    table, key = panel.window.table, panel.keys["mes"]
    row_height = table.rowHeight(panel.window.model.row_of(key))
    paints = Paints()
    table.viewport().installEventFilter(paints)
    QApplication.processEvents()
    paints.heights.clear()
    panel.window.presser.press((Draft(key, All(), AtMarket()),), Origin.HOTKEY)
    assert panel.desk.sent
    assert paints.heights
    assert max(paints.heights) < 2 * row_height
