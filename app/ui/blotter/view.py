"""The blotter: every close with its live state; cancel a resting one; double click for its life."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.errors import Denied
from app.domain.ids import PositionKey
from app.engine.close import Close
from app.engine.desk import Desk
from app.ui.blotter.day_line import DayLine
from app.ui.blotter.model import BlotterModel
from app.ui.blotter.table import BlotterTable
from app.ui.look.theme import Theme
from app.ui.text.language import in_words

if TYPE_CHECKING:
    from app.ui.blotter.timeline import TimelineDialog


class BlotterView(QWidget):
    """The blotter with its title."""

    said = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self.setObjectName("section")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = BlotterModel(desk.clock, self)
        self.table = BlotterTable(self.model, theme)
        self.table.cancel_wanted.connect(self.cancel)
        self.table.opened.connect(self.show_timeline)
        self._title = QLabel(self.tr("Closes"))
        self._title.setObjectName("sectionTitle")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.day = DayLine(theme)
        heading = QHBoxLayout()
        heading.setSpacing(0)
        heading.addWidget(self._title)
        heading.addStretch(1)
        heading.addWidget(self.day)
        layout.addLayout(heading)
        layout.addWidget(self.table, 1)
        self.open_dialog: TimelineDialog | None = None
        self.refresh_accounts()
        for close in desk.closes:
            self.model.take(close)
        self.refresh()

    def refresh_accounts(self) -> None:
        self.model.titles = {account.key: account.title for account in self._desk.accounts()}
        self.table.lay_out()

    def take(self, close: Close) -> None:
        """A new close, or news of a known one."""
        self.model.take(close)
        if self.open_dialog is not None:
            self.open_dialog.refresh()

    def refresh(self) -> None:
        """The count in the title, and what time alone changes."""
        count = self.model.rowCount()
        text = self.tr("Closes · {0}").format(count) if count else self.tr("No closes in this run")
        if text != self._title.text():
            self._title.setText(text)
        if any(close.order.cancel_requested for close in self._desk.closes.unexplained()):
            # Cancel is offered again after a while, without any news that would paint it.
            self.table.viewport().update()

    def cancel(self, close: Close) -> None:
        """Cancel what rests of a close."""
        try:
            self._desk.cancel(close.close_id)
        except Denied as denial:
            self.said.emit(in_words(denial.reason))
        else:
            self.said.emit(self.tr("Asked the venue to cancel the rest."))

    def open_timeline(self, key: PositionKey | None) -> None:
        """The newest close of a position, or the newest of all."""
        closes = self.model.closes()
        found = next((close for close in closes if close.position == key), None)
        close = found or (closes[0] if closes else None)
        if close is None:
            self.said.emit(self.tr("Nothing has been closed yet."))
        else:
            self.show_timeline(close)

    def show_timeline(self, close: Close) -> None:
        """Open the life of one close beside the window's work, not in its way."""
        from app.ui.blotter.timeline import TimelineDialog

        if self.open_dialog is not None:
            self.open_dialog.close()
        self.open_dialog = TimelineDialog(close, self._theme, self._desk.latency, self.window())
        self.open_dialog.finished.connect(self._on_dialog_closed)
        self.open_dialog.show()

    def _on_dialog_closed(self, _result: int) -> None:
        self.open_dialog = None
