"""What only a name, an age or a single side decides: bodies, closes that are forgotten, quotes."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.ids import CloseId, Instant, VenueOrderId
from app.domain.money import Quantity
from app.domain.position import Side
from app.venues.crosstrade.codec import decode_close
from app.venues.crosstrade.known import Held, Known
from app.venues.crosstrade.memory import Orders
from app.venues.crosstrade.place import Place
from app.venues.crosstrade.rows import POINTS
from app.venues.crosstrade.sent import Sent, SentCloses
from app.venues.crosstrade.wire import CancelBody, CloseBody, OrderRow, PlaceBody, QuoteRow, Raw
from tests.support.build import price
from tests.support.crosstrade_house import ACCOUNT, ES_LONG, House, accepted, close_request
from tests.support.scripted_crosstrade import error
from tests.venues.crosstrade.scene import ONE, SENT, THREE, Scene

PLACE = Place("Sim101", "ES 12-26")


def raw(value: object) -> Raw:
    return Raw(json.dumps(value).encode())


@pytest.mark.parametrize("name", ["", "  "])
def test_no_body_that_trades_can_leave_out_the_instrument(name: str) -> None:
    for body in (
        lambda: CloseBody(name),
        lambda: CancelBody(name),
        lambda: PlaceBody(name, "SELL", 1, Decimal(1), "id", "long"),
    ):
        with pytest.raises(ValueError, match="expected an instrument"):
            body()


def test_a_close_nobody_asks_about_for_half_a_minute_clouds_no_other() -> None:
    now = [Instant(SENT)]
    closes = SentCloses(lambda: now[0])
    first = Sent.of(close_request(), Instant(SENT))
    later = Sent.of(close_request(close_id=CloseId("9" * 32)), Instant(SENT + 10**9))
    closes.add(first)
    assert closes.rank(later) is None
    now[0] = Instant(SENT + 29 * 10**9)
    assert closes.rank(later) is None
    now[0] = Instant(SENT + 31 * 10**9)
    assert closes.rank(later) == 0


async def test_executions_of_more_than_the_part_that_was_asked_are_not_its(scene: Scene) -> None:
    scene.executions = [THREE]
    part = accepted(close_request("2"), SENT)
    assert (await scene.look(part)).fills == ()
    scene.executions = [THREE | {"quantity": 2}]
    assert [fill.quantity for fill in (await scene.look(part)).fills] == [2]


async def test_a_whole_close_may_take_what_has_come_since_it_was_asked(scene: Scene) -> None:
    scene.executions = [ONE, THREE]
    request = close_request(of="1")
    subject = accepted(request, SENT)
    grown = replace(subject, before=replace(subject.before, quantity=Quantity(Decimal(4))))
    assert sum(fill.quantity for fill in (await scene.look(grown)).fills) == 4


def working(size: object) -> OrderRow:
    told = {"instrument": PLACE.instrument, "order_state": "Working", "order_action": "Sell"}
    return OrderRow(order_id="x", quantity=raw(size), **told)


@pytest.mark.parametrize(("size", "said"), [(3, False), (4, False), (5, True)])
def test_an_exit_of_exactly_the_position_is_no_danger(size: int, said: bool) -> None:
    known = Known(ACCOUNT, ("Sim101",))
    known.orders.take("Sim101", [working(size)], Instant(1))
    held = Held(PLACE, "Future", Side.LONG, Quantity(Decimal(4)), None, None, None)
    caution = known.position_of(held, Instant(1)).caution
    assert ("larger than the position" in caution) is said


@pytest.mark.parametrize("missing", ["average", "mark", "profit"])
def test_a_figure_that_is_missing_does_not_contradict_the_point_value(missing: str) -> None:
    known = Known(ACCOUNT, ("Sim101",))
    known.take_quote(QuoteRow(PLACE.instrument, tick_size=raw(0.25), point_value=raw(50)))
    figures: dict[str, Any] = {
        "average": price("6700"),
        "mark": price("6710"),
        "profit": Decimal(7),
    }
    held = Held(PLACE, "Future", Side.LONG, Quantity(Decimal(4)), **figures)
    assert known.position_of(held, Instant(1)).instrument.quote_currency == POINTS
    whole = replace(held, **{missing: None})
    assert known.position_of(whole, Instant(1)).instrument.quote_currency != POINTS


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Instrument 'ZZ 12-26' not found", "unknown_instrument"),
        ("Invalid instrument", "unknown_instrument"),
        ("The instrument is halted", "http_400"),
        ("Strategy not found", "http_400"),
    ],
)
def test_an_instrument_that_is_not_known_is_told_from_other_refusals(
    words: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        decode_close(400, json.dumps({"error": words}).encode())
    assert refused.value.code == code


@pytest.mark.usefixtures("no_token_comes_back")
async def test_a_cancel_that_came_too_often_slows_everything_down(house: House) -> None:
    await house.session.read_positions()
    house.venue.rows("accounts/Sim101/orders", "orders", {**json_order(), "orderId": "x"})
    house.venue.on["POST accounts/Sim101/orders/cancel"] = lambda _: error("rate_limit")
    with pytest.raises(Refused):
        await house.session.cancel_working_orders(close_request().position)
    assert house.session.close_delay_s() > 0


def json_order() -> dict[str, Any]:
    return {
        "instrument": "ES 12-26",
        "orderState": "Working",
        "orderAction": "Sell",
        "quantity": 4,
    }


async def test_a_quote_of_one_side_moves_that_side_and_a_last_price_alone_the_mark(
    house: House,
) -> None:
    async with house.connected():
        feed = house.session._feed  # type: ignore[attr-defined]
        feed.on_quotes([raw({"instrument": "ZB 12-26", "ask": 110.5})])
        quote = house.sink.quotes["ZB 12-26"]
        assert (quote.bid, quote.ask, quote.mark) == (None, Decimal("110.5"), None)
        assert quote.touched_at
        feed.on_quotes([raw({"instrument": "ZB 12-26", "last": 110.25})])
        quote = house.sink.quotes["ZB 12-26"]
        assert (quote.ask, quote.mark) == (Decimal("110.5"), Decimal("110.25"))


async def test_frames_of_another_kind_bring_no_prices(house: House) -> None:
    async with house.connected():
        stream = house.session._stream  # type: ignore[attr-defined]
        row = {"instrument": "ZB 12-26", "ask": 110.5}
        stream._hear(json.dumps({"type": "history", "quotes": [row]}).encode())
        assert "ZB 12-26" not in house.sink.quotes
        stream._hear(json.dumps({"type": "marketData", "quotes": [row]}).encode())
        assert "ZB 12-26" in house.sink.quotes


async def test_prices_that_the_stream_does_not_bring_are_polled(house: House) -> None:
    async with house.connected():
        asked = len(house.venue.calls("GET", "market/quote"))
        await house.sink.until(lambda _: len(house.venue.calls("GET", "market/quote")) > asked + 1)


async def test_what_a_later_read_learns_is_told_with_the_positions(house: House) -> None:
    async with house.connected():
        await house.sink.until(lambda _: house.position().working_orders is not None)
        house.venue.rows("accounts/Sim101/orders", "orders")
        await house.sink.until(
            lambda _: (
                (house.position(ES_LONG).working_orders or 0)
                and house.position(ES_LONG).working_orders.count == 0  # type: ignore[union-attr]
            )
        )


def test_an_order_is_claimed_by_the_first_close_that_can_have_it() -> None:
    orders = Orders()
    orders.claim_all([VenueOrderId("x")], CloseId("a"))
    orders.claim(VenueOrderId("x"), CloseId("b"))
    assert orders.belongs_to("x", CloseId("a"))
    assert orders.belongs_to_another("x", CloseId("b"))
