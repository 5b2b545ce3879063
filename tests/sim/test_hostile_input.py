"""Whatever arrives at a simulated venue, it answers in the venue's words and goes on working.

An error nobody foresaw would be logged by the servers below; the log must stay empty.
"""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import connect

from app.sim.farm import Farm
from app.sim.venue import Offer
from tests.sim.coinw.account import sign

Offers = dict[str, Offer]

UNREADABLE = {
    "not JSON": b"{",
    "a NaN": b'{"quantity":NaN}',
    "a number beyond a double": b'{"quantity":1e999}',
    "half a surrogate pair": rb'{"instrument":"\ud800"}',
    "not UTF-8": b"\xff\xfe",
    "deeper than any stack": b"[" * 100_000,
    "two megabytes of nothing": b"x" * 2_000_000,
}


@pytest.fixture
async def farm(caplog: pytest.LogCaptureFixture) -> AsyncIterator[Farm]:
    farm = Farm(["coinw", "qfex", "crosstrade", "clearstreet"], seed=1)
    yield farm
    await farm.stop()
    unforeseen = [r for r in caplog.records if r.levelno >= logging.ERROR]
    assert not unforeseen, [record.getMessage() for record in unforeseen]


@pytest.fixture
async def offers(farm: Farm) -> Offers:
    return {offer.venue: offer for offer in await farm.start()}


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False, verify=False, timeout=5) as http:
        yield http


