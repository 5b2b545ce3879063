"""From what is pressed in a window to its presser, and what stands in the panel beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.ids import PositionKey
from app.domain.intent import Origin
from app.ui.table.row_view import AMOUNT_OF, Button
from app.ui.trading.staged_words import staged_words

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


class WindowPresses(QObject):
    """Row buttons, the panel's button, and what is staged."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.table.button_pressed.connect(self.on_row_button)
        window.table.current_changed.connect(self._on_current)
        window.presser.staged_changed.connect(self._on_staged)
        window.panel.send_wanted.connect(self._on_big_button)

    def on_row_button(self, key: PositionKey, button: Button) -> None:
        """A painted button acts on its own row, which becomes the only chosen one."""
        window = self._window
        window.table.choose(key)
        if button is Button.MORE:
            window.commands.open_details()
            return
        draft = window.commands.row_draft(key, AMOUNT_OF[button], button)
        window.presser.press((draft,), Origin.BUTTON)

    def _on_big_button(self) -> None:
        self.press_panel(Origin.BUTTON)

    def press_panel(self, origin: Origin) -> None:
        """What the panel of one row says."""
        draft = self._window.panel.draft
        if draft is not None:
            self._window.presser.press((draft,), origin)

    def _on_staged(self) -> None:
        window = self._window
        staged = window.presser.staged
        window.table.set_staged({draft.key: draft.button for draft in staged})
        window.model.hold("staged", bool(staged))
        window.status.show_staged(staged_words(window.desk, window.presser))
        if window.several.on:
            window.several.adopt(staged)
        elif len(staged) == 1 and staged[0].key == window.table.current_key:
            window.panel.adopt(staged[0])
        self.show_panel()

    def _on_current(self, _key: PositionKey | None) -> None:
        self.show_panel()

    def glance(self) -> None:
        """Four times a second."""
        if self._window.several.on:
            self._window.several.glance()
        else:
            self.show_panel()

    def show_panel(self) -> None:
        """What a press would do now, in the panel of one row or of several."""
        window = self._window
        if window.several.on:
            window.several.refresh()
            return
        key = window.table.current_key
        row = window.desk.row(key) if key is not None else None
        account = window.model.account(key.account) if key is not None else None
        armed = key is not None and window.arming.is_armed(key.account)
        window.panel.show_row(row, account, armed=armed)
