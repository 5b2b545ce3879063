"""Token, budget, paths: what stands before the add-on."""

import httpx

from app.sim.bucket import Bucket
from tests.sim.crosstrade.conftest import Bench


async def test_a_wrong_or_missing_token_is_refused_and_still_recorded(bench: Bench) -> None:
    token = bench.offer.secrets["token"]
    for header in ("", "Bearer wrong", token, f"bearer {token}"):
        reply = await bench.http.post(
            "/accounts/Sim101/positions/close",
            json={"instrument": "ES 12-26"},
            headers={"Authorization": header},
        )
        assert (reply.status_code, reply.json()) == (
            401,
            {"success": False, "error": "unauthorized"},
        )
    assert bench.size() == 12
    assert bench.times_received() == 4


async def test_the_budget_is_twenty_at_once_and_three_a_second() -> None:
    now = [0.0]
    bucket = Bucket(20, 3.0, lambda: now[0])
    assert [bucket.take() for _ in range(21)].count(True) == 20
    now[0] = 1.0
    assert [bucket.take() for _ in range(4)].count(True) == 3
    now[0] = 100.0
    assert [bucket.take() for _ in range(30)].count(True) == 20


async def test_a_spent_budget_answers_429_with_a_time_and_does_nothing(bench: Bench) -> None:
    while bench.venue.relay.budget.take():
        pass
    reply = await bench.close()
    assert (reply.status_code, reply.json()) == (429, {"error": "Rate limit exceeded"})
    assert reply.headers["Retry-After"] == "1"
    assert bench.size() == 12


async def test_both_transports_spend_one_budget(bench: Bench) -> None:
    while bench.venue.relay.budget.take():
        pass
    async with bench.websocket() as socket:
        await socket.send('{"action":"rpc","id":"a","api":"ClosePosition","args":{}}')
        assert "Rate limit exceeded" in str(await socket.recv())


async def test_a_wrong_path_or_method_is_a_404_with_suggestions(bench: Bench) -> None:
    reply = await bench.post("/accounts/Sim101/positions/closes", instrument="ES 12-26")
    assert reply.status_code == 404
    assert any("positions/close" in near for near in reply.json()["did_you_mean"])
    assert (await bench.http.delete("/accounts/Sim101/orders/1")).status_code == 404
    assert (await bench.post("/accounts//positions/flatten")).status_code == 404


async def test_paths_outside_the_api_lead_to_the_marketing_site(bench: Bench) -> None:
    root = bench.offer.endpoints["rest"]
    async with httpx.AsyncClient(base_url=root, trust_env=False, verify=False) as client:
        away = await client.get("/api/positions")
        assert (away.status_code, away.headers["Location"]) == (302, "/")
        assert (await client.get("/")).headers["Content-Type"].startswith("text/html")


async def test_an_account_name_may_hold_an_escaped_slash(bench: Bench) -> None:
    body = await bench.get("/accounts/Desk%2F1")
    assert body["detail"] == "Account Desk/1 not found"


async def test_stopping_twice_is_harmless(bench: Bench) -> None:
    await bench.venue.stop()
    await bench.venue.stop()
