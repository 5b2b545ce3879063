"""What some closes have to wait for before they may leave: orders to cancel, a fresh read, a turn."""

import asyncio
from collections.abc import Awaitable, Callable

from app.domain.capability import Capability, Guard
from app.domain.errors import Denied, UnwindError
from app.domain.event import ReadBack
from app.domain.ids import NANOSECONDS
from app.domain.intent import All, AtLimit, CloseIntent
from app.domain.money import plain
from app.domain.order import CloseState
from app.domain.position import Position
from app.domain.report import LinkState
from app.domain.sizing import support_for
from app.domain.words import say
from app.engine.account import OpenAccount
from app.engine.close import Close
from app.engine.ground import Ground

RATE_PATIENCE_S = 2.0
# Of many closes pressed as one act the last ones have to wait for their turn.
GROUP_PATIENCE_S = 30.0
# What was read is young enough for a close that waited so long for its turn.
READ_GOOD_FOR_S = 2.0
_LEAST_PAUSE_S = 0.001
TAKE_BACK_PATIENCE_S = 6.0
# A read changes nothing, so it may be repeated; but a press must not leave long after the finger.
READ_PATIENCE_S = 6.0
READ_PAUSES_S = (0.3, 0.7, 1.5)
# A venue's read may be so old; the next one after that is not.
OLD_WORD_S = 2.5

Cancel = Callable[[Close, OpenAccount, str], Awaitable[None]]


