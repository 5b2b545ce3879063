"""The simulated venues as a child process, and the accounts at them: what the demo runs on."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from app.domain.errors import UnwindError
from app.domain.words import say
from app.main.sessions import entry_for
from app.system.accounts import AccountRecord
from app.system.redaction import REDACTOR
from app.system.secrets import Secrets, variable

START_TIMEOUT_S = 20.0
STOP_TIMEOUT_S = 5.0


@dataclass(frozen=True, slots=True)
class Simulators:
    """Running simulators: an account at each, their secrets in memory, and the control address."""

    records: tuple[AccountRecord, ...]
    secrets: Secrets
    control: str


@asynccontextmanager
async def running_simulators(
    *, seed: int, venues: Sequence[str] | None = None
) -> AsyncIterator[Simulators]:
    """Start `unwind sim` beside us; it ends with us, also if we are killed. Raises UnwindError."""
    chosen = [word for venue in venues or () for word in ("--venue", venue)]
    arguments = [*ourselves(), "sim", "--control", "--until-eof", "--seed", str(seed), *chosen]
    process = await asyncio.create_subprocess_exec(
        *arguments, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    try:
        yield _accounts(await _offers(process))
    finally:
        await _stop(process)


def ourselves() -> list[str]:
    """How to start this program again: frozen it is its own executable."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]


async def _offers(process: asyncio.subprocess.Process) -> list[dict[str, Any]]:
    """The lines up to the control address, which comes last."""
    assert process.stdout is not None
    offers: list[dict[str, Any]] = []
    try:
        async with asyncio.timeout(START_TIMEOUT_S):
            while not offers or "control" not in offers[-1]:
                line = await process.stdout.readline()
                if not line:
                    raise UnwindError(
                        say("The simulators did not start; run `unwind sim` to see why.")
                    )
                offers.append(json.loads(line))
    except TimeoutError:
        raise UnwindError(
            say(
                "The simulators were not ready within {patience_s:g} s. Nothing was sent.",
                patience_s=START_TIMEOUT_S,
            )
        ) from None
    return offers


def _accounts(lines: list[dict[str, Any]]) -> Simulators:
    environ: dict[str, str] = {}
    records = []
    for offer in lines[:-1]:
        entry = entry_for(offer["venue"])
        record = AccountRecord(
            name=entry.title,
            venue=offer["venue"],
            environment=offer["environment"],
            endpoints=offer["endpoints"],
            fields=offer["fields"],
            secret_names=tuple(offer["secrets"]),
            # A demo shows everything that the panel can do.
            defaults={"allow_guarded": True},
        )
        environ |= _as_environment(record, offer["secrets"])
        records.append(record)
    return Simulators(tuple(records), Secrets(environ=environ), lines[-1]["control"])


def _as_environment(record: AccountRecord, secrets: Mapping[str, str]) -> dict[str, str]:
    for value in secrets.values():
        REDACTOR.register(value)
    return {variable(record.name, key): value for key, value in secrets.items()}


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    assert process.stdin is not None
    process.stdin.close()
    try:
        async with asyncio.timeout(STOP_TIMEOUT_S):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
