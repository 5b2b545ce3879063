"""`unwind flatten`: everything in these accounts, cancelled, closed and read back, side by side."""

import argparse
import asyncio
import json
import logging
from collections.abc import Sequence

from app.cli.asking import ask_before_sending
from app.cli.events import EventLines
from app.cli.moves import Moves
from app.cli.outcome import EXIT_CODES, outcome_of
from app.cli.positions import chosen_accounts
from app.domain.errors import Denied, NoLink
from app.domain.event import Event
from app.domain.ids import AccountKey, CloseId
from app.domain.money import plain
from app.domain.report import LinkState
from app.engine.close import Close, Result
from app.engine.desk import Desk
from app.engine.flatten import Flatten, LaneState, Scope
from app.main.house import key_of, profile_desk
from app.system.accounts import AccountRecord
from app.system.logs import configure
from app.system.paths import Profile
from app.system.secrets import Secrets


def run_flatten(options: argparse.Namespace) -> int:
    """0: every lane read back flat. Otherwise the code of the worst close, 5 if nothing was sent."""
    profile = Profile.open(options.profile)
    configure(profile, screen_level=logging.CRITICAL)
    try:
        records = chosen_accounts(profile, options.account)
        return asyncio.run(_run(profile, records, options))
    except (Denied, NoLink) as error:
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
        if close.restored:
            return
        for line in self._lines.setdefault(close.close_id, EventLines()).after(close, event):
            symbol = close.intent.seen.instrument.symbol
            if self._as_json:
                print(json.dumps({"account": close.account.name, "symbol": symbol, **line}))
            else:
                print(f"  {close.account} {symbol}: {line['event']}")


async def _run(
    profile: Profile, records: Sequence[AccountRecord], options: argparse.Namespace
) -> int:
    printer = _Printer(as_json=options.json)
    deadline = asyncio.get_running_loop().time() + options.timeout
    async with profile_desk(profile, records, Secrets.of_this_system()) as desk:
        desk.listen(printer)
        keys = [key_of(record) for record in records]
        silent = await _connect(desk, keys, printer, deadline)
        scope = desk.flattens.scope(list(desk.book))
        _show_scope(desk, scope, silent, as_json=options.json)
        if not scope.positions:
            return _nothing(scope, silent, as_json=options.json)
        if not options.yes:
            await ask_before_sending(f"{scope.words}?")
        left = [row for row, _ in scope.blocked]
        # Those that cannot be closed have a lane too: it is not flat.
        flatten = desk.flattens.start([row.key for row in (*scope.positions, *left)])
        await printer.until(lambda: flatten.ended_ns is not None, deadline)
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


def _show_scope(desk: Desk, scope: Scope, silent: list[str], *, as_json: bool) -> None:
    if as_json:
        return
    print(f"{scope.words}:")
    for row in scope.positions:
        profit = desk.book.open_profit(row)
        gain = f", {profit.amount:+,.2f} {profit.currency}" if profit is not None else ""
        print(
            f"  {row.key.account}  {row.side.closing_verb} {plain(row.quantity)} "
            f"{row.instrument.symbol} ({row.side}{gain})"
        )
    for row, why in scope.blocked:
        print(f"  cannot close {row.key.account} {row.instrument.symbol}: {why}")
    for words in silent:
        print(f"  not connected, not known to be flat: {words}")


def _nothing(scope: Scope, silent: list[str], *, as_json: bool) -> int:
    if silent or scope.blocked:
        reason = "; ".join([*silent, *(why for _, why in scope.blocked)])
        _last({"result": Result.NOT_SENT.value, "reason": reason}, as_json=as_json)
        return EXIT_CODES[Result.NOT_SENT]
    _last(
        {"result": Result.ALREADY_CLOSED.value, "reason": "every account is flat"}, as_json=as_json
    )
    return 0


def _finish(flatten: Flatten, silent: list[str], *, as_json: bool) -> int:
    lanes = list(flatten.lanes.values())
    closes = [close for lane in lanes for close in lane.closes]
    worst = max((EXIT_CODES[outcome_of(close).result] for close in closes), default=0)
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
            "reason": "; ".join(trouble),
        },
        as_json=as_json,
    )
    return code


def _last(facts: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(facts))
        return
    words = str(facts.get("summary") or facts["result"]).replace("_", " ")
    reason = f": {facts['reason']}" if facts.get("reason") else ""
    print(f"{words}{reason}".rstrip(".") + ".")
