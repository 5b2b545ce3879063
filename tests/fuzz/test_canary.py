"""Secrets as canaries: whatever the command line does, no byte that it writes holds one."""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from tests.support.sim_process import Run, Sims, Terminal, adding, running

VENUES = ("qfex", "coinw", "crosstrade", "clearstreet", "metatrader5")
_ODD = "C@n4ry+/=%&\"'\\ ~s3cret"
_BEYOND_ASCII = "Kan\u00e4rie-\u20ac-s3cret"


@pytest.fixture(scope="module")
def sims() -> Iterator[Sims]:
    with running(*VENUES) as started:
        yield started


class Cage:
    """A terminal that remembers all it printed, and the secrets that must not be in it."""

    def __init__(self, profile: Path, sims: Sims) -> None:
        self.terminal = Terminal(profile, sims)
        self.profile, self.said = profile, [b""]
        self.canaries = {
            value for offer in sims.offers.values() for value in offer["secrets"].values()
        }

    def run(self, *words: str) -> Run:
        return self._heard(self.terminal.run(*words))

    def look(self, *words: str) -> Run:
        return self._heard(self.terminal.look(*words))

    def _heard(self, done: Run) -> Run:
        self.said.append(f"{done.out}\n{done.err}".encode())
        assert "Traceback" not in done.err, done.err
        return done

    def plant(self, name: str, venue: str, secret: str, endpoints: dict[str, str]) -> None:
        """An account with credentials of its own, which the venue will not accept."""
        offer = self.terminal.sims.offers[venue]
        for key in offer["secrets"]:
            self.terminal.environ[f"UNWIND_SECRET__{name.upper()}__{key.upper()}"] = secret
        self.canaries.add(secret)
        self.run(*adding(name, {**offer, "endpoints": {**offer["endpoints"], **endpoints}}))

    def leaks(self) -> list[str]:
        """Where a canary can be read, in any of its forms."""
        places = {f"output {number}": text for number, text in enumerate(self.said)}
        for path in self.profile.rglob("*"):
            if path.is_file():
                places[str(path.relative_to(self.profile))] = path.read_bytes()
        return [
            f"{place} holds {form!r}"
            for place, text in places.items()
            for canary in self.canaries
            for form in _forms(canary)
            if form in text
        ]


def _forms(secret: str) -> set[bytes]:
    raw = secret.encode()
    texts = {quote(secret), quote(secret, safe=""), quote_plus(secret), repr(secret)[1:-1]}
    texts |= {json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
    texts |= {raw.hex(), raw.hex().upper(), raw.hex(" "), raw.hex(":")}
    found = {raw, raw[::-1], secret.encode("utf-16-le")} | {text.encode() for text in texts}
    for start in range(3):
        # Inside a longer text base64 begins at one of three places.
        whole = base64.b64encode(raw[start : start + (len(raw) - start) // 3 * 3])
        found |= {whole, whole.replace(b"+", b"-").replace(b"/", b"_")}
    return {form for form in found if len(form) >= 6}


@pytest.mark.slow
@pytest.mark.parametrize("venue", VENUES)
def test_no_flow_of_the_command_line_writes_a_secret(
    sims: Sims, tmp_path: Path, venue: str
) -> None:
    cage = Cage(tmp_path, sims)
    ids = list(sims.positions(venue))
    close = ("close", "--account", venue, "--position")
    cage.run("accounts", "test", venue)
    cage.run(*close, ids[0], "--preview")
    cage.run(*close, ids[0], "--percent", "50", "--yes", "--json")
    cage.run(*close, ids[0], "--quantity", "-1", "--yes", "--json")
    cage.run(*close, ids[0], "--limit", "0.000001", "--yes", "--json", "--timeout", "3")
    cage.run(*close, "no such position", "--yes", "--json")
    sims.fault(venue, "refuse")
    cage.run(*close, ids[1], "--yes", "--json")
    sims.fault(venue, "lose_reply")
    cage.run(*close, ids[1], "--yes", "--json")
    cage.run("positions", "--account", venue, "--json")
    cage.look("accounts", "list", "--json")
    cage.look("journal", "verify")
    cage.look("journal", "list", "--json")
    for kind in ("csv", "json"):
        cage.look("journal", "export", "--format", kind, "--output", str(tmp_path / f"out.{kind}"))
    cage.run("accounts", "remove", venue)
    assert cage.leaks() == []


@pytest.mark.slow
@pytest.mark.parametrize("secret", [_ODD, _BEYOND_ASCII], ids=["odd", "beyond ascii"])
@pytest.mark.parametrize("venue", VENUES)
def test_credentials_that_are_refused_or_unreachable_are_written_nowhere(
    sims: Sims, tmp_path: Path, venue: str, secret: str
) -> None:
    cage = Cage(tmp_path, sims)
    nowhere = {
        "rest": "http://127.0.0.1:9",
        "ws": "ws://127.0.0.1:9",
        "trade": "ws://127.0.0.1:9",
        "grpc": "127.0.0.1:9",
    }
    offered = sims.offers[venue]["endpoints"]
    dead = {name: url for name, url in nowhere.items() if name in offered}
    cage.plant(f"{venue}_wrong", venue, secret, {})
    names = [f"{venue}_wrong"]
    if secret == _ODD:
        cage.plant(f"{venue}_dead", venue, secret, dead)
        names.append(f"{venue}_dead")
    for name in names:
        assert cage.run("accounts", "test", name).code != 0
        refused = cage.run("positions", "--account", name, "--timeout", "2")
        assert refused.code == 1
        assert refused.err.strip()
        closing = ("close", "--account", name, "--position", "x", "--yes", "--json")
        assert cage.run(*closing, "--timeout", "2").code != 0
    assert cage.leaks() == []


def test_the_search_itself_finds_a_planted_secret(sims: Sims, tmp_path: Path) -> None:
    cage = Cage(tmp_path, sims)
    cage.canaries.add(_ODD)
    (tmp_path / "leak.log").write_bytes(b"Basic " + base64.b64encode(f"user:{_ODD}".encode()))
    assert len(cage.leaks()) == 1
    assert re.search("leak.log", cage.leaks()[0])
