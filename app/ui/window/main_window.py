"""The window: header, tabs, table, close panel, blotter, status; wired to one desk."""

import asyncio

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from app.domain.ids import PositionKey
from app.domain.position import Position
from app.engine.arming import Arming, Mode
from app.engine.close import Close
from app.engine.desk import Desk
from app.ui.blotter.view import BlotterView
from app.ui.bridge import Bridge, Heartbeat
from app.ui.closing.panel import ClosePanel
from app.ui.comfort.window_comfort import Comfort
from app.ui.keys.actions import Actions
from app.ui.keys.own import keys_of
from app.ui.lifetime import application
from app.ui.look.icons import app_icon
from app.ui.look.painting import repaint_row
from app.ui.look.theme import Theme
from app.ui.settings.memory import Forgetful, Memory
from app.ui.settings.preferences import Preferences
from app.ui.several.of_window import Several
from app.ui.several.panel import SeveralPanel
from app.ui.table.row_view import Button
from app.ui.trading.panic import Panic
from app.ui.trading.pressing import Presser
from app.ui.trading.trading import Trading
from app.ui.window.account_tab import AccountTab
from app.ui.window.commands import Commands
from app.ui.window.header import Header
from app.ui.window.layout import WindowLayout
from app.ui.window.news import WindowNews
from app.ui.window.placing import recall, remember
from app.ui.window.presses import WindowPresses
from app.ui.window.scopes import scopes_of, tally
from app.ui.window.status_line import StatusLine
from app.ui.window.tab_bar import TabBar

