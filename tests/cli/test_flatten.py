"""`unwind flatten` calls flat only what is flat: rows that it could not close are told and counted."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.cli import main
from app.cli.flatten import _finish
from app.cli.outcome import Outcome
from app.domain.errors import WireError
from app.domain.ids import CloseId
from app.domain.order import begin
from app.engine.close import Close, Result
from app.engine.desk import Desk
from app.engine.flatten import Flatten, Lane, LaneState
from app.system.accounts import AccountRecord, AccountStore
from app.system.paths import Profile
from tests.support.build import intent, position, quantity
from tests.support.sim_process import Sims, Terminal, running
from tests.support.virtual import EPOCH


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


def test_an_account_that_cannot_be_opened_holds_up_no_other_and_is_not_called_flat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with running("qfex") as sims:
        for name, value in Terminal(tmp_path, sims).environ.items():
            monkeypatch.setenv(name, value)
        broken = AccountRecord("Broken", "coinw", "sim", {"rest": "http://127.0.0.1:9"})
        AccountStore(Profile.open(tmp_path)).add(broken)
        code = main(["--profile", str(tmp_path), "flatten", "--yes", "--json"])
        said = json.loads(capsys.readouterr().out.splitlines()[-1])
        assert (code, said["result"]) == (6, "not_flat")
        assert said["lanes"][0]["state"] == "flat"
        assert said["reason"].startswith("Broken: api_key: CoinW futures needs it")
        assert set(sims.positions("qfex")) == {"NVDA-USD"}


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ([Result.CLOSED, Result.NOT_SENT, Result.IN_DOUBT, Result.PARTLY_CLOSED], 4),
        ([Result.NOT_SENT, Result.REFUSED, Result.PARTLY_CLOSED], 6),
        ([Result.NOT_SENT, Result.REFUSED], 3),
        ([Result.CLOSED, Result.NOT_SENT], 5),
        ([Result.CLOSED, Result.WORKING], 6),
    ],
)
def test_the_code_is_that_of_the_close_that_needs_a_person_most(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    results: list[Result],
    code: int,
) -> None:
    seen = position(size="4")
    closes = [Close(intent(seen), begin(CloseId("c" * 32), quantity("4"), EPOCH)) for _ in results]
    outcomes = {id(close): Outcome(one) for close, one in zip(closes, results, strict=True)}
    monkeypatch.setattr("app.cli.flatten.outcome_of", lambda close: outcomes[id(close)])
    lane = Lane(seen.key.account, closes=closes, state=LaneState.OPEN)
    flatten = Flatten("f", "Flatten", 0, {lane.account: lane})
    assert _finish(flatten, [], as_json=True) == code
    assert json.loads(capsys.readouterr().out)["result"] == "not_flat"
