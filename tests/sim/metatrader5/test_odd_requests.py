"""Requests that no honest program sends: each gets an answer, and the account stays readable."""

import json
from typing import Any

import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from app.sim.metatrader5.wire import account_pb2, history_pb2
from app.sim.metatrader5.wire import trading_pb2 as pb
from tests.sim.metatrader5.caller import Caller

INVALID_VOLUME, INVALID_PRICE, INVALID_STOPS = 10014, 10015, 10016
DONE, INVALID_EXPIRATION, INVALID_ORDER = 10009, 10022, 10035
WRONG_PROPERTY = 4701

NAN, INFINITY = float("nan"), float("inf")
# Beyond every calendar, as a client's overflow makes it.
NEVER = Timestamp(seconds=10**15, nanos=-5)
LONG_AGO = Timestamp(seconds=-(10**15))


def order(**changes: Any) -> pb.OrderSendRequest:
    """A buy limit far below the market, unless changed."""
    terms: dict[str, Any] = {"symbol": "EURUSD", "operation": 2, "volume": 0.1, "price": 1.0}
    return pb.OrderSendRequest(**{**terms, **changes})


ODD_ORDERS = [
    (order(operation=77), INVALID_ORDER),
    (order(volume=NAN), INVALID_VOLUME),
    (order(price=INFINITY), INVALID_PRICE),
    (order(expiration_time_type=9), INVALID_EXPIRATION),
    (order(expiration_time_type=2, expiration_time_utc=LONG_AGO), INVALID_EXPIRATION),
    (order(expiration_time_type=2, expiration_time=NEVER), DONE),
]


async def test_an_odd_order_has_a_code_of_its_own_and_a_line_in_the_record(caller: Caller) -> None:
    for request, code in ODD_ORDERS:
        reply = await caller.call("TradingHelper/OrderSend", request)
        assert reply.data.returned_code == code, request
    assert len(caller.received("OrderSend")) == len(ODD_ORDERS)


async def test_an_odd_close_or_change_has_one_too(caller: Caller) -> None:
    ticket = (await caller.position("EURUSD")).ticket
    for volume in (NAN, INFINITY, -INFINITY):
        assert (await caller.close(ticket, volume)).data.returned_code == INVALID_VOLUME
    for changes, code in (
        ({"stop_loss": INFINITY}, INVALID_STOPS),
        ({"expiration_time_type": 44}, INVALID_EXPIRATION),
    ):
        request = pb.OrderModifyRequest(ticket=ticket, **changes)
        reply = await caller.call("TradingHelper/OrderModify", request)
        assert reply.data.returned_code == code
    # The record is read as JSON, which has no word for such numbers.
    json.dumps(caller.world.received.rows(), allow_nan=False)


async def test_the_largest_magic_number_leaves_the_account_readable(caller: Caller) -> None:
    request = order(operation=0, price=0, expert_id=2**64 - 1, slippage=2**64 - 1)
    assert (await caller.call("TradingHelper/OrderSend", request)).data.returned_code == DONE
    newest = (await caller.opened()).position_infos[-1]
    assert newest.magic_number == -1
    assert (await caller.deals())[-1].magic == -1


@pytest.mark.parametrize("kind", ["Double", "Integer", "String"])
async def test_a_property_that_does_not_exist_is_an_error_of_the_terminal(
    caller: Caller, kind: str
) -> None:
    request = getattr(account_pb2, f"AccountInfo{kind}Request")(property_id=99)
    answer = getattr(account_pb2, f"AccountInfo{kind}Reply")
    reply = await caller.call(f"AccountInformation/AccountInfo{kind}", request, reply=answer)
    assert reply.error.mql_error_int_code == WRONG_PROPERTY


async def test_a_window_beyond_the_calendar_holds_everything_up_to_its_end(caller: Caller) -> None:
    await caller.close((await caller.position("EURUSD")).ticket)
    assert len(await caller.deals(inputFrom=LONG_AGO, inputTo=NEVER)) == 1
    assert not await caller.deals(inputFromUtc=NEVER)


async def test_pages_below_zero_and_tokens_nobody_issued_are_the_first_page(
    caller: Caller,
) -> None:
    await caller.close((await caller.position("EURUSD")).ticket)
    for token in ("x", "9" * 5000, "\N{ARABIC-INDIC DIGIT THREE}"):
        assert len(await caller.deals(page_token=token, page_size=1)) == 1
    request = history_pb2.OrderHistoryRequest(pageNumber=-1, itemsPerPage=1)
    reply = await caller.call("AccountHelper/OrderHistory", request)
    assert [row.index for row in reply.data.history_data] == [0]
