"""`unwind close`: one close through the same engine, journal and guards as the window."""

import argparse
import asyncio
import json
import logging
import sys
from fractions import Fraction
from typing import Final

from app.cli.asking import ask_before_sending
from app.cli.events import EventLines
from app.cli.moves import Moves
from app.cli.outcome import EXIT_CODES, Outcome, outcome_of
from app.domain.errors import Denied, NoLink, UnwindError
from app.domain.event import Event
from app.domain.ids import AccountKey, PositionKey
from app.domain.intent import (
    All,
    Amount,
    AtLimit,
    AtMarket,
    Capped,
    CloseIntent,
    Exactly,
    Origin,
    Pricing,
    RequestPricing,
    Share,
    WorstPrice,
)
from app.domain.money import Price, Quantity, decimal, plain
from app.domain.order import CloseState
from app.domain.position import Position
from app.domain.report import LinkState, WirePreview
from app.domain.slippage import MARK, parse_slippage
from app.engine.close import Close, Result
from app.engine.desk import Desk, PressPreview
from app.main.house import key_of, profile_desk
from app.system.accounts import AccountStore
from app.system.logs import configure
from app.system.paths import Profile
from app.system.secrets import Secrets

RESTING_PATIENCE_S = 2.0
QUOTE_PATIENCE_S = 3.0
EARLIER_PATIENCE_S = 4.0


def run_close(options: argparse.Namespace) -> int:
    """Close, print, and return the exit code that says what came of it."""
    profile = Profile.open(options.profile)
    # Sentences for people come from the outcome; the log file has the rest.
    configure(profile, screen_level=logging.CRITICAL)
    try:
        amount, pricing = _wish(options)
        outcome = asyncio.run(_run(profile, options, amount, pricing))
    except UnwindError as error:
        outcome = Outcome(Result.NOT_SENT, reason=str(error).rstrip("."))
    if outcome is None:
        return 0
    print(outcome.as_json() if options.json else outcome.as_sentence())
    return EXIT_CODES[outcome.result]


