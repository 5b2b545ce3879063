"""How a caller comes by a session, and what a call without one is told."""

import asyncio

import grpc
import pytest
from google.protobuf.empty_pb2 import Empty

from app.sim.metatrader5 import Switches
from app.sim.metatrader5.wire import account_pb2, connection_pb2
from app.sim.metatrader5.wire.streams_pb2 import OnTradeRequest
from tests.sim.metatrader5.caller import Caller, gateway

SUMMARY = account_pb2.AccountSummaryRequest()
CHECK = connection_pb2.CheckConnectRequest()


async def test_the_offer_names_endpoint_fields_and_secrets(caller: Caller) -> None:
    assert caller.offer.venue == "metatrader5"
    assert set(caller.offer.endpoints) == {"grpc"}
    assert set(caller.offer.fields) == {"login", "server"}
    assert set(caller.offer.secrets) == {"password", "api_key"}


async def test_each_connect_gives_a_session_of_its_own(caller: Caller) -> None:
    first = caller.id
    await caller.connect()
    assert caller.id not in ("", first)
    health = (await caller.call("Connection/CheckConnect", CHECK)).data.health_check
    assert health.is_alive
    assert health.terminal_is_connected_to_mt_server


@pytest.mark.parametrize(
    ("user", "password", "server", "code"),
    [
        (700100, "wrong", "SimBroker-MT5 Demo", "AUTHORIZATION_FAILED"),
        (1, "sim-master-password", "SimBroker-MT5 Demo", "AUTHORIZATION_FAILED"),
        (700100, "sim-master-password", "Elsewhere", "SERVER_NOT_FOUND"),
    ],
)
async def test_wrong_credentials_come_in_the_envelope(
    caller: Caller, user: int, password: str, server: str, code: str
) -> None:
    request = connection_pb2.ConnectExRequest(user=user, password=password, mt_cluster_name=server)
    error = (await caller.call("Connection/ConnectEx", request)).error
    assert error.error_code == code
    assert error.error_message


@pytest.mark.parametrize("session", ["", "6f1d0a52-6d0e-4c1f-9d53-0f6f3a8a1b11"])
async def test_a_call_without_a_known_id_finds_no_terminal(caller: Caller, session: str) -> None:
    caller.id = session
    error = (await caller.call("AccountHelper/AccountSummary", SUMMARY)).error
    assert error.error_code == "TERMINAL_INSTANCE_NOT_FOUND"


async def test_disconnecting_ends_the_session(caller: Caller) -> None:
    await caller.call("Connection/Disconnect", connection_pb2.DisconnectRequest())
    error = (await caller.call("Connection/CheckConnect", CHECK)).error
    assert error.error_code == "TERMINAL_INSTANCE_NOT_FOUND"


async def test_a_wrong_api_key_is_unauthenticated_on_every_call(caller: Caller) -> None:
    caller.api_key = "not the key"
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await caller.call("TradeFunctions/PositionsTotal", Empty())
    assert refused.value.code() is grpc.StatusCode.UNAUTHENTICATED


async def test_a_missing_api_key_is_refused_unless_the_gateway_does_without_one(
    caller: Caller,
) -> None:
    caller.api_key = None
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await caller.call("AccountHelper/AccountSummary", SUMMARY)
    assert refused.value.code() is grpc.StatusCode.UNAUTHENTICATED
    async with gateway(Switches(api_key_required=False)) as older:
        older.api_key = None
        await older.connect()
        assert (await older.call("AccountHelper/AccountSummary", SUMMARY)).HasField("data")


async def test_a_call_that_the_gateway_lacks_is_unimplemented(caller: Caller) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await caller.call("TradingHelper/OrderCheck", Empty(), reply=Empty)
    assert refused.value.code() is grpc.StatusCode.UNIMPLEMENTED


@pytest.mark.slow  # gRPC pings once a second at most, and gives up on too many after the fifth.
async def test_a_client_that_pings_as_the_vendors_does_is_not_sent_away(caller: Caller) -> None:
    pings = [
        ("grpc.enable_http_proxy", 0),
        ("grpc.keepalive_time_ms", 1000),
        ("grpc.keepalive_permit_without_calls", 1),
        ("grpc.http2.max_pings_without_data", 0),
    ]
    await caller.channel.close()
    caller.channel = grpc.aio.insecure_channel(caller.offer.endpoints["grpc"], options=pings)
    await caller.connect()
    async with caller.listening("OnTrade", OnTradeRequest()) as stream:
        read = asyncio.ensure_future(stream.read())
        done, _ = await asyncio.wait([read], timeout=6)
        assert not done
        await caller.close((await caller.position("EURUSD")).ticket)
        assert (await read).data.event_data.new_history_deals
