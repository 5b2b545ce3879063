"""Positions and prices as QFEX tells them, by pulse and by snapshot."""

import json
import time
from decimal import Decimal
from typing import Any

import pytest

from app.domain.errors import Denied, NoLink, WireError
from app.domain.ids import Instant
from app.domain.money import Money
from app.domain.position import Side, WorkingOrders
from app.domain.sizing import size_close
from app.engine.book import PositionBook
from app.venues.qfex.capability import CAPABILITY
from tests.support.build import exactly, intent, price, quantity
from tests.support.golden import frames
from tests.venues.qfex.conftest import ACCOUNT, House
from tests.venues.qfex.frames import changed, subject, whole

LONG, SHORT, FLAT, OLD_ENVELOPE, BALANCE = frames("qfex", "positions")
BBO, MARK, BAND, STATS = frames("qfex", "market_data", "m<")


def snapshot(**fields: Any) -> str:
    row = json.loads(LONG)["position_response"]
    return json.dumps({"positions": [{**row, **fields}]})


async def test_the_snapshot_shows_size_side_average_profit_and_the_mark_it_implies(
    house: House,
) -> None:
    async with house.connected():
        (held,) = await house.session.read_positions()
    assert (held.side, held.quantity) == (Side.LONG, quantity("2"))
    assert held.average_price == price("195.0")
    assert held.profit == Money(Decimal("9.7"), "USD")
    assert held.mark == price("199.85")
    assert held.instrument.tick == Decimal("0.05")
    assert held.instrument.quantity_grid.step == Decimal("0.001")
    assert held.working_orders == WorkingOrders(0, quantity("0.0"))
    assert held.caution == ""


@pytest.mark.parametrize("again", [1.0, 2.0, 0.0])
async def test_a_symbol_listed_twice_is_believed_neither_time(house: House, again: float) -> None:
    row = json.loads(LONG)["position_response"]
    async with house.connected():
        house.venue.rest["/user/positions"] = json.dumps(
            {"positions": [row, {**row, "position": again}]}
        )
        with pytest.raises(WireError, match="AAPL-USD more than once"):
            await house.session.read_positions()


async def test_a_negative_size_is_a_short_with_its_working_orders(house: House) -> None:
    async with house.connected():
        await house.venue.say(SHORT)
        ((key, held),) = await house.sink.until(lambda sink: sink.pushes)
    assert key.wire_id == "US500-USD"
    assert held is not None
    assert (held.side, held.quantity) == (Side.SHORT, quantity("0.5"))
    assert held.working_orders == WorkingOrders(1, quantity("0.5"))
    assert held.mark == price("6025")


async def test_an_instrument_that_is_not_described_is_shown_and_only_closable_whole(
    house: House,
) -> None:
    async with house.connected():
        await house.venue.say(SHORT)
        ((_, held),) = await house.sink.until(lambda sink: sink.pushes)
    assert held is not None
    assert "only the whole can be closed" in held.caution
    request = size_close(
        intent(held, exactly("0.25")), held, quantity("0"), CAPABILITY, None, held.seen_at
    )
    with pytest.raises(Denied, match="only the whole can be closed"):
        house.session.prepare_close(request)


async def test_a_flat_pulse_says_that_the_position_is_gone(house: House) -> None:
    async with house.connected():
        await house.venue.say(FLAT)
        ((_, held),) = await house.sink.until(lambda sink: sink.pushes)
    assert held is None


async def test_an_unchanged_pulse_is_told_again_as_fresh(house: House) -> None:
    async with house.connected():
        await house.venue.say(LONG, LONG, changed(LONG, position=1.5), LONG)
        await house.sink.until(lambda sink: len(sink.pushes) == 4)
    pushes = house.sink.pushes
    sizes = [held.quantity for _, held in pushes if held is not None]
    assert sizes == [quantity(text) for text in ("2", "2", "1.5", "2")]
    stamps = [held.seen_at for _, held in pushes if held is not None]
    assert stamps == sorted(set(stamps))


