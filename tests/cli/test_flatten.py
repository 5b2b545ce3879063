"""`unwind flatten` calls flat only what is flat: rows that it could not close are told and counted."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.cli import main
from app.domain.errors import WireError
from app.engine.desk import Desk
from app.system.accounts import AccountStore
from app.system.paths import Profile
from tests.support.sim_process import Sims, Terminal, running


@pytest.fixture(scope="module")
def sims() -> Iterator[Sims]:
    with running("qfex", "coinw") as sims:
        yield sims


def test_an_account_that_is_locked_is_not_flat_although_the_other_is(
    sims: Sims,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in Terminal(tmp_path, sims).environ.items():
        monkeypatch.setenv(name, value)
    store = AccountStore(Profile.open(tmp_path))
    store.replace(replace(store.get("coinw"), read_only=True))
    held = sims.positions("coinw")
    code = main(["--profile", str(tmp_path), "flatten", "--yes", "--json"])
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (code, said["result"]) == (6, "not_flat")
    assert {lane["account"]: lane["state"] for lane in said["lanes"]} == {
        "qfex": "flat",
        "coinw": "still open",
    }
    assert "locked to read-only" in said["reason"]
    # What is left there is a sub-account's, which this login does not name.
    assert set(sims.positions("qfex")) == {"NVDA-USD"}
    assert sims.positions("coinw") == held


def test_an_account_that_shows_nothing_and_cannot_be_read_is_not_called_flat(
    sims: Sims,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in Terminal(tmp_path, sims).environ.items():
        monkeypatch.setenv(name, value)
    qfex = ["--profile", str(tmp_path), "flatten", "--account", "qfex", "--yes", "--json"]
    main(qfex)
    capsys.readouterr()
    assert main(qfex) == 0
    assert "every account is flat" in capsys.readouterr().out

    async def unreadable(*_: object) -> None:
        raise WireError("positions[0]", "cannot be read")

    monkeypatch.setattr(Desk, "reread", unreadable)
    assert main(qfex) == 5
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert said == {"result": "not_sent", "reason": "qfex: positions[0]: cannot be read"}
