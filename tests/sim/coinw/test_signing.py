"""How the simulated CoinW knows its caller."""

import time

import pytest

from app.sim.coinw.refusals import Refusal
from app.sim.coinw.signing import ApiKey, KeyRing
from tests.sim.coinw.account import Account, payload

KEY, SECRET, AT = "ck_test_7f3a21", "sk_test_9d41c0ffee55", "1740570000123"
PLAN_QUERY = "positionType=plan&sourceIds=33308741701971947{}33308741701971948&instrument=BTC"
CLOSE_RATE = '{"id":"2435521222632023294","positionType":"execute","closeRate":"1"}'
CLOSE_PLAN = (
    '{"id":"2435521222632023294","positionType":"plan","closeNum":"1","orderPrice":"86500"}'
)
SPACED = CLOSE_PLAN.replace(":", ": ").replace(",", ", ")
TAGS = '[{"thirdOrderId":"cp-0001"},{"thirdOrderId":"cp-0002"}]'

VECTORS = {
    "V1": (
        ("GET", "/v1/perpum/positions?instrument=BTC", ""),
        "Brq1E44MeId+/6zoBUlmDb89p5QEghv8Q+MN8RbmOas=",
    ),
    "V2": (
        ("GET", "/v1/perpum/positions/all", ""),
        "Y8zQ56cX2IV9XvZ3DSfHW6LC2vM/Lr0QBxUXg4eF4Wc=",
    ),
    "V3": (
        ("GET", f"/v1/perpum/order?{PLAN_QUERY.format(',')}", ""),
        "VQTSDhEJhmm8B0YKouP5NJ46IajxQIYmDprmmMBvP08=",
    ),
    "V3b": (
        ("GET", f"/v1/perpum/order?{PLAN_QUERY.format('%2C')}", ""),
        "YTr/trORr1ZbVx1t+2+LtCSNcOWogInVIC9emSmEZx4=",
    ),
    "V4": (
        ("DELETE", "/v1/perpum/positions", CLOSE_RATE),
        "7Bir66SvzKd6N9eORDeDOtnmG72eG5IIE5mnzt+uzgU=",
    ),
    "V5": (
        ("DELETE", "/v1/perpum/positions", CLOSE_PLAN),
        "4gNsZtnRNCE+3ITp0Sv+wwnwSu7uBT0Zg5K+jixr0+4=",
    ),
    "V5b": (
        ("DELETE", "/v1/perpum/positions", SPACED),
        "hdE4E1aUFJFJ4iuE016xJtDlci/ELg1YS77lMkLkwMM=",
    ),
    "V6": (
        ("POST", "/v1/perpum/positions/reverse", '{"id":"2435521222632023294"}'),
        "O3lK8NYDpIEAG4nBGFw99ddaff1bZNGYrDoKeYpiNUA=",
    ),
    "V7": (
        ("DELETE", "/v1/perpum/order", '{"id":"33308741701971947"}'),
        "296H6WcISs0LTH1As4vXOAfvo2AYfy6Hxb5+ZL1g2WM=",
    ),
    "V8": (
        ("DELETE", "/v1/perpum/batchClose", TAGS),
        "NMWQZ5G9vpElT/rqLVCqYvOuk1CoYB/NA2xM6K5CRB0=",
    ),
}


@pytest.mark.parametrize(("call", "signed"), VECTORS.values(), ids=VECTORS)
def test_a_signature_covers_time_method_raw_target_and_raw_body(
    call: tuple[str, str, str], signed: str
) -> None:
    method, target, body = call
    ring = KeyRing([ApiKey(KEY, SECRET)])
    headers = {"api_key": KEY, "timestamp": AT, "sign": signed}
    raw = {"target": target.encode(), "body": body.encode()}

    assert ring.check(headers, method=method, now_ms=int(AT), **raw) == KEY

    raw["body"] += b" "
    with pytest.raises(Refusal, match="6001"):
        ring.check(headers, method=method, now_ms=int(AT), **raw)


async def test_a_query_is_checked_as_it_was_sent_in_any_order_and_spelling(
    account: Account,
) -> None:
    for query in ("instrument=BTC&positionType=plan", "positionType=plan&instrument=BTC"):
        for ids in ("1,2", "1%2C2"):
            await account.get(f"order?{query}&sourceIds={ids}")


async def test_a_wrong_secret_is_6001_with_http_200(account: Account) -> None:
    answer = await account.send("GET", "/v1/perpum/positions/all", secret="wrong")

    assert answer.status_code == 200
    assert answer.json() == {"code": 6001, "msg": "invalid signature"}


async def test_an_unknown_key_and_a_clock_a_minute_off_are_6000(account: Account) -> None:
    unknown = await account.send("GET", "/v1/perpum/positions/all", api_key="nobody")
    late = str(time.time_ns() // 1_000_000 - 61_000)
    skewed = await account.send("GET", "/v1/perpum/positions/all", timestamp=late)
    missing = await account.http.get("/v1/perpum/positions/all")

    assert [a.json()["code"] for a in (unknown, skewed, missing)] == [6000, 6000, 6000]


async def test_a_key_without_the_futures_permission_is_6003_and_says_message_not_msg(
    account: Account,
) -> None:
    weak = account.venue.key_without_futures
    answer = await account.send(
        "GET", "/v1/perpum/positions/all", api_key=weak.key, secret=weak.secret
    )

    documented = next(c for c in payload("errors")["cases"] if c["when"] == "permission")
    assert answer.json() == documented["body"]


async def test_a_close_with_a_bad_signature_is_noted_and_changes_nothing(account: Account) -> None:
    row = await account.position("SOL", "long")
    body = {"id": str(row["id"]), "closeRate": "1"}

    refused = await account.send("DELETE", "/v1/perpum/positions", body, secret="wrong")

    assert refused.json()["code"] == 6001
    assert [m["kind"] for m in account.received.rows()] == ["close"]
    assert account.truth(row) == 37
