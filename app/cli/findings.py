"""What `unwind doctor` found: one line per thing, good or not, and what to do about it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

from app.cli.legible import legible


class Status(StrEnum):
    """How bad it is. Only FAIL makes the exit code 1."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `what_to_do` is empty where nothing has to be done."""

    status: Status
    what: str
    found: str
    what_to_do: str = ""


def ok(what: str, found: str) -> Finding:
    """It is as it should be."""
    return Finding(Status.OK, what, found)


def warn(what: str, found: str, what_to_do: str) -> Finding:
    """It works, but one should know."""
    return Finding(Status.WARN, what, found, what_to_do)


def fail(what: str, found: str, what_to_do: str) -> Finding:
    """Closes may not work until it is mended."""
    return Finding(Status.FAIL, what, found, what_to_do)


def as_line(finding: Finding) -> str:
    """For a person: what to do stands below what was found."""
    line = f"{finding.status.value:<4}  {finding.what}: {legible(finding.found)}"
    return f"{line}\n      {finding.what_to_do}" if finding.what_to_do else line


def as_json(findings: Iterable[Finding]) -> str:
    """All of them as a JSON list of objects."""
    return json.dumps([asdict(finding) for finding in findings], indent=1)
