"""Loads the dialogs after the first paint, so that the rows are seen sooner and no dialog waits."""

import importlib
from typing import Final

from PySide6.QtCore import QObject, QTimer

BEGIN_MS: Final = 1500
EVERY_MS: Final = 60

# Those that stand on others come after them, so that no single step takes long. Each is imported
# by name where it is opened; here only the time is chosen.
DIALOGS: Final = (
    "app.ui.keys.tester",
    "app.ui.keys.dialog",
    "app.ui.settings.rows",
    "app.ui.settings.dialog",
    "app.ui.blotter.timeline",
    "app.ui.table.columns_dialog",
    "app.ui.window.notice_log",
    "app.ui.help.window",
    "app.ui.accounts.lines_view",
    "app.ui.accounts.dialog",
    "app.ui.accounts.form_layout",
    "app.ui.accounts.form",
    "app.ui.accounts.question",
    "app.ui.accounts.importing",
)


class Later(QObject):
    """One module at a time, with the window's events in between."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(DIALOGS)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)
        self._timer.start(BEGIN_MS)

    @property
    def done(self) -> bool:
        return not self._left

    def _next(self) -> None:
        self._timer.setInterval(EVERY_MS)
        importlib.import_module(self._left.pop(0))
        if self.done:
            self._timer.stop()
