"""What every session is made of: how it ends, what a key looks like, when orders are gone."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest

from app.domain.errors import Misconfigured, NoLink, OutcomeUnknown, SessionLost, UnwindError
from app.venues import _cancelling
from app.venues._cancelling import until_none_is_left
from app.venues._credential import is_credential
from app.venues._ending import ends_as_promised
from app.venues._http import WarmConnections, read_client
from app.venues._rate_limit import RateLimit
from tests.support.raw_server import Peer, RawServer, ok


@pytest.mark.parametrize(
    ("inside", "ends_with"),
    [
        (SessionLost("gone"), SessionLost),
        (Misconfigured("key", "wrong"), Misconfigured),
        (NoLink("refused"), SessionLost),
        (ExceptionGroup("tasks", [NoLink("refused"), Misconfigured("key", "")]), Misconfigured),
        (ExceptionGroup("tasks", [ExceptionGroup("more", [NoLink("refused")])]), SessionLost),
    ],
)
def test_a_run_ends_with_a_lost_session_or_a_setting_to_mend(
    inside: Exception, ends_with: type[UnwindError]
) -> None:
    with pytest.raises(ends_with), ends_as_promised():
        raise inside


@pytest.mark.parametrize(
    "inside",
    [asyncio.CancelledError(), ValueError("ours"), ExceptionGroup("tasks", [ValueError("ours")])],
)
def test_a_cancellation_or_a_fault_of_ours_is_not_told_as_the_venues(
    inside: BaseException,
) -> None:
    with pytest.raises(type(inside)) as caught, ends_as_promised():
        raise inside
    assert caught.value is inside


@pytest.mark.parametrize("text", ["", "two words", "línea", "a\nb", "tab\t"])
def test_what_would_break_a_header_is_no_key(text: str) -> None:
    assert not is_credential(text)
    assert is_credential("qfex_pub_0001.x-Y=/+")


def looks(*answers: str | UnwindError) -> Callable[[], Awaitable[str]]:
    left = iter(answers)

    async def look() -> str:
        answer = next(left)
        if isinstance(answer, UnwindError):
            raise answer
        return answer

    return look


async def test_orders_are_gone_once_a_look_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_cancelling, "LOOK_EVERY_S", 0.0)
    look = looks("2 are left", "1 is left", "", "asked once too often")
    await until_none_is_left(look, unread="not read")
    assert await look() == "asked once too often"


async def test_a_look_that_fails_leaves_a_doubt_and_is_not_an_empty_list() -> None:
    with pytest.raises(OutcomeUnknown, match="cannot be seen: the line broke"):
        await until_none_is_left(looks(SessionLost("the line broke")), unread="not read")


async def test_a_look_that_never_comes_back_is_not_waited_for_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_cancelling, "GONE_WITHIN_S", 0.01)

    async def never() -> str:
        await asyncio.Event().wait()
        return ""

    with pytest.raises(OutcomeUnknown, match="the list was not read"):
        await until_none_is_left(never, unread="the list was not read")


async def test_an_urgent_read_uses_what_is_kept_for_closes_and_one_that_can_wait_does_not() -> (
    None
):
    limit = RateLimit(rate=1000.0, burst=2.0, reserve=2.0, monotonic=lambda: 0.0)
    await limit.turn_for_urgent()
    assert limit.read_delay_s() == pytest.approx(0.002)
    assert limit.close_delay_s() == 0.0
    await limit.turn_for_urgent(3.0)
    assert limit.close_delay_s() == pytest.approx(0.003)


async def test_reads_take_no_proxy_from_the_environment_and_follow_no_redirect() -> None:
    client = read_client(
        WarmConnections("http://127.0.0.1:1"), "http://127.0.0.1:1", timeout=httpx.Timeout(1.0)
    )
    assert not client.trust_env
    assert not client.follow_redirects


@pytest.mark.parametrize("cookie", ["session=1", "a=1; Max-Age"])
async def test_reads_keep_no_cookie_and_stumble_over_none(cookie: str) -> None:
    async def script(peer: Peer) -> None:
        while await peer.request():
            await peer.say(ok(b"{}", f"Set-Cookie: {cookie}"))

    async with RawServer(script) as server:
        connections = WarmConnections(server.origin)
        client = read_client(connections, server.origin, timeout=httpx.Timeout(1.0))
        for _ in range(2):
            assert (await client.get("/v1/positions")).status_code == 200
        await connections.aclose()
    assert len(server.requests) == 2
    assert not any(b"cookie" in request.lower() for request in server.requests)
