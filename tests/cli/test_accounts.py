"""`unwind accounts`: secrets may be given at each start; a test has the time that its venue needs."""

import asyncio
from pathlib import Path

import pytest

from app.cli import main
from app.cli.accounts import log_in
from app.domain.errors import UnwindError
from app.main import sessions
from app.system.accounts import AccountRecord, AccountStore
from app.system.paths import Profile
from app.venues.session import AccountCheck
from tests.support.keyring import MemoryKeyring
from tests.support.virtual import on_virtual_time

GATEWAY = AccountRecord("Gateway", "metatrader5", "sim")


class SlowVenue:
    """A venue that answers a login after so many seconds."""

    def __init__(self, answers_after_s: float) -> None:
        self._answers_after_s = answers_after_s

    async def check(self) -> AccountCheck:
        await asyncio.sleep(self._answers_after_s)
        return AccountCheck(positions=2, lines=())


@pytest.fixture
def venue(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    slow = SlowVenue(request.param)
    monkeypatch.setattr(sessions, "build_session", lambda _record, _secrets: slow)


@pytest.mark.parametrize("venue", [60], indirect=True)
@pytest.mark.usefixtures("venue")
@on_virtual_time
async def test_a_gateway_that_starts_a_terminal_first_is_waited_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert await log_in(GATEWAY, {}) == 0
    assert "Gateway: logged in. 2 open positions." in capsys.readouterr().out


@pytest.mark.parametrize("venue", [1000], indirect=True)
@pytest.mark.usefixtures("venue")
@on_virtual_time
async def test_a_venue_that_does_not_answer_is_named_with_the_time_it_had() -> None:
    with pytest.raises(UnwindError, match=r"^Gateway: .* did not answer within 90 s\. Nothing"):
        await log_in(GATEWAY, {})


@pytest.mark.parametrize(
    ("venue", "fields", "needs"),
    [
        ("metatrader5", ["--set", "login=5012345", "--set", "server=MetaQuotes-Demo"], "PASSWORD"),
        ("coinw", [], "API_KEY and UNWIND_SECRET__LATER__SECRET_KEY"),
        ("qfex", ["--set", "public_key=qfex_pub_1"], "SECRET_KEY"),
        ("crosstrade", ["--set", "account=Sim101"], "TOKEN"),
        ("clearstreet", [], "API_KEY"),
    ],
)
def test_an_account_is_added_though_its_secrets_are_given_only_at_each_start_and_they_are_named(
    venue: str,
    fields: list[str],
    needs: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("app.system.secrets.usable_keyring", lambda: None)
    words = ["accounts", "add", "Later", "--venue", venue, "--environment", "live", *fields]
    assert main(["--profile", str(tmp_path), *words]) == 0
    assert f"set UNWIND_SECRET__LATER__{needs} at each start." in capsys.readouterr().out


@pytest.mark.parametrize(
    "endpoint",
    [
        "trade=http://127.0.0.1:9000",
        "trade=ws://127.0.0.1:port",
        "trade=ws://127.0.0.1:99999",
        "trade=ws://127.0.0.1:0",
        "trade=127.0.0.1:9000",
        "trade= ws://127.0.0.1:9000",
        "rest=http://person:password@127.0.0.1:9000",
        "rest=http://127.0.0.1:9000/a b",
        "rest=ws://127.0.0.1:9000",
        "rest=",
        "market=wss://",
    ],
)
def test_an_address_that_reaches_nothing_is_refused_by_name_and_nothing_is_added(
    endpoint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = {"trade": "ws://127.0.0.1:1", "market": "ws://127.0.0.1:2", "rest": "http://[::1]:3"}
    words = [f"--endpoint={name}={url}" for name, url in good.items()]
    assert add_qfex(tmp_path, *words, f"--endpoint={endpoint}") == 1
    name, _, url = endpoint.partition("=")
    scheme = "http" if name == "rest" else "ws"
    wanted = f"Expected an address such as {scheme}://127.0.0.1:9000, was {url!r}."
    assert capsys.readouterr().err == f"unwind: endpoint {name}: {wanted}\n"
    assert AccountStore(Profile.open(tmp_path)).list() == ()
    assert add_qfex(tmp_path, *words) == 0


def test_a_file_of_accounts_that_cannot_be_written_is_named_and_leaves_no_secret_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keyring = MemoryKeyring()
    monkeypatch.setattr("app.system.secrets.usable_keyring", lambda: keyring)
    monkeypatch.setenv("UNWIND_SECRET__FUND__SECRET_KEY", "qfex_secret_of_the_fund")

    def full(path: Path, text: str) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("app.system.accounts.write_atomically", full)
        assert add_qfex(tmp_path, "--secret=secret_key", environment="live") == 1
    said = capsys.readouterr().err
    assert "accounts.toml cannot be written (No space left on device)" in said
    assert keyring.kept == {}
    assert add_qfex(tmp_path, "--secret=secret_key", environment="live") == 0
    assert list(keyring.kept.values()) == ["qfex_secret_of_the_fund"]


def test_a_keyring_that_takes_one_secret_and_not_the_next_is_left_without_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keyring = TakesOne()
    monkeypatch.setattr("app.system.secrets.usable_keyring", lambda: keyring)
    for key in ("API_KEY", "SECRET_KEY"):
        monkeypatch.setenv(f"UNWIND_SECRET__FUND__{key}", f"the-{key}-of-the-fund")
    words = ["accounts", "add", "Fund", "--venue=coinw", "--environment=live"]
    secrets = ["--secret=api_key", "--secret=secret_key"]
    assert main(["--profile", str(tmp_path), *words, *secrets]) == 1
    assert "keyring did not answer" in capsys.readouterr().err
    assert keyring.kept == {}
    assert AccountStore(Profile.open(tmp_path)).list() == ()


class TakesOne(MemoryKeyring):
    """Has room for a single secret."""

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.kept:
            raise OSError("no room")
        super().set_password(service, username, password)


def test_an_account_is_removed_with_its_secrets_also_where_its_venue_is_not_known_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keyring = MemoryKeyring()
    monkeypatch.setattr("app.system.secrets.usable_keyring", lambda: keyring)
    gone = AccountRecord("Old", "closedvenue", "live", secret_names=("token",))
    AccountStore(Profile.open(tmp_path)).add(gone)
    keyring.set_password("Unwind", f"{gone.id}/token", "s3cret")
    assert main(["--profile", str(tmp_path), "accounts", "list"]) == 0
    assert capsys.readouterr().out.split() == ["Old", "closedvenue", "live"]
    assert main(["--profile", str(tmp_path), "accounts", "remove", "Old"]) == 0
    assert keyring.kept == {}
    assert AccountStore(Profile.open(tmp_path)).list() == ()


def add_qfex(profile: Path, *words: str, environment: str = "sim") -> int:
    which = ["add", "Fund", "--venue=qfex", f"--environment={environment}", "--set=public_key=p"]
    return main(["--profile", str(profile), "accounts", *which, *words])