async def test_a_pulse_that_was_made_before_a_read_does_not_bring_back_what_the_read_shows_gone(
    house: House,
) -> None:
    book = PositionBook()
    async with house.connected():
        book.apply_positions(
            ACCOUNT, await house.session.read_positions(), Instant(time.time_ns())
        )
        assert len(book.keys(ACCOUNT)) == 1
        house.venue.rest["/user/positions"] = json.dumps({"positions": None})
        begun = Instant(time.time_ns())
        book.apply_positions(ACCOUNT, await house.session.read_positions(), begun)
        await house.venue.say(LONG)
        ((key, held),) = await house.sink.until(lambda sink: sink.pushes)
    assert held is not None
    book.apply_position(key, held, held.seen_at)
    assert book.position(key) is None


async def test_the_old_envelope_is_read_too(house: House) -> None:
    async with house.connected():
        await house.venue.say(OLD_ENVELOPE.replace('"position":0', '"position":10'))
        ((key, held),) = await house.sink.until(lambda sink: sink.pushes)
    assert key.wire_id == "PLTR-USD"
    assert held is not None


async def test_every_frame_of_the_trade_socket_is_a_sign_of_life(house: House) -> None:
    async with house.connected():
        before = len(house.sink.heard_at)
        await house.venue.say(BALANCE, BALANCE, LONG, LONG)
        await house.sink.until(lambda sink: len(sink.heard_at) == before + 4)


@pytest.mark.parametrize(
    ("told", "read"),
    [("1.9999999999999998", "2.000"), ("0.30000000000000004", "0.300"), ("0.0336", "0.0336")],
)
async def test_float_noise_is_taken_off_a_size_and_a_real_odd_size_is_kept(
    house: House, told: str, read: str
) -> None:
    house.venue.rest["/user/positions"] = snapshot(position=told)
    async with house.connected():
        (held,) = await house.session.read_positions()
    assert held.quantity == quantity(read)


async def test_nulls_and_numbers_as_text_are_tolerated(house: House) -> None:
    house.venue.rest["/user/positions"] = snapshot(
        position="-2.0", average_price=None, unrealised_pnl=None, open_orders=None
    )
    async with house.connected():
        (held,) = await house.session.read_positions()
    assert (held.side, held.average_price, held.profit, held.mark) == (
        Side.SHORT,
        None,
        None,
        None,
    )


async def test_no_mark_is_invented_for_an_instrument_quoted_in_another_currency(
    house: House,
) -> None:
    house.venue.rest["/user/positions"] = snapshot(symbol="SAMSUNG-KRW")
    async with house.connected():
        (held,) = await house.session.read_positions()
    assert held.mark is None
    assert held.instrument.quote_currency == "KRW"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e99"])
async def test_a_read_with_an_impossible_number_raises_and_never_says_flat(
    house: House, number: str
) -> None:
    async with house.connected():
        house.venue.rest["/user/positions"] = snapshot(position=number)
        with pytest.raises(WireError):
            await house.session.read_positions()
        assert len(house.sink.snapshots) == 1


async def test_a_failed_read_raises_and_never_says_flat(house: House) -> None:
    async with house.connected():
        house.venue.status["/user/positions"] = 503
        with pytest.raises(NoLink, match="503"):
            await house.session.read_positions()
        assert len(house.sink.snapshots) == 1


@pytest.mark.parametrize(
    "body", ["{}", '{"error":"overloaded"}', '{"balance":{"deposit":1000.0}}']
)
async def test_an_answer_that_names_no_positions_is_a_failed_read_and_not_flat(
    house: House, body: str
) -> None:
    async with house.connected():
        house.venue.rest["/user/positions"] = body
        with pytest.raises(WireError, match="positions"):
            await house.session.read_positions()
        assert len(house.sink.snapshots) == 1


async def test_an_account_that_was_never_funded_is_flat(house: House) -> None:
    house.venue.status["/user/positions"] = 500
    house.venue.rest["/user/positions"] = '{"detail":"position balance not found"}'
    async with house.connected():
        assert await house.session.read_positions() == ()


async def test_no_positions_may_come_as_null(house: House) -> None:
    house.venue.rest["/user/positions"] = '{"positions":null}'
    async with house.connected():
        assert await house.session.read_positions() == ()


async def test_an_instrument_that_takes_no_orders_says_so(house: House) -> None:
    listing = house.venue.rest["/refdata"]
    house.venue.rest["/refdata"] = listing.replace('"ACTIVE"', '"DELISTED"')
    async with house.connected():
        (held,) = await house.session.read_positions()
    assert held.instrument.untradable == "QFEX takes no orders in AAPL-USD now (DELISTED)."


