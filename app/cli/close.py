"""`unwind close`: one close through the same engine, journal and guards as the window."""

import argparse
import asyncio
import json
import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from app.cli.asking import ask_before_sending
from app.cli.events import EventLines, Line, in_words
from app.cli.legible import legible
from app.cli.moves import Moves
from app.cli.naming import find_position, why_none
from app.cli.outcome import EXIT_CODES, Outcome, outcome_of
from app.cli.positions import refuse_disabled
from app.cli.preview import show_preview
from app.cli.wish import THIN_BOOK_OPTION, wish_of
from app.domain.errors import Denied, NoLink, UnwindError
from app.domain.event import Event
from app.domain.ids import NANOSECONDS, AccountKey, PositionKey
from app.domain.intent import (
    Amount,
    AtLimit,
    AtMarket,
    Capped,
    CloseIntent,
    Origin,
    Pricing,
)
from app.domain.order import CloseState
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.report import LinkState
from app.domain.slippage import TOUCH_FRESH_S
from app.engine.book import AccountState
from app.engine.close import Close, Result
from app.engine.desk import Desk
from app.engine.notice import Notice
from app.main.house import profile_desk
from app.main.sessions import key_of
from app.system.accounts import AccountStore
from app.system.logs import configure
from app.system.paths import Profile
from app.system.secrets import Secrets

RESTING_PATIENCE_S = 2.0
QUOTE_PATIENCE_S = 3.0
EARLIER_PATIENCE_S = 4.0
_NOTHING_WAS_SENT: Final = "Nothing was sent"


def run_close(options: argparse.Namespace) -> int:
    """Close, print, and return the exit code that says what came of it."""
    try:
        profile = Profile.open(options.profile)
        # Sentences for people come from the outcome; the log file has the rest.
        configure(profile, screen_level=logging.CRITICAL)
        amount, pricing = wish_of(options)
        outcome = asyncio.run(_run(profile, options, amount, pricing))
    except Denied as denial:
        outcome = Outcome(Result.NOT_SENT, reason=_with_option(denial.code, denial.reason))
    except UnwindError as error:
        outcome = Outcome(Result.NOT_SENT, reason=str(error).rstrip("."))
    if outcome is None:
        return 0
    print(outcome.as_json() if options.json else legible(outcome.as_sentence()))
    return EXIT_CODES[outcome.result]


