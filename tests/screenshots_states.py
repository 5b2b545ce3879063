"""Writes pictures of the window's rarer states, in both themes, to out/."""

import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QApplication

from app.domain.ids import NANOSECONDS, Instant
from app.domain.money import Quantity
from app.domain.report import LinkState
from app.engine.arming import Arming
from app.engine.risk import parse_limits
from app.ui.bridge import Bridge
from app.ui.lifetime import end_now
from app.ui.look.theme import Look, Shade, Theme
from app.ui.reports import Reports
from app.ui.window.main_window import MainWindow
from tests.screenshots import OUT, SIZES, busy_window, shoot
from tests.screenshots_trading import show_flatten
from tests.support.build import intent
from tests.support.desk import FakeDesk
from tests.ui import gallery

State = Callable[[MainWindow, FakeDesk], None]


def connecting(window: MainWindow, desk: FakeDesk) -> None:
    for account in desk.accounts():
        account.state.link, account.state.why = LinkState.CONNECTING, "logging in"
        account.state.read_at = None
    for key in list(desk.book.keys()):
        desk.gone(key)
    window.bridge.accounts_changed.emit()


def one_down(window: MainWindow, desk: FakeDesk) -> None:
    gallery.cut_link(desk, gallery.COINW)
    gallery.make_stale(desk, gallery.COINW, 12)


def locked(window: MainWindow, _desk: FakeDesk) -> None:
    window.commands.toggle_lock()


def risk(window: MainWindow, _desk: FakeDesk) -> None:
    window.trading.guards.set_limits(gallery.QFEX, parse_limits("loss 10 USD flatten"))


def pause(window: MainWindow, desk: FakeDesk) -> None:
    position = desk.book.position(window.table.current_key)
    until = Instant(desk.clock.now() + 38 * NANOSECONDS)
    desk.hold(replace(position, paused_until=until))
    close = desk.press(intent(desk.book.position(position.key), pressed_at=desk.clock.now()))
    desk.refuse(close, "positions cannot be closed during funding")
    desk.waiting_room.on_close(close)
    window.on_pressed(close)


def thin(window: MainWindow, desk: FakeDesk) -> None:
    position = desk.book.position(window.table.current_key)
    quote = replace(desk.book.quote(position), bid_size=Quantity(Decimal(2)))
    desk.book.apply_quote(position.key.account, position.instrument.wire_name, quote)
    window.panel.price.kind.choose("capped")
    window.panel.price.slippage.setText("0")


def off(window: MainWindow, _desk: FakeDesk) -> None:
    rows = window.model.row_keys()
    window.table.choose(next(key for key in rows if key.account == gallery.STREET))


def done(window: MainWindow, desk: FakeDesk) -> None:
    show_flatten(window, desk)
    flatten = window.trading.lanes.flatten
    for lane in flatten.lanes.values():
        lane.state = type(lane.state).FLAT
        lane.ended_ns = lane.ended_ns or flatten.pressed_ns + 1_100_000_000
    flatten.ended_ns = max(lane.ended_ns for lane in flatten.lanes.values())


STATES: dict[str, State] = {
    "connecting": connecting,
    "down": one_down,
    "locked": locked,
    "risk": risk,
    "pause": pause,
    "thin": thin,
    "off": off,
    "done": done,
}


def empty(theme: Theme) -> MainWindow:
    """Before the first account."""
    desk = FakeDesk()
    return MainWindow(desk, Arming(desk.clock), Bridge(Reports()), theme)


def shoot_dialogs(app: QApplication, theme: Theme, shade: Shade) -> None:
    window, _desk = busy_window(theme, sim=False, armed=False)
    window.show()
    window.comfort.open_help()
    for name, dialog in (
        ("settings", window.comfort.open_settings()),
        ("columns", window.comfort.open_columns()),
        ("help", window.comfort.help),
    ):
        app.processEvents()
        dialog.grab().save(str(OUT / f"{shade}-dialog-{name}.png"))
        dialog.close()
    window.let_go()
    end_now(window)


def main(wanted: list[str]) -> int:
    app = QApplication.instance() or QApplication(["unwind"])
    for shade in Shade:
        theme = Theme(Look(shade))
        theme.apply(app)
        for state, prepare in STATES.items():
            for size in SIZES if not wanted or state in wanted else ():
                window, desk = busy_window(theme, sim=False, armed=False)
                prepare(window, desk)
                shoot(app, window, f"{shade}-state-{state}", size)
                window.let_go()
                end_now(window)
        for size in SIZES if not wanted or "empty" in wanted else ():
            window = empty(theme)
            shoot(app, window, f"{shade}-state-empty", size)
            window.let_go()
            end_now(window)
        if not wanted or "dialogs" in wanted:
            shoot_dialogs(app, theme, shade)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
