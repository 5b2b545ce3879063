"""A CrossTrade account in the house: the first picture, polls, the stream, an add-on that is away."""

import asyncio
import json
from decimal import Decimal

import pytest

from app.domain.errors import Misconfigured, NoLink, SessionLost
from app.domain.report import LinkState
from app.main.snapshot import take_snapshot
from app.venues._rate_limit import RateLimit
from app.venues.catalog import CATALOG, open_session
from app.venues.crosstrade import keeping
from app.venues.crosstrade.pace import pace_for
from tests.support.crosstrade_house import ES_LONG, MNQ_SHORT, House, config
from tests.support.golden import frames
from tests.support.scripted_crosstrade import TOKEN, error
from tests.venues.crosstrade.conftest import around


async def test_positions_and_contracts_are_told_before_the_link_is_up(house: House) -> None:
    async with house.connected():
        assert house.sink.links[0][0] is LinkState.CONNECTING
        assert house.sink.said.index("positions") < house.sink.said.index("link up")
        assert house.sink.snapshots[0][0].instrument.multiplier == 50
        assert house.sink.heard_at


async def test_each_completed_poll_is_a_sign_of_life(house: House) -> None:
    house.venue.stream_is_open = False
    async with house.connected():
        heard = len(house.sink.heard_at)
        await house.sink.until(lambda sink: len(sink.heard_at) >= heard + 3)
        assert len(house.venue.calls("GET", "positions")) >= 4


async def test_without_a_stream_prices_are_polled(house: House) -> None:
    house.venue.stream_is_open = False
    async with house.connected():
        quote = await house.sink.until(lambda sink: sink.quotes.get("MNQ 12-26"))
        assert (quote.bid, quote.ask, quote.mark) == (
            Decimal("24801.25"),
            Decimal("24801.75"),
            Decimal("24801.5"),
        )


async def test_an_old_quote_is_as_old_as_the_venue_says(house: House) -> None:
    house.set_clock_ms((1773867114 + 60) * 1000)
    house.venue.reads["market/quote"] = json.dumps(
        [json.loads(frames("crosstrade", "quote", "=")[0]) | {"epoch": 1773867114}]
    )
    async with house.connected():
        quote = await house.sink.until(lambda sink: sink.quotes.get("ES 12-26"))
    assert quote.touched_at == 1773867114 * 1_000_000_000


async def test_an_addon_that_is_away_takes_the_link_down_and_nothing_is_told_flat(
    house: House,
) -> None:
    async with house.connected():
        house.venue.offline = True
        await house.sink.until(lambda sink: sink.links and sink.links[-1][0] is LinkState.DOWN)
        assert "nothing is seen from here" in house.sink.links[-1][1]
        told = len(house.sink.snapshots)
        house.venue.offline = False
        await house.sink.until(lambda sink: sink.is_up)
    assert all(snapshot for snapshot in house.sink.snapshots[:told])


async def test_an_addon_that_is_away_at_the_start_is_waited_for(house: House) -> None:
    house.venue.offline = True
    async with house.running():
        await house.sink.until(lambda sink: sink.links and sink.links[-1][0] is LinkState.DOWN)
        house.venue.offline = False
        await house.sink.until(lambda sink: sink.is_up)


async def test_who_looks_only_once_is_told_at_once_that_the_addon_is_away(house: House) -> None:
    house.venue.offline = True
    with pytest.raises(SessionLost, match="nothing is seen from here. .*not mean that it is flat"):
        await take_snapshot(house.session, timeout_s=60)


async def test_one_failed_read_is_a_hiccup_three_are_a_lost_link(house: House) -> None:
    house.venue.stream_is_open = False
    async with house.running() as running:
        await house.sink.until(lambda sink: sink.is_up)
        answers = iter([(503, ""), (503, "")])
        golden = frames("crosstrade", "positions_all", "=")[0]
        house.venue.reads["positions"] = lambda _: next(answers, golden)
        heard = len(house.sink.heard_at)
        await house.sink.until(lambda sink: len(sink.heard_at) >= heard + 2)
        house.venue.reads["positions"] = (503, "")
        with pytest.raises(SessionLost, match="503"):
            await asyncio.wait_for(asyncio.shield(running), 3)


async def test_an_account_that_ninjatrader_does_not_show_is_named(house: House) -> None:
    house.session = open_session(config(house.endpoints, accounts="Sim101, Sim999"), around(house))
    house.venue.reads["accounts/Sim999"] = error("invalid_account")
    async with house.running():
        await house.sink.until(lambda sink: sink.links and sink.links[-1][0] is LinkState.DOWN)
        assert "no account Sim999; it shows Sim101, Sim102" in house.sink.links[-1][1]
    with pytest.raises(Misconfigured, match="Sim999"):
        await house.session.check()


async def test_an_account_that_vanishes_is_not_told_flat(house: House) -> None:
    async with house.connected():
        house.venue.reads["accounts/sim102"] = error("invalid_account")
        await house.sink.until(lambda sink: sink.links and sink.links[-1][0] is LinkState.DOWN)
        assert "no account sim102" in house.sink.links[-1][1]


@pytest.mark.parametrize("shape", frames("crosstrade", "accounts", "="))
async def test_account_names_are_read_in_every_likely_shape(house: House, shape: str) -> None:
    house.venue.reads["accounts"] = shape
    house.session = open_session(config(house.endpoints, accounts="Sim9"), around(house))
    house.venue.reads["accounts/Sim9"] = error("invalid_account")
    with pytest.raises(Misconfigured, match="it shows Sim101, Sim102"):
        await house.session.check()


