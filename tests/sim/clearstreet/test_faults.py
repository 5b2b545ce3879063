"""Each armed fault as a client of Clear Street would meet it, and what truly happened."""

import asyncio
import json
import time

import httpx
import pytest

from app.sim.clearstreet import Trick, matcher
from app.sim.clearstreet.book import Status
from app.sim.clearstreet.tricks import UNKNOWN_WORD
from app.sim.faults import Fault
from tests.sim.clearstreet.bench import HOME, Bench, uuid_of

CLOSE = "DELETE /v1/accounts/{account_id}/positions/{instrument_id}"
POSITIONS = "GET /v1/accounts/{account_id}/positions"


async def test_a_lost_reply_is_executed_and_never_answered(bench: Bench) -> None:
    bench.arm(Fault.LOSE_REPLY)
    with pytest.raises(httpx.ReadTimeout):
        await bench.http.delete(f"{HOME}/positions/{uuid_of('AAPL')}", timeout=0.2)
    await bench.until(lambda: bench.size() == 0)
    assert bench.sim.mutations == {CLOSE: 1}


async def test_an_unanswered_call_does_not_hold_up_the_end(bench: Bench) -> None:
    bench.arm(Fault.LOSE_REPLY)
    call = asyncio.create_task(bench.close())
    await bench.until(lambda: bench.sim.mutations[CLOSE] == 1)
    await asyncio.wait_for(bench.sim.stop(), 1)
    with pytest.raises(httpx.RemoteProtocolError):
        await call


async def test_a_dropped_connection_is_executed_and_cut(bench: Bench) -> None:
    bench.arm(Fault.DROP_CONNECTION)
    with pytest.raises(httpx.RemoteProtocolError):
        await bench.close()
    await bench.until(lambda: bench.size() == 0)


async def test_a_refusal_has_the_venues_words_and_does_nothing(bench: Bench) -> None:
    bench.arm(Fault.REFUSE)
    reply = await bench.close()
    error = reply.json()["error"]
    assert (reply.status_code, error["message"]) == (400, "Risk check failed")
    assert error["details"][1]["metadata"]["account_id"] == "50231"
    assert len(await bench.get(f"{HOME}/orders")) == 1


@pytest.mark.parametrize(
    ("fault", "orders"), [(Fault.HTTP_500_AFTER_EXECUTION, 2), (Fault.HTTP_500_BEFORE, 1)]
)
async def test_a_server_error_is_the_same_before_and_after_execution(
    bench: Bench, fault: Fault, orders: int
) -> None:
    bench.arm(fault)
    reply = await bench.close()
    assert reply.status_code == 500
    assert reply.json()["error"] == {"code": 500, "message": "Internal server error"}
    assert len(await bench.get(f"{HOME}/orders")) == orders


async def test_a_late_fill_comes_after_the_order_worked_for_a_while(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matcher, "LATE_FILL_S", 0.3)
    bench.arm(Fault.LATE_FILL)
    order_id, asked_at = (await bench.closing())["id"], time.monotonic()
    await bench.until(lambda: bench.known(order_id).status is Status.NEW)
    await bench.ended(order_id)
    assert time.monotonic() - asked_at >= 0.3


async def test_a_duplicate_repeats_the_rows_of_the_order_and_its_fills(bench: Bench) -> None:
    bench.arm(Fault.DUPLICATE_PUSH)
    order_id = (await bench.closing())["id"]
    await bench.until(lambda: bench.size() == 0)
    orders = await bench.get(f"{HOME}/orders", order_ids=order_id)
    assert orders == [orders[0]] * 2
    fills = await bench.get(f"{HOME}/executions")
    assert [row["quantity"] for row in fills] == ["40", "40", "80", "80"]


async def test_a_stalled_feed_keeps_prices_and_positions_while_orders_go_on(bench: Bench) -> None:
    bench.arm(Fault.STALL_FEED, 60)
    before = await bench.get(f"{HOME}/positions")
    ended = await bench.ended((await bench.closing())["id"])
    await asyncio.sleep(0.15)
    after = await bench.get(f"{HOME}/positions")
    assert ended["status"] == "FILLED"
    assert after == before
    assert bench.size() == 0
    bench.arm(Fault.STALL_FEED, 0)
    await bench.until(lambda: not bench.sim.venue.accounts[50231].shown[uuid_of("AAPL")].size)


