"""The window: header, tabs, table, close panel, blotter, status; wired to one desk."""

import asyncio

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.ids import AccountKey, PositionKey
from app.domain.intent import Origin
from app.domain.position import Position
from app.domain.report import LinkState
from app.engine.arming import Arming
from app.engine.close import Close
from app.engine.desk import Desk
from app.engine.flatten import Flatten
from app.engine.notice import Notice, Severity
from app.ui.account_tab import AccountTab
from app.ui.actions import NAMES, Actions
from app.ui.blotter_view import BlotterView
from app.ui.bridge import TOO_LATE_MS, Bridge, Heartbeat
from app.ui.close_panel import ClosePanel
from app.ui.commands import Commands
from app.ui.header import Header
from app.ui.hotkeys import KeyMap, read_keys
from app.ui.icons import app_icon
from app.ui.panic import Panic
from app.ui.pressing import Presser
from app.ui.reports import Failure
from app.ui.resources import text_of
from app.ui.row_view import AMOUNT_OF, Button
from app.ui.scopes import scopes_of, tally
from app.ui.status_line import StatusLine
from app.ui.tab_bar import TabBar
from app.ui.theme import Theme

FRAME_MS = 33
GLANCE_MS = 250
NARROW_BELOW = 980
PANEL_WIDTH = 316