async def test_an_addon_too_old_for_the_snapshot_is_asked_account_by_account(
    house: House,
) -> None:
    house.venue.reads["accounts/snapshot"] = error("old_addon")
    house.venue.reads["accounts/Sim101"] = house.venue.reads["accounts/Sim102"].replace(  # type: ignore[union-attr]
        "Sim102", "Sim101"
    )
    async with house.connected():
        assert house.position().key.wire_id == ES_LONG


async def test_a_check_reads_only_and_says_what_it_found(house: House) -> None:
    found = await house.session.check()
    assert found.positions == 2
    text = " ".join(found.lines)
    assert "Sim101: simulated, provider Simulator, USD, broker connected." in text
    assert "orders of Sim101 can be listed" in text
    assert found.clock_skew_s is not None
    assert abs(found.clock_skew_s) < 2
    assert found.can_trade is None
    assert house.venue.mutations == []


async def test_a_check_with_the_addon_away_says_so(house: House) -> None:
    house.venue.offline = True
    with pytest.raises(NoLink, match="add-on is not running"):
        await house.session.check()


async def test_a_wrong_token_is_named_and_never_shown(house: House) -> None:
    house.session = open_session(config(house.endpoints, token="xt_wrong"), around(house))
    with pytest.raises(Misconfigured) as wrong:
        await house.session.check()
    assert wrong.value.field == "token"
    assert "xt_wrong" not in str(wrong.value)
    assert all(TOKEN not in repr(item) for item in (house.session, wrong.value))


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"accounts": " , "}, "account"),
        ({"token": "with space"}, "token"),
        ({"token": "ü"}, "token"),
        ({"requests_per_minute": "many"}, "requests_per_minute"),
        ({"requests_per_minute": "5"}, "requests_per_minute"),
    ],
)
async def test_a_setting_that_cannot_be_right_is_named(fields: dict[str, str], name: str) -> None:
    house = House(None, {"rest": "http://127.0.0.1:9", "ws": "ws://127.0.0.1:9"})  # type: ignore[arg-type]
    with pytest.raises(Misconfigured) as wrong:
        open_session(config(house.endpoints, **fields), around(house))  # type: ignore[arg-type]
    assert wrong.value.field == name


@pytest.mark.parametrize("scheme", ["http", "ftp"])
async def test_plaintext_is_for_loopback_only(house: House, scheme: str) -> None:
    endpoints = {"rest": f"{scheme}://app.crosstrade.io", "ws": "wss://app.crosstrade.io/ws"}
    with pytest.raises(Misconfigured, match="endpoint"):
        open_session(config(endpoints), around(house))


def test_the_budget_is_kept_in_the_new_plan_and_in_the_old_one() -> None:
    for per_minute, accounts in (("", 1), ("180", 4), ("60", 2), ("60", 10)):
        pace = pace_for(per_minute, accounts)
        polls = 1 / pace.positions_s + 1 / pace.quotes_s + accounts / pace.orders_s
        polls += 1 / pace.accounts_s
        assert pace.rate * 60 <= int(per_minute or 180)
        # Half of it is left for closes and for following them.
        assert polls <= 0.75 * pace.rate, (per_minute, accounts)
        assert 0 < pace.reserve < pace.burst <= 20


async def test_stale_means_two_polls_missed_and_closes_wait_for_no_poll(house: House) -> None:
    plain = pace_for("", 1)
    assert plain.stale_s == 2 * plain.positions_s + 1 == 5
    async with house.connected():
        assert house.session.close_delay_s() == 0


def test_the_catalogue_says_what_is_needed() -> None:
    entry = CATALOG["crosstrade"]  # type: ignore[index]
    assert [field.name for field in entry.fields if field.required] == ["account"]
    assert [secret.name for secret in entry.secrets] == ["token"]
    assert "Pro" in entry.permission
    assert keeping.OFFLINE_RETRY_S == 10.0


async def test_a_row_that_cannot_be_read_at_the_start_does_not_keep_the_link_down(
    house: House,
) -> None:
    good = json.loads(frames("crosstrade", "positions_all", "=")[0])["positions"]
    house.venue.rows("positions", "positions", *good, {"account": "Sim101", "quantity": 2})
    async with house.connected():
        assert {key.wire_id for key, _ in house.sink.pushes} == {ES_LONG, MNQ_SHORT}
        assert any(cause == "crosstrade/positions" for cause, _ in house.sink.notices)
        assert house.sink.snapshots == []


async def test_who_asks_while_the_session_ends_hears_that_it_was_given_up(house: House) -> None:
    async def never(_: object) -> None:
        await asyncio.sleep(30)

    async with house.connected():
        house.venue.reads["positions"] = never
        polls = len(house.venue.calls("GET", "positions"))
        asking = asyncio.create_task(house.session.read_positions())
        await house.sink.until(lambda _: len(house.venue.calls("GET", "positions")) > polls)
    with pytest.raises(SessionLost):
        await asking


async def test_questions_about_a_close_go_before_polls() -> None:
    limit = RateLimit(rate=10, burst=10, reserve=2, monotonic=lambda: 0.0)
    assert limit.read_delay_s(keep=5) == 0
    for _ in range(4):
        await limit.turn_for_read()
    assert limit.read_delay_s() == 0
    assert limit.read_delay_s(keep=5) == pytest.approx(0.2)


async def test_a_pause_asked_for_by_several_answers_at_once_is_one_pause() -> None:
    limit = RateLimit(rate=2, burst=10, reserve=2, monotonic=lambda: 0.0)
    for _ in range(5):
        limit.pause(1.0)
    assert limit.close_delay_s() == 1.5
