"""Who may read, what the seed holds, pages, filters, quotes, and the virtual clock."""

from datetime import datetime
from email.utils import parsedate_to_datetime

import httpx
import pytest

from app.sim.bucket import Bucket
from app.sim.clearstreet import Session
from tests.sim.clearstreet.bench import ACCOUNT, HOME, Bench, uuid_of


@pytest.mark.parametrize("header", [None, "Bearer wrong", "cs-sim-00000007.simulated-secret"])
async def test_everything_but_the_version_needs_the_key(bench: Bench, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    url = bench.offer.endpoints["rest"]
    async with httpx.AsyncClient(
        base_url=url, headers=headers, trust_env=False, verify=False
    ) as stranger:
        assert (await stranger.get("/v1/version")).json()["data"] == {"version": "2025-10-31"}
        reply = await stranger.get("/v1/accounts")
    assert reply.status_code == 401
    assert reply.json()["error"] == {
        "code": 401,
        "message": "The Authorization header is missing or contains an invalid or expired API key",
    }


async def test_one_account_is_active_and_one_is_closed_but_readable(bench: Bench) -> None:
    accounts = await bench.get("/v1/accounts")
    assert [(row["id"], row["status"]) for row in accounts] == [
        (50231, "ACTIVE"),
        (50232, "CLOSED"),
    ]
    assert await bench.get("/v1/accounts/50232/positions") == []
    assert [row["id"] for row in await bench.get("/v1/accounts", account_name="old")] == [50232]
    assert len(await bench.get("/v1/accounts", account_id="502")) == 2


@pytest.mark.parametrize(
    ("path", "status"),
    [("positions", 403), ("orders", 403), ("executions", 403), ("balances", 404), ("", 404)],
)
async def test_a_foreign_account_is_forbidden_or_not_found(
    bench: Bench, path: str, status: int
) -> None:
    reply = await bench.http.get(f"/v1/accounts/99/{path}".removesuffix("/"))
    assert (reply.status_code, reply.json()["error"]["code"]) == (status, status)


async def test_the_seed_holds_longs_shorts_options_and_a_fraction(bench: Bench) -> None:
    rows = {row["symbol"]: row for row in await bench.get(f"{HOME}/positions")}
    assert {symbol: row["quantity"] for symbol, row in rows.items()} == {
        "AAPL": "120",
        "AAPL  260320C00200000": "10",
        "NVDA": "-45",
        "NVDA260320P00120000": "-4",
        "VTI": "3.4172",
        "MSFT": "40",
    }
    assert rows["NVDA"]["position_type"] == "SHORT"
    assert rows["NVDA"]["available_quantity"] == "45"
    assert rows["NVDA"]["market_value"].startswith("-")
    assert rows["NVDA260320P00120000"]["cost_basis"] == "-860.00"
    unknown = ("avg_price", "cost_basis", "instrument_price", "unrealized_pnl")
    assert [rows["VTI"][name] for name in unknown] == [None] * 4


async def test_a_resting_order_takes_from_what_is_available(bench: Bench) -> None:
    (row,) = await bench.get(f"{HOME}/positions", instrument_ids=uuid_of("MSFT"))
    assert (row["quantity"], row["available_quantity"]) == ("40", "25")
    assert {one.symbol: one.working_orders for one in bench.sim.positions()}["MSFT"] == 1


async def test_pages_follow_the_token_and_the_token_beats_the_page_size(bench: Bench) -> None:
    query: dict[str, str | int] = {"page_size": 2}
    symbols, before = [], []
    while True:
        body = (await bench.http.get(f"{HOME}/positions", params=query)).json()
        symbols += [row["symbol"] for row in body["data"]]
        page = body["metadata"]
        assert (page["total_items"], page["total_pages"]) == (6, 3)
        before.append(page["previous_page_token"])
        if page["next_page_token"] is None:
            break
        query = {"page_token": page["next_page_token"] + "==", "page_size": 1}
    assert page["page_number"] == 3
    assert len(set(symbols)) == 6
    assert before[0] is None
    assert before[1] == "AAAAAAAAAAIAAAAAAAAAAA"


@pytest.mark.parametrize(
    "query",
    [
        {"page_token": "no token"},
        {"page_token": "AAAA"},
        {"page_size": 0},
        {"page_size": 1001},
        {"page_size": "two"},
        {"sort_by": "COLOUR"},
    ],
    ids=str,
)
async def test_a_query_that_makes_no_sense_is_a_400(bench: Bench, query: dict[str, str]) -> None:
    assert (await bench.http.get(f"{HOME}/positions", params=query)).status_code == 400


async def test_positions_are_filtered_by_id_or_symbol_and_sorted(bench: Bench) -> None:
    rows = await bench.get(f"{HOME}/positions", instrument_ids=f"{uuid_of('NVDA')},AAPL")
    assert [row["symbol"] for row in rows] == ["AAPL", "NVDA"]
    by_size = await bench.get(f"{HOME}/positions", sort_by="QUANTITY", sort_direction="ASC")
    assert [row["quantity"] for row in by_size][:2] == ["-45", "-4"]
    assert len(await bench.get(f"{HOME}/positions", instrument_ids="")) == 6


async def test_a_quote_may_lack_its_bid_and_one_unknown_id_spoils_the_batch(bench: Bench) -> None:
    bench.freeze("AAPL", "210.12")
    bench.freeze("NVDA260320P00120000", "1.30")
    ids = f"{uuid_of('AAPL')},NVDA260320P00120000"
    two_sided, one_sided = await bench.get("/v1/market-data/snapshot", instrument_ids=ids)
    assert (two_sided["last_quote"]["bid"], two_sided["last_quote"]["ask"]) == ("210.10", "210.14")
    assert one_sided["last_quote"]["bid"] is None
    assert one_sided["last_quote"]["ask"] == "1.35"
    for asked, status in (("", 400), (f"{ids},AAP", 404)):
        reply = await bench.http.get("/v1/market-data/snapshot", params={"instrument_ids": asked})
        assert reply.status_code == status


async def test_an_instrument_answers_to_its_id_and_its_symbol(bench: Bench) -> None:
    for name in (uuid_of("AAPL"), "AAPL"):
        assert (await bench.get(f"/v1/instruments/{name}"))["is_fractionable"] is True
    option = await bench.get("/v1/instruments/AAPL%20%20260320C00200000")
    assert [rule.get("end_price") for rule in option["tick_rules"]] == ["3", None]
    assert "tick_rules" not in await bench.get("/v1/instruments/NVDA260320P00120000")
    reply = await bench.http.get("/v1/instruments/AAP")
    assert (reply.status_code, reply.json()["error"]["message"]) == (
        404,
        "Instrument not found: AAP",
    )
    (contract,) = await bench.get("/v1/instruments/options/contracts", underlier="AAPL")
    assert (contract["strike_price"], contract["multiplier"]) == ("200", "100")
    assert len(await bench.get("/v1/instruments")) == 4


async def test_the_clock_is_virtual_in_the_header_too(bench: Bench) -> None:
    reply = await bench.http.get("/v1/clock")
    clock = datetime.fromisoformat(reply.json()["data"]["clock"])
    assert (clock.date().isoformat(), len(reply.headers.get_list("date"))) == ("2026-03-18", 1)
    assert abs((parsedate_to_datetime(reply.headers["date"]) - clock).total_seconds()) < 2


@pytest.mark.parametrize(
    ("session", "word"), [(one, None if one is Session.CLOSED else one.value) for one in Session]
)
async def test_market_hours_say_which_session_it_is(
    bench: Bench, session: Session, word: str | None
) -> None:
    if session is not Session.REGULAR:
        bench.sim.clock.turn_to(session)
    (row,) = await bench.get("/v1/calendars/market-hours", market="us_equities")
    assert row["status"]["current_session"] == word
    assert row["status"]["is_open"] is (word is not None)
    assert row["next_sessions"]["regular"]["open"].endswith("T09:30:00-04:00")


async def test_a_day_at_the_weekend_has_no_session(bench: Bench) -> None:
    (row, _) = await bench.get("/v1/calendars/market-hours", date="2026-03-21")
    assert row["status"] == {"is_open": False, "day_type": "WEEKEND", "current_session": None}
    assert row["today_sessions"] == {}


async def test_too_many_requests_are_told_when_to_come_back(bench: Bench) -> None:
    bench.sim.budget = Bucket(2, 0.5)
    replies = [await bench.http.get("/v1/clock") for _ in range(3)]
    assert [reply.status_code for reply in replies] == [200, 200, 429]
    assert replies[2].headers["Retry-After"] == "2"
    assert replies[2].json()["error"] == {"code": 429, "message": "Too many requests"}


async def test_balances_are_text_in_dollars(bench: Bench) -> None:
    row = await bench.get(f"{HOME}/balances")
    assert (row["account_id"], row["currency"]) == (ACCOUNT, "USD")
    assert row["short_market_value"].startswith("-")
