"""`unwind accounts test`: a venue is given the time that it needs, and no more."""

import asyncio

import pytest

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
