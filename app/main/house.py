"""Builds the engine of a profile: lock, journal, desk, one session per account. No Qt."""

import asyncio
import random
import secrets as randomness
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from app.domain.errors import Misconfigured, NoLink
from app.domain.ids import AccountKey, Environment, Venue
from app.domain.report import LinkState
from app.domain.words import say
from app.engine.clock import SystemClock
from app.engine.desk import Desk
from app.engine.journal import Journal, JournalError
from app.engine.masked import MaskedSession
from app.engine.rest_policy import Policy, parse_policy
from app.engine.time_watch import TimeWatch
from app.system.accounts import AccountRecord
from app.system.files import ProfileLock
from app.system.paths import Profile
from app.system.redaction import REDACTOR
from app.system.secrets import Secret, Secrets, shared_variables
from app.venues.catalog import CATALOG, entry_of, open_session
from app.venues.entry import Entry
from app.venues.session import AccountCheck, SessionConfig, Surroundings, VenueSession

_CLOCK = SystemClock()


def surroundings() -> Surroundings:
    """The machine's clock and its sources of chance."""

    def nonce(characters: int) -> str:
        return randomness.token_hex((characters + 1) // 2)[:characters]

    return Surroundings(now=_CLOCK.now, nonce=nonce, uniform=random.random)


def entry_for(venue: str) -> Entry:
    """The catalogue's entry by name. Raises Misconfigured, naming those there are."""
    if venue not in CATALOG:
        raise Misconfigured(
            "venue",
            say("expected one of {names}, was {venue!r}", names=", ".join(CATALOG), venue=venue),
        )
    return entry_of(Venue(venue))


def key_of(record: AccountRecord) -> AccountKey:
    """By what the engine and the journal know the account."""
    return AccountKey(Venue(record.venue), Environment(record.environment), record.name)


def secret_names(record: AccountRecord) -> tuple[str, ...]:
    """Every secret its venue knows; which of them are set is found out by asking."""
    return tuple(item.name for item in entry_for(record.venue).secrets)


def all_secret_names(record: AccountRecord) -> tuple[str, ...]:
    """Every secret the account may have left behind, also where this program lost its venue."""
    known = secret_names(record) if record.venue in CATALOG else ()
    return tuple(sorted({*record.secret_names, *known}))


def title_of(venue: str) -> str:
    """What the venue is called; its bare name if this program does not know it."""
    return entry_for(venue).title if venue in CATALOG else venue


def shared_secret_variables(records: Iterable[AccountRecord]) -> dict[str, list[str]]:
    """Each environment variable that would give several of these accounts a secret, and their names."""
    return shared_variables(
        {
            record.name: secret_names(record) if record.venue in CATALOG else record.secret_names
            for record in records
        }
    )


def refuse_shared_variable(
    record: AccountRecord, records: Iterable[AccountRecord], secrets: Secrets
) -> None:
    """Without a keyring two accounts must not take their secrets from one variable.

    Raises Misconfigured, naming both and the variable.
    """
    # Of a name that is taken, also in other letters, the store says so.
    others = [one for one in records if one.name.casefold() != record.name.casefold()]
    for shared, names in shared_secret_variables((*others, record)).items():
        if not secrets.stores and record.name in names:
            raise Misconfigured(
                say("account name"),
                say(
                    "this system has no keyring, and {name!r} would take its secrets from the "
                    "same environment variable as {other!r}: {variable}. Nothing was changed; "
                    "choose a name that differs in a letter or a digit.",
                    name=record.name,
                    other=names[0],
                    variable=shared,
                ),
            )


def build_session(record: AccountRecord, secrets: Mapping[str, Secret]) -> VenueSession:
    """The session of one account, whose words hold no secret; connects nothing.

    Raises Misconfigured.
    """
    config = SessionConfig(
        account=key_of(record),
        endpoints=record.endpoints,
        fields=record.fields,
        secrets={name: secret.reveal() for name, secret in secrets.items()},
        allow_guarded=bool(record.defaults.get("allow_guarded", False)),
    )
    return MaskedSession(open_session(config, surroundings()), REDACTOR.redact)


async def check_account(record: AccountRecord, secrets: Mapping[str, Secret]) -> AccountCheck:
    """Log in and read once, for as long as its venue may take; trades nothing.

    Raises UnwindError; NoLink if it takes longer.
    """
    entry, session = entry_for(record.venue), build_session(record, secrets)
    try:
        async with asyncio.timeout(entry.check_timeout_s):
            return await session.check()
    except TimeoutError:
        raise NoLink(
            say(
                "{title} did not answer within {patience_s:g} s.",
                title=entry.title,
                patience_s=entry.check_timeout_s,
            )
        ) from None


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
        clock=_CLOCK,
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
    profile: Profile, records: Sequence[AccountRecord], secrets: Secrets
) -> AsyncIterator[Desk]:
    """The desk of a profile with these accounts open. Raises Misconfigured for any that cannot be,
    and where another panel works on this profile.
    """
    with ProfileLock(profile.lock):
        journal = open_journal(profile.journal)
        try:
            desk = build_desk(journal)
            watching = watch_time(desk, lambda _why: None)
            try:
                for _, error in await open_accounts(desk, records, secrets):
                    raise error
                yield desk
            finally:
                watching.cancel()
                await desk.stop()
        finally:
            journal.close()
