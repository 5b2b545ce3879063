"""An AccountsPort without venues, disk or keyring: what the dialogs ask of it is written down."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from app.domain.errors import UnwindError
from app.domain.ids import Environment
from app.system.secrets import variable
from app.ui.accounts.port import (
    AccountLine,
    Draft,
    FieldForm,
    Found,
    ImportLine,
    ImportPlan,
    Kept,
    Several,
    Tone,
    VenueForm,
)

QFEX = VenueForm(
    venue="qfex",
    title="QFEX",
    fields=(
        FieldForm("public_key", "Public key", "qfex_pub_…, from Developer Settings", True),
        FieldForm("account_id", "Sub-account", "UUID; empty for the primary", False, Several.ONE),
    ),
    secrets=(FieldForm("secret_key", "Secret key", "shown once when made", True),),
    environments=(Environment.LIVE, Environment.PAPER, Environment.SIM),
    endpoint_names=("trade", "rest"),
    endpoints={
        Environment.LIVE: {"trade": "wss://trade.example", "rest": "https://api.example"},
        Environment.PAPER: {"trade": "wss://paper.example", "rest": "https://paper.example"},
    },
    permission="Execute orders",
    reading="Without Execute orders the key shows positions and cannot trade",
    documentation="https://docs.example",
    notes=("Pegged to the mark.",),
)
NINJA = VenueForm(
    venue="crosstrade",
    title="CrossTrade",
    fields=(FieldForm("account", "Account", "as NinjaTrader shows them", True, Several.SEVERAL),),
    secrets=(FieldForm("token", "API token", "on the My Account page", True),),
    environments=(Environment.LIVE, Environment.PAPER, Environment.SIM),
    endpoint_names=("rest",),
    endpoints={Environment.LIVE: {"rest": "https://ct.example"}},
    permission="Pro",
    reading="",
    documentation="https://ct.example",
    notes=(),
)


class FakePort:
    """Holds accounts in memory. Set `error` to let the next call fail, `gate` to let it wait."""

    def __init__(self, *names: str, stores: bool = True) -> None:
        self.stores_secrets = stores
        self.accounts = {str(i): self._line(str(i), name) for i, name in enumerate(names, 1)}
        self.saved: list[Draft] = []
        self.checked: list[Draft] = []
        self.removed: list[str] = []
        self.stored: dict[str, Kept] = {}
        self.environ: set[str] = set()
        self.found = Found(2, ("Trading is allowed.", "The clocks agree."), 0.1, True)
        self.wrong: dict[str, str] = {}
        self.error: Exception | None = None
        self.gate: asyncio.Event | None = None
        self.stopped = 0
        self.exported = "version = 1\n"
        self.plan = ImportPlan((), ())
        self.taken: list[ImportPlan] = []

    def _line(self, account_id: str, name: str) -> AccountLine:
        return AccountLine(
            account_id,
            name,
            "qfex",
            "QFEX",
            Environment.PAPER,
            False,
            False,
            "connected",
            Tone.GOOD,
        )

    def forms(self) -> tuple[VenueForm, ...]:
        return (QFEX, NINJA)

    def lines(self) -> tuple[AccountLine, ...]:
        return tuple(self.accounts.values())

    def any_account(self) -> bool:
        return bool(self.accounts)

    def draft_of(self, account_id: str) -> Draft:
        line = self.accounts[account_id]
        fields = {"public_key": "qfex_pub_1"}
        return Draft("qfex", line.environment, line.name, fields, account_id=account_id)

    def variable(self, name: str, secret: str) -> str:
        return variable(name or "name", secret)

    def given(self, name: str, secret: str) -> bool:
        return variable(name, secret) in self.environ

    async def kept(self, draft: Draft) -> Mapping[str, Kept]:
        await asyncio.sleep(0)
        return self.stored

    def problems(self, draft: Draft, kept: Mapping[str, Kept]) -> Mapping[str, str]:
        form = next(form for form in self.forms() if form.venue == draft.venue)
        problems = dict(self.wrong)
        for field in form.fields:
            if field.required and not draft.fields.get(field.name):
                problems[field.name] = f"{field.label} is missing."
        for field in form.secrets:
            if field.name not in draft.secrets and kept[field.name] is Kept.NOWHERE:
                problems[field.name] = f"{field.label} is missing."
        if not draft.name:
            problems["name"] = "Give it a name."
        return problems

    async def _wait(self) -> None:
        try:
            if self.gate is not None:
                await self.gate.wait()
        except asyncio.CancelledError:
            self.stopped += 1
            raise
        if self.error is not None:
            error, self.error = self.error, None
            raise error

    async def check(self, draft: Draft) -> Found:
        self.checked.append(draft)
        await self._wait()
        return self.found

    async def save(self, draft: Draft) -> str:
        await self._wait()
        self.saved.append(draft)
        account_id = draft.account_id or str(len(self.accounts) + 1)
        self.accounts[account_id] = self._line(account_id, draft.name)
        return f"Saved {draft.name}."

    async def set_disabled(self, account_id: str, disabled: bool) -> str:
        await self._wait()
        self.accounts[account_id] = replace(self.accounts[account_id], disabled=disabled)
        return "Done."

    async def remove(self, account_id: str) -> str:
        await self._wait()
        self.removed.append(account_id)
        gone = self.accounts.pop(account_id)
        return f"Removed {gone.name}."

    def export_text(self, *, as_json: bool) -> str:
        return "{}" if as_json else self.exported

    def read_import(self, text: str) -> ImportPlan:
        if self.error is not None:
            raise UnwindError("it is neither TOML nor JSON")
        return self.plan

    async def take_import(self, plan: ImportPlan) -> str:
        self.taken.append(plan)
        return f"Imported {plan.welcome}."

    def demo_command(self) -> tuple[str, ...]:
        return ("unwind-demo-that-is-not-there",)


def import_plan(*problems: str) -> ImportPlan:
    """A file with one account per argument; an empty one has no problem."""
    lines = tuple(
        ImportLine(f"Fund {i}", "qfex", "QFEX", "live", (), problem)
        for i, problem in enumerate(problems, 1)
    )
    return ImportPlan(lines, ())
