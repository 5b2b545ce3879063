"""Reads golden files of HTTP exchanges: a line `source:`, then for each exchange

> METHOD target          what the client asks
> {…}                    its body, where it has one
< status name=value {…}  the answer: status, headers other than JSON's, body
"""

import re
from dataclasses import dataclass
from pathlib import Path

_WIRE = Path(__file__).parent.parent / "wire"
_ANSWER = re.compile(r"(\d{3})((?: [a-z-]+=\S+)*) (.*)")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and its answer."""

    method: str
    target: str
    body: str
    status: int
    headers: tuple[tuple[str, str], ...]
    answer: str


def exchanges(venue: str, name: str) -> list[Exchange]:
    """The exchanges of one golden file, in order."""
    found: list[Exchange] = []
    asked: list[str] = []
    for line in (_WIRE / venue / f"{name}.http").read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            asked.append(line.removeprefix("> "))
        elif line.startswith("< "):
            found.append(_exchange(asked, line.removeprefix("< ")))
            asked = []
    return found


def _exchange(asked: list[str], answer: str) -> Exchange:
    method, _, target = asked[0].partition(" ")
    match = _ANSWER.fullmatch(answer)
    assert match is not None, answer[:80]
    status, headers, body = match.groups()
    pairs = tuple((name, value) for name, _, value in (h.partition("=") for h in headers.split()))
    return Exchange(method, target, "".join(asked[1:]), int(status), pairs, body)
