"""A window stands again where it stood: place, splitters, tab, groups."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from app.ui.settings.memory import Memory
from app.ui.table.row_order import Sorting

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


def recall(window: "MainWindow", memory: Memory) -> None:
    """Take what is remembered; what is broken or foreign changes nothing."""
    window.restoreGeometry(QByteArray.fromHex(memory.recall("geometry").encode()))
    splitters = memory.recall("splitters")
    if splitters:
        window.arrange()
        window.layout_of_parts.restore(splitters)
    window.comfort.come_into_sight()
    window.table.bands.turn(memory.recall("grouped") == "yes")
    window.table.sort_rows(Sorting.of(memory.recall("sorting")))
    titles = [scope.title for scope in window.tabs.scopes()]
    tab = memory.recall("tab")
    if tab in titles:
        window.tabs.setCurrentIndex(titles.index(tab))


def remember(window: "MainWindow", memory: Memory) -> None:
    """Keep it for the next run."""
    scope = window.tabs.scope()
    memory.remember("geometry", bytes(window.saveGeometry().toHex().data()).decode())
    memory.remember("grouped", "yes" if window.table.bands.on else "")
    memory.remember("sorting", str(window.model.sorting or ""))
    memory.remember("splitters", window.layout_of_parts.state())
    memory.remember("tab", scope.title if scope is not None else "")
