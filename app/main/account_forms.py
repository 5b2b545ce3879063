"""Catalogue entries as plain forms, drafts as records, and what is wrong with a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

from app.domain.errors import Misconfigured
from app.domain.ids import Environment
from app.domain.words import say
from app.engine.risk import parse_limits
from app.main.endpoints import address_of
from app.main.sessions import build_session, entry_for
from app.system.accounts import AccountRecord
from app.system.defaults import AccountDefaults, problem_of, read_defaults, table_of
from app.system.secrets import Secret
from app.ui.accounts.port import Draft, FieldForm, Kept, Several, VenueForm
from app.ui.accounts.words import sentence_of
from app.venues.catalog import CATALOG
from app.venues.entry import Entry, Field, SubAccounts

_SEVERAL = {None: Several.NONE, SubAccounts.ONE: Several.ONE, SubAccounts.SEVERAL: Several.SEVERAL}
# A sub-account that is not chosen yet: the venue's answer names those there are.
UNKNOWN_SUB_ACCOUNT = "?"
_STAND_IN = "given-at-each-start"


def venue_forms() -> tuple[VenueForm, ...]:
    """Every venue of the catalogue, by what a person has to fill in."""
    return tuple(_form(entry) for entry in CATALOG.values())


def allowed_fields() -> dict[str, frozenset[str]]:
    """Which fields of a venue are no secrets."""
    return {
        venue: frozenset(field.name for field in entry.fields) for venue, entry in CATALOG.items()
    }


def record_of(draft: Draft, before: AccountRecord | None) -> AccountRecord:
    """The record that a draft means. Raises Misconfigured for a name that cannot be one."""
    entry = entry_for(draft.venue)
    chosen = replace(draft.defaults, allow_guarded=draft.allow_guarded)
    defaults = table_of(chosen, before.defaults if before is not None else {})
    record = AccountRecord(
        name=draft.name,
        venue=draft.venue,
        environment=draft.environment.value,
        endpoints=_own_endpoints(draft, entry),
        fields=dict(draft.fields),
        secret_names=tuple(secret.name for secret in entry.secrets),
        read_only=draft.read_only,
        defaults=defaults,
    )
    if before is None:
        return record
    return replace(record, id=before.id, disabled=before.disabled)


def draft_of(record: AccountRecord) -> Draft:
    """A stored account as the form shows it."""
    defaults, _ = read_defaults(record.defaults)
    return Draft(
        venue=record.venue,
        environment=Environment(record.environment),
        name=record.name,
        fields=dict(record.fields),
        endpoints=dict(record.endpoints),
        read_only=record.read_only,
        allow_guarded=defaults.allow_guarded,
        # The box of the account's permission stands for itself in the form.
        defaults=replace(defaults, allow_guarded=False),
        account_id=record.id,
    )


def problems_of(
    draft: Draft, kept: Mapping[str, Kept], taken: Sequence[str], *, stores: bool
) -> dict[str, str]:
    """A sentence per field that cannot stand like this; empty: it can be saved."""
    entry = entry_for(draft.venue)
    problems: dict[str, str] = {}
    if draft.name.casefold() in {name.casefold() for name in taken}:
        problems["name"] = say("Another account has this name; choose a different one.")
    for item in entry.fields:
        if item.required and not draft.fields.get(item.name):
            problems[item.name] = _missing(item)
    for item in entry.secrets:
        known = item.name in draft.secrets or kept.get(item.name, Kept.NOWHERE) is not Kept.NOWHERE
        # Without a keyring it may be given at each start, so it need not be typed here.
        if item.required and not known and stores:
            problems[item.name] = _missing(item)
    problems |= _endpoint_problems(draft, entry) | _default_problems(draft.defaults)
    try:
        record_of(draft, None)
    except Misconfigured as error:
        problems.setdefault("name", sentence_of(error) if draft.name else say("Give it a name."))
    if not problems:
        problems |= _session_problems(draft, entry)
    return problems


def for_a_check(draft: Draft) -> Draft:
    """The draft with what a test can do without: a name, and sub-accounts still to be found."""
    entry = entry_for(draft.venue)
    fields = dict(draft.fields)
    for item in entry.fields:
        if item.required and item.sub_accounts is not None and not fields.get(item.name):
            fields[item.name] = UNKNOWN_SUB_ACCOUNT
    return replace(draft, name=_usable(draft.name), fields=fields)


def session_part(record: AccountRecord) -> AccountRecord:
    """What its connection is made of: the rest changes while it stands."""
    guarded = {key: on for key, on in record.defaults.items() if key == "allow_guarded"}
    return replace(record, read_only=False, defaults=guarded)


def _form(entry: Entry) -> VenueForm:
    return VenueForm(
        venue=entry.venue,
        title=entry.title,
        fields=tuple(_field(item) for item in entry.fields),
        secrets=tuple(_field(item) for item in entry.secrets),
        environments=entry.environments,
        endpoint_names=entry.endpoint_names,
        endpoints=entry.endpoints,
        permission=entry.permission,
        reading=entry.reading,
        documentation=entry.documentation,
        notes=entry.notes,
    )


def _field(item: Field) -> FieldForm:
    return FieldForm(item.name, item.label, item.hint, item.required, _SEVERAL[item.sub_accounts])


def _missing(item: Field) -> str:
    return say("{label} is missing.", label=item.label)


def _own_endpoints(draft: Draft, entry: Entry) -> dict[str, str]:
    """Only addresses that differ: a default that moves one day must move for this account too."""
    defaults = entry.endpoints.get(draft.environment, {})
    return {
        name: address for name, address in draft.endpoints.items() if address != defaults.get(name)
    }


def _endpoint_problems(draft: Draft, entry: Entry) -> dict[str, str]:
    defaults = entry.endpoints.get(draft.environment, {})
    problems = {}
    for name in entry.endpoint_names:
        address = draft.endpoints.get(name, "")
        if not address and name not in defaults:
            problems[f"endpoint {name}"] = say("An address is needed here.")
        elif address:
            try:
                address_of(entry, draft.environment, name, address)
            except Misconfigured as error:
                problems[error.field] = error.problem
    return problems


def _default_problems(defaults: AccountDefaults) -> dict[str, str]:
    found = [problem_of(item.name, getattr(defaults, item.name)) for item in fields(defaults)]
    try:
        parse_limits(defaults.risk_guard)
    except ValueError as error:
        found.append(str(error))
    problems = [one for one in found if one]
    return {"defaults": problems[0]} if problems else {}


def _session_problems(draft: Draft, entry: Entry) -> dict[str, str]:
    """What the venue's own code says of it; connects nothing."""
    secrets = {item.name: Secret(_STAND_IN) for item in entry.secrets}
    try:
        build_session(record_of(draft, None), {**secrets, **draft.secrets})
    except Misconfigured as error:
        return {error.field: sentence_of(error)}
    return {}


def _usable(name: str) -> str:
    try:
        return AccountRecord(name=name, venue="test", environment="sim").name
    except Misconfigured:
        return "this account"