class MainWindow(QMainWindow):
    """One window on one desk."""

    closing = Signal()
    """A person wants the window gone; whoever runs the program decides."""

    def __init__(
        self,
        desk: Desk,
        arming: Arming,
        bridge: Bridge,
        theme: Theme,
        keys: KeyMap | None = None,
    ) -> None:
        super().__init__()
        self.desk, self.arming, self.bridge, self.theme = desk, arming, bridge, theme
        self.close_wanted = asyncio.Event()
        self.setWindowTitle("Unwind")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(640, 420)
        self._links: dict[AccountKey, bool] = {}
        self._narrow: bool | None = None
        self._compact = False
        self._build()
        self.actions_of_window = Actions(self, keys or read_keys(text_of("hotkeys.toml"), NAMES))
        self.commands = Commands(self)
        self._connect()
        self._start_timers()
        self.refresh_accounts()
        self.show_arming()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    # ---- building

    def _build(self) -> None:
        self.header = Header(self.theme)
        self.tabs = TabBar(self.theme)
        self.page = AccountTab(self.desk, self.theme)
        self.model, self.table = self.page.model, self.page.view
        self.notices = self.page.notices
        self.presser = Presser(self.desk, self.arming, self._shown, self)
        self.panic = Panic(self.desk, self)
        self.panel = ClosePanel(self.presser)
        self.blotter = BlotterView(self.desk, self.theme)
        self.status = StatusLine()
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._left.addWidget(self.page)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.addWidget(self._left)
        self._bottom = QTabWidget()
        self._bottom.tabBar().setDrawBase(False)
        for splitter in (self._left, self._across):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(6)
        central = QWidget()
        central.setObjectName("central")
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.header, self.tabs):
            layout.addWidget(widget)
        layout.addWidget(self._across, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(central)

    def _arrange(self, narrow: bool) -> None:
        """Wide: the panel at the right. Narrow: panel and blotter share the place below."""
        self._narrow = narrow
        if narrow:
            self._left.addWidget(self._bottom)
            self._bottom.addTab(self.panel, self.tr("Close"))
            self._bottom.addTab(self.blotter, self.tr("Blotter"))
            self._bottom.show()
            self._left.setSizes([300, 330])
        else:
            self._bottom.hide()
            self._left.addWidget(self.blotter)
            self._across.addWidget(self.panel)
            self._left.setStretchFactor(0, 3)
            self._left.setStretchFactor(1, 1)
            self._across.setStretchFactor(0, 1)
            self._across.setStretchFactor(1, 0)
            self.panel.setMinimumWidth(self.theme.px(PANEL_WIDTH))
            self._left.setSizes([self.height() * 2 // 3, self.height() // 3])
            width = self.width()
            wanted = max(self.theme.px(PANEL_WIDTH), min(self.theme.px(400), width // 4))
            self._across.setSizes([width - wanted, wanted])
        if narrow:
            self.panel.setMinimumWidth(0)
        self.panel.show()
        self.blotter.show()
        self.header.set_narrow(narrow)
        self.status.set_narrow(narrow)
        self.notices.set_most(1 if narrow else 3)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.table.button_pressed.connect(self._on_row_button)
        self.table.current_changed.connect(self._on_current)
        self.table.said.connect(self.status.say)
        self.table.painter_of_rows.armed_for = self._armed_for
        self.model.rows_moved.connect(self.presser.be_quiet)
        self.panic.said.connect(self.status.say)
        self.panic.started.connect(self._on_flatten)
        self.bridge.flatten_changed.connect(self._on_flatten)
        self.presser.said.connect(self.status.say)
        self.presser.staged_changed.connect(self._on_staged)
        self.presser.pressed.connect(self._on_pressed)
        self.panel.send_wanted.connect(self._on_big_button)
        self.header.arm_pressed.connect(self.commands.toggle_arm)
        self.actions_of_window.wanted.connect(self.commands.run)
        self.actions_of_window.ignored.connect(self.status.say)
        self.notices.look_again.connect(self.desk.look_again)
        self.blotter.said.connect(self.status.say)
        self.bridge.close_changed.connect(self._on_close_news)
        self.bridge.link_changed.connect(self._on_link)
        self.bridge.notice_raised.connect(self.notices.add)
        self.bridge.accounts_changed.connect(self.refresh_accounts)
        self.bridge.reports.failed.connect(self._on_failure)
        self._end_listening = self.desk.listen(self.bridge)

    def _start_timers(self) -> None:
        self._frame = QTimer(self)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self.flush)
        self._frame.start()
        self._glance = QTimer(self)
        self._glance.setInterval(GLANCE_MS)
        self._glance.timeout.connect(self.glance)
        self._glance.start()
        self.heartbeat = Heartbeat(self)
        self.heartbeat.beat.connect(self.status.show_lateness)
        self.heartbeat.late.connect(self._on_late)
        self.heartbeat.start()

    # ---- frames

    def flush(self) -> None:
        """One frame: take the changed rows from the book and draw those in sight."""
        changes = self.desk.book.take_changes()
        self.model.flush(changes)
        if self.table.current_key in changes.keys:
            self._show_panel()

    def glance(self) -> None:
        """Four times a second: counts, ages, arms, the panel's summary."""
        if self.arming.tick():
            self.show_arming()
        for index, scope in enumerate(self.tabs.scopes()):
            counted = tally(self.desk, scope)
            self.tabs.set_tally(index, counted)
            if index == self.tabs.currentIndex():
                self.header.show_tally(scope, counted)
                self.page.show_tally(counted)
                self.status.show_ready(counted)
        self.model.redraw()
        self.blotter.refresh()
        self._show_panel()

    # ---- news

    def refresh_accounts(self) -> None:
        """Accounts came or went."""
        self.model.refresh_accounts()
        self.blotter.refresh_accounts()
        self.tabs.set_scopes(scopes_of(self.desk.accounts()))
        for account in self.desk.accounts():
            self._links.setdefault(account.key, account.state.link is LinkState.UP)
        self.glance()

    def show_arming(self) -> None:
        """The arm switch and all that is painted by it."""
        self.header.show_arming(self.arming, self.actions_of_window.key_text("arm"))
        self.table.viewport().update()
        self._show_panel()

    def _on_close_news(self, close: Close, _event: object) -> None:
        self.model.remember_close(close)
        self.blotter.take(close)

    def _on_link(self, key: AccountKey) -> None:
        up = self.desk.book.account(key).link is LinkState.UP
        if up and self._links.get(key) is False and self.arming.reconnected(key):
            self.status.say(self.tr("{0} is back and disarmed.").format(key.name))
            self.show_arming()
        self._links[key] = up
        self.model.redraw()

    def _on_flatten(self, flatten: Flatten) -> None:
        self.status.say(f"{flatten.words}: {flatten.summary}")
        for lane in flatten.lanes.values():
            for close in lane.closes:
                self._on_pressed(close)

    def _on_failure(self, failure: Failure) -> None:
        text = self.tr("A part of the panel failed: {0}: {1}").format(failure.where, failure.error)
        step = self.tr("Open closes go on. The log has the details.")
        self.notices.add(Notice(Severity.WARNING, failure.key, text, step, self.desk.clock.now()))

    def _on_late(self, milliseconds: float) -> None:
        text = self.tr("The panel stood still for {0} ms.").format(f"{milliseconds:.0f}")
        step = self.tr("Figures may be old; look before you press.")
        if milliseconds > TOO_LATE_MS and self.arming.disarm("after standing still"):
            self.show_arming()
        self.notices.add(Notice(Severity.WARNING, "panel/late", text, step, self.desk.clock.now()))

    # ---- presses

    def _on_row_button(self, key: PositionKey, button: Button) -> None:
        self.table.choose(key)
        if button is Button.MORE:
            self.commands.open_details()
            return
        draft = self.commands.row_draft(key, AMOUNT_OF[button], button)
        self.presser.press((draft,), Origin.BUTTON)

    def _on_big_button(self) -> None:
        draft = self.panel.draft
        if draft is not None:
            self.presser.press((draft,), Origin.BUTTON)

    def _on_staged(self) -> None:
        staged = self.presser.staged
        self.table.set_staged({draft.key: draft.button for draft in staged})
        self.model.hold("staged", bool(staged))
        self.status.show_staged(self.commands.staged_words(staged))
        if len(staged) == 1 and staged[0].key == self.table.current_key:
            self.panel.adopt(staged[0])
        self._show_panel()

    def _on_pressed(self, close: Close) -> None:
        # In the same call as the press: the row has changed before the next frame is painted.
        self.model.remember_close(close)
        self.blotter.take(close)
        self.table.viewport().repaint()

    def _on_tab(self, _index: int) -> None:
        scope = self.tabs.scope()
        if scope is not None:
            self.presser.drop()
            self.page.show_scope(scope)
            self.glance()

    def _on_current(self, _key: PositionKey | None) -> None:
        self._show_panel()

    def _show_panel(self) -> None:
        key = self.table.current_key
        row = self.desk.row(key) if key is not None else None
        account = self.model.account(key.account) if key is not None else None
        armed = key is not None and self.arming.is_armed(key.account)
        self.panel.show_row(row, account, armed=armed)

    def _armed_for(self, key: PositionKey) -> bool:
        return self.arming.is_armed(key.account)

    def _shown(self, key: PositionKey) -> Position | None:
        view = self.model.view_of(key)
        if view is not None:
            return view.position
        return self.desk.book.position(key)

    # ---- for the demo and tests

    def button_rect(self, key: PositionKey, button: Button) -> QRect:
        """Where a painted button lies in the table's viewport, scrolled into sight."""
        return self.table.button_rect(key, button)

    def button_point(self, key: PositionKey, button: Button) -> QPoint:
        """The middle of a painted button."""
        return self.button_rect(key, button).center()

    def show_panel_page(self) -> None:
        """In a narrow window the panel shares its place with the blotter."""
        if self._narrow:
            self._bottom.setCurrentWidget(self.panel)

    def toggle_compact(self) -> None:
        """The table alone, with the button row; and back."""
        self._compact = not self._compact
        for widget in (self.panel, self.blotter, self._bottom, self.header):
            widget.setVisible(not self._compact)
        if not self._compact:
            self._arrange(bool(self._narrow))

    def toggle_on_top(self) -> None:
        """Always on top, or not."""
        on_top = Qt.WindowType.WindowStaysOnTopHint
        self.setWindowFlag(on_top, not bool(self.windowFlags() & on_top))
        self.show()

    def let_go(self) -> None:
        """Stop timers and listening, so that the desk can end."""
        self._frame.stop()
        self._glance.stop()
        self.heartbeat.stop()
        self._end_listening()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    # ---- Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self.arming.touch()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(NARROW_BELOW)
        if narrow != self._narrow and not self._compact:
            self._arrange(narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        # Whoever runs the program ends open closes first; Qt must not end it under them.
        event.ignore()
        self.close_wanted.set()
        self.closing.emit()
