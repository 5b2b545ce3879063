"""Writes pictures of the window's states to out/, and those of the guide to resources/help/img."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.engine.arming import Arming
from app.engine.notice import Notice, Severity
from app.ui.bridge import Bridge
from app.ui.keys.dialog import KeysDialog
from app.ui.lifetime import end_now
from app.ui.look.theme import Look, Shade, Theme
from app.ui.reports import Reports
from app.ui.table.row_view import Button
from app.ui.window.main_window import MainWindow
from tests.support.build import intent, share
from tests.support.desk import FakeDesk
from tests.ui import gallery

SIZES = ((1280, 800), (1920, 1080), (700, 800))
OUT = Path(__file__).resolve().parent.parent / "out"
HELP = OUT.parent / "resources" / "help" / "img"


def busy_window(theme: Theme, *, sim: bool, armed: bool) -> tuple[MainWindow, FakeDesk]:
    """A window in the middle of a day's work."""
    desk = FakeDesk()
    keys = gallery.fill_desk(desk, sim=sim)
    arming = Arming(desk.clock)
    window = MainWindow(desk, arming, Bridge(Reports()), theme)
    window.tabs.setCurrentIndex(0)
    position = desk.book.position

    def press(name, amount=None):
        return desk.press(intent(position(keys[name]), amount, pressed_at=desk.clock.now()))

    done = press("mnq", None)
    desk.acknowledge(done)
    desk.fill(done, "2", "20151.50", "1.04")
    part = press("btc", share(50))
    desk.acknowledge(part)
    desk.fill(part, "60", "86512.1", "0.31")
    doubt = press("spx")
    desk.doubt(doubt, "The connection closed after sending.")
    refused = press("eth", share(25))
    desk.refuse(refused, "positions cannot be closed during funding")
    sending = press("aapl", share(50))
    gallery.make_stale(desk, gallery.STREET, 34)
    now = desk.clock.now()
    for notice in (
        Notice(
            Severity.REFUSED,
            "coinw/funding",
            "CoinW refused to close ETH-USDT short 300: positions cannot be closed during funding.",
            "Still open. Try again in about a minute.",
            now,
        ),
        Notice(
            Severity.DANGER,
            "doubt",
            "US500-USD short 3.00: the reply was lost after sending.",
            "It is not sent again. The venue is being asked.",
            now,
            close_id=doubt.close_id,
        ),
    ):
        window.notices.add(notice)
    if armed:
        arming.arm()
    for close in (done, part, doubt, refused, sending):
        window.on_pressed(close)
    window.show_arming()
    window.table.choose(keys["mes"])
    return window, desk


def shoot(app: QApplication, window: MainWindow, name: str, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.show()
    for _ in range(4):
        window.flush()
        window.glance()
        app.processEvents()
    OUT.mkdir(exist_ok=True)
    path = OUT / f"{name}-{size[0]}x{size[1]}.png"
    window.grab().save(str(path))
    print(path)


def shoot_timeline(app: QApplication, window: MainWindow, shade: Shade) -> None:
    closes = window.blotter.model.closes()
    window.blotter.show_timeline(closes[-1])
    app.processEvents()
    window.blotter.open_dialog.grab().save(str(OUT / f"{shade}-timeline.png"))
    window.commands.run("help_keys")
    app.processEvents()
    dialog = window.findChild(KeysDialog)
    dialog.grab().save(str(OUT / f"{shade}-keys.png"))
    dialog.reject()


def main(wanted: list[str]) -> int:
    app = QApplication.instance() or QApplication(["unwind"])
    for shade in Shade:
        theme = Theme(Look(shade))
        theme.apply(app)
        for state in ("live", "armed", "sim", "flat", "several"):
            if wanted and state not in wanted and f"{shade}-{state}" not in wanted:
                continue
            for size in SIZES:
                if state == "flat":
                    desk = FakeDesk()
                    desk.open(gallery.QFEX, "QFEX")
                    desk.open(gallery.COINW, "CoinW")
                    window = MainWindow(desk, Arming(desk.clock), Bridge(Reports()), theme)
                else:
                    armed = state == "armed"
                    window, _desk = busy_window(theme, sim=state == "sim", armed=armed)
                prepare(window, state)
                shoot(app, window, f"{shade}-{state}", size)
                if state == "live" and size == SIZES[0]:
                    shoot_timeline(app, window, shade)
                window.let_go()
                end_now(window)
    if not wanted or "help" in wanted:
        shoot_help(app)
    return 0


def shoot_help(app: QApplication) -> None:
    """The pictures of the guide, so that they show the window as it is now."""
    theme = Theme(Look(Shade.DARK))
    theme.apply(app)
    window, _desk = busy_window(theme, sim=False, armed=False)
    window.resize(1120, 700)
    window.show()
    window.heartbeat.stop()
    window.notices.dismiss_all()

    def keep(widget: QWidget, name: str) -> None:
        for _ in range(3):
            window.flush()
            window.glance()
            app.processEvents()
        picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        HELP.mkdir(parents=True, exist_ok=True)
        picture.save(str(HELP / f"{name}.png"), quality=0)
        print(HELP / f"{name}.png")

    keep(window, "window")
    window.commands.close_row()
    keep(window, "staged")
    window.presser.drop()
    choose(window, "XAUUSD", "BTC-USDT", "MES 12-26", "MNQ 12-26")
    window.several_panel.amount.set_share(50)
    keep(window, "several")
    window.table.choose_several({window.table.current_key})
    window.comfort.toggle_groups()
    keep(window, "groups")
    window.comfort.toggle_groups()
    for name, dialog in (
        ("keys", window.comfort.open_keys()),
        ("settings", window.comfort.open_settings()),
    ):
        dialog.resize(640, 460)
        keep(dialog, name)
        dialog.reject()
    window.let_go()
    end_now(window)


def choose(window: MainWindow, *symbols: str) -> None:
    """Choose the rows of these symbols."""
    rows = (window.desk.book.position(key) for key in window.model.row_keys())
    window.table.choose_several(
        {row.key for row in rows if row is not None and row.instrument.symbol in symbols}
    )


def prepare(window: MainWindow, state: str) -> None:
    if state == "live":
        window.panel.price.kind.choose("capped")
        window.panel.amount.set_share(50)
        key = window.table.current_key
        window.presses.on_row_button(key, Button.HALF)
    elif state == "sim":
        scopes = window.tabs.scopes()
        window.tabs.setCurrentIndex(
            next(i for i, s in enumerate(scopes) if s.environment == "sim" and s.account is None)
        )
        window.table.move_choice(1)
    elif state == "several":
        choose(window, "EURUSD", "XAUUSD", "MES 12-26", "BTC-USDT", "TSLA")
        window.several_panel.amount.set_share(50)
    elif state == "armed":
        window.panel.price.kind.choose("limit")
        window.panel.wire.heading.setChecked(True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
