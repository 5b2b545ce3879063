"""`unwind reconcile` speaks of the accounts it was asked about, and of no other."""

import json
from pathlib import Path

import pytest

from app.cli import main
from app.domain.event import FellInDoubt, Submitted
from app.domain.ids import AccountKey, CloseId, Environment, Venue
from app.domain.position import Side
from app.domain.reconcile import Before
from app.domain.sizing import size_close
from app.engine.journal import Journal, Requested
from app.system.accounts import AccountRecord, AccountStore
from app.system.paths import Profile
from tests.support.build import capability, intent, position, quantity
from tests.support.virtual import EPOCH


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """`Asked` has nothing in doubt; a close of `Removed`, which is no account any more, is."""
    profile = Profile.open(tmp_path)
    AccountStore(profile).add(AccountRecord("Asked", "qfex", "sim"))
    seen = position(account=AccountKey(Venue("qfex"), Environment.SIM, "Removed"))
    wish = intent(seen, close_id="d" * 32)
    request = size_close(wish, seen, quantity("0"), capability(), None, EPOCH)
    journal = Journal(profile.journal)
    journal.begin(
        Requested(wish, request, Before(Side.LONG, seen.quantity, EPOCH)),
        Submitted(CloseId("d" * 32), EPOCH, seen.quantity, True, "digest"),
        FellInDoubt(CloseId("d" * 32), EPOCH, "no answer"),
    )
    journal.close()
    return tmp_path


def test_a_close_of_another_account_is_neither_told_nor_counted(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--profile", str(profile), "reconcile", "--account", "Asked"]) == 0
    assert capsys.readouterr().out == "No close at Asked is waiting for an explanation.\n"


def test_without_a_name_every_close_in_doubt_is_told_also_of_accounts_that_are_gone(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--profile", str(profile), "reconcile", "--json"]) == 4
    (line,) = capsys.readouterr().out.splitlines()
    assert (json.loads(line)["close_id"], json.loads(line)["result"]) == ("d" * 32, "in_doubt")


def test_a_close_of_a_disabled_account_stays_in_doubt_and_is_not_waited_for(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    AccountStore(Profile.open(profile)).add(AccountRecord("Removed", "qfex", "sim", disabled=True))
    assert main(["--profile", str(profile), "reconcile", "--json", "--timeout", "1000"]) == 4
    assert json.loads(capsys.readouterr().out)["result"] == "in_doubt"


def test_an_account_that_cannot_be_opened_is_named_and_its_close_stays_in_doubt(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    AccountStore(Profile.open(profile)).add(AccountRecord("Removed", "qfex", "sim"))
    assert main(["--profile", str(profile), "reconcile", "--json", "--timeout", "1000"]) == 4
    said = capsys.readouterr()
    assert said.err.startswith("unwind: Removed was not asked. public_key: QFEX needs it")
    assert json.loads(said.out)["result"] == "in_doubt"
