"""A close leaves once; every reply is a success, a refusal or a doubt."""

import pytest

from app.domain.errors import NotSent, OutcomeUnknown, Refused
from app.domain.intent import CloseRequest
from app.domain.report import Accepted, OrderStatus, Reply
from app.venues.clearstreet.watching import PACE_S, PAUSES_S
from tests.support.build import price, quantity
from tests.support.exchanges import exchanges
from tests.support.scripted_http import HANG_UP, Answer, ScriptedHttp, answer
from tests.venues.clearstreet.conftest import Opened
from tests.venues.clearstreet.house import (
    AAPL,
    CLOSE,
    CLOSE_ID,
    EXECUTIONS,
    ORDER,
    OTHER,
    POSITIONS,
    SUBMIT,
    House,
    capped,
    data,
    error,
    filled_row,
    golden,
    order_row,
    request,
)


async def send(house: House, of: CloseRequest | None = None) -> Reply:
    return await house.session.prepare_close(of or request()).send()


async def test_a_whole_close_is_accepted_with_the_orders_that_the_venue_made(house: House) -> None:
    house.answers_close_with(answer(200, golden("close_whole")))
    assert await send(house) == Accepted((ORDER,), quantity("120"))
    (sent,) = house.venue.mutations
    assert (sent.method, sent.body) == ("DELETE", '{"cancel_orders":true}')
    assert sent.headers["content-type"] == "application/json"


async def test_a_close_in_several_orders_is_accepted_with_all_of_them(house: House) -> None:
    house.answers_close_with(data([order_row(quantity="80"), order_row(id=OTHER, quantity="40")]))
    assert await send(house) == Accepted((ORDER, OTHER), quantity("120"))


async def test_cancelled_orders_beside_the_close_are_not_taken_for_it(house: House) -> None:
    house.answers_close_with(
        data(
            [
                order_row(),
                order_row(id="a", side="BUY"),
                order_row(id="b", order_type="LIMIT", status="PENDING_CANCEL"),
                order_row(id="c", client_order_id="f" * 32),
                order_row(id="d", instrument_id=OTHER),
            ]
        )
    )
    assert await send(house) == Accepted((ORDER,), quantity("120"))


async def test_an_order_that_was_known_before_is_not_the_close(house: House) -> None:
    house.orders_are(order_row(id=OTHER, status="NEW"))
    house.answers_close_with(data([order_row(id=OTHER), order_row()]))
    async with house.connected():
        await house.sink.until(lambda sink: sink.snapshots[-1][0].working_orders)
        assert await send(house) == Accepted((ORDER,), quantity("120"))


async def test_a_part_carries_our_id_and_is_accepted(house: House) -> None:
    house.venue.says(SUBMIT, answer(200, golden("close_capped")))
    reply = await send(house, request(capped("209.90"), part="60"))
    assert reply == Accepted((golden("close_capped")["data"][0]["id"],), quantity("60"))
    assert house.venue.mutations[0].json[0]["id"] == CLOSE_ID


async def test_nothing_is_sent_to_prepare_and_the_preview_shows_the_bytes_without_the_key(
    house: House,
) -> None:
    preview = house.session.prepare_close(request()).preview
    assert not house.venue.asked
    assert preview.address == f"{house.venue.address}/v1/accounts/50231/positions/{AAPL}"
    assert dict(preview.headers)["Authorization"] == "Bearer csk_…"
    assert (preview.method, preview.body, preview.also) == ("DELETE", '{"cancel_orders":true}', ())
    part = house.session.prepare_close(request(part="1")).preview
    assert len(part.also) == 1
    assert part.digest != preview.digest


