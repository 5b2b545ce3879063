"""Cancelling the working orders of many rows as one act: every account at once, noted first.

An account that cannot be asked, or whose answer is lost, is named; it is never called done.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.errors import Denied, Fault, OutcomeUnknown, UnwindError
from app.domain.ids import AccountKey, PositionKey
from app.domain.position import mixes_live_and_simulated
from app.domain.report import LinkState
from app.domain.words import paragraph, say
from app.engine.account import OpenAccount
from app.engine.ground import Ground
from app.engine.journal import JournalError
from app.engine.note import Note
from app.engine.notice import Severity

SWEEP_BUDGET_S = 30.0


@dataclass(slots=True, eq=False)
class SweepLane:
    """One account's part. `doubtful`: something was sent and its effect could not be seen."""

    account: AccountKey
    keys: tuple[PositionKey, ...]
    cancelled: int = 0
    trouble: list[str] = field(default_factory=list)
    doubtful: bool = False
    ended: bool = False


@dataclass(slots=True, eq=False)
class OrderSweep:
    """One press of *cancel working orders*. `words` is its scope as the person read it."""

    words: str
    lanes: tuple[SweepLane, ...]

    @property
    def ended(self) -> bool:
        return all(lane.ended for lane in self.lanes)

    @property
    def cancelled(self) -> int:
        return sum(lane.cancelled for lane in self.lanes)


class OrderSweeps:
    """Starts them and says what came of each account."""

    def __init__(self, ground: Ground) -> None:
        self._clock, self._journal, self._book = ground.clock, ground.journal, ground.book
        self._news, self._tasks, self._account_of = ground.news, ground.tasks, ground.account_of

    def words(self, keys: Sequence[PositionKey]) -> str:
        """The scope in words. Raises Denied if live and simulated are mixed, or nothing is there."""
        rows = [row for key in keys if (row := self._book.position(key)) is not None]
        if not rows:
            raise Denied(
                "flat", say("There is no open position in this scope. Nothing was cancelled.")
            )
        if mixes_live_and_simulated(rows):
            raise Denied(
                "mixed",
                say(
                    "Live and simulated accounts are never touched together. Nothing was cancelled."
                ),
            )
        symbols = dict.fromkeys(row.instrument.symbol for row in rows)
        accounts = len({row.key.account for row in rows})
        if accounts == 1:
            return say("working orders of {symbols} in 1 account", symbols=list(symbols))
        return say(
            "working orders of {symbols} in {accounts} accounts",
            symbols=list(symbols),
            accounts=accounts,
        )

    def start(self, keys: Sequence[PositionKey]) -> OrderSweep:
        """Cancel now. Raises Denied; then nothing was sent."""
        words = self.words(keys)
        by_account: dict[AccountKey, list[PositionKey]] = {}
        for key in keys:
            by_account.setdefault(key.account, []).append(key)
        sweep = OrderSweep(words, tuple(SweepLane(a, tuple(k)) for a, k in by_account.items()))
        try:
            self._journal.write_note(Note(self._clock.now(), "cancel orders", words))
        except JournalError as error:
            raise Denied("journal", str(error)) from error
        for lane in sweep.lanes:
            self._tasks.spawn(self._run(sweep, lane), f"cancel orders of {lane.account}")
        return sweep

    async def _run(self, sweep: OrderSweep, lane: SweepLane) -> None:
        account = self._account_of(lane.account)
        why = _why_not(lane.account, account)
        if account is None or why:
            lane.trouble.append(why)
        else:
            await self._ask(lane, account)
        lane.ended = True
        self._say(lane)
        if sweep.ended:
            self._keep(sweep)

    async def _ask(self, lane: SweepLane, account: OpenAccount) -> None:
        for key in lane.keys:
            symbol = self._symbol(key)
            try:
                async with asyncio.timeout(SWEEP_BUDGET_S):
                    lane.cancelled += await account.session.cancel_working_orders(key)
            except (OutcomeUnknown, Fault, TimeoutError) as error:
                lane.doubtful = True
                lane.trouble.append(
                    say(
                        "{symbol}: in doubt, whether its orders still work could not be seen ({error})",
                        symbol=symbol,
                        error=str(error) or say("no answer in time"),
                    )
                )
            except UnwindError as error:
                lane.trouble.append(say("{symbol}: {error}", symbol=symbol, error=error))

    def _symbol(self, key: PositionKey) -> str:
        row = self._book.position(key)
        return row.instrument.symbol if row is not None else key.wire_id

    def _say(self, lane: SweepLane) -> None:
        text = _cancelled(lane)
        if not lane.trouble:
            self._news.notice(Severity.INFO, f"sweep/{lane.account}", text, account=lane.account)
            return
        self._news.notice(
            Severity.DANGER if lane.doubtful else Severity.WARNING,
            f"sweep/{lane.account}",
            paragraph([text, *lane.trouble]),
            say("Look at the orders at the venue."),
            account=lane.account,
        )

    def _keep(self, sweep: OrderSweep) -> None:
        parts = [f"{lane.account}: {lane.cancelled}" for lane in sweep.lanes]
        parts += [trouble for lane in sweep.lanes for trouble in lane.trouble]
        try:
            self._journal.write_note(Note(self._clock.now(), "orders cancelled", "; ".join(parts)))
        except JournalError as error:
            self._news.notice(
                Severity.DANGER,
                "journal",
                say("A cancel could not be written down: {error}", error=error),
            )


def _why_not(key: AccountKey, account: OpenAccount | None) -> str:
    if account is None:
        return say("{key} is not open in this panel. Nothing was sent.", key=key)
    if account.read_only:
        return say("{key} is locked to read-only. Nothing was sent.", key=key)
    if account.state.link is not LinkState.UP:
        return say(
            "{key} is not connected ({why}). Nothing was sent.", key=key, why=account.state.why
        )
    return ""


def _cancelled(lane: SweepLane) -> str:
    if lane.cancelled == 1:
        return say("{account}: 1 working order cancelled.", account=lane.account)
    return say(
        "{account}: {count} working orders cancelled.", account=lane.account, count=lane.cancelled
    )
