"""Logging in, testing a login, and the logins that are refused."""

import grpc
import pytest

from app.domain.capability import Guard
from app.domain.errors import Misconfigured, NoLink, SessionLost
from app.domain.ids import AccountKey, Environment, Instant, Venue
from app.domain.report import LinkState
from app.venues.metatrader5.address import target_of
from app.venues.metatrader5.session import MetaTrader5Session
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from app.venues.session import SessionConfig, Surroundings
from tests.support.metatrader5_house import House, opened, session_at
from tests.support.scripted_metatrader5 import ScriptedGateway, golden

pytestmark = pytest.mark.asyncio(loop_scope="session")
GUID = "6f1d0a52-6d0e-4c1f-9d53-0f6f3a8a1b11"


async def test_login_is_by_server_name_and_every_later_call_carries_the_session_id(
    house: House,
) -> None:
    async with house.connected():
        name, request, metadata = house.venue.heard[0]
        assert name == "ConnectEx"
        assert request == golden("connect_ex_request")
        assert metadata["apikey"] == "a-key"
        assert "id" not in metadata
        later = [(n, m) for n, _, m in house.venue.heard[1:]]
        assert {name for name, _ in later} >= {"AccountSummary", "OpenedOrders", "OnTrade"}
        assert all(m["id"] == GUID and m["apikey"] == "a-key" for _, m in later)


async def test_a_server_given_as_host_and_port_is_connected_by_them() -> None:
    async with opened(server="mt5.broker.example:443") as house, house.connected():
        (request,) = house.venue.asked("Connect")
        assert (request.host, request.port) == ("mt5.broker.example", 443)


async def test_a_wrong_password_is_a_setting_to_mend(house: House) -> None:
    house.venue.answer("ConnectEx", golden("connect_ex_reply_refused"))
    with pytest.raises(Misconfigured, match="Invalid account or password"):
        async with house.connected():
            pass
    assert house.sink.links[-1][0] is LinkState.REFUSED


async def test_a_wrong_api_key_is_a_setting_to_mend(house: House) -> None:
    house.venue.answer("ConnectEx", grpc.StatusCode.UNAUTHENTICATED)
    with pytest.raises(Misconfigured) as error:
        async with house.connected():
            pass
    assert error.value.field == "api_key"