class _Printer(Moves):
    """Prints the events of one close as they come."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json, self._lines = as_json, EventLines()
        self._held: dict[str, str] = {}

    def held(self, close: Close) -> str:
        """Until when the venue holds a close back, in its words; empty if it does not."""
        return self._held.get(close.close_id, "")

    def on_notice(self, notice: Notice) -> None:
        kind, _, close_id = notice.cause.rpartition("/")
        if kind.endswith("/held"):
            self._held[close_id] = notice.text
        super().on_notice(notice)

    def on_close(self, close: Close, event: Event) -> None:
        super().on_close(close, event)
        if not close.restored:
            self._print(self._lines.after(close, event))

    def finish(self, close: Close) -> None:
        """Print what is known of `close` and was kept back."""
        self._print(self._lines.rest(close))

    def _print(self, lines: Iterable[Line]) -> None:
        for line in lines:
            text = json.dumps(line) if self._as_json else legible(f"  {in_words(line)}")
            print(text, flush=True)


_ON_ITS_WAY: Final = (CloseState.REQUESTED, CloseState.SUBMITTED, CloseState.IN_DOUBT)


async def _run(
    profile: Profile, options: argparse.Namespace, amount: Amount, pricing: Pricing
) -> Outcome | None:
    record = AccountStore(profile).get(options.account)
    refuse_disabled([record])
    printer = _Printer(as_json=options.json)
    loop = asyncio.get_running_loop()
    deadline = loop.time() + options.timeout
    async with profile_desk(profile, [record], Secrets.of_this_system()) as desk:
        desk.listen(printer)
        account = key_of(record)
        await _until_up(account, desk.book.account(account), printer, deadline)
        await desk.reread(account)
        position = await _find(desk, account, options.position, printer, deadline)
        if position is None:
            reason = why_none(desk, account, options.position, profile)
            return Outcome(Result.ALREADY_CLOSED, reason=reason)
        await _await_prices(desk, position, pricing)
        intent = CloseIntent(
            close_id=desk.new_close_id(),
            amount=amount,
            pricing=pricing,
            cancel_working_orders=options.cancel_orders,
            seen=position,
            pressed_at=desk.clock.now(),
            origin=Origin.COMMAND_LINE,
        )
        if options.preview or not options.yes:
            preview = desk.preview(intent)
            show_preview(preview, position.caution, as_json=options.json and options.preview)
            if options.preview:
                return None
            await ask_before_sending("Send it?")
        close = desk.press(intent)
        timed_out = await _until_told(close, printer, deadline)
        await printer.until_priced(close, deadline)
    printer.finish(close)
    # Only now: one that was still waiting to leave has not left, and never will.
    outcome = outcome_of(close, timed_out=timed_out)
    return replace(outcome, reason=_reason(outcome, close, printer))


def _reason(outcome: Outcome, close: Close, printer: _Printer) -> str:
    """Why it came to that; of one that the venue holds back, until when."""
    if outcome.result is Result.WORKING and printer.held(close):
        return printer.held(close)
    return _with_option(close.not_sent_code, outcome.reason)


def _with_option(code: str, reason: str) -> str:
    """The reason of a refusal, and the option that would answer it."""
    if code == "thin_book":
        reason = f"{reason.rstrip('.')}: {THIN_BOOK_OPTION}"
    return reason.rstrip(".")


async def _until_up(
    account: AccountKey, state: AccountState, moves: Moves, deadline: float
) -> None:
    settled = (LinkState.UP, LinkState.REFUSED)
    await moves.until(lambda: state.link in settled, deadline)
    if state.link is not LinkState.UP:
        why = state.why.rstrip(".")
        # What failed may have said so itself.
        sent = "" if why.endswith(_NOTHING_WAS_SENT) else f". {_NOTHING_WAS_SENT}"
        raise NoLink(f"{account} is not connected: {why}{sent}")


async def _find(
    desk: Desk, account: AccountKey, name: str, moves: Moves, deadline: float
) -> Position | None:
    """The position as it stands after what an earlier run left behind; None if there is none."""
    position = find_position(desk, account, name)
    if position is not None and await _settle_earlier(desk, position.key, moves, deadline):
        return find_position(desk, account, name)
    return position


async def _settle_earlier(desk: Desk, key: PositionKey, moves: Moves, deadline: float) -> bool:
    """What an earlier run left behind claims the position until the venue was asked about it.

    Whether there was any such close.
    """

    def unsettled() -> bool:
        return any(
            close.restored and (close.order.state is CloseState.IN_DOUBT or close.order.ended)
            for close in desk.closes.unexplained(key)
        )

    if not unsettled():
        return False
    soon = asyncio.get_running_loop().time() + EARLIER_PATIENCE_S
    await moves.until(lambda: not unsettled(), min(deadline, soon))
    return True


async def _await_prices(desk: Desk, position: Position, pricing: Pricing) -> None:
    """Give the price stream a moment to bring what the price asked for is measured against.

    A cap needs a touch of now; both a cap and a limit have to lie in the band of a venue that has one.
    """
    account = position.key.account
    has_band = any(
        one.capability_of(position).has_price_band for one in desk.accounts() if one.key == account
    )

    def known() -> bool:
        quote = desk.book.quote(position) or Quote()
        touched_ago_ns = desk.clock.now() - quote.touched_at
        touch = not isinstance(pricing, Capped) or (
            quote.bid is not None
            and quote.ask is not None
            and touched_ago_ns <= TOUCH_FRESH_S * NANOSECONDS
        )
        band = not has_band or (quote.band_low is not None and quote.band_high is not None)
        return isinstance(pricing, AtMarket) or (touch and band)

    loop = asyncio.get_running_loop()
    end = loop.time() + QUOTE_PATIENCE_S
    while loop.time() < end:
        if known():
            return
        await asyncio.sleep(0.05)


async def _until_told(close: Close, printer: _Printer, deadline: float) -> bool:
    """Wait until it is explained, or rests at its limit or held back; True when time ran out first."""

    def rests() -> bool:
        if isinstance(close.intent.pricing, AtLimit):
            return close.order.state not in _ON_ITS_WAY
        return bool(printer.held(close))

    await printer.until(lambda: close.order.explained or rests(), deadline)
    if rests():
        # What rests may rest for days: a moment shows whether it fills at once.
        rest = min(deadline, asyncio.get_running_loop().time() + RESTING_PATIENCE_S)
        if not await printer.until(lambda: close.order.ended, rest):
            return False
    return not await printer.until(lambda: close.order.explained, deadline)
