"""A window that is worked by itself with real key and mouse events: the demo without a display."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.errors import Denied
from app.domain.ids import AccountKey, PositionKey
from app.domain.intent import All, Amount, AtMarket, CloseIntent, Origin
from app.domain.money import plain, rounded
from app.domain.position import Position
from app.domain.report import LinkState
from app.engine.close import Close, Result, Stage
from app.main.panel import Panel
from app.ui.row_view import AMOUNT_OF, Button

CONNECT_TIMEOUT_S = 20.0
CLOSE_TIMEOUT_S = 30.0
QUIET_S = 0.4
CLICKS = 5


@dataclass(frozen=True, slots=True)
class Trouble(Exception):
    """The window did not do what a person would expect of it."""

    what: str


class Driver:
    """Presses what a person would press, and waits for what a person would see."""

    def __init__(self, panel: Panel, say: Callable[[str], None]) -> None:
        self._panel, self._say = panel, say
        self._desk = panel.desk

    async def connected(self) -> list[AccountKey]:
        """Wait until every account is connected and shows its positions."""
        keys = [account.key for account in self._desk.accounts()]

        def all_up() -> bool:
            states = [self._desk.book.account(key) for key in keys]
            return all(state.link is LinkState.UP and state.read_at for state in states)

        await self._until(all_up, CONNECT_TIMEOUT_S, "an account did not connect")
        await asyncio.sleep(0.5)
        return keys

    async def arm(self) -> None:
        """Ctrl+Shift+A, as on a keyboard."""
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(self._panel.window, Qt.Key.Key_A, keys)
        await asyncio.sleep(0.1)

    async def press_first(self, account: AccountKey, button: Button) -> Close:
        """Press `button` in the plainest row of an account that takes it."""
        keys = self.closable(account, button)
        if not keys:
            raise Trouble(f"{account} has no position for the button {button}")
        return await self.press(keys[0], button)

    async def press(self, key: PositionKey, button: Button) -> Close:
        """Click the button painted in a row, and wait until the close is explained."""
        close = await self._click(key, button)
        await self._until(
            lambda: close.order.explained, CLOSE_TIMEOUT_S, f"no end of {key.wire_id}"
        )
        self._say(story(close))
        if close.result is not Result.CLOSED:
            raise Trouble(f"{key.wire_id} ended as {close.result}: {close.order.reason}")
        return close

    async def _click(self, key: PositionKey, button: Button) -> Close:
        """Click until it counts: like a hand, wait out the quiet time after rows moved."""
        window = self._panel.window
        before = {close.close_id for close in self._desk.closes}
        for _ in range(CLICKS):
            await asyncio.sleep(QUIET_S)
            QTest.mouseClick(
                window.table.viewport(),
                Qt.MouseButton.LeftButton,
                pos=window.button_rect(key, button).center(),
            )
            fresh = [close for close in self._desk.closes if close.close_id not in before]
            if len(fresh) == 1:
                return fresh[0]
            if fresh:
                raise Trouble(f"one click on {key.wire_id} pressed {len(fresh)} closes")
        raise Trouble(f"the button {button} of {key.wire_id} pressed nothing")

    def closable(self, account: AccountKey, button: Button) -> list[PositionKey]:
        """The positions that this button can close now, plainest first."""
        rows = [self._desk.book.position(key) for key in self._desk.book.keys(account)]
        fitting = [row for row in rows if row is not None and self._fits(row, AMOUNT_OF[button])]
        fitting.sort(
            key=lambda row: (
                row.working_orders is not None and row.working_orders.count > 0,
                -row.quantity,
            )
        )
        return [row.key for row in fitting]

    def _fits(self, row: Position, amount: Amount) -> bool:
        intent = CloseIntent(
            close_id=self._desk.new_close_id(),
            amount=amount,
            pricing=AtMarket(),
            cancel_working_orders=False,
            seen=row,
            pressed_at=self._desk.clock.now(),
            origin=Origin.BUTTON,
        )
        try:
            preview = self._desk.preview(intent)
        except Denied:
            return False
        part = not isinstance(amount, All)
        return not row.caution and preview.request.whole is not part

    async def _until(self, condition: Callable[[], bool], within_s: float, what: str) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + within_s
        while not condition():
            if loop.time() > end:
                raise Trouble(f"{what} within {within_s:g} s")
            await asyncio.sleep(0.02)


def story(close: Close) -> str:
    """One close as lines of text: what was asked, its stages in milliseconds, what it came to."""
    seen, order = close.intent.seen, close.order
    asked = close.request
    size = plain(asked.quantity) if asked is not None else plain(seen.quantity)
    lines = [
        f"{close.account}: {seen.side.closing_verb} {size} of {plain(seen.quantity)} "
        f"{seen.instrument.symbol} ({seen.side})"
    ]
    pressed = close.stamps.get(Stage.PRESSED, 0)
    for stage in Stage:
        if stage in close.stamps:
            milliseconds = (close.stamps[stage] - pressed) / 1e6
            lines.append(f"  {milliseconds:9.2f} ms  {stage}")
    average = "a price not reported"
    if order.average_price is not None:
        average = plain(rounded(order.average_price, seen.instrument.tick))
    left = plain(order.read_back) if order.read_back is not None else "?"
    lines.append(f"  {close.result}: {plain(order.filled)} at {average}; {left} left, read back")
    return "\n".join(lines)
