"""`unwind reconcile`: ask the venues about every close whose fate is not known; sends nothing new."""

import argparse
import asyncio
import json
import logging
import sys
from typing import Final

from app.cli.legible import legible
from app.cli.moves import Moves
from app.cli.outcome import EXIT_CODES, outcome_of
from app.cli.positions import named_accounts
from app.domain.errors import Misconfigured
from app.domain.ids import AccountKey
from app.domain.intent import AtLimit
from app.domain.order import CloseState
from app.engine.close import Close, Result
from app.engine.desk import Desk
from app.main.house import profile_desk
from app.main.sessions import key_of
from app.system.accounts import AccountRecord, AccountStore
from app.system.logs import configure
from app.system.paths import Profile
from app.system.secrets import Secrets

_RESTING: Final = (CloseState.ACKNOWLEDGED, CloseState.PARTIALLY_FILLED)


def run_reconcile(options: argparse.Namespace) -> int:
    """Ask, wait, print each close and what it came to: 0, or 4 while one is in doubt."""
    profile = Profile.open(options.profile)
    configure(profile, screen_level=logging.ERROR)
    closes = asyncio.run(_reconcile(profile, options))
    if not closes and not options.json:
        where = f" at {', '.join(options.account)}" if options.account else ""
        print(f"No close{where} is waiting for an explanation.")
    worst = 0
    for close in closes:
        outcome = outcome_of(close)
        if outcome.result is Result.IN_DOUBT:
            worst = EXIT_CODES[Result.IN_DOUBT]
        if options.json:
            print(json.dumps({"close_id": close.close_id, **json.loads(outcome.as_json())}))
        else:
            symbol = close.intent.seen.instrument.symbol
            words = f"{close.account} {symbol} ({close.close_id}): {outcome.as_sentence()}"
            print(legible(words))
    return worst


async def _reconcile(profile: Profile, options: argparse.Namespace) -> list[Close]:
    store = AccountStore(profile)
    records = named_accounts(store, options.account) if options.account else store.list()
    # Without a name also those whose account was removed: their fate is open all the same.
    of_these = {key_of(record) for record in records} if options.account else None
    async with profile_desk(profile, [], Secrets.of_this_system()) as desk:
        waiting = _unexplained(desk, of_these)
    wanted = {close.account for close in waiting}
    asked = [one for one in records if key_of(one) in wanted and not one.disabled]
    if not asked:
        return waiting
    secrets = Secrets.of_this_system()
    async with profile_desk(profile, asked, secrets, unopened=_say_not_asked) as desk:
        waiting = _unexplained(desk, of_these)
        moves = Moves()
        desk.listen(moves)
        open_keys = {account.key for account in desk.accounts()}
        reachable = [close for close in waiting if close.account in open_keys]
        deadline = asyncio.get_running_loop().time() + options.timeout
        await moves.until(lambda: all(_told(close) for close in reachable), deadline)
        return waiting


def _say_not_asked(record: AccountRecord, error: Misconfigured) -> None:
    print(f"unwind: {record.name} was not asked. {error}", file=sys.stderr)


def _unexplained(desk: Desk, accounts: set[AccountKey] | None) -> list[Close]:
    return [
        close
        for close in desk.closes.unexplained()
        if accounts is None or close.account in accounts
    ]


def _told(close: Close) -> bool:
    """Explained, or known to rest at its limit: that may rest for days."""
    rests = isinstance(close.intent.pricing, AtLimit) and close.order.state in _RESTING
    return close.order.explained or rests
