"""Only the venue that was named, and only after it has proved who it is."""

import json
from pathlib import Path

import pytest

from tests.journeys.faulty_line import faulty_line
from tests.support.fault_proxy import Fault, Mode
from tests.support.sim_process import PART, Terminal, running
from tests.support.trap import Trap, self_signed

pytestmark = pytest.mark.journey

SECURE = {"http:": "https:", "ws:": "wss:"}


@pytest.mark.parametrize("venue", list(PART))
def test_a_certificate_that_nobody_vouches_for_is_refused_and_nothing_is_sent(
    tmp_path: Path, venue: str
) -> None:
    tls = self_signed(tmp_path)
    with running(venue) as sims, Trap(tls) as trap:
        unwind = Terminal(tmp_path / "profile", sims)
        offer = json.loads(json.dumps(sims.offers[venue]))
        offer["endpoints"] = {
            name: _at(url, trap.port) for name, url in offer["endpoints"].items()
        }
        for key, value in offer["secrets"].items():
            unwind.environ[f"UNWIND_SECRET__STRANGER__{key.upper()}"] = value
        unwind.add("stranger", offer)
        shown = unwind.run("positions", "--json", "--account", "stranger", "--timeout", "5")
        closed = unwind.close("stranger", "anything", "--timeout", "5")
    assert (shown.code, shown.out) == (1, "")
    assert closed.code == 5
    assert "Traceback" not in shown.err + closed.err
    # gRPC keeps the reason to itself and goes on trying.
    if venue != "metatrader5":
        assert "did not prove who it is" in shown.err
    assert trap.connections > 0
    assert trap.heard == b""


def _at(url: str, port: int) -> str:
    scheme, slashes, rest = url.rpartition("//")
    path = rest.partition("/")[2]
    # An address without a scheme is MetaTrader's gateway.
    secure = SECURE[scheme] if slashes else "https:"
    return f"{secure}//127.0.0.1:{port}" + (f"/{path}" if path else "")


@pytest.mark.parametrize("venue", ["coinw", "crosstrade", "clearstreet"])
def test_a_redirect_of_a_close_is_not_followed(tmp_path: Path, venue: str) -> None:
    with faulty_line(venue, tmp_path) as line, Trap() as trap:
        symbol, quantity = PART[venue]
        position = line.sims.position_of(venue, symbol)
        elsewhere = Fault(Mode.REDIRECT, location=f"http://127.0.0.1:{trap.port}/elsewhere")
        done = line.close(position, quantity, elsewhere, heal_after_s=1.0, timeout_s=4)
        assert done.result["result"] in ("in_doubt", "refused", "not_sent"), done.out
        assert line.mutations(position) == []
        assert trap.connections == 0


def test_a_proxy_in_the_environment_is_not_used(tmp_path: Path) -> None:
    with running(*PART) as sims, Trap() as trap:
        unwind = Terminal(tmp_path, sims)
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "WS_PROXY", "GRPC_PROXY"):
            unwind.environ[name] = unwind.environ[name.lower()] = f"http://127.0.0.1:{trap.port}"
        for name in ("NO_PROXY", "no_proxy"):
            unwind.environ.pop(name, None)
        shown = unwind.run("positions", "--json")
        assert shown.code == 0, shown.err
        assert {row["venue"] for row in shown.json()} == set(PART)
        assert trap.connections == 0