class Preliminaries:
    """Decides whether a close has to wait, and does what it waits for."""

    def __init__(self, ground: Ground, cancel: Cancel) -> None:
        self._clock, self._book = ground.clock, ground.book
        self._closes, self._news = ground.closes, ground.news
        self._cancel = cancel

    def needed(self, close: Close, live: Position | None, capability: Capability) -> bool:
        """Whether something has to be done first, the data being fresh and the venue free."""
        return self._must_cancel_first(close, live, capability) or self._must_reread(
            close.intent, capability
        )

    def deny_second(self, close: Close, live: Position | None) -> None:
        """A close that has to wait claims the whole position; it cannot share it.

        Our own resting closes do not stand in the way of one that cancels them first.
        """
        read_at = self._book.account(close.account).read_at
        shown = live.quantity if live is not None else None
        resting = self._own_resting(close) if close.intent.cancel_working_orders else []
        claimed = self._closes.claimed(close.position, read_at, shown, besides=resting)
        if claimed > 0:
            symbol = close.intent.seen.instrument.symbol
            size = plain(shown if shown is not None else close.intent.seen.quantity)
            raise Denied(
                "already_closing",
                say(
                    "{claimed} of {size} {symbol} are being closed already. Nothing was sent. Wait "
                    "for that close, or cancel it.",
                    claimed=plain(claimed),
                    size=size,
                    symbol=symbol,
                ),
            )

    async def carry_out(self, close: Close, account: OpenAccount, patience_s: float) -> None:
        """Do it all, read afresh and wait for a turn, for `patience_s` seconds at most.

        Raises Denied or another UnwindError; nothing was sent.
        """
        capability = account.session.capability_of(close.intent.seen)
        live = self._book.position(close.position)
        if self._must_cancel_first(close, live, capability):
            await self._take_back_own(close, account)
            await self._cancel_working(close, account)
        loop = asyncio.get_running_loop()
        end_s = loop.time() + patience_s
        await self._read_afresh(close, account, capability)
        read_s = loop.time()
        await _stand_in_line(account, end_s)
        try:
            await _limit_allows(account, end_s)
            while loop.time() - read_s > READ_GOOD_FOR_S and self._is_old(
                close, account, capability
            ):
                await self._read_afresh(close, account, capability)
                read_s = loop.time()
                await _limit_allows(account, end_s)
        finally:
            account.turn.release()

    async def _read_afresh(
        self, close: Close, account: OpenAccount, capability: Capability
    ) -> None:
        await self._read(account)
        if self._must_reread(close.intent, capability) and self._may_be_old_word(close, account):
            await asyncio.sleep(OLD_WORD_S)
            await self._read(account)

    def _is_old(self, close: Close, account: OpenAccount, capability: Capability) -> bool:
        """Whether what was read a while ago will not do for this close, although pushes came since."""
        now = self._clock.now()
        fresh = account.state.is_fresh(now, capability.stale_after_s)
        return not fresh or self._must_reread(close.intent, capability)

    @staticmethod
    async def _cancel_working(close: Close, account: OpenAccount) -> None:
        try:
            await account.session.cancel_working_orders(close.position)
        except Denied:
            raise
        except UnwindError as error:
            raise Denied(
                "not_cancelled",
                say(
                    "The working orders could not be cancelled first, or not all of them "
                    "({error}). No close was sent; still open. Look at the orders, then press "
                    "again.",
                    error=error,
                ),
            ) from error

    def _may_be_old_word(self, close: Close, account: OpenAccount) -> bool:
        """Whether a read shows more than was read back after a close of ours a moment ago.

        Somebody may have added since; or it is old, and an order that only we guard would cross.
        """
        live = self._book.position(close.position)
        since = account.state.read_at - int(2 * OLD_WORD_S * NANOSECONDS)
        return live is not None and any(
            isinstance(event, ReadBack) and event.at >= since and event.quantity < live.quantity
            for other in self._closes
            if other.position == close.position
            for event in other.events
        )

    @staticmethod
    async def _read(account: OpenAccount) -> None:
        """Read afresh; a read that fails is repeated for a few seconds. Raises UnwindError."""
        loop = asyncio.get_running_loop()
        end = loop.time() + READ_PATIENCE_S
        tries = 0
        while True:
            try:
                await account.read()
            except UnwindError:
                pause_s = READ_PAUSES_S[min(tries, len(READ_PAUSES_S) - 1)]
                tries += 1
                # Whoever has to log in again is looked at by the person first.
                if account.state.link is not LinkState.UP or loop.time() + pause_s > end:
                    raise
                await asyncio.sleep(pause_s)
            else:
                return

    async def _take_back_own(self, close: Close, account: OpenAccount) -> None:
        """Cancel our resting closes of this position and wait for their ends."""
        resting = self._own_resting(close)
        for other in resting:
            await self._cancel(other, account, say("a close of everything takes its place"))
        moved = asyncio.Event()
        stop = self._news.on_any_close(moved.set)
        try:
            async with asyncio.timeout(TAKE_BACK_PATIENCE_S):
                while not all(other.order.ended for other in resting):
                    await moved.wait()
                    moved.clear()
        except TimeoutError:
            raise Denied(
                "resting",
                say(
                    "A resting close of this position could not be cancelled in time. Nothing new "
                    "was sent; still open. Look at its line in the blotter, then press again."
                ),
            ) from None
        finally:
            stop()

    def _own_resting(self, close: Close) -> list[Close]:
        open_states = (CloseState.ACKNOWLEDGED, CloseState.PARTIALLY_FILLED)
        return [
            other
            for other in self._closes.unexplained(close.position)
            if other is not close
            and isinstance(other.intent.pricing, AtLimit)
            and other.order.state in open_states
        ]

    def _must_cancel_first(
        self, close: Close, live: Position | None, capability: Capability
    ) -> bool:
        """Whether orders have to go before the close can; none, if none are known to work."""
        intent = close.intent
        if not intent.cancel_working_orders:
            return False
        if self._own_resting(close):
            return True
        # What the venue's own flag cancels, it cancels with a whole close at market only.
        native = capability.cancel_orders.guard is Guard.NATIVE and intent.whole_at_market
        working = live.working_orders if live is not None else None
        return not native and (working is None or working.count > 0)

    @staticmethod
    def _must_reread(intent: CloseIntent, capability: Capability) -> bool:
        whole = isinstance(intent.amount, All)
        support = support_for(whole, intent.amount, intent.pricing, capability)
        return support.guard is Guard.GUARDED


async def _stand_in_line(account: OpenAccount, end_s: float) -> None:
    """Take the account's turn after those who asked before. Raises Denied."""
    try:
        async with asyncio.timeout_at(end_s):
            await account.turn.acquire()
    except TimeoutError:
        raise _used_up(account.session.close_delay_s()) from None


async def _limit_allows(account: OpenAccount, end_s: float) -> None:
    """Wait until the venue's rate limit lets a close go. Raises Denied."""
    loop = asyncio.get_running_loop()
    while delay_s := account.session.close_delay_s():
        if loop.time() + delay_s > end_s:
            raise _used_up(delay_s)
        await asyncio.sleep(max(delay_s, _LEAST_PAUSE_S))


def _used_up(delay_s: float) -> Denied:
    return Denied(
        "rate_limit",
        say(
            "The venue's rate limit is used up for another {delay_s:.0f} s. Nothing was "
            "sent; still open. Press again then.",
            delay_s=max(1.0, delay_s),
        ),
    )
