"""Writes pictures of two, five and thirty chosen rows, in both themes, to out/."""

import sys
from decimal import Decimal

from PySide6.QtWidgets import QApplication

from app.domain.position import Side
from app.ui.lifetime import end_now
from app.ui.look.theme import Look, Shade, Theme
from app.ui.window.main_window import MainWindow
from tests.screenshots import SIZES, busy_window, choose, shoot
from tests.support.desk import FakeDesk
from tests.ui import gallery

CHOSEN = {
    "2": ("MES 12-26", "XAUUSD"),
    "5": ("EURUSD", "XAUUSD", "MES 12-26", "BTC-USDT", "TSLA"),
    "30": (),
}


def fill(desk: FakeDesk, count: int) -> None:
    """More rows, so that the list scrolls."""
    for i in range(count):
        of = gallery.instrument(gallery.STREET, f"S{i:02d}", gallery.Unit.SHARE, "1", "0.01")
        side = Side.LONG if i % 3 else Side.SHORT
        size, price = str(100 + i), Decimal(40 + i)
        touch = (str(price), str(price + Decimal("0.02")))
        gallery.hold(desk, gallery.STREET, of, side, size, str(price - 1), *touch)


def several(window: MainWindow, desk: FakeDesk, name: str) -> None:
    """Choose them; two are staged as halves, five are capped, thirty show what would be sent."""
    if not CHOSEN[name]:
        fill(desk, 24)
    window.flush()
    if CHOSEN[name]:
        choose(window, *CHOSEN[name])
    else:
        window.table.choose_several(window.model.row_keys()[:30])
    if name == "2":
        window.several_panel.amount.set_share(50)
        window.several_panel.button.click()
    elif name == "5":
        window.several_panel.price.kind.choose("capped")
    else:
        window.several_panel.fold.setChecked(True)


def mixed(window: MainWindow) -> None:
    """Live and simulated rows in one choice."""
    window.model.show(lambda _account: True)
    window.table.choose_all()


def main(wanted: list[str]) -> int:
    app = QApplication.instance() or QApplication(["unwind"])
    for shade in Shade:
        theme = Theme(Look(shade))
        theme.apply(app)
        for name in (*CHOSEN, "mixed"):
            for size in SIZES if not wanted or name in wanted else ():
                window, desk = busy_window(theme, sim=name == "mixed", armed=name == "5")
                if name == "mixed":
                    mixed(window)
                else:
                    several(window, desk, name)
                shoot(app, window, f"{shade}-several-{name}", size)
                window.let_go()
                end_now(window)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
