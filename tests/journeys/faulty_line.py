"""The command line behind a proxy that breaks the line: one case, told from the press to the end."""

import contextlib
import json
import os
import pty
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.support.fault_proxy import Fault, FaultProxy
from tests.support.sim_process import REPOSITORY, UNWIND, Run, Sims, Terminal, running

PROMPT = "[y/N] "
# UNWIND_ALL_FAULTS=1 takes every fault at every venue; the suite takes the quick ones.
THOROUGH = bool(os.environ.get("UNWIND_ALL_FAULTS"))


@dataclass
class FaultyLine:
    """One venue, the broken line to it, and a profile that knows only the line."""

    venue: str
    sims: Sims
    unwind: Terminal
    proxies: Sequence[FaultProxy]

    def arm(self, fault: Fault) -> None:
        for proxy in self.proxies:
            proxy.arm(fault)

    def heal(self) -> None:
        for proxy in self.proxies:
            proxy.heal()

    def close(
        self,
        position: str,
        quantity: str,
        fault: Fault,
        *,
        heal_after_s: float,
        timeout_s: float = 25,
    ) -> Run:
        """A close by hand: the line breaks between the question and the answer."""
        words = ["close", "--account", self.venue, "--position", position, "--json"]
        words += ["--quantity", quantity, "--timeout", str(timeout_s)]
        with self._at_a_terminal(*words) as (process, answer):
            _read_up_to(process, PROMPT)
            self.arm(fault)
            os.write(answer, b"y\n")
            time.sleep(heal_after_s)
            self.heal()
            out, err = _ended(process)
        return Run(process.returncode, out, err)

    @contextmanager
    def _at_a_terminal(self, *words: str) -> Iterator[tuple["subprocess.Popen[str]", int]]:
        answer, question = pty.openpty()
        process = subprocess.Popen(
            [*UNWIND, "--profile", str(self.unwind.profile), *words],
            cwd=REPOSITORY,
            env={**self.unwind.environ, "PYTHONFAULTHANDLER": "1"},
            stdin=question,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        os.close(question)
        try:
            yield process, answer
        finally:
            os.close(answer)
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.communicate()

    def mutations(self, position: str) -> list[dict[str, Any]]:
        return [row for row in self.sims.received(self.venue) if row["position"] == position]


@contextmanager
def faulty_line(venue: str, profile: Path) -> Iterator[FaultyLine]:
    """A simulator of its own, a proxy before each of its ports, an account behind the proxies."""
    with ExitStack() as stack:
        sims = stack.enter_context(running(venue))
        offer = sims.offers[venue]
        endpoints, proxies = {}, []
        for name, url in offer["endpoints"].items():
            port = urlsplit(url if "//" in url else f"//{url}").port
            assert port is not None
            proxy = stack.enter_context(FaultProxy(port))
            endpoints[name] = url.replace(f":{port}", f":{proxy.port}")
            proxies.append(proxy)
        behind = replace(sims, offers={venue: {**offer, "endpoints": endpoints}})
        yield FaultyLine(venue, sims, Terminal(profile, behind), proxies)


def _ended(process: "subprocess.Popen[str]") -> tuple[str, str]:
    """Its output; one that does not end is made to say where it stands."""
    try:
        return process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)
        out, err = process.communicate()
        raise AssertionError(f"it did not end: {out}{err}") from None


def _read_up_to(process: "subprocess.Popen[str]", words: str) -> None:
    assert process.stderr is not None
    seen = ""
    while not seen.endswith(words):
        letter = process.stderr.read(1)
        assert letter, f"it ended early: {seen} {process.communicate()[0]}"
        seen += letter


def events_of(run: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.out.splitlines()]
