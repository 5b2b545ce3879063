"""`unwind positions`: every open position, read afresh; a failed read is an error, never empty."""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterable, Sequence

from app.cli.instants import iso
from app.cli.legible import legible
from app.domain.errors import Denied, Misconfigured, UnwindError
from app.domain.money import plain, plain_or_none
from app.main.sessions import build_session, secret_names
from app.main.snapshot import Snapshot, take_snapshot
from app.system.accounts import AccountRecord, AccountStore
from app.system.logs import configure
from app.system.paths import Profile
from app.system.secrets import Secrets


def run_positions(options: argparse.Namespace) -> int:
    """Print every open position, read afresh: 0, or 1 and why if not every account could be read."""
    profile = Profile.open(options.profile)
    configure(profile)
    records = chosen_accounts(profile, options.account)
    results = asyncio.run(_read_all(records, options.timeout))
    failures = [result for result in results if isinstance(result, UnwindError)]
    for failure in failures:
        print(f"unwind: {legible(str(failure))}", file=sys.stderr)
    if failures:
        print("unwind: no list is shown, because it would not be whole.", file=sys.stderr)
        return 1
    snapshots = [one for result in results if isinstance(result, list) for one in result]
    if options.json:
        print(json.dumps([to_row(snapshot) for snapshot in snapshots], indent=1))
    else:
        _print_table(snapshots)
    return 0


def chosen_accounts(profile: Profile, names: Sequence[str] | None) -> list[AccountRecord]:
    """The named accounts, or all that are not disabled. Raises Misconfigured if there are none."""
    store = AccountStore(profile)
    if names:
        return named_accounts(store, names)
    records = [record for record in store.list() if not record.disabled]
    if not records:
        raise Misconfigured("account", "there is none yet. Add one with `unwind accounts add`.")
    return records


def named_accounts(store: AccountStore, names: Sequence[str]) -> list[AccountRecord]:
    """Each once, however often it is named. Raises Misconfigured for a name that is not there."""
    found = [store.get(name) for name in names]
    return list({record.id: record for record in found}.values())


def refuse_disabled(records: Iterable[AccountRecord]) -> None:
    """Raises Denied for an account that a person disabled: it is never connected to close."""
    for record in records:
        if record.disabled:
            raise Denied(
                "disabled",
                f"{record.name} is disabled, so it is not connected. Nothing was sent. Enable it in "
                "the panel, under Accounts",
            )


def to_row(snapshot: Snapshot) -> dict[str, object]:
    """One position as `--json` shows it: decimals as text, what is unknown as null."""
    position, profit = snapshot.position, snapshot.profit
    working = position.working_orders
    return {
        "account": position.key.account.name,
        "venue": position.key.account.venue,
        "position_id": position.key.wire_id,
        "symbol": position.instrument.symbol,
        "side": position.side.value,
        "quantity": plain(position.quantity),
        "average_price": plain_or_none(position.average_price),
        "mark_price": plain_or_none(snapshot.mark),
        "unrealized_pnl": plain_or_none(profit.amount if profit is not None else None),
        "currency": profit.currency if profit is not None else position.instrument.quote_currency,
        "as_of": iso(position.seen_at),
        "working_orders": working.count if working is not None else None,
    }


async def _read_all(
    records: Sequence[AccountRecord], timeout_s: float
) -> list[list[Snapshot] | UnwindError]:
    secrets = Secrets.of_this_system()

    async def read(record: AccountRecord) -> list[Snapshot] | UnwindError:
        try:
            known = await secrets.get_all_async(record, secret_names(record))
            return await take_snapshot(build_session(record, known), timeout_s=timeout_s)
        except UnwindError as error:
            return _named(record, error)

    return list(await asyncio.gather(*(read(record) for record in records)))


def _named(record: AccountRecord, error: UnwindError) -> UnwindError:
    text = str(error)
    told = text.startswith(f"{record.name}: ")
    return error if told else UnwindError(f"{record.name}: {text}")


def _print_table(snapshots: list[Snapshot]) -> None:
    if not snapshots:
        print("FLAT: no open position.")
        return
    head = ("ACCOUNT", "SYMBOL", "SIDE", "SIZE", "AVERAGE", "MARK", "OPEN PNL", "ID")
    rows = [head]
    for snapshot in snapshots:
        position, profit = snapshot.position, snapshot.profit
        rows.append(
            (
                position.key.account.name,
                legible(position.instrument.symbol),
                position.side.value,
                plain(position.quantity),
                plain_or_none(position.average_price) or "?",
                plain_or_none(snapshot.mark) or "?",
                f"{profit.amount:+,.2f} {profit.currency}" if profit is not None else "?",
                legible(position.key.wire_id),
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    for row in rows:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