class _Printer(Moves):
    """Prints the events of one close as they come."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json, self._lines = as_json, EventLines()

    def on_close(self, close: Close, event: Event) -> None:
        super().on_close(close, event)
        if close.restored:
            return
        for line in self._lines.after(close, event):
            if self._as_json:
                print(json.dumps(line), flush=True)
            else:
                words = [f"{k} {value}" for k, value in line.items() if k not in _QUIET and value]
                print(f"  {line['event']}: {', '.join(words)}", flush=True)


_QUIET: Final = ("event", "at_ns", "close_id", "digest")


async def _run(
    profile: Profile, options: argparse.Namespace, amount: Amount, pricing: Pricing
) -> Outcome | None:
    record = AccountStore(profile).get(options.account)
    printer = _Printer(as_json=options.json)
    loop = asyncio.get_running_loop()
    deadline = loop.time() + options.timeout
    async with profile_desk(profile, [record], Secrets.of_this_system()) as desk:
        desk.listen(printer)
        account = key_of(record)
        await _until_up(desk, account, printer, deadline)
        await desk.reread(account)
        position = find_position(desk, account, options.position)
        if position is not None and await _settle_earlier(desk, position.key, printer, deadline):
            position = find_position(desk, account, options.position)
        if position is None:
            return _gone(desk, account, options.position)
        if isinstance(pricing, Capped):
            await _await_quote(desk, position)
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
            _show_preview(preview, position.caution, as_json=options.json and options.preview)
            if options.preview:
                return None
            await ask_before_sending("Send it?")
        close = desk.press(intent)
        timed_out = await _until_told(close, printer, deadline)
        await printer.until_priced(close, deadline)
    # Only now: one that was still waiting to leave has not left, and never will.
    return outcome_of(close, timed_out=timed_out)


def find_position(desk: Desk, account: AccountKey, name: str) -> Position | None:
    """The position by its id, or by its symbol or the venue's name of it where that is unique.

    Spaces do not count: an option's symbol comes padded or not. Raises Denied if it is not unique.
    """
    exact = desk.book.position(PositionKey(account, name))
    if exact is not None:
        return exact
    found = [
        position
        for key in desk.book.keys(account)
        if (position := desk.book.position(key)) is not None
        and _bare(name) in map(_bare, (*_names(position), key.wire_id))
    ]
    if len(found) > 1:
        ids = ", ".join(position.key.wire_id for position in found)
        raise Denied("ambiguous", f"{name} names several positions ({ids}); give one of these ids")
    return found[0] if found else None


def _names(position: Position) -> tuple[str, str]:
    return position.instrument.symbol, position.instrument.wire_name


def _bare(name: str) -> str:
    return "".join(name.split()).casefold()


def _wish(options: argparse.Namespace) -> tuple[Amount, Pricing]:
    """What the options ask for. Raises Denied that says which option is wrong."""
    amount: Amount = All()
    pricing: Pricing = AtMarket()
    if not options.position.strip():
        raise Denied("bad_option", "--position: it names no position. Nothing was sent")
    try:
        if options.quantity is not None:
            amount = Exactly(Quantity(decimal(options.quantity)))
        elif options.percent is not None:
            amount = Share(Fraction(decimal(options.percent)) / 100)
        if options.limit is not None:
            pricing = AtLimit(Price(decimal(options.limit)))
        elif options.slippage is not None:
            pricing = Capped(parse_slippage(options.slippage))
    except ValueError as error:
        raise Denied("bad_option", f"{_which(options)}: {error}. Nothing was sent") from error
    # Said before anything is looked up: a typing error must not end as "already closed".
    if isinstance(amount, Exactly) and amount.quantity <= 0:
        raise Denied("bad_option", "--quantity: expected more than zero. Nothing was sent")
    if isinstance(amount, Share) and not 0 < amount.ratio <= 1:
        raise Denied("bad_option", "--percent: expected above 0 and up to 100. Nothing was sent")
    return amount, pricing


def _which(options: argparse.Namespace) -> str:
    given = [
        name
        for name in ("quantity", "percent", "limit", "slippage")
        if getattr(options, name) is not None
    ]
    return " and ".join(f"--{name}" for name in given)


async def _until_up(desk: Desk, account: AccountKey, moves: Moves, deadline: float) -> None:
    state = desk.book.account(account)
    settled = (LinkState.UP, LinkState.REFUSED)
    await moves.until(lambda: state.link in settled, deadline)
    if state.link is not LinkState.UP:
        raise NoLink(f"{account} is not connected: {state.why.rstrip('.')}. Nothing was sent")


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


async def _await_quote(desk: Desk, position: Position) -> None:
    """A cap needs a fresh touch; the price stream may need a moment to bring one."""
    loop = asyncio.get_running_loop()
    end = loop.time() + QUOTE_PATIENCE_S
    while loop.time() < end:
        quote = desk.book.quote(position)
        if quote is not None and quote.bid is not None and quote.ask is not None:
            return
        await asyncio.sleep(0.05)


async def _until_told(close: Close, moves: Moves, deadline: float) -> bool:
    """Wait until it is explained, or rests at its limit; True when time ran out first."""
    if isinstance(close.intent.pricing, AtLimit):
        sent = (CloseState.REQUESTED, CloseState.SUBMITTED, CloseState.IN_DOUBT)
        await moves.until(lambda: close.order.state not in sent, deadline)
        loop = asyncio.get_running_loop()
        # What rests may rest for days: a moment shows whether it fills at once.
        rest = min(deadline, loop.time() + RESTING_PATIENCE_S)
        if not await moves.until(lambda: close.order.ended, rest):
            return False
    return not await moves.until(lambda: close.order.explained, deadline)


def _gone(desk: Desk, account: AccountKey, name: str) -> Outcome:
    count = len(desk.book.keys(account))
    return Outcome(
        Result.ALREADY_CLOSED,
        reason=f"{account} has no open position {name} (a fresh read shows {count} others)",
    )


def cap_in_words(pricing: RequestPricing) -> str:
    """The worst price of a cap and what it was measured from; empty where there is no cap."""
    if not isinstance(pricing, WorstPrice):
        return ""
    words = (
        f"worst price {plain(pricing.price)}, measured from the {pricing.basis} "
        f"{plain(pricing.reference)}"
    )
    # The mark is nobody's offer: a limit near it need not meet one.
    return f"{words}; it may not fill" if pricing.basis == MARK else words


def _show_preview(preview: PressPreview, caution: str, *, as_json: bool) -> None:
    wire: WirePreview = preview.wire
    cap = cap_in_words(preview.request.pricing)
    remarks = [one for one in (cap, *preview.request.remarks, caution) if one]
    if as_json:
        request = preview.request
        print(
            json.dumps(
                {
                    "event": "preview",
                    "method": wire.method,
                    "address": wire.address,
                    "headers": dict(wire.headers),
                    "body": wire.body,
                    "also": list(wire.also),
                    "digest": wire.digest,
                    "quantity": plain(request.quantity),
                    "remarks": remarks,
                }
            )
        )
        return
    out = sys.stderr
    verb = preview.request.side.closing_verb
    print(f"{verb} {plain(preview.request.quantity)} of", file=out, end=" ")
    print(
        f"{plain(preview.request.position_quantity)} {preview.request.instrument.symbol}", file=out
    )
    for remark in remarks:
        print(f"  note: {remark}", file=out)
    for line in (*wire.also, f"{wire.method} {wire.address}"):
        print(f"  {line}", file=out)
    for name, value in wire.headers:
        print(f"  {name}: {value}", file=out)
    print(f"  {wire.body}", file=out)
