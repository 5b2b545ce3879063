"""Writes pictures of flatten, doubts, panic and the override in every theme to out/."""

import sys

from PySide6.QtWidgets import QApplication

from app.domain.event import ReadBack
from app.engine.close import Stage
from app.engine.flatten import LaneState
from app.ui.lifetime import end_now
from app.ui.look.theme import Look, Shade, Theme
from tests.screenshots import busy_window, shoot
from tests.ui import gallery

SIZES = ((1280, 800), (700, 800))


def show_flatten(window, desk):
    """Three lanes flat, one acknowledged, one that hangs."""
    for account in desk.accounts():
        account.state.read_at = account.state.heard_at = desk.clock.now()
    flatten = desk.flattens.start(window.trading.flattening.keys_in_tab())
    window.trading.on_flatten(flatten)
    for i, lane in enumerate(flatten.lanes.values()):
        for close in lane.closes:
            if i == 4 or close.order.ended:
                continue
            close.stamps[Stage.ACKNOWLEDGED] = flatten.pressed_ns + (21 + 9 * i) * 1_000_000
            close.fill_stamps.append(flatten.pressed_ns + (64 + 90 * i) * 1_000_000)
            now = desk.clock.now()
            if i < 3:
                close.events.append(ReadBack(close.close_id, now, close.order.leaves * 0, 0))
        if i < 3:
            lane.state = LaneState.FLAT
            lane.ended_ns = flatten.pressed_ns + (180 + 140 * i) * 1_000_000
    desk.clock.advance(1.4)


def show_override(window, desk):
    gallery.make_stale(desk, gallery.NINJA, 60)
    key = window.table.current_key
    window.trading.doubts._unread.add(key)
    window.trading.doubts.override(key)


def show_doubt(window, _desk):
    window.trading.doubts.give_up_row()
    window.trading.strip.words.setText("Flat at the venue since 14:02")


def show_stage(window, _desk):
    window.trading.flattening.every()


def show_panic(window, _desk):
    window.commands.panic()


STATES = {
    "flatten": show_flatten,
    "stage": show_stage,
    "override": show_override,
    "doubt": show_doubt,
    "panic": show_panic,
}


def main(wanted: list[str]) -> int:
    app = QApplication.instance() or QApplication(["unwind"])
    for shade in Shade:
        theme = Theme(Look(shade))
        theme.apply(app)
        for state, prepare in STATES.items():
            if wanted and state not in wanted:
                continue
            for size in SIZES:
                window, desk = busy_window(theme, sim=False, armed=False)
                prepare(window, desk)
                shoot(app, window, f"{shade}-trading-{state}", size)
                window.panic.stop_quietly()
                window.let_go()
                end_now(window)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