async def test_that_nobody_listens_is_known_by_the_refusal_and_not_by_patience(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.venues.metatrader5.gateway.READY_WITHIN_S", 3600.0)
    async with opened() as house:
        address = f"127.0.0.1:{house.venue.port}"
    with pytest.raises(NoLink, match="No connection to the gateway"):
        await session_at(address).check()


async def test_another_account_than_asked_for_is_never_shown(house: House) -> None:
    house.venue.summary.account_login = 700199
    with pytest.raises(Misconfigured, match="700199 instead of 700100"):
        async with house.connected():
            pass
    assert house.sink.snapshots == []


@pytest.mark.parametrize("environment", [Environment.PAPER, Environment.SIM])
async def test_a_real_money_account_is_never_opened_as_paper_or_simulated(
    environment: Environment,
) -> None:
    async with opened(environment=environment) as house:
        house.venue.summary.account_trade_mode = pb.MRPC_ACCOUNT_TRADE_MODE_REAL
        with pytest.raises(Misconfigured, match=f"real-money .* as {environment.value}"):
            async with house.connected():
                pass


async def test_a_zero_from_an_older_gateway_is_asked_about_before_it_is_believed(
    house: House,
) -> None:
    house.venue.summary.account_margin_mode = 0
    answer = pb.AccountInfoIntegerReply(data=pb.AccountInfoIntegerData(requested_value=2))
    house.venue.answer("AccountInfoInteger", answer)
    async with house.connected():
        assert house.session.capability_of().limit_of_part is not None
        assert house.session.capability_of().limit_of_part.guard is Guard.IMPOSSIBLE


async def test_test_connection_says_what_it_found_and_trades_nothing(house: House) -> None:
    found = await house.session.check()
    said = " ".join(found.lines)
    assert found.positions == 2
    assert found.can_trade is True
    assert "Account 700100 at SimBroker Ltd: demo" in said
    assert "Hedging" in said
    assert "Trading is allowed" in said
    assert not [name for name, _, _ in house.venue.heard if name.startswith("Order")]


async def test_test_connection_tells_the_investor_password_and_a_wrong_clock(
    house: House,
) -> None:
    house.venue.summary.account_trade_allowed = False
    found = await house.session.check()
    assert found.can_trade is False
    assert any("investor password" in line for line in found.lines)
    assert found.clock_skew_s is not None
    assert any("clock differs" in line for line in found.lines)


async def test_test_connection_of_an_open_account_does_not_log_in_a_second_time(
    house: House,
) -> None:
    async with house.connected():
        await house.session.check()
        assert len(house.venue.asked("ConnectEx")) == 1


async def test_an_unreachable_gateway_was_not_sent_anything() -> None:
    gateway = ScriptedGateway()
    async with gateway.listening() as address:
        pass
    with pytest.raises(NoLink):
        await session_at(address).check()


@pytest.mark.parametrize(
    ("address", "target", "secure"),
    [
        ("https://mt5.mrpc.pro:443", "mt5.mrpc.pro:443", True),
        ("mt5.mrpc.pro:443", "mt5.mrpc.pro:443", True),
        ("127.0.0.1:5001", "127.0.0.1:5001", False),
        ("http://localhost:5001", "localhost:5001", False),
        ("https://127.0.0.1:5001", "127.0.0.1:5001", True),
    ],
)
async def test_everything_but_loopback_is_spoken_to_over_tls(
    address: str, target: str, secure: bool
) -> None:
    assert target_of(address) == (target, secure)


@pytest.mark.parametrize("address", ["http://mt5.mrpc.pro:443", "mt5.mrpc.pro", ""])
async def test_an_address_in_the_clear_or_without_a_port_is_a_setting_to_mend(
    address: str,
) -> None:
    with pytest.raises(Misconfigured):
        target_of(address)


async def test_an_api_key_that_no_header_can_hold_is_a_setting_to_mend() -> None:
    account = AccountKey(Venue("metatrader5"), Environment.SIM, "Main")
    secrets = {"password": "p", "api_key": "key-\u20ac"}
    config = SessionConfig(account, {"grpc": "127.0.0.1:1"}, {"login": "700100"}, secrets)
    around = Surroundings(lambda: Instant(0), lambda n: "0" * n, lambda: 0.0)
    with pytest.raises(Misconfigured, match="api_key") as error:
        MetaTrader5Session(config, around)
    assert "\u20ac" not in str(error.value)


async def test_a_login_that_fails_for_another_reason_is_tried_again(house: House) -> None:
    refused = golden("connect_ex_reply_refused")
    refused.error.error_code = "MT_CLUSTER_BUSY"
    refused.error.type = 0
    house.venue.answer("ConnectEx", refused)
    with pytest.raises(SessionLost, match="could not log in"):
        async with house.connected():
            pass
    assert house.sink.links[-1][0] is LinkState.DOWN


@pytest.mark.parametrize(("alive", "linked"), [(True, False), (False, True)])
async def test_a_terminal_without_its_broker_is_not_used_again(
    house: House, alive: bool, linked: bool
) -> None:
    await house.session.check()
    health = {"is_alive": alive, "terminal_is_connected_to_mt_server": linked}
    house.venue.answer(
        "CheckConnect",
        pb.CheckConnectReply(
            data=pb.CheckConnectData(health_check=pb.TerminalHealthCheck(**health))
        ),
    )
    async with house.connected():
        assert len(house.venue.asked("ConnectEx")) == 2


@pytest.mark.parametrize("what", ["account_trade_allowed", "account_trade_expert"])
async def test_a_login_that_may_not_trade_is_said(house: House, what: str) -> None:
    setattr(house.venue.summary, what, False)
    async with house.connected():
        await house.sink.until(lambda s: "metatrader5/read-only" in dict(s.notices))
