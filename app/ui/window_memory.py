"""A window stands again where it stood: place, splitters, tab, unit of the profits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from app.ui.memory import Memory
from app.ui.row_view import ProfitUnit

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def recall(window: "MainWindow", memory: Memory) -> None:
    """Take what is remembered; what is broken or foreign changes nothing."""
    window.restoreGeometry(QByteArray.fromHex(memory.recall("geometry").encode()))
    splitters = memory.recall("splitters")
    if splitters:
        window.arrange()
        window.layout_of_parts.restore(splitters)
    unit = memory.recall("profit_unit")
    if unit in list(ProfitUnit):
        window.model.set_unit(ProfitUnit(unit))
    titles = [scope.title for scope in window.tabs.scopes()]
    tab = memory.recall("tab")
    if tab in titles:
        window.tabs.setCurrentIndex(titles.index(tab))


def remember(window: "MainWindow", memory: Memory) -> None:
    """Keep it for the next run."""
    scope = window.tabs.scope()
    memory.remember("geometry", bytes(window.saveGeometry().toHex().data()).decode())
    memory.remember("splitters", window.layout_of_parts.state())
    memory.remember("profit_unit", window.model.unit.value)
    memory.remember("tab", scope.title if scope is not None else "")