@pytest.mark.parametrize("says", [True, False])
async def test_a_rate_limit_may_say_when_to_come_back(bench: Bench, says: bool) -> None:
    bench.sim.manner.says_retry_after = says
    bench.arm(Fault.RATE_LIMIT)
    reply = await bench.close()
    assert (reply.status_code, reply.headers.get("Retry-After")) == (429, "2" if says else None)
    assert (await bench.close()).status_code == 200


async def test_reads_use_up_no_fault_of_a_mutation(bench: Bench) -> None:
    bench.arm(Fault.REFUSE)
    await bench.get(f"{HOME}/positions")
    assert (await bench.close()).status_code == 400


@pytest.mark.parametrize("trick", [Trick.HTTP_502_HTML_BEFORE, Trick.HTTP_502_HTML_AFTER])
async def test_a_gateway_answers_in_html_before_or_after_execution(
    bench: Bench, trick: Trick
) -> None:
    bench.sim.tricks.arm(CLOSE, trick)
    reply = await bench.close()
    assert (reply.status_code, reply.headers["Content-Type"][:9]) == (502, "text/html")
    executed = len(await bench.get(f"{HOME}/orders")) == 2
    assert executed is (trick is Trick.HTTP_502_HTML_AFTER)


async def test_a_connection_cut_before_acting_did_nothing(bench: Bench) -> None:
    bench.sim.tricks.arm(CLOSE, Trick.DROP_BEFORE)
    with pytest.raises(httpx.RemoteProtocolError):
        await bench.close()
    assert len(await bench.get(f"{HOME}/orders")) == 1


async def test_half_an_answer_is_all_that_comes_of_a_close_that_happened(bench: Bench) -> None:
    bench.sim.tricks.arm(CLOSE, Trick.TRUNCATED_JSON)
    reply = await bench.close()
    assert reply.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        reply.json()
    await bench.until(lambda: bench.size() == 0)


async def test_a_key_can_die_in_plain_text(bench: Bench) -> None:
    bench.sim.tricks.arm(POSITIONS, Trick.PLAIN_TEXT_401)
    reply = await bench.http.get(f"{HOME}/positions")
    assert (reply.status_code, reply.headers["Content-Type"][:10]) == (401, "text/plain")


async def test_rows_may_hold_unknown_words_nulls_numbers_and_more(bench: Bench) -> None:
    for trick in (Trick.UNKNOWN_WORDS, Trick.NULL_FIELDS, Trick.NUMBERS, Trick.EXTRA_FIELDS):
        bench.sim.tricks.arm(POSITIONS, trick)
    row = (await bench.get(f"{HOME}/positions"))[4]
    assert row["position_type"] == row["instrument_type"] == UNKNOWN_WORD
    assert (row["symbol"], row["quantity"], row["avg_price"]) == ("VTI", 3.4172, None)
    assert row["closing_price"] is None
    assert "an_unheard_of_field" in row
    assert (await bench.get(f"{HOME}/positions"))[4]["quantity"] == "3.4172"


async def test_an_order_may_lack_its_symbol_and_its_instrument(bench: Bench) -> None:
    bench.sim.tricks.arm(CLOSE, Trick.NULL_FIELDS)
    order = await bench.closing()
    assert (order["symbol"], order["instrument_id"]) == (None, None)
    assert (order["status"], order["side"]) == ("PENDING_NEW", "SELL")


async def test_an_error_may_come_without_its_envelope(bench: Bench) -> None:
    bench.sim.tricks.arm(CLOSE, Trick.BARE_ERROR)
    reply = await bench.delete(f"{HOME}/positions/{uuid_of('AAPL')}", {"cancel_orders": 1})
    assert reply.status_code == 422
    assert reply.json()["code"] == 422


async def test_an_answer_may_take_its_time(bench: Bench) -> None:
    bench.sim.tricks.arm("*", Trick.DELAY, delay_s=0.1)
    started = time.monotonic()
    await bench.get("/v1/clock")
    assert time.monotonic() - started >= 0.1
