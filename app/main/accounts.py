"""The accounts of a running panel: kept in the profile and the keyring, opened and shut at the desk."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from app.domain.errors import Misconfigured
from app.domain.order import CloseState
from app.domain.words import joined, say
from app.engine.arming import Arming
from app.engine.close import Close
from app.engine.desk import Desk
from app.main.account_forms import (
    allowed_fields,
    draft_of,
    for_a_check,
    problems_of,
    record_of,
    session_part,
    venue_forms,
)
from app.main.account_lines import import_plan, imported, line_of, still_closing
from app.main.house import remainder_of
from app.main.sessions import (
    all_secret_names,
    build_session,
    check_account,
    entry_for,
    key_of,
    refuse_shared_variable,
    secret_names,
)
from app.main.simulators import ourselves
from app.system.account_exchange import export_text
from app.system.accounts import AccountRecord, AccountStore
from app.system.secrets import Secret, Secrets, variable
from app.ui.accounts.port import AccountLine, Draft, Found, ImportPlan, Kept, VenueForm


class ProfileAccounts:
    """Implements the screen's AccountsPort. One change at a time; each takes effect at once."""

    def __init__(
        self, store: AccountStore, secrets: Secrets, desk: Desk, arming: Arming | None = None
    ) -> None:
        self._store, self._secrets, self._desk, self._arming = store, secrets, desk, arming
        # Where no keyring stores them, secrets that were typed live until the panel ends.
        self._typed: dict[str, dict[str, Secret]] = {}
        self._why_not: dict[str, str] = {}
        self._one_at_a_time = asyncio.Lock()

    @property
    def stores_secrets(self) -> bool:
        return self._secrets.stores

    # ---- what there is

    def forms(self) -> tuple[VenueForm, ...]:
        return venue_forms()

    def any_account(self) -> bool:
        try:
            return bool(self._store.list())
        except Misconfigured:
            return True

    def lines(self) -> tuple[AccountLine, ...]:
        open_now = {account.key: account for account in self._desk.accounts()}
        return tuple(
            line_of(record, open_now.get(key_of(record)), self._why_not.get(record.id, ""))
            for record in self._store.list()
        )

    def note_not_opened(self, record: AccountRecord, error: Misconfigured) -> None:
        """The account could not be opened at the start."""
        self._why_not[record.id] = str(error)

    def draft_of(self, account_id: str) -> Draft:
        return draft_of(self._record(account_id))

    def variable(self, name: str, secret: str) -> str:
        return variable(name or "name", secret)

    def given(self, name: str, secret: str) -> bool:
        return bool(name) and self._secrets.is_given(name, secret)

    def demo_command(self) -> tuple[str, ...]:
        return (*ourselves(), "demo")

    async def kept(self, draft: Draft) -> Mapping[str, Kept]:
        names = tuple(secret.name for secret in entry_for(draft.venue).secrets)
        owner = self._owner(draft)
        typed = self._typed.get(owner.id, {}) if owner is not None else {}
        kept = {name: Kept.MEMORY if name in typed else Kept.NOWHERE for name in names}
        if owner is None or owner.venue != draft.venue:
            return dict.fromkeys(names, Kept.NOWHERE)
        stored = await self._secrets.get_all_async(owner, names)
        for name in stored:
            given = self._secrets.is_given(owner.name, name)
            kept[name] = Kept.ENVIRONMENT if given else Kept.KEYRING
        return kept

    def problems(self, draft: Draft, kept: Mapping[str, Kept]) -> Mapping[str, str]:
        others = [record for record in self._store.list() if record.id != draft.account_id]
        taken = [record.name for record in others]
        return problems_of(draft, kept, taken, stores=self._secrets.stores)

    # ---- the test

    async def check(self, draft: Draft) -> Found:
        tried = for_a_check(draft)
        record = record_of(tried, None)
        known = {**await self._known(draft), **draft.secrets}
        try:
            found = await check_account(record, known)
        except Misconfigured as error:
            if tried.fields != draft.fields and error.choices:
                raise Misconfigured(
                    error.field, say("choose among those that were found"), error.choices
                ) from error
            raise
        return Found(
            found.positions, found.lines, found.clock_skew_s, found.can_trade, found.sub_accounts
        )

    # ---- changes

    async def save(self, draft: Draft) -> str:
        async with self._one_at_a_time:
            before = self._record(draft.account_id) if draft.account_id else None
            record = record_of(draft, before)
            if before is not None:
                self._refuse_while_closing(before, renamed=key_of(before) != key_of(record))
            if before is None or before.name != record.name:
                refuse_shared_variable(record, self._store.list(), self._secrets)
            known = {**await self._known(draft), **draft.secrets}
            if before is not None and before.disabled and not await self._had_all(before):
                record = replace(record, disabled=not _complete(record, known))
            await self._keep_secrets(record, draft)
            try:
                (self._store.add if before is None else self._store.replace)(record)
            except Misconfigured:
                if before is None:
                    await self._forget_secrets(record)
                raise
            return await self._take_effect(before, record, typed=bool(draft.secrets))

    async def set_disabled(self, account_id: str, disabled: bool) -> str:
        async with self._one_at_a_time:
            before = self._record(account_id)
            if disabled:
                self._refuse_while_closing(before, renamed=False)
            record = replace(before, disabled=disabled)
            self._store.replace(record)
            return await self._take_effect(before, record, typed=False)

    async def remove(self, account_id: str) -> str:
        async with self._one_at_a_time:
            record = self._record(account_id)
            self._refuse_while_closing(record, renamed=True)
            # The secrets first: an account without them can be removed again, secrets without
            # an account would stay for good.
            await self._forget_secrets(record)
            self._store.remove(record.name)
            self._typed.pop(record.id, None)
            await self._shut(record)
            return say(
                "Removed {name} and its secrets. Nothing was changed at the venue.",
                name=record.name,
            )

    # ---- files

    def export_text(self, *, as_json: bool) -> str:
        return export_text(self._store.list(), allowed_fields(), as_json=as_json)

    def read_import(self, text: str) -> ImportPlan:
        return import_plan(text, [record.name for record in self._store.list()])

    async def take_import(self, plan: ImportPlan) -> str:
        async with self._one_at_a_time:
            # The screen hands back, unread, what `import_plan` gave it.
            records: tuple[AccountRecord, ...] = plan.token  # type: ignore[assignment]
            for record in records:
                refuse_shared_variable(record, (*self._store.list(), *records), self._secrets)
            for record in records:
                self._store.add(replace(record, secret_names=secret_names(record)))
            self._desk.news.accounts()
            return imported(len(records))

    # ---- parts

    def _record(self, account_id: str) -> AccountRecord:
        for record in self._store.list():
            if record.id == account_id:
                return record
        raise Misconfigured("account", say("it is no longer there"))

    def _owner(self, draft: Draft) -> AccountRecord | None:
        """Whose stored secrets a draft uses: its own account's, or those of the one it copies."""
        source = draft.account_id or draft.secrets_of
        return self._record(source) if source else None

    async def _known(self, draft: Draft) -> dict[str, Secret]:
        owner = self._owner(draft)
        if owner is None or owner.venue != draft.venue:
            # A variable may already be set for the name this account will have.
            owner = record_of(for_a_check(draft), None)
        return await self._secrets_of(owner)

    async def _secrets_of(self, record: AccountRecord) -> dict[str, Secret]:
        stored = await self._secrets.get_all_async(record, secret_names(record))
        return {**self._typed.get(record.id, {}), **stored}

    async def _had_all(self, record: AccountRecord) -> bool:
        return _complete(record, await self._secrets_of(record))

    async def _keep_secrets(self, record: AccountRecord, draft: Draft) -> None:
        secrets = dict(draft.secrets)
        if draft.secrets_of:
            secrets = {**await self._known(draft), **secrets}
        if not self._secrets.stores:
            if secrets:
                self._typed.setdefault(record.id, {}).update(secrets)
            return
        for name, secret in secrets.items():
            await self._secrets.set_async(record, name, secret)

    async def _forget_secrets(self, record: AccountRecord) -> None:
        for name in all_secret_names(record):
            await self._secrets.remove_async(record, name)

    def _refuse_while_closing(self, record: AccountRecord, *, renamed: bool) -> None:
        """A close needs its session until the reply is there, and its account's name until it is
        explained: under that name the journal finds it again. Raises Denied.
        """
        for close in self._desk.closes:
            if close.account == key_of(record) and _needs_its_account(close, renamed=renamed):
                raise still_closing(record.name)

    async def _take_effect(
        self, before: AccountRecord | None, record: AccountRecord, *, typed: bool
    ) -> str:
        """Shut and open what has to be; returns what was done."""
        done = say("Saved {name}.", name=record.name)
        if before is not None and not typed and not record.disabled and self._is_open(record):
            if before == record:
                return done
            if session_part(before) == session_part(record):
                self._desk.lock(key_of(record), read_only=record.read_only)
                # Windows take the new defaults when they hear that accounts have changed.
                self._desk.news.accounts()
                return done
        if before is not None:
            await self._shut(before)
        if record.disabled:
            return say(
                "{name} is disabled: it is not connected, and nothing of it is shown.",
                name=record.name,
            )
        return joined([done, await self._open(record)], " ")

    def _is_open(self, record: AccountRecord) -> bool:
        return any(account.key == key_of(record) for account in self._desk.accounts())

    async def _shut(self, record: AccountRecord) -> None:
        self._why_not.pop(record.id, None)
        await self._desk.shut(key_of(record))

    async def _open(self, record: AccountRecord) -> str:
        try:
            session = build_session(record, await self._secrets_of(record))
            rest = remainder_of(record)
        except Misconfigured as error:
            self._why_not[record.id] = str(error)
            self._desk.news.accounts()
            return say("It is not connected: {error}", error=error)
        self._desk.open(session, record.name, read_only=record.read_only, remainder=rest)
        if self._arming is not None:
            # Whoever armed the panel did not have this account before them.
            self._arming.reconnected(key_of(record))
        if not self._secrets.stores and self._typed.get(record.id):
            names = [variable(record.name, key) for key in self._typed[record.id]]
            return say(
                "Its secrets are not stored: set {names} before the next start.", names=names
            )
        return say("It is being connected.")


def _complete(record: AccountRecord, known: Mapping[str, Secret]) -> bool:
    return all(not item.required or item.name in known for item in entry_for(record.venue).secrets)


def _needs_its_account(close: Close, *, renamed: bool) -> bool:
    under_way = close.waiting or close.order.state is CloseState.SUBMITTED
    return under_way or (renamed and not close.order.explained)
