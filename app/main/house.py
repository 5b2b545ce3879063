"""Builds the engine of a profile: lock, journal, desk, its accounts opened at it. No Qt."""

import asyncio
import random
import secrets as randomness
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from app.domain.errors import Misconfigured
from app.domain.report import LinkState
from app.domain.words import say
from app.engine.desk import Desk
from app.engine.journal import Journal, JournalError
from app.engine.rest_policy import Policy, parse_policy
from app.engine.time_watch import TimeWatch
from app.main.sessions import CLOCK, build_session, secret_names
from app.system.accounts import AccountRecord
from app.system.files import ProfileLock
from app.system.paths import Profile
from app.system.secrets import Secrets


def open_journal(path: Path) -> Journal:
    """The journal, and all it holds of unfinished closes readable. Raises JournalError."""
    journal = Journal(path)
    try:
        journal.unfinished()
    except JournalError:
        journal.close()
        raise
    return journal


def build_desk(journal: Journal) -> Desk:
    """A desk on this machine's clock and chance, awake to the journal. Raises JournalDamaged."""
    return Desk(
        clock=CLOCK,
        journal=journal,
        uniform=random.random,
        new_id=lambda: randomness.token_hex(16),
    )


def watch_time(desk: Desk, disarm: Callable[[str], object]) -> "asyncio.Task[None]":
    """Keep an eye on the clocks until cancelled."""

    async def read_again() -> None:
        connected = [a.key for a in desk.accounts() if a.state.link is LinkState.UP]
        await asyncio.gather(*(desk.reread(key) for key in connected), return_exceptions=True)

    def jumped(why: str) -> None:
        disarm(why)
        desk.waiting_room.cancel_all(why)

    watch = TimeWatch(desk.clock, desk.book, desk.news, disarm=jumped, read_again=read_again)
    return asyncio.get_running_loop().create_task(watch.run(), name="time watch")


async def open_accounts(
    desk: Desk, records: Iterable[AccountRecord], secrets: Secrets
) -> list[tuple[AccountRecord, Misconfigured]]:
    """Open every account that is not disabled; returns those that could not be, and why."""
    failed: list[tuple[AccountRecord, Misconfigured]] = []
    for record in records:
        if record.disabled:
            continue
        try:
            known = await secrets.get_all_async(record, secret_names(record))
            session = build_session(record, known)
            policy = remainder_of(record)
        except Misconfigured as error:
            failed.append((record, error))
            continue
        desk.open(session, record.name, read_only=record.read_only, remainder=policy)
    return failed


def remainder_of(record: AccountRecord) -> Policy:
    """The account's policy for the rest of a partial fill. Raises Misconfigured."""
    try:
        return parse_policy(str(record.defaults.get("remainder", "leave")))
    except ValueError as error:
        raise Misconfigured(
            say("account {name}: remainder", name=record.name), str(error)
        ) from error


@asynccontextmanager
async def profile_desk(
    profile: Profile,
    records: Sequence[AccountRecord],
    secrets: Secrets,
    *,
    unopened: Callable[[AccountRecord, Misconfigured], object] | None = None,
) -> AsyncIterator[Desk]:
    """The desk of a profile with these accounts open. Raises Misconfigured for any that cannot be,
    unless `unopened` is there to hear of it, and where another panel works on this profile.
    """
    with ProfileLock(profile.lock):
        journal = open_journal(profile.journal)
        try:
            desk = build_desk(journal)
            watching = watch_time(desk, lambda _why: None)
            try:
                for record, error in await open_accounts(desk, records, secrets):
                    if unopened is None:
                        raise error
                    unopened(record, error)
                yield desk
            finally:
                watching.cancel()
                await desk.stop()
        finally:
            journal.close()
