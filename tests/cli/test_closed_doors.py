"""A command whose input, output or profile is not what it should be: a sentence, and nothing twice."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import main
from app.cli.accounts import _read_secret
from app.cli.asking import agrees
from app.cli.close import _until_up
from app.cli.moves import Moves
from app.domain.errors import Misconfigured, NoLink
from app.domain.ids import AccountKey, Environment, Venue
from app.domain.report import LinkState
from app.engine.book import AccountState
from app.system.accounts import AccountRecord, AccountStore
from app.system.paths import Profile
from tests.support.sim_process import REPOSITORY, UNWIND, Sims, Terminal, running

CLOSE = ["close", "--account", "qfex", "--position", "US500-USD", "--quantity", "0.5"]


@pytest.fixture(scope="module")
def sims() -> Iterator[Sims]:
    with running("qfex") as sims:
        yield sims


@pytest.fixture
def unwind(tmp_path: Path, sims: Sims) -> Terminal:
    return Terminal(tmp_path, sims)


def read_of(unwind: Terminal, lines: int, *words: str) -> tuple[int, list[str], str]:
    """A command of whose output so many lines are read: exit code, these lines, standard error."""
    with unwind.start(*words) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        read = [process.stdout.readline() for _ in range(lines)]
        process.stdout.close()
        return process.wait(30), read, process.stderr.read()


def test_a_closed_input_is_nobody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert agrees("Send it?") is None


def test_a_closed_input_gives_no_secret_and_the_variable_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(Misconfigured, match="set UNWIND_SECRET__FUND__SECRET_KEY"):
        _read_secret(AccountRecord("Fund", "qfex", "sim"), "secret_key")


def test_a_reader_that_leaves_after_the_first_line_is_told_where_the_close_stands(
    unwind: Terminal, sims: Sims
) -> None:
    before = len(sims.received("qfex"))
    code, (first,), said = read_of(unwind, 1, *CLOSE, "--yes", "--json")
    assert (code, json.loads(first)["event"]) == (1, "submitted")
    assert "nobody reads the output" in said
    assert "unwind reconcile" in said
    assert "Traceback" not in said
    assert unwind.run("reconcile").code == 0
    assert len(sims.received("qfex")) == before + 1


def test_a_list_that_nobody_reads_to_the_end_ends_without_a_word(unwind: Terminal) -> None:
    assert read_of(unwind, 0, "accounts", "list") == (1, [], "")


@pytest.mark.parametrize(
    "command", [[*CLOSE, "--yes"], ["flatten", "--yes"]], ids=["close", "all"]
)
def test_a_profile_that_cannot_be_used_is_the_last_line_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    (tmp_path / "file").write_text("no folder")
    assert main(["--profile", str(tmp_path / "file"), *command, "--json"]) == 5
    said = json.loads(capsys.readouterr().out)
    assert said["result"] == "not_sent"
    assert "cannot be used (File exists)" in said["reason"]


def test_an_account_that_flatten_does_not_know_is_the_last_line_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["flatten", "--account", "Typo", "--yes", "--json"]
    assert main(["--profile", str(tmp_path), *words]) == 5
    said = json.loads(capsys.readouterr().out)
    assert (said["result"], "none named 'Typo'" in said["reason"]) == ("not_sent", True)


@pytest.mark.parametrize(
    "command", [["close", "--position", "AAPL-USD"], ["flatten"]], ids=["close", "flatten"]
)
def test_a_disabled_account_is_told_as_such_and_not_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    AccountStore(Profile.open(tmp_path)).add(AccountRecord("Off", "qfex", "sim", disabled=True))
    words = [*command, "--account", "Off", "--yes", "--json", "--timeout", "1000"]
    assert main(["--profile", str(tmp_path), *words]) == 5
    said = json.loads(capsys.readouterr().out)
    assert said["result"] == "not_sent"
    assert said["reason"].startswith("Off is disabled, so it is not connected. Nothing was sent.")


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("No connection to 127.0.0.1.", "No connection to 127.0.0.1. Nothing was sent"),
        ("The read failed. Nothing was sent.", "The read failed. Nothing was sent"),
    ],
)
async def test_that_nothing_was_sent_is_said_once(why: str, said: str) -> None:
    account = AccountKey(Venue("qfex"), Environment.SIM, "Main")
    state = AccountState(LinkState.REFUSED, why=why)
    with pytest.raises(NoLink) as raised:
        await _until_up(account, state, Moves(), deadline=0)
    assert str(raised.value) == f"Main is not connected: {said}"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_export_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for where, why in (("/dev/full", "No space left"), (f"{tmp_path}/no/where", "No such file")):
        assert main(["--profile", str(tmp_path), "journal", "export", "--output", where]) == 1
        said = capsys.readouterr().err
        assert f"unwind: {where} cannot be written ({why}" in said
        assert "--output" in said
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_an_export_goes_into_a_pipe_and_leaves_it_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    words = ["--profile", str(tmp_path), "journal", "export", "--output", str(pipe)]
    process = subprocess.Popen([*UNWIND, *words], cwd=REPOSITORY, stdout=subprocess.DEVNULL)
    assert pipe.read_text().startswith("at,close_id,account")
    assert (process.wait(30), pipe.is_fifo()) == (0, True)


def test_the_question_does_not_stand_among_the_events(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "typed").write_text("yes\n")
    with (tmp_path / "typed").open() as typed:
        monkeypatch.setattr("sys.stdin", typed)
        monkeypatch.setattr("app.cli.asking.somebody_types", lambda: True)
        assert agrees("Send it?") is True
    asked = capsys.readouterr()
    assert (asked.out, asked.err) == ("", "Send it? [y/N] ")
