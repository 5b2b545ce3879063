"""Accounts as lines of a list: those there are, and those that a file would bring."""

from collections.abc import Iterable

from app.domain.errors import Denied
from app.domain.ids import Environment
from app.domain.report import LinkState
from app.domain.words import say
from app.engine.desk import Account
from app.main.account_forms import allowed_fields
from app.main.sessions import entry_for, title_of
from app.system.account_exchange import Brought, read_text
from app.system.accounts import AccountRecord
from app.ui.accounts.port import AccountLine, ImportLine, ImportPlan, Tone
from app.venues.catalog import CATALOG

_TONES = {
    LinkState.UP: (Tone.GOOD, say("connected")),
    LinkState.CONNECTING: (Tone.WAITING, say("connecting")),
    LinkState.DOWN: (Tone.BAD, say("not connected")),
    LinkState.REFUSED: (Tone.BAD, say("not let in")),
}


def line_of(record: AccountRecord, account: Account | None, why_not: str) -> AccountLine:
    """One account and how it is doing; `account` is None if it is not open."""
    if record.disabled:
        tone, words = Tone.OFF, say("disabled")
    elif account is not None:
        tone, words = _TONES[account.state.link]
        if account.state.link in (LinkState.DOWN, LinkState.REFUSED) and account.state.why:
            words = say("{words}: {why}", words=words, why=account.state.why)
    else:
        tone, words = Tone.BAD, say("not open: {why}", why=why_not or say("not yet tried"))
    if record.read_only and not record.disabled:
        words = say("read-only, {words}", words=words)
    return AccountLine(
        account_id=record.id,
        name=record.name,
        venue=record.venue,
        title=title_of(record.venue),
        environment=Environment(record.environment),
        disabled=record.disabled,
        read_only=record.read_only,
        state=words,
        tone=tone,
    )


def import_plan(text: str, names: Iterable[str]) -> ImportPlan:
    """What a file would bring beside the accounts of these names. Raises Misconfigured."""
    taken = {name.casefold() for name in names}
    lines: list[ImportLine] = []
    welcome: list[AccountRecord] = []
    for brought in read_text(text, allowed_fields()):
        problem = _import_problem(brought, taken)
        lines.append(_import_line(brought, problem))
        if not problem and brought.record is not None:
            taken.add(brought.name.casefold())
            welcome.append(brought.record)
    return ImportPlan(tuple(lines), tuple(welcome))


def imported(count: int) -> str:
    """What became of an import."""
    if count == 1:
        return say("Imported 1 account, disabled. Edit it to give its secrets.")
    return say("Imported {count} accounts, disabled. Edit each to give its secrets.", count=count)


def still_closing(name: str) -> Denied:
    """Why an account cannot be changed now."""
    return Denied(
        "closing",
        say(
            "A close of {name} is not explained yet. Nothing was changed; try again when its fate "
            "is known, or dismiss it in words.",
            name=name,
        ),
    )


def _import_problem(brought: Brought, taken: set[str]) -> str:
    if brought.record is None:
        return brought.problem
    if brought.venue not in CATALOG:
        return say("This program does not know the venue {venue!r}.", venue=brought.venue)
    entry = entry_for(brought.venue)
    if Environment(brought.environment) not in entry.environments:
        return say(
            "{title} has no environment {environment!r}.",
            title=entry.title,
            environment=brought.environment,
        )
    if brought.name.casefold() in taken:
        return say(
            "There is an account named {name} already. Rename one of the two.", name=brought.name
        )
    return ""


def _import_line(brought: Brought, problem: str) -> ImportLine:
    remarks: tuple[str, ...] = ()
    if brought.dropped:
        remarks = (
            say("Left out, because secrets are never imported: {names}.", names=brought.dropped),
        )
    return ImportLine(
        brought.name or say("without a name"),
        brought.venue,
        title_of(brought.venue),
        brought.environment,
        remarks,
        problem,
    )
