"""An account's catalogue entry, key, secrets and session: all that is known of it without a desk. No Qt."""

import asyncio
import random
import secrets as randomness
from collections.abc import Iterable, Mapping

from app.domain.errors import Misconfigured, NoLink
from app.domain.ids import AccountKey, Environment, Venue
from app.domain.words import say
from app.engine.clock import SystemClock
from app.engine.masked import MaskedSession
from app.system.accounts import AccountRecord
from app.system.redaction import REDACTOR
from app.system.secrets import Secret, Secrets, shared_variables
from app.venues.catalog import CATALOG, entry_of, open_session
from app.venues.entry import Entry
from app.venues.session import AccountCheck, SessionConfig, Surroundings, VenueSession

CLOCK = SystemClock()


def surroundings() -> Surroundings:
    """The machine's clock and its sources of chance."""

    def nonce(characters: int) -> str:
        return randomness.token_hex((characters + 1) // 2)[:characters]

    return Surroundings(now=CLOCK.now, nonce=nonce, uniform=random.random)


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
