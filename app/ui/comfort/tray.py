"""The icon in the tray: armed or not, how many positions, and Flatten… by the window's own rules."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.engine.arming import Mode
from app.engine.notice import Notice, Severity
from app.ui.look.icons import pixmap
from app.ui.text import format as fmt
from app.ui.text.language import in_words
from app.ui.window.scopes import tally

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

SIZE = 64
_COLOURS = {Mode.ARMED: "armed", Mode.DISARMED: "muted", Mode.LOCKED: "warn"}
_ICONS = {
    Severity.INFO: QSystemTrayIcon.MessageIcon.Information,
    Severity.WARNING: QSystemTrayIcon.MessageIcon.Warning,
    Severity.REFUSED: QSystemTrayIcon.MessageIcon.Warning,
    Severity.DANGER: QSystemTrayIcon.MessageIcon.Critical,
}


def why_no_tray() -> str:
    """Why this desktop shows neither tray icon nor notifications; empty if it does."""
    if QSystemTrayIcon.isSystemTrayAvailable():
        return ""
    return QCoreApplication.translate(
        "Tray", "This desktop has no tray, through which notifications would be shown."
    )


class Tray(QObject):
    """Belongs to the first window and speaks of its chosen tab."""

    shown_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._state: tuple[object, ...] = ()
        self.menu = QMenu(window)
        self.menu.setAccessibleName(self.tr("Unwind"))
        self.menu.addAction(self.tr("Show the window"), self.shown_wanted.emit)
        self.arm = self.menu.addAction("", window.commands.toggle_arm)
        self.flatten = self.menu.addAction("", self.press_flatten)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Quit"), self.end_wanted.emit)
        self.icon = QSystemTrayIcon(window)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self.shown_wanted)
        self.refresh()

    def show(self) -> None:
        """Stand in the tray."""
        self.icon.show()

    def press_flatten(self) -> None:
        """What the panic key does in the chosen tab: at once when armed, else its countdown.

        The window comes to the front first, so that the countdown and its Esc are seen.
        """
        self.shown_wanted.emit()
        self._window.commands.panic()

    def refresh(self) -> None:
        """The state at a glance; redrawn only when it is another."""
        window, scope = self._window, self._window.tabs.scope()
        if scope is None:
            return
        counted = tally(window.desk, scope)
        state = (window.arming.mode, counted.positions, counted.known, scope, window.theme.look)
        if state == self._state:
            return
        self._state = state
        self.icon.setIcon(self._picture(window.arming.mode, counted.positions))
        words = fmt.plural(counted.positions, self.tr("position"), self.tr("positions"))
        if not counted.positions:
            words = self.tr("FLAT") if counted.known else self.tr("not known to be flat")
        modes = {
            Mode.ARMED: self.tr("ARMED"),
            Mode.DISARMED: self.tr("DISARMED"),
            Mode.LOCKED: self.tr("LOCKED"),
        }
        armed = window.arming.mode is Mode.ARMED
        self.icon.setToolTip(f"Unwind · {scope.title} · {words} · {modes[window.arming.mode]}")
        self.arm.setText(self.tr("Disarm") if armed else self.tr("Arm"))
        self.arm.setEnabled(window.arming.mode is not Mode.LOCKED)
        self.flatten.setText(self.tr("Flatten {0} in {1}…").format(counted.positions, scope.title))
        self.flatten.setEnabled(counted.positions > 0)

    def tell(self, notice: Notice) -> None:
        """A notification of the desktop."""
        title = f"Unwind · {notice.account.name}" if notice.account is not None else "Unwind"
        text = f"{in_words(notice.text)} {in_words(notice.next_step)}".strip()
        self.icon.showMessage(title, text, _ICONS[notice.severity])

    def _picture(self, mode: Mode, positions: int) -> QIcon:
        theme = self._window.theme
        picture = QPixmap(pixmap("unwind", SIZE))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_COLOURS[mode]))
        spot = QRectF(SIZE * 0.45, SIZE * 0.45, SIZE * 0.55, SIZE * 0.55)
        # Shape beside colour: armed is a square, anything else round.
        if mode is Mode.ARMED:
            painter.drawRoundedRect(spot, 8, 8)
        else:
            painter.drawEllipse(spot)
        font = theme.font(13, 700)
        font.setPixelSize(24)
        painter.setFont(font)
        painter.setPen(theme.colour("on_armed" if mode is Mode.ARMED else "window"))
        text = str(positions) if positions < 100 else "99"
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return QIcon(picture)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.shown_wanted.emit()
