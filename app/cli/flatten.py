"""`unwind flatten`: everything in these accounts, cancelled, closed and read back, side by side."""

import argparse
import asyncio
import json
import logging
import sys
from collections.abc import Iterable, Sequence
from typing import Final, TextIO

from app.cli.asking import ask_before_sending
from app.cli.events import EventLines, Line
from app.cli.legible import legible
from app.cli.moves import Moves
from app.cli.outcome import EXIT_CODES, outcome_of
from app.cli.positions import chosen_accounts, refuse_disabled
from app.domain.errors import Misconfigured, UnwindError
from app.domain.event import Event
from app.domain.ids import AccountKey, CloseId
from app.domain.money import plain
from app.domain.report import LinkState
from app.engine.close import Close, Result
from app.engine.desk import Desk
from app.engine.flatten import Flatten, LaneState, Scope
from app.main.house import profile_desk
from app.system.accounts import AccountRecord
from app.system.logs import configure
from app.system.paths import Profile
from app.system.secrets import Secrets

# What needs a person most comes first.
_WORST_FIRST: Final = (
    Result.IN_DOUBT,
    Result.PARTLY_CLOSED,
    Result.REFUSED,
    Result.NOT_SENT,
)


def run_flatten(options: argparse.Namespace) -> int:
    """0: every lane read back flat. Otherwise the code of the worst close: in doubt, partly closed,
    refused, not sent; 6 if a lane is not flat although its closes are; 5 if nothing was sent.
    """
    try:
        profile = Profile.open(options.profile)
        configure(profile, screen_level=logging.CRITICAL)
        records = chosen_accounts(profile, options.account)
        refuse_disabled(records)
        return asyncio.run(_run(profile, records, options))
    except UnwindError as error:
        _last({"result": Result.NOT_SENT.value, "reason": str(error)}, as_json=options.json)
        return EXIT_CODES[Result.NOT_SENT]


