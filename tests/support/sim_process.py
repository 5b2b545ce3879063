"""The simulated venues in a process of their own, and the command line as a person runs it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import httpx

from app.cli import main
from app.system.accounts import AccountRecord, AccountStore
from app.system.paths import Profile

REPOSITORY = Path(__file__).resolve().parents[2]
UNWIND = [sys.executable, "-m", "app"]

# A position to close in part at each venue, and how much of it, by symbol.
PART = {
    "metatrader5": ("US30", "1"),
    "coinw": ("SOL", "10"),
    "qfex": ("US500-USD", "5"),
    "crosstrade": ("ES 12-26", "5"),
    "clearstreet": ("NVDA", "10"),
}
VENUES = list(PART)


def signed(side: str, quantity: str) -> str:
    """A size with its sign, without the zeros that venues pad numbers with."""
    text = f"{Decimal(quantity):f}"
    trimmed = text.rstrip("0").rstrip(".") if "." in text else text
    return ("-" if side == "short" else "") + trimmed


def adding(name: str, offer: dict[str, Any]) -> list[str]:
    """The words of `unwind` that add an account at a simulated venue."""
    words = ["accounts", "add", name, "--venue", offer["venue"], "--environment", "sim"]
    for key, url in offer["endpoints"].items():
        words += ["--endpoint", f"{key}={url}"]
    for key, value in offer["fields"].items():
        words += ["--set", f"{key}={value}"]
    return words


@dataclass
class Run:
    """One finished `unwind …`."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def result(self) -> dict[str, Any]:
        return self.lines[-1]

    @property
    def events(self) -> list[str]:
        return [line["event"] for line in self.lines if "event" in line]

    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Sims:
    """Running simulators and their control address."""

    offers: dict[str, dict[str, Any]]
    control: str
    client: httpx.Client = field(repr=False)
    process: "subprocess.Popen[str]" = field(repr=False)

    def received(self, venue: str) -> list[dict[str, Any]]:
        """Every mutation that reached the venue, in order."""
        return list(self.client.get(f"{self.control}/received", params={"venue": venue}).json())

    def positions(self, venue: str) -> dict[str, str]:
        """The venue's truth: signed size by position id; a hedged pair has two ids."""
        rows = self.client.get(f"{self.control}/positions", params={"venue": venue}).json()
        return {row["position_id"]: signed(row["side"], row["quantity"]) for row in rows}

    def position_of(self, venue: str, symbol: str) -> str:
        """The id of the first position in a symbol."""
        rows = self.client.get(f"{self.control}/positions", params={"venue": venue}).json()
        return str(next(row["position_id"] for row in rows if row["symbol"] == symbol))

    def fault(self, venue: str, fault: str, count: int = 1) -> None:
        body = {"venue": venue, "fault": fault, "count": count}
        self.client.post(f"{self.control}/fault", json=body).raise_for_status()


class Terminal:
    """`unwind` in a profile of its own, with an account at each simulated venue."""

    def __init__(self, profile: Path, sims: Sims) -> None:
        self.profile, self.sims = profile, sims
        self.environ = {**os.environ}
        for venue, offer in sims.offers.items():
            for key, value in offer["secrets"].items():
                self.environ[f"UNWIND_SECRET__{venue.upper()}__{key.upper()}"] = value
            self.add(venue, offer)

    def add(self, name: str, offer: dict[str, Any]) -> None:
        """What `accounts add` writes with `--allow-guarded`, without a process for it."""
        AccountStore(Profile.open(self.profile)).add(
            AccountRecord(
                name=name,
                venue=offer["venue"],
                environment="sim",
                endpoints=offer["endpoints"],
                fields=offer["fields"],
                secret_names=tuple(offer["secrets"]),
                defaults={"allow_guarded": True},
            )
        )

    def start(self, *words: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [*UNWIND, "--profile", str(self.profile), *words],
            cwd=REPOSITORY,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, timeout_s: float = 60) -> Run:
        process = self.start(*words)
        out, err = process.communicate(timeout=timeout_s)
        return Run(process.returncode, out, err)

    def look(self, *words: str) -> Run:
        """The same in this process: quicker, for what only reads the profile."""
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            code = main(["--profile", str(self.profile), *words])
        return Run(code, out.getvalue(), err.getvalue())

    def close(self, venue: str, position: str, *words: str) -> Run:
        return self.run(
            "close", "--account", venue, "--position", position, "--yes", "--json", *words
        )

    def kill_after_sending(self, venue: str, position: str, *words: str) -> None:
        """Start a close and kill it with SIGKILL as soon as the venue has received it."""
        before = len(self.sims.received(venue))
        process = self.start(
            "close", "--account", venue, "--position", position, "--yes", "--json", *words
        )
        end = time.monotonic() + 20
        while len(self.sims.received(venue)) == before:
            assert time.monotonic() < end, "the close never reached the venue"
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.communicate()


@contextmanager
def running(*venues: str, seed: int = 1) -> Iterator[Sims]:
    """Start `unwind sim` for these venues; it ends with the block."""
    chosen = [word for venue in venues for word in ("--venue", venue)]
    process = subprocess.Popen(
        [*UNWIND, "sim", "--control", "--until-eof", "--seed", str(seed), *chosen],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        offers = {}
        for _ in venues:
            offer = json.loads(process.stdout.readline())
            offers[offer["venue"]] = offer
        control = json.loads(process.stdout.readline())["control"]
        with httpx.Client(trust_env=False, timeout=10) as client:
            yield Sims(offers, control, client, process)
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()
