"""The comforts of one window: settings that apply to it, its dialogs, its menu and its layout."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog

from app.engine.notice import Notice, Severity
from app.system.settings import Settings
from app.ui.comfort import parts
from app.ui.comfort.main_menu import MenuButton
from app.ui.comfort.screens import bring_into_sight
from app.ui.keys.own import default_keys, keys_of
from app.ui.table.columns import Column
from app.ui.table.plan import Plan
from app.ui.table.row_order import Sorting
from app.ui.table.row_view import ProfitUnit
from app.ui.text.language import in_words

if TYPE_CHECKING:
    from app.ui.comfort.desktop import Desktop
    from app.ui.help.window import HelpWindow
    from app.ui.keys.dialog import KeysDialog
    from app.ui.settings.dialog import SettingsDialog
    from app.ui.table.columns_dialog import ColumnsDialog
    from app.ui.window.main_window import MainWindow
    from app.ui.window.notice_log import NoticeLog

FIRST = "main"
_D = TypeVar("_D", bound=QDialog)


class Comfort(QObject):
    """Stands beside a window; the window itself closes positions and knows nothing of this."""

    window_wanted = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._preferences = window.preferences
        self.desktop: Desktop | None = None
        self.compact = False
        self.help: HelpWindow | None = None
        self.menu = MenuButton(window)
        window.header.add_button(self.menu)
        parts.make_reachable(window)
        self._learn()
        self._preferences.changed.connect(self._on_changed)
        self._preferences.not_kept.connect(self._on_not_kept)
        window.notices.help_wanted.connect(self.open_help)
        window.notices.log_wanted.connect(self.open_notices)
        self._take_all()
        # Else the arm switch, first in the chain, would have the focus when the window opens.
        window.table.setFocus()

    def _learn(self) -> None:
        window = self._window
        window.commands.learn(
            {
                "help": self.open_help,
                "help_keys": self.open_keys,
                "settings": self.open_settings,
                "columns": self.open_columns,
                "notices": self.open_notices,
                "group_symbols": self.toggle_groups,
                "new_window": self.window_wanted.emit,
                "next_part": lambda: parts.focus_next(window),
                "menu": self.menu.open,
                "compact": self.toggle_compact,
                "on_top": self.toggle_on_top,
                "profit_unit": self.next_unit,
            }
        )

    # ---- what is chosen

    def _take_all(self) -> None:
        window, settings = self._window, self._preferences.settings
        window.model.set_unit(ProfitUnit(settings.profit_unit))
        window.arming.set_idle(settings.idle_disarm_minutes * 60)
        window.table.take_plan(self.plan())
        if self._mine("compact"):
            self._set_compact(True)
        if self._mine("on_top"):
            window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, True)
        for problem in keys_of(self._preferences)[1]:
            self.warn("settings/keys", problem)

    def _on_changed(self, before: Settings, after: Settings) -> None:
        window = self._window
        if before.profit_unit != after.profit_unit:
            window.model.set_unit(ProfitUnit(after.profit_unit))
        if before.idle_disarm_minutes != after.idle_disarm_minutes:
            window.arming.set_idle(after.idle_disarm_minutes * 60)
        if before.hotkeys != after.hotkeys:
            window.actions_of_window.take_keys(keys_of(self._preferences)[0])
            window.show_arming()
        if not window.name and before.compact != after.compact:
            self._set_compact(after.compact)
        if not window.name and before.on_top != after.on_top:
            self._set_on_top(after.on_top)

    def _on_not_kept(self, sentence: str) -> None:
        self.warn("settings", sentence)

    def warn(self, cause: str, text: str) -> None:
        """A line among the notices."""
        now = self._window.desk.clock.now()
        self._window.notices.add(Notice(Severity.WARNING, cause, text, "", now))

    # ---- compact, on top, unit: the first window's are settings, others remember their own

    def _mine(self, what: str) -> bool:
        if not self._window.name:
            return bool(getattr(self._preferences.settings, what))
        return self._preferences.recall(f"{self._window.name}/{what}") == "yes"

    def _choose(self, what: str, on: bool) -> None:
        if not self._window.name:
            self._preferences.change(**{what: on})
            return
        self._preferences.remember(f"{self._window.name}/{what}", "yes" if on else "")
        (self._set_compact if what == "compact" else self._set_on_top)(on)

    def toggle_compact(self) -> None:
        """The table alone, with its buttons; and back."""
        self._choose("compact", not self.compact)

    def toggle_on_top(self) -> None:
        """Always on top, or not."""
        flag = Qt.WindowType.WindowStaysOnTopHint
        self._choose("on_top", not self._window.windowFlags() & flag)

    def _set_compact(self, on: bool) -> None:
        window = self._window
        self.compact = on
        window.header.setVisible(not on)
        window.layout_of_parts.set_compact(on, window.width(), window.height())
        if on:
            window.status.say(
                self.tr("Compact. {0} brings the rest back.").format(
                    window.actions_of_window.key_text("compact")
                )
            )

    def _set_on_top(self, on: bool) -> None:
        window = self._window
        window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        # Qt hides a window whose flags change.
        window.show()

    def next_unit(self) -> None:
        """Profits in money, percent, ticks, and money again."""
        units = list(ProfitUnit)
        after = units[(units.index(self._window.model.unit) + 1) % len(units)]
        self._preferences.change(profit_unit=after.value)

    # ---- the table

    def plan(self) -> Plan:
        """Which columns this window shows, in which order."""
        name = self._window.name or FIRST
        return Plan.of(self._preferences.settings.columns.get(name))

    def take_plan(self, plan: Plan) -> None:
        """Show these columns from now on, in this window."""
        self._preferences.remember_columns(self._window.name or FIRST, plan.names())
        self._window.table.take_plan(plan)

    def sort_by(self, column: Column, *, falling: bool) -> None:
        """Put the rows in order."""
        self._window.table.sort_rows(Sorting(column, falling))

    def toggle_groups(self) -> None:
        """Rows of one symbol side by side under a line with their totals; and back."""
        table = self._window.table
        on = not table.bands.on
        table.bands.turn(on)
        said = (
            self.tr("Grouped by symbol, with totals per currency.")
            if on
            else self.tr("No longer grouped.")
        )
        self._window.status.say(said)

    # ---- dialogs

    def open_settings(self) -> "SettingsDialog":
        """Changes hold at once; closes go on meanwhile."""
        from app.ui.settings.dialog import SettingsDialog

        desktop = self.desktop
        dialog = SettingsDialog(
            self._preferences,
            self._window,
            panic_probe=desktop.why_no_panic_key if desktop else "",
            notifications_probe=desktop.why_no_notifications if desktop else "",
            sounds_probe=in_words(desktop.why_no_sounds) if desktop else "",
        )
        dialog.keys_wanted.connect(self.open_keys)
        dialog.columns_wanted.connect(self.open_columns)
        if desktop is not None:
            dialog.sound_wanted.connect(desktop.play)
        return self._open(dialog)

    def open_keys(self) -> "KeysDialog":
        """Every key, to be tested and changed."""
        from app.ui.keys.dialog import KeysDialog

        window = self._window
        dialog = KeysDialog(window.actions_of_window, default_keys(), self._preferences, window)
        return self._open(dialog)

    def open_columns(self) -> "ColumnsDialog":
        """Which columns, in which order."""
        from app.ui.table.columns_dialog import ColumnsDialog

        dialog = ColumnsDialog(self.plan(), self._window)
        dialog.chosen.connect(self.take_plan)
        dialog.sort_wanted.connect(self._on_sort)
        return self._open(dialog)

    def open_notices(self) -> "NoticeLog":
        """All that was said, also what was dismissed; kept up while it is open."""
        from app.ui.window.notice_log import NoticeLog

        log = NoticeLog(self._window.notices, self._window)
        log.show()
        return log

    def _on_sort(self, column: Column, falling: bool) -> None:
        self.sort_by(column, falling=falling)

    def _open(self, dialog: _D) -> _D:
        dialog.open()
        return dialog

    def open_help(self, page: str = "") -> None:
        """The guide, at a page or where it was left."""
        from app.ui.help.window import HelpWindow

        if self.help is None:
            self.help = HelpWindow(self._window.theme, self._window)
        self.help.open_page(page)

    # ---- the end, and screens that go away

    def come_into_sight(self) -> None:
        """A screen went away, or the window was remembered on one that is not there today."""
        bring_into_sight(self._window)

    def let_go(self) -> None:
        """The window ends."""
        self._preferences.changed.disconnect(self._on_changed)
        self._preferences.not_kept.disconnect(self._on_not_kept)
        if self.help is not None:
            self.help.close()