class _Printer(Moves):
    """Prints every event of every close of the flatten."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json
        self._lines: dict[CloseId, EventLines] = {}

    def on_close(self, close: Close, event: Event) -> None:
        super().on_close(close, event)
        if not close.restored:
            lines = self._lines.setdefault(close.close_id, EventLines())
            self._print(close, lines.after(close, event))

    def finish(self, flatten: Flatten) -> None:
        """Print what is known of its closes and was kept back."""
        for close in (close for lane in flatten.lanes.values() for close in lane.closes):
            if close.close_id in self._lines:
                self._print(close, self._lines[close.close_id].rest(close))

    def _print(self, close: Close, lines: Iterable[Line]) -> None:
        symbol = close.intent.seen.instrument.symbol
        for line in lines:
            if self._as_json:
                row = {"account": close.account.name, "symbol": symbol, **line}
                print(json.dumps(row), flush=True)
            else:
                print(legible(f"  {close.account} {symbol}: {line['event']}"), flush=True)


async def _run(
    profile: Profile, records: Sequence[AccountRecord], options: argparse.Namespace
) -> int:
    printer = _Printer(as_json=options.json)
    deadline = asyncio.get_running_loop().time() + options.timeout
    silent: list[str] = []

    def unopened(record: AccountRecord, error: Misconfigured) -> None:
        silent.append(f"{record.name}: {error}")

    secrets = Secrets.of_this_system()
    async with profile_desk(profile, records, secrets, unopened=unopened) as desk:
        desk.listen(printer)
        keys = [account.key for account in desk.accounts()]
        silent += await _connect(desk, keys, printer, deadline)
        # Begun now, heard at the end: no venue's flatten waits for another's answer.
        unread = asyncio.create_task(_unread(desk, keys))
        if not list(desk.book):
            silent += await unread
        scope = desk.flattens.scope(list(desk.book))
        if not options.json:
            _show_scope(desk, scope, silent, sys.stdout)
        elif not options.yes:
            _show_scope(desk, scope, silent, sys.stderr)
        if not scope.positions:
            return _nothing(scope, silent, as_json=options.json)
        if not options.yes:
            await ask_before_sending(f"{scope.words}?")
        left = [row for row, _ in scope.blocked]
        # Those that cannot be closed have a lane too: it is not flat.
        flatten = desk.flattens.start([row.key for row in (*scope.positions, *left)])
        await printer.until(lambda: flatten.ended_ns is not None, deadline)
        printer.finish(flatten)
        silent += [words for words in await unread if words not in silent]
        return _finish(flatten, silent, as_json=options.json)


async def _connect(
    desk: Desk, keys: Sequence[AccountKey], moves: Moves, deadline: float
) -> list[str]:
    """Wait for the links; one that does not come is named and holds up no other for long."""
    loop = asyncio.get_running_loop()
    settled = (LinkState.UP, LinkState.REFUSED)
    states = {key: desk.book.account(key) for key in keys}
    soon = min(deadline, loop.time() + 10)
    await moves.until(lambda: all(state.link in settled for state in states.values()), soon)
    return [f"{key}: {s.why}" for key, s in states.items() if s.link is not LinkState.UP]


async def _unread(desk: Desk, keys: Sequence[AccountKey]) -> list[str]:
    """Connected accounts that show nothing and cannot be read: those are not known to be flat."""

    async def why(key: AccountKey) -> str:
        try:
            await desk.reread(key)
        except UnwindError as error:
            return f"{key}: {error}"
        return ""

    up = [key for key in keys if desk.book.account(key).link is LinkState.UP]
    said = await asyncio.gather(*(why(key) for key in up if not desk.book.keys(key)))
    return [words for words in said if words]


def _show_scope(desk: Desk, scope: Scope, silent: list[str], out: TextIO) -> None:
    """Which rows would go, which cannot, and which accounts are not heard of."""
    lines = [f"{scope.words}:"]
    for row in scope.positions:
        profit = desk.book.open_profit(row)
        gain = f", {profit.amount:+,.2f} {profit.currency}" if profit is not None else ""
        what = f"{row.side.closing_verb} {plain(row.quantity)} {row.instrument.symbol}"
        lines.append(f"  {row.key.account}  {what} ({row.side}{gain})")
    lines += [
        f"  cannot close {row.key.account} {row.instrument.symbol}: {why}"
        for row, why in scope.blocked
    ]
    lines += [f"  not known to be flat: {words}" for words in silent]
    print(legible("\n".join(lines)), file=out)


def _nothing(scope: Scope, silent: list[str], *, as_json: bool) -> int:
    if silent or scope.blocked:
        reason = _in_a_row([*silent, *(why for _, why in scope.blocked)])
        _last({"result": Result.NOT_SENT.value, "reason": reason}, as_json=as_json)
        return EXIT_CODES[Result.NOT_SENT]
    reason = "every account is flat (orders where no position is open were not looked at)"
    _last({"result": Result.ALREADY_CLOSED.value, "reason": reason}, as_json=as_json)
    return 0


def _finish(flatten: Flatten, silent: list[str], *, as_json: bool) -> int:
    lanes = list(flatten.lanes.values())
    closes = [close for lane in lanes for close in lane.closes]
    results = {outcome_of(close).result for close in closes}
    worst = next((EXIT_CODES[one] for one in _WORST_FIRST if one in results), 0)
    not_flat = [lane for lane in lanes if lane.state is not LaneState.FLAT]
    trouble = [f"{lane.account}: {text}" for lane in not_flat for text in lane.trouble] + silent
    code = worst or (EXIT_CODES[Result.PARTLY_CLOSED] if not_flat or silent else 0)
    _last(
        {
            "result": "flat" if code == 0 else "not_flat",
            "summary": flatten.summary,
            "lanes": [
                {
                    "account": lane.account.name,
                    "state": lane.state.value,
                    "closes": [json.loads(outcome_of(close).as_json()) for close in lane.closes],
                    "trouble": lane.trouble,
                }
                for lane in lanes
            ],
            "reason": _in_a_row(trouble),
        },
        as_json=as_json,
    )
    return code


def _in_a_row(sentences: Iterable[str]) -> str:
    return "; ".join(sentence.rstrip(".") for sentence in sentences)


def _last(facts: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(facts))
        return
    words = str(facts.get("summary") or facts["result"]).replace("_", " ")
    reason = f": {facts['reason']}" if facts.get("reason") else ""
    print(legible(f"{words}{reason}".rstrip(".") + "."))
