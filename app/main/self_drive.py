"""A window that is worked by itself with real key and mouse events: the demo without a display."""

import asyncio
from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.domain.errors import Denied
from app.domain.ids import AccountKey, PositionKey
from app.domain.intent import All, Amount, AtMarket, CloseIntent, Origin
from app.domain.money import Price, plain, rounded
from app.domain.order import CloseState
from app.domain.position import Position, Side
from app.domain.report import LinkState
from app.engine.close import Close, Result, Stage
from app.main.panel import Panel
from app.ui.table.row_view import AMOUNT_OF, Button

CONNECT_TIMEOUT_S = 20.0
CLOSE_TIMEOUT_S = 30.0
QUIET_S = 0.4
TRIES = 5


class Trouble(Exception):
    """The window did not do what a person would expect of it; `what` says what."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


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
        return await self.press(self._plainest(account, button), button)

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

    async def rest_and_cancel(self, account: AccountKey) -> Close:
        """Type a limit far from the market into the panel, send it, and cancel it from the blotter."""
        window, key = self._panel.window, self._plainest(account, Button.CLOSE)
        price = plain(self._far_price(key))
        close = await self._type_and_send(key, Qt.Key.Key_P, window.panel.price.limit, price)
        await self._until(
            lambda: close.order.state is CloseState.ACKNOWLEDGED or close.order.ended,
            CLOSE_TIMEOUT_S,
            f"{key.wire_id} was not acknowledged",
        )
        await asyncio.sleep(QUIET_S)
        viewport = window.blotter.table.viewport()
        point = window.blotter.table.cancel_button_rect(close).center()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
        await self._until(
            lambda: close.order.explained, CLOSE_TIMEOUT_S, f"no cancel of {key.wire_id}"
        )
        self._say(story(close))
        if close.order.state is not CloseState.CANCELED or close.order.filled:
            raise Trouble(f"the limit of {key.wire_id} ended as {close.order.state}")
        return close

    async def capped(self, account: AccountKey, ticks: str) -> Close:
        """Type a slippage in ticks into the panel, send it, and wait until it is explained."""
        key, field = self._plainest(account, Button.CLOSE), self._panel.window.panel.price.slippage
        close = await self._type_and_send(key, Qt.Key.Key_S, field, ticks)
        await self._until(
            lambda: close.order.explained, CLOSE_TIMEOUT_S, f"no end of {key.wire_id}"
        )
        self._say(story(close))
        return close

    async def _type_and_send(
        self, key: PositionKey, hotkey: Qt.Key, field: QLineEdit, text: str
    ) -> Close:
        """Choose a row, go to a field of the panel by its key, type, and click the panel's button."""
        window = self._panel.window

        def act() -> None:
            window.table.choose(key)
            window.table.setFocus()
            QTest.keyClick(window, hotkey)
            field.selectAll()
            QTest.keyClicks(field, text)
            QTest.keyClick(field, Qt.Key.Key_Escape)
            QTest.mouseClick(window.panel.button, Qt.MouseButton.LeftButton)

        return await self._one_close(act, f"the panel's button for {key.wire_id}")

    def _plainest(self, account: AccountKey, button: Button) -> PositionKey:
        keys = self.closable(account, button)
        if not keys:
            raise Trouble(f"{account} has no position for the button {button}")
        return keys[0]

    def _far_price(self, key: PositionKey) -> Price:
        """Two percent better than the market, on the price grid: it rests."""
        row = self._desk.book.position(key)
        mark = self._desk.book.mark(row) if row is not None else None
        if row is None or mark is None:
            raise Trouble(f"no price of {key.wire_id}")
        grid = row.instrument.price_grid
        if row.side is Side.LONG:
            return Price(grid.ceiling(mark * Decimal("1.02")))
        return Price(grid.floor(mark * Decimal("0.98")))

    async def _click(self, key: PositionKey, button: Button) -> Close:
        window = self._panel.window

        def click() -> None:
            QTest.mouseClick(
                window.table.viewport(),
                Qt.MouseButton.LeftButton,
                pos=window.button_rect(key, button).center(),
            )

        return await self._one_close(click, f"the button {button} of {key.wire_id}")

    async def _one_close(self, act: Callable[[], None], what: str) -> Close:
        """Act until it counts: like a hand, wait out the quiet time after rows moved."""
        before = {close.close_id for close in self._desk.closes}
        for _ in range(TRIES):
            await asyncio.sleep(QUIET_S)
            act()
            fresh = [close for close in self._desk.closes if close.close_id not in before]
            if len(fresh) == 1:
                return fresh[0]
            if fresh:
                raise Trouble(f"{what} pressed {len(fresh)} closes")
        raise Trouble(f"{what} pressed nothing")

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
    lines.append(f"  {order.state}: {_filled(close)}")
    return "\n".join(lines)


def _filled(close: Close) -> str:
    order = close.order
    if not order.filled:
        return f"nothing filled{f' ({order.reason})' if order.reason else ''}"
    average = "a price not reported"
    if order.average_price is not None:
        average = plain(rounded(order.average_price, close.intent.seen.instrument.tick))
    left = plain(order.read_back) if order.read_back is not None else "an unknown size"
    return f"{plain(order.filled)} at {average}; {left} left, read back"