FRAME_MS = 33
GLANCE_MS = 250
TALL = 700
FIRST_SIZE = (1280, 800)
ROWS_KEPT = 6


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
        memory: Memory | None = None,
        preferences: Preferences | None = None,
        name: str = "",
    ) -> None:
        """`name` is empty for the first window; others remember their layout under theirs."""
        super().__init__()
        self.desk, self.arming, self.bridge, self.theme = desk, arming, bridge, theme
        self.close_wanted = asyncio.Event()
        self.preferences = preferences or Preferences(parent=self)
        self.name = name
        self._memory = memory or Forgetful()
        self._changes = bridge.changes_of(desk.book)
        self.setWindowTitle("Unwind")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(640, 420)
        self._build()
        self.actions_of_window = Actions(self, keys_of(self.preferences)[0])
        self.trading = Trading(self)
        self.several = Several(self)
        self.commands = Commands(self)
        self.news = WindowNews(self)
        self.comfort = Comfort(self)
        self.trading.connect_all()
        self.presses = WindowPresses(self)
        self._connect()
        self._start_timers()
        self._arms_shown: tuple[object, ...] = ()
        self.refresh_accounts()
        self.show_arming()
        size = QSize(*(theme.px(side) for side in FIRST_SIZE))
        self.resize(size.boundedTo(self.screen().availableSize()))
        recall(self, self._memory)
        application().installEventFilter(self)

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
        self.panel.close_of = self.model.close_of
        self.several_panel = SeveralPanel(self.theme)
        self.panels = QStackedWidget()
        for panel in (self.panel, self.several_panel):
            self.panels.addWidget(panel)
        self.blotter = BlotterView(self.desk, self.theme)
        self.status = StatusLine()
        self.layout_of_parts = WindowLayout(
            top=(self.header, self.tabs),
            page=self.page,
            panel=self.panels,
            blotter=self.blotter,
            status=self.status,
            theme=self.theme,
        )
        self.setCentralWidget(self.layout_of_parts)

    def arrange(self) -> None:
        parts = self.layout_of_parts
        parts.arrange(self.width(), self.height())
        narrow = bool(parts.narrow)
        self.header.set_narrow(narrow)
        self.status.set_narrow(narrow)
        self.notices.set_most(1 if narrow else 3)

    def _keep_rows(self) -> None:
        """A pile of notices must not take the rows' place, as far as there is a place."""
        tall = self.height() >= self.theme.px(TALL)
        self.page.keep_rows(ROWS_KEPT if tall else 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.table.said.connect(self.status.say)
        self.table.painter_of_rows.armed_for = self._armed_for
        self.model.rows_moved.connect(self.presser.be_quiet)
        self.presser.said.connect(self.status.say)
        self.page.waiting.queue_wanted.connect(self.presser.queue)
        self.presser.pressed.connect(self.on_pressed)
        self.header.arm_pressed.connect(self.commands.toggle_arm)
        self.actions_of_window.wanted.connect(self.commands.run)
        self.actions_of_window.ignored.connect(self.status.say)
        self.notices.look_again.connect(self.desk.look_again)
        self.blotter.said.connect(self.status.say)
        self.bridge.close_changed.connect(self._on_close_news)
        self.bridge.link_changed.connect(self.news.on_link)
        self.bridge.notice_raised.connect(self.notices.add)
        self.bridge.accounts_changed.connect(self.refresh_accounts)
        self.bridge.reports.failed.connect(self.news.on_failure)
        self.bridge.link_of = lambda key: self.desk.book.account(key).link
        self._end_listening = self.bridge.listen_to(self.desk)

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
        self.heartbeat.late.connect(self.news.on_late)
        self.heartbeat.start()

    # ---- frames

    def flush(self) -> None:
        """One frame: take the changed rows from the book and draw those in sight."""
        changes = self._changes.take()
        self.model.flush(changes)
        if changes.rows:
            self.several.leave_the_gone()
        if self.table.current_key in changes.keys and not self.several.on:
            self.presses.show_panel()

    def glance(self) -> None:
        """Four times a second: counts, ages, arms, the panel's summary."""
        self.arming.tick()
        # Another window, or another account's reconnect, may have moved the switch as well.
        if self._arms_shown != self._arms():
            self.show_arming()
        for index, scope in enumerate(self.tabs.scopes()):
            counted = tally(self.desk, scope)
            self.tabs.set_tally(index, counted)
            if index == self.tabs.currentIndex():
                self.header.show_tally(counted)
                self.page.show_tally(counted)
        self.trading.glance()
        self.model.redraw()
        self.table.bands.refresh()
        self.blotter.refresh()
        self.presses.glance()

    # ---- news

    def refresh_accounts(self) -> None:
        """Accounts came or went."""
        self.model.refresh_accounts()
        self.blotter.refresh_accounts()
        self.tabs.set_scopes(scopes_of(self.desk.accounts()))
        self.glance()

    def show_arming(self) -> None:
        """The arm switch and all that is painted by it."""
        self._arms_shown = self._arms()
        locked = self.arming.mode is Mode.LOCKED
        self.panel.locked = self.several_panel.locked = locked
        self.table.painter_of_rows.locked = locked
        self.header.show_arming(self.arming, self.actions_of_window.key_text("arm"))
        for button in (self.panel.button, self.several_panel.button):
            button.setToolTip(self.actions_of_window.key_text("send_panel"))
        self.table.viewport().update()
        self.presses.show_panel()

    def _arms(self) -> tuple[object, ...]:
        return self.arming.mode, self.arming.why, self.arming.disarmed_accounts

    def _on_close_news(self, close: Close, _event: object) -> None:
        self.model.remember_close(close)
        self.blotter.take(close)
        if close.position == self.table.current_key and not self.several.on:
            # The panel speaks of the same close as its row, in the same frame.
            self.presses.show_panel()

    # ---- presses

    def on_pressed(self, close: Close) -> None:
        # In the same call as the press: the row has changed before the next frame is painted.
        self.model.remember_close(close)
        self.blotter.take(close)
        repaint_row(self.table, self.model.row_of(close.position))

    def _on_tab(self, _index: int) -> None:
        scope = self.tabs.scope()
        if scope is not None:
            self.presser.drop()
            self.page.show_scope(scope)
            self.glance()

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

    def let_go(self) -> None:
        """Remember the layout; stop timers and listening, so that the desk can end."""
        remember(self, self._memory)
        self._frame.stop()
        self._glance.stop()
        self.heartbeat.stop()
        self._end_listening()
        self._changes.end()
        self.comfort.let_go()
        application().removeEventFilter(self)

    # ---- Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self.arming.touch()
        # Not handed to Qt's own, which does nothing: PySide can take a new object for one that stood
        # at its address before (a layout's item), and would raise in the middle of an event.
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_rows()
        if not self.comfort.compact and not self.layout_of_parts.fits(self.width()):
            self.arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        # Whoever runs the program ends open closes first; Qt must not end it under them.
        event.ignore()
        self.close_wanted.set()
        self.closing.emit()