def signed(offer: Offer, method: str, target: str, body: bytes) -> dict[str, str]:
    """The headers of a CoinW call."""
    stamp = str(time.time_ns() // 1_000_000)
    signature = sign(offer.secrets["secret_key"], stamp, method, target, body)
    return {"api_key": offer.secrets["api_key"], "timestamp": stamp, "sign": signature}


async def closing(http: httpx.AsyncClient, offer: Offer, body: bytes) -> httpx.Response:
    """A call that closes, with this body."""
    calls = {
        "coinw": ("DELETE", "/v1/perpum/positions"),
        "crosstrade": ("POST", "/v1/api/accounts/Sim101/positions/close"),
        "clearstreet": ("POST", "/v1/accounts/50231/orders"),
    }
    method, target = calls[offer.venue]
    headers = {"Content-Type": "application/json"}
    if offer.venue == "coinw":
        headers |= signed(offer, method, target, body)
    else:
        (secret,) = offer.secrets.values()
        headers["Authorization"] = f"Bearer {secret}"
    url = offer.endpoints["rest"] + target
    return await http.request(method, url, content=body, headers=headers)


REFUSALS = {
    "coinw": (200, '"code":9016'),
    "crosstrade": (400, '"Invalid request"'),
    "clearstreet": (400, "Failed to parse the request body as JSON"),
}


@pytest.mark.parametrize("venue", REFUSALS)
async def test_a_body_nobody_can_read_is_refused_in_the_venues_words_and_recorded(
    farm: Farm, offers: Offers, http: httpx.AsyncClient, venue: str
) -> None:
    control = await farm.start_control()
    status, words = REFUSALS[venue]
    for what, body in UNREADABLE.items():
        answer = await closing(http, offers[venue], body)
        assert (answer.status_code, words in answer.text) == (status, True), (what, answer.text)
    received = await http.get(f"{control}/received", params={"venue": venue})
    assert len(received.json()) == len(UNREADABLE)
    assert len(received.content) < 1_000_000


async def test_a_caller_who_hangs_up_inside_a_body_leaves_no_trace(
    farm: Farm, offers: Offers, http: httpx.AsyncClient
) -> None:
    for venue in ("coinw", "crosstrade", "clearstreet"):
        port = httpx.URL(offers[venue].endpoints["rest"]).port
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        lines = "POST /v1/api/orders/cancelall HTTP/1.1", "Host: x", "Content-Length: 9", "", "{"
        if venue == "clearstreet":
            lines = "POST /v1/accounts/50231/orders HTTP/1.1", *lines[1:]
        writer.write("\r\n".join(lines).encode())
        await writer.drain()
        writer.close()
        await writer.wait_closed()
    # A later answer of the same server was given after it had noticed.
    for venue in ("coinw", "crosstrade", "clearstreet"):
        assert (await http.get(offers[venue].endpoints["rest"])).status_code in (200, 404)
    assert (await http.get(await farm.start_control() + "/received")).json() == []


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PATCH", "TRACE"])
async def test_a_method_the_venue_does_not_have_is_a_wrong_address(
    offers: Offers, http: httpx.AsyncClient, method: str
) -> None:
    expected = {"coinw": 404, "crosstrade": 404, "clearstreet": 405, "qfex": 405}
    targets = {
        "coinw": "/v1/perpum/positions",
        "crosstrade": "/v1/api/positions",
        "clearstreet": "/v1/accounts/50231/positions",
        "qfex": "/refdata",
    }
    for venue, status in expected.items():
        if (venue, method) == ("qfex", "HEAD"):
            continue
        answer = await http.request(method, offers[venue].endpoints["rest"] + targets[venue])
        assert answer.status_code == status, venue


NUMBERS_TOO_LONG = {
    "qfex": "/user/positions",
    "crosstrade": "/v1/api/accounts/Sim101/executions?lookbackTime={}",
    "clearstreet": "/v1/accounts/50231/positions?page_size={}",
}


@pytest.mark.parametrize("digits", ["9" * 5000, "9" * 400, "\N{SUPERSCRIPT TWO}"])
@pytest.mark.parametrize("venue", NUMBERS_TOO_LONG)
async def test_a_number_that_is_none_is_the_callers_mistake(
    offers: Offers, http: httpx.AsyncClient, venue: str, digits: str
) -> None:
    offer = offers[venue]
    headers: dict[str, Any] = {}
    if venue == "qfex":
        headers = {
            "x-qfex-public-key": offer.fields["public_key"],
            "x-qfex-nonce": "n",
            "x-qfex-hmac-signature": "0" * 64,
            "x-qfex-timestamp": digits.encode(),
        }
    else:
        (secret,) = offer.secrets.values()
        headers["Authorization"] = f"Bearer {secret}"
    url = offer.endpoints["rest"] + NUMBERS_TOO_LONG[venue].format(digits)
    assert (await http.get(url, headers=headers)).status_code in (400, 401)


STREAMS = {
    "qfex": ("trade", '{"type":"auth","params":{}}', "authenticated"),
    "coinw": ("ws", '{"event":"ping"}', "pong"),
    "crosstrade": ("ws", '{"action":"ping"}', "pong"),
}
BAD_FRAMES: list[str | bytes] = [
    "",
    "null",
    "[]",
    "{",
    '{"type":"auth","params":{"hmac":{"signature":"\\ud800"}}}',
    '{"event":"sub","params":{"biz":NaN}}',
    '{"action":"rpc","id":1e999,"api":"GetAccounts"}',
    '{"action":"streamPnl","enabled":true,"interval":' + "9" * 300 + "}",
    "[" * 20_000,
    b"\xff\xfe",
    '{"type":[],"event":{},"action":1}',
]


@pytest.mark.parametrize("venue", STREAMS)
async def test_a_websocket_answers_each_bad_frame_and_stays_open(
    offers: Offers, venue: str
) -> None:
    endpoint, question, answer = STREAMS[venue]
    offer = offers[venue]
    headers = {"Authorization": f"Bearer {offer.secrets.get('token')}"}
    async with (
        connect(offer.endpoints[endpoint], proxy=None, additional_headers=headers) as socket,
        asyncio.timeout(5),
    ):
        for frame in BAD_FRAMES:
            await socket.send(frame)
            json.loads(await socket.recv())
        await socket.send(question)
        assert answer in str(await socket.recv())