async def test_a_session_that_runs_sends_a_close_once(house: House) -> None:
    house.answers_close_with(answer(200, golden("close_whole")))
    async with house.connected():
        assert isinstance(await send(house), Accepted)
    assert len(house.venue.mutations) == 1


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        (error(401), "401", "API key"),
        (error(403), "403", "may not do that"),
        (error(429), "429", "too many calls"),
        (answer(404, exchanges("clearstreet", "errors")[5].answer), "404", "no such position"),
        (answer(400, exchanges("clearstreet", "errors")[1].answer), "SELF_MATCH", "your own"),
        (
            answer(400, {"error": {"code": 400, "message": "No position"}}),
            "400",
            "no such position",
        ),
    ],
)
async def test_a_refusal_is_told_in_its_words_and_ours(
    house: House, said: bytes, code: str, words: str
) -> None:
    house.answers_close_with(said)
    with pytest.raises(Refused) as refused:
        await send(house)
    assert refused.value.code == code
    assert words in refused.value.reason
    assert len(house.venue.mutations) == 1


@pytest.mark.parametrize(
    "said",
    [
        HANG_UP,
        error(500),
        error(502),
        answer(408, {"error": {"code": 408, "message": "late"}}),
        answer(409, {"error": {"code": 409, "message": "conflict"}}),
        answer(307, "", ("Location", "/v1/elsewhere")),
        answer(404, "<html>proxy</html>", ("Content-Type", "text/html")),
        answer(200, '{"data":[{"id":"019d0a3e-51'),
        b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"data":[',
    ],
    ids=["hung up", "500", "502", "408", "409", "307", "foreign 404", "half", "cut"],
)
async def test_what_proves_nothing_is_a_doubt_and_is_sent_once(house: House, said: bytes) -> None:
    if said.startswith(b"HTTP/1.1 200 OK"):
        _cut(house.venue, said)
    else:
        house.answers_close_with(said)
    with pytest.raises(OutcomeUnknown, match="AAPL long 120"):
        await send(house)
    assert len(house.venue.mutations) == 1


def _cut(venue: ScriptedHttp, said: bytes) -> None:
    """An answer that promises more than comes; the next thing on the line is its end."""
    venue.says(CLOSE, said)
    venue.hang_up_after.add(CLOSE)


async def test_a_venue_that_never_answers_is_a_doubt_after_the_deadline(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.clearstreet.closing.CLOSE_DEADLINE_S", 0.1)
    house.answers_close_with(None)
    with pytest.raises(OutcomeUnknown, match="within 0.1 s"):
        await send(house)
    assert len(house.venue.mutations) == 1


async def test_where_no_connection_is_made_nothing_was_sent(opened: Opened) -> None:
    gone = ScriptedHttp()
    async with gone.listening():
        pass
    with pytest.raises(NotSent):
        await send(opened(address=gone.address))


@pytest.mark.parametrize("status", [409, 400, 422])
async def test_a_duplicate_of_our_id_is_looked_for_not_refused(house: House, status: int) -> None:
    body = {"error": {"code": status, "message": "Duplicate order id"}}
    house.venue.says(SUBMIT, answer(status, body))
    with pytest.raises(OutcomeUnknown):
        await send(house, request(part="60"))


async def test_an_order_that_is_rejected_at_once_is_a_refusal(house: House) -> None:
    row = order_row(status="REJECTED", details=["not tradable"])
    house.answers_close_with(data([row]))
    with pytest.raises(Refused, match="not tradable"):
        await send(house)


async def test_an_order_that_is_rejected_with_a_part_filled_is_followed(house: House) -> None:
    row = order_row(status="REJECTED", filled_quantity="10", details=["odd"])
    house.answers_close_with(data([row]))
    assert isinstance(await send(house), Accepted)


async def test_no_order_and_no_position_means_there_was_nothing_to_close(house: House) -> None:
    house.answers_close_with(data([]))
    house.holds()
    with pytest.raises(Refused) as refused:
        await send(house)
    assert refused.value.code == "nothing_to_close"


async def test_no_order_while_the_position_is_there_is_a_doubt(house: House) -> None:
    house.answers_close_with(data(None))
    with pytest.raises(OutcomeUnknown, match="named no order"):
        await send(house)
    house.venue.says(POSITIONS, error(500))
    with pytest.raises(OutcomeUnknown, match="could not be read"):
        await send(house)


@pytest.mark.usefixtures("no_token_comes_back")
async def test_after_a_429_closes_wait_as_long_as_the_venue_says_or_a_second(
    house: House,
) -> None:
    assert house.session.close_delay_s() == 0.0
    house.answers_close_with(error(429))
    with pytest.raises(Refused):
        await send(house)
    assert house.session.close_delay_s() == pytest.approx(2.1)


@pytest.mark.usefixtures("no_token_comes_back")
async def test_a_429_that_names_no_time_makes_closes_wait_briefly(house: House) -> None:
    house.answers_close_with(answer(429, {"error": {"code": 429, "message": "slow"}}))
    with pytest.raises(Refused):
        await send(house)
    assert 0.3 < house.session.close_delay_s() < 1.3


async def test_an_account_in_which_the_key_may_not_trade_is_marked_until_the_next_login(
    house: House,
) -> None:
    house.answers_close_with(error(403))
    async with house.connected():
        with pytest.raises(Refused):
            await send(house)
        await house.sink.until(
            lambda sink: (
                "does not let this key trade" in sink.snapshots[-1][0].instrument.untradable
            )
        )


async def follow(house: House, *orders: Answer) -> None:
    house.venue.says(f"GET {'/v1/accounts/50231/orders'}", *orders)


def test_orders_are_asked_about_quickly_at_first_and_then_every_three_seconds() -> None:
    assert (PAUSES_S, PACE_S) == ((0.3, 0.7, 1.0, 1.0, 2.0), 3.0)


async def test_the_orders_of_a_close_are_asked_about_together_until_they_end(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.venues.clearstreet.watching.PAUSES_S", (0.05,) * 9)
    house.answers_close_with(data([order_row(quantity="80"), order_row(id=OTHER, quantity="40")]))
    fills = [{**row, "order_id": ORDER} for row in golden("executions")["data"]]
    async with house.connected():
        await send(house)
        half = [filled_row(ORDER, "80"), order_row(id=OTHER, quantity="40", status="NEW")]
        done = [filled_row(ORDER, "80"), filled_row(OTHER, "40")]
        house.venue.says(EXECUTIONS, data(fills))
        await follow(house, data(half[:1]), data(half), data(done))
        last = await house.sink.until(
            lambda sink: next((o for o in sink.orders if o.status is OrderStatus.FILLED), None),
            within_s=20,
        )
    assert (last.close_id, last.filled, last.quantity) == (
        CLOSE_ID,
        quantity("120"),
        quantity("120"),
    )
    working = [o for o in house.sink.orders if o.status is OrderStatus.PARTIALLY_FILLED]
    assert {o.filled for o in working} == {quantity("80")}
    assert {f.price for f in house.sink.fills} == {price("210.095"), price("210.105")}
    asked = [o for o in house.venue.asked_for("GET /v1/accounts/50231/orders") if o.query]
    assert {o.query["order_ids"] for o in asked} == {f"{ORDER},{OTHER}"}


@pytest.mark.usefixtures("no_token_comes_back")
@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        ("2", 1.9, 2.1),
        ("Wed, 18 Mar 2026 14:01:19 GMT", 1.5, 4.1),
        ("3600", 60.0, 60.1),
        ("soon", 0.3, 1.1),
        ("NaN", 0.3, 1.1),
    ],
)
async def test_the_time_to_wait_is_seconds_or_a_date_and_a_minute_at_most(
    house: House, said: str, least: float, most: float
) -> None:
    house.answers_close_with(answer(429, "slow down", ("Retry-After", said)))
    with pytest.raises(Refused):
        await send(house)
    assert least < house.session.close_delay_s() < most + 0.2