async def test_without_reference_data_positions_are_shown_all_the_same(house: House) -> None:
    house.venue.status["/refdata"] = 500
    async with house.connected():
        (held,) = await house.session.read_positions()
        assert held.caution
    assert [cause for cause, _ in house.sink.notices] == ["qfex/refdata"]


async def test_prices_of_what_is_held_arrive_and_merge(house: House) -> None:
    async with house.connected():
        await house.venue.until(lambda venue: venue.market_asked)
        assert house.venue.market_asked == frames("qfex", "subscribe", "m>")
        await house.venue.quote(BBO, f"[{MARK},{BAND}]")
        quote = await house.sink.until_quote("AAPL-USD", lambda quote: quote.band_high)
    assert (quote.bid, quote.ask) == (price("199.80"), price("199.90"))
    assert (quote.bid_size, quote.ask_size) == (quantity("5.2"), quantity("3.1"))
    assert (quote.mark, quote.band_low, quote.band_high) == (
        price("199.85"),
        price("180.00"),
        price("220.00"),
    )
    assert quote.touched_at
    assert quote.marked_at


async def test_an_older_price_is_dropped_and_an_empty_side_is_no_price(house: House) -> None:
    older = BBO.replace("30272539", "30272538").replace("199.80", "1.00")
    newer = BBO.replace("30272539", "30272540").replace('[["199.80","5.2"]]', "[]")
    async with house.connected():
        await house.venue.until(lambda venue: venue.market_asked)
        await house.venue.quote(BBO, older, '{"type":"bbo","bid":7}', "nonsense", newer)
        quote = await house.sink.until_quote(
            "AAPL-USD", lambda quote: quote.ask and quote.bid is None
        )
    assert quote.ask == price("199.90")
    assert {cause for cause, _ in house.sink.notices} == {"qfex/unreadable-quote"}


async def test_prices_may_come_as_numbers_and_a_price_that_is_none_is_passed_over(
    house: House,
) -> None:
    as_numbers = BBO.replace('"199.80"', "199.80").replace('"5.2"', "5.2")
    nonsense = BBO.replace("199.80", "sNaN")
    async with house.connected():
        await house.venue.until(lambda venue: venue.market_asked)
        await house.venue.quote(nonsense, as_numbers)
        quote = await house.sink.until_quote("AAPL-USD", lambda quote: quote.bid)
    assert (quote.bid, quote.bid_size) == (price("199.80"), quantity("5.2"))
    assert {cause for cause, _ in house.sink.notices} == {"qfex/unreadable-quote"}


async def test_all_in_one_statistics_are_prices_too(house: House) -> None:
    async with house.connected():
        await house.venue.until(lambda venue: venue.market_asked)
        await house.venue.quote(STATS)
        await house.sink.until_quote("AAPL-USD", lambda quote: quote.mark and quote.bid)


async def test_losing_the_prices_leaves_the_trade_link_up_and_they_come_back(
    house: House,
) -> None:
    async with house.connected():
        await house.venue.until(lambda venue: venue.market_asked)
        assert house.venue.market is not None
        house.venue.market.transport.abort()
        await house.venue.until(lambda venue: len(venue.market_asked) == 2)
        await house.venue.quote(BBO)
        await house.sink.until(lambda sink: sink.quotes)
        assert house.sink.is_up
    assert [cause for cause, _ in house.sink.notices] == ["qfex/market-data"]


async def test_a_new_position_brings_its_prices(house: House) -> None:
    async with house.connected():
        await house.venue.until(lambda venue: venue.market_asked)
        await house.venue.say(SHORT)
        await house.venue.until(lambda venue: len(venue.market_asked) == 2)
    assert json.loads(house.venue.market_asked[1])["symbols"] == ["US500-USD"]


async def test_after_a_close_has_ended_the_positions_are_read_again(house: House) -> None:
    async with house.connected():
        await house.session.look_up(subject(whole()))
        reads = len(house.sink.snapshots)
        await house.venue.say(*frames("qfex", "full_close"))
        await house.sink.until(lambda sink: len(sink.snapshots) == reads + 1)
