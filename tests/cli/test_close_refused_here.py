"""`unwind close` says itself what the venue would refuse, what the book lacks, and what was never there."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from tests.support.sim_process import Sims, Terminal, running

Close = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture(scope="module")
def sims() -> Iterator[Sims]:
    with running("qfex") as sims:
        yield sims


@pytest.fixture
def close(
    tmp_path: Path,
    sims: Sims,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Close:
    """The exit code and last line of `unwind close` at the simulated QFEX."""
    terminal = Terminal(tmp_path, sims)
    for name, value in terminal.environ.items():
        monkeypatch.setenv(name, value)

    def run(position: str, *words: str) -> tuple[int, dict[str, Any]]:
        which = ["close", "--account", "qfex", "--position", position, "--yes", "--json"]
        code = main(["--profile", str(tmp_path), *which, *words])
        return code, json.loads(capsys.readouterr().out.splitlines()[-1])

    return run


@pytest.mark.parametrize("limit", ["0.05", "900"])
def test_a_limit_outside_the_live_band_does_not_leave_and_the_band_is_told(
    close: Close, sims: Sims, limit: str
) -> None:
    before = sims.received("qfex")
    code, said = close("AAPL-USD", "--quantity", "1", "--limit", limit)
    assert (code, said["result"]) == (5, "not_sent")
    band = rf"{limit} is outside the venue's price band 1[78]\d.* to 2[12]\d"
    assert re.match(band, said["reason"])
    assert sims.received("qfex") == before


def test_a_thin_book_blocks_a_cap_until_the_option_that_the_refusal_names_is_given(
    close: Close, sims: Sims
) -> None:
    before = sims.received("qfex")
    code, said = close("US500-USD", "--slippage", "0")
    assert (code, said["result"]) == (5, "not_sent")
    assert said["reason"].startswith("Only 5 of 12 US500-USD stand in the book within this cap")
    assert said["reason"].endswith("say that a thin book will do: --accept-thin-book")
    assert sims.received("qfex") == before
    close("US500-USD", "--slippage", "0", "--accept-thin-book")
    (sent,) = sims.received("qfex")[len(before) :]
    assert (sent["position"], sent["body"]["params"]["quantity"]) == ("US500-USD", 12)


def test_accepting_a_thin_book_without_a_cap_is_a_typing_error(close: Close) -> None:
    code, said = close("AAPL-USD", "--accept-thin-book")
    assert (code, said["result"]) == (5, "not_sent")
    assert said["reason"].startswith("--accept-thin-book: it belongs to --slippage")


def test_a_name_that_was_never_here_is_told_apart_from_a_position_that_was_closed(
    close: Close,
) -> None:
    code, said = close("TESLA-USD")
    assert (code, said["result"]) == (0, "already_closed")
    assert said["reason"].startswith(
        "no position TESLA-USD at qfex; never seen in this profile's journal; open now: AAPL-USD, "
    )
    assert close("TSLA-USD")[1]["result"] == "closed"
    code, said = close("tsla-usd")
    assert (code, said["result"]) == (0, "already_closed")
    assert "qfex has no open position tsla-usd (a fresh read shows" in said["reason"]
