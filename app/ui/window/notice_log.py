"""Every notice of this run in a window of its own, newest first, to be read and copied."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.text import format as fmt
from app.ui.window.notice_line import words_of
from app.ui.window.notices import Notices


class NoticeLog(QDialog):
    """Stands beside the window's work; nothing waits for it."""

    def __init__(self, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self._notices = notices
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Notices"))
        self.text = QPlainTextEdit()
        self.text.setObjectName("events")
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Notices of this run, newest first"))
        self.text.setPlaceholderText(self.tr("Nothing has been said since the start."))
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        self.resize(parent.width() * 3 // 5, parent.height() // 2)
        notices.came.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """One more was said."""
        told = self._notices.told
        lines = [f"{fmt.time_of(notice.at)}  {words_of(notice)}" for notice in told]
        self.text.setPlainText("\n\n".join(reversed(lines)))
