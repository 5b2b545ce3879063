"""What goes wrong around a command is one sentence: a bad option, a full disk, Ctrl-C, no display."""

import os
import pty
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import main
from app.cli.positions import _named, chosen_accounts
from app.domain.errors import UnwindError
from app.system.accounts import AccountRecord, AccountStore
from app.system.paths import Profile
from tests.support.sim_process import REPOSITORY, UNWIND, Sims, Terminal, running


@pytest.fixture(scope="module")
def sims() -> Iterator[Sims]:
    with running("qfex") as sims:
        yield sims


@pytest.fixture
def unwind(tmp_path: Path, sims: Sims) -> Terminal:
    return Terminal(tmp_path, sims)


def test_an_unknown_venue_is_answered_with_the_names_of_the_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["accounts", "add", "X", "--venue", "nope", "--environment", "sim"]
    assert main(["--profile", str(tmp_path), *words]) == 1
    said = capsys.readouterr().err
    assert "expected one of metatrader5, coinw, qfex, crosstrade, clearstreet" in said
    assert "Entry(" not in said


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon"])
def test_a_patience_that_is_no_time_is_refused(
    seconds: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["positions", "--timeout", seconds])
    assert ended.value.code == 2
    assert "expected seconds above zero" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--account", "--position", "--quantity", "--limit"])
def test_two_dashes_are_no_value(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["close", "--account", "Main", "--position", "AAPL-USD", f"{option}=--"]
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert f"expected a value after {option}=" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["positions", "reconcile"])
def test_an_account_that_is_not_there_is_named_before_anything_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main(["--profile", str(tmp_path), command, "--account", "Typo"]) == 1
    assert "there is none named 'Typo'" in capsys.readouterr().err


def test_an_account_named_twice_is_opened_once(tmp_path: Path) -> None:
    profile = Profile.open(tmp_path)
    AccountStore(profile).add(AccountRecord("Fund", "qfex", "sim"))
    assert [one.name for one in chosen_accounts(profile, ["Fund", "fund"])] == ["Fund"]


def test_an_account_is_named_though_its_name_is_part_of_another_word() -> None:
    error = _named(AccountRecord("Q", "qfex", "sim"), UnwindError("QFEX refused the login"))
    assert str(error) == "Q: QFEX refused the login"


def test_the_panel_without_a_display_says_what_works_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main(["--profile", str(tmp_path), "gui"]) == 1
    assert "There is no display" in capsys.readouterr().err


def test_a_name_that_the_output_cannot_spell_is_escaped(
    unwind: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    AccountStore(Profile.open(unwind.profile)).add(AccountRecord("日本", "qfex", "sim"))
    monkeypatch.setitem(unwind.environ, "PYTHONIOENCODING", "ascii")
    listed = unwind.run("accounts", "list")
    assert (listed.code, listed.err) == (0, "")
    assert "\\u65e5\\u672c" in listed.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_to_a_full_disk_is_a_sentence_and_the_close_is_in_the_journal(
    unwind: Terminal, sims: Sims
) -> None:
    words = ["close", "--account", "qfex", "--position", "AAPL-USD", "--quantity", "1", "--yes"]
    with Path("/dev/full").open("w") as full:
        process = subprocess.run(
            [*UNWIND, "--profile", str(unwind.profile), *words, "--json"],
            cwd=REPOSITORY, env=unwind.environ, stdin=subprocess.DEVNULL,
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=30, check=False,
        )  # fmt: skip
    assert process.returncode == 1
    assert "Traceback" not in process.stderr
    assert "reconcile" in process.stderr
    assert unwind.run("reconcile").code == 0
    (close,) = unwind.run("journal", "list", "--json").json()
    assert close["state"] == "filled"
    assert len(sims.received("qfex")) == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "end"])
def test_a_signal_at_the_question_ends_it_without_an_enter_and_sends_nothing(
    unwind: Terminal, sims: Sims, number: signal.Signals
) -> None:
    before = len(sims.received("qfex"))
    answer, question = pty.openpty()
    words = ["close", "--account", "qfex", "--position", "TSLA-USD"]
    process = subprocess.Popen(
        [*UNWIND, "--profile", str(unwind.profile), *words],
        cwd=REPOSITORY, env=unwind.environ, stdin=question,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    os.close(question)
    assert process.stderr is not None
    try:
        while not (asked := process.stderr.read(1)).endswith("?"):
            assert asked, "the question never came"
        process.send_signal(number)
        _, said = process.communicate(timeout=5)
    finally:
        process.kill()
        os.close(answer)
    assert process.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said
    assert len(sims.received("qfex")) == before


def test_a_limit_that_rests_does_not_hold_up_the_asking(unwind: Terminal) -> None:
    row = next(
        row for row in unwind.run("positions", "--json").json() if row["symbol"] == "US500-USD"
    )
    far = str(round(float(row["mark_price"]) * 1.03))
    done = unwind.close("qfex", "US500-USD", "--quantity", "1", "--limit", far)
    assert done.result["result"] == "working"
    asked = unwind.run("reconcile", "--json", timeout_s=20)
    assert (asked.code, asked.result["result"]) == (0, "working")


@pytest.mark.parametrize(
    ("position", "words", "named"),
    [
        ("", [], "--position"),
        ("nowhere", ["--percent", "101"], "--percent"),
        ("nowhere", ["--percent", "0"], "--percent"),
        ("nowhere", ["--quantity", "-1"], "--quantity"),
    ],
)
def test_a_typing_error_is_named_before_the_position_is_called_closed(
    unwind: Terminal, position: str, words: list[str], named: str
) -> None:
    done = unwind.close("qfex", position, *words)
    assert (done.code, done.result["result"]) == (5, "not_sent")
    assert named in done.result["reason"]


def test_the_export_is_a_list_of_closes_in_json_also_where_there_is_none(unwind: Terminal) -> None:
    exported = unwind.run("journal", "export", "--format", "json").json()
    listed = unwind.run("journal", "list", "--json").json()
    assert [row["close_id"] for row in exported] == [row["close_id"] for row in listed]
    elsewhere = unwind.profile / "empty"
    done = unwind.run("--profile", str(elsewhere), "journal", "export", "--format", "json")
    assert done.json() == []
