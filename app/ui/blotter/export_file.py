"""The file that the blotter is exported to: asked for, and written."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.engine.close import Close
from app.ui.blotter.export import as_csv, as_json


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)


def ask_for_file(over: QWidget, take: Callable[[str], None]) -> None:
    """Ask beside the window's work; `take` gets the chosen name."""
    dialog = QFileDialog(over, _tr("Export the blotter"), "unwind-closes.csv")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(["CSV (*.csv)", "JSON (*.json)"])
    dialog.fileSelected.connect(take)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def write(closes: Sequence[Close], file: Path) -> str:
    """Write the closes as JSON or else CSV, by the ending of the name; returns what became of it."""
    text = as_json(closes) if file.suffix.lower() == ".json" else as_csv(closes)
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        return _tr("Nothing was exported: {0}").format(error)
    return _tr("Exported {0} closes to {1}").format(len(closes), file)
