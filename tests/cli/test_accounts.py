"""`unwind accounts`: secrets may be given at each start; a test has the time that its venue needs."""

import asyncio
from pathlib import Path

import pytest

from app.cli import main
from app.cli.accounts import log_in
from app.domain.errors import UnwindError
from app.main import house
from app.system.accounts import AccountRecord
from app.venues.session import AccountCheck
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
    monkeypatch.setattr(house, "build_session", lambda _record, _secrets: slow)


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
    ("venue", "fields"),
    [
        ("metatrader5", ["--set", "login=5012345", "--set", "server=MetaQuotes-Demo"]),
        ("coinw", []),
        ("qfex", ["--set", "public_key=qfex_pub_1"]),
        ("crosstrade", ["--set", "account=Sim101"]),
        ("clearstreet", []),
    ],
)
def test_an_account_is_added_though_its_secrets_are_given_only_at_each_start(
    venue: str, fields: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.system.secrets.usable_keyring", lambda: None)
    words = ["accounts", "add", "Later", "--venue", venue, "--environment", "live", *fields]
    assert main(["--profile", str(tmp_path), *words]) == 0
