"""The control address: it tells what was received, and refuses what it does not understand."""

from collections.abc import AsyncIterator

import httpx
import pytest

from app.sim.farm import Farm
from app.sim.venue import Offer

# Calls that change something; without a key nothing comes of them, but they have arrived.
CLOSES = {
    "coinw": ("DELETE", "/v1/perpum/positions"),
    "crosstrade": ("POST", "/v1/api/accounts/Sim101/positions/close"),
    "clearstreet": ("DELETE", "/v1/accounts/50231/positions/AAPL"),
}


class Control:
    """The control address of three venues, and a caller without keys."""

    def __init__(self, http: httpx.AsyncClient, offers: list[Offer]) -> None:
        self.http = http
        self._rest = {offer.venue: offer.endpoints["rest"] for offer in offers}

    async def close(self, venue: str) -> None:
        method, path = CLOSES[venue]
        await self.http.request(method, self._rest[venue] + path)


@pytest.fixture
async def control() -> AsyncIterator[Control]:
    farm = Farm(list(CLOSES), seed=1)
    offers = await farm.start()
    url = await farm.start_control()
    async with httpx.AsyncClient(base_url=url, trust_env=False, verify=False) as http:
        yield Control(http, offers)
    await farm.stop()


@pytest.mark.parametrize("what", ["received", "positions"])
async def test_a_venue_that_is_not_here_is_an_error_not_an_empty_list(
    control: Control, what: str
) -> None:
    answer = await control.http.get(what, params={"venue": "qfex"})
    assert answer.status_code == 404
    assert "coinw" in answer.json()["error"]


@pytest.mark.parametrize("count", [-1, 1.5, True, "2", None])
async def test_a_count_that_is_no_whole_number_arms_nothing(
    control: Control, count: object
) -> None:
    body = {"venue": "coinw", "fault": "refuse", "count": count}
    answer = await control.http.post("fault", json=body)
    assert answer.status_code == 400
    assert "'lose_reply'" in answer.json()["error"]
    assert "Fault." not in answer.json()["error"]


@pytest.mark.parametrize(
    "body",
    ["", "[]", "null", '{"venue":["coinw"],"fault":"refuse"}', '{"venue":"coinw"}', "[" * 100_000],
)
async def test_what_is_no_fault_is_told_what_one_looks_like(control: Control, body: str) -> None:
    answer = await control.http.post("fault", content=body)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith('expected {"venue": one of')


@pytest.mark.parametrize(
    ("venue", "fault", "status"),
    [
        ("crosstrade", "addon_offline", 200),
        ("coinw", "addon_offline", 400),
        ("clearstreet", "half_fill", 400),
        ("clearstreet", "late_fill", 200),
    ],
)
async def test_a_fault_that_the_venue_cannot_show_is_not_armed(
    control: Control, venue: str, fault: str, status: int
) -> None:
    answer = await control.http.post("fault", json={"venue": venue, "fault": fault, "count": 0})
    assert answer.status_code == status


async def test_mutations_of_several_venues_come_in_the_order_of_their_arrival(
    control: Control,
) -> None:
    order = ["crosstrade", "coinw", "clearstreet", "crosstrade"]
    for venue in order:
        await control.close(venue)
    rows = (await control.http.get("received")).json()
    assert [row["venue"] for row in rows] == order
    assert [row["sequence"] for row in rows] == [1, 1, 1, 2]
    crosstrade = await control.http.get("received", params={"venue": "crosstrade"})
    assert [row["sequence"] for row in crosstrade.json()] == [1, 2]


async def test_positions_are_those_of_all_venues_or_of_one(control: Control) -> None:
    everything = (await control.http.get("positions")).json()
    assert {row["venue"] for row in everything} == set(CLOSES)
    one = (await control.http.get("positions", params={"venue": "coinw"})).json()
    assert one == [row for row in everything if row["venue"] == "coinw"]
