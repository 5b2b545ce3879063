"""Whose reply is it? The rules by which an answer is given to a request, and to no other."""

import json
from decimal import Decimal

import pytest

from app.domain.ids import CloseId
from app.venues.qfex.correlation import Correlation, Request
from app.venues.qfex.protocol import Failed, FillNewsItem, OrderNews, TradeProtocol
from tests.support.golden import frames
from tests.venues.qfex.frames import ACK, CLOSE_ID, FIRST_FILL, FIRST_PART, changed

NO_POSITION, RATE_LIMITED, SERVER_ERROR = frames("qfex", "errors")[:3]
OTHER = CloseId("0" * 32)


def closing(
    close_id: CloseId = CLOSE_ID, symbol: str = "AAPL-USD", kind: str = "close_position"
) -> Request:
    return Request(kind, symbol, close_id, side="SELL", order_type="LIMIT", lives="IOC")


class Line:
    """A logged-in connection on which some requests are waiting."""

    def __init__(self, *waiting: Request) -> None:
        self.correlation = Correlation()
        self.protocol = TradeProtocol(self.correlation)
        self.protocol.receive(b'{"authenticated":true}')
        for request in waiting:
            self.correlation.sent(request, 0.0)

    def order(self, frame: str) -> OrderNews:
        (news,) = self.protocol.receive(frame.encode())
        assert isinstance(news, OrderNews)
        return news

    def fill(self, frame: str) -> FillNewsItem:
        (news,) = self.protocol.receive(frame.encode())
        assert isinstance(news, FillNewsItem)
        return news

    def error(self, frame: str) -> Request | None:
        (news,) = self.protocol.receive(frame.encode())
        assert isinstance(news, Failed)
        return news.request


def test_our_own_client_id_makes_an_order_ours() -> None:
    request = closing()
    news = Line(request).order(ACK)
    assert (news.close_id, news.answers) == (CLOSE_ID, request)


def test_an_order_id_once_bound_stays_ours_without_the_client_id() -> None:
    line = Line(closing())
    line.order(ACK)
    later = line.order(changed(FIRST_PART, client_order_id=""))
    assert later.close_id == CLOSE_ID
    assert later.answers is None
    assert line.fill(changed(FIRST_FILL, client_order_id=None)).close_id == CLOSE_ID


def test_an_order_without_id_that_looks_like_the_close_is_bound_to_it() -> None:
    request = closing()
    line = Line(request)
    assert line.order(changed(ACK, client_order_id="")).answers is request
    assert line.order(changed(FIRST_PART, client_order_id="")).close_id == CLOSE_ID


@pytest.mark.parametrize(
    "difference",
    [
        {"symbol": "MSFT-USD"},
        {"side": "BUY"},
        {"type": "MARKET"},
        {"time_in_force": "GTC"},
        {"client_order_id": "someone-elses-id"},
    ],
)
def test_an_order_that_differs_in_anything_is_someone_elses(difference: dict[str, str]) -> None:
    line = Line(closing())
    assert line.order(changed(ACK, **{"client_order_id": "", **difference})).close_id is None


def test_a_part_is_also_told_by_its_size_and_price() -> None:
    request = closing(kind="add_order")
    request.quantity, request.price = Decimal(2), None
    assert Line(request).order(changed(ACK, client_order_id="", quantity=1.5)).close_id is None
    assert Line(request).order(changed(ACK, client_order_id="")).close_id == CLOSE_ID


def test_an_order_seen_before_we_sent_is_never_ours() -> None:
    line = Line()
    line.order(changed(ACK, client_order_id=""))
    line.correlation.sent(closing(), 0.0)
    assert line.order(changed(ACK, client_order_id="")).close_id is None


def test_between_two_closes_that_look_alike_nothing_is_guessed() -> None:
    line = Line(closing(), closing(OTHER))
    assert line.order(changed(ACK, client_order_id="")).close_id is None


def test_a_fill_before_the_ack_answers_the_close() -> None:
    request = closing()
    assert Line(request).fill(FIRST_FILL).answers is request


def test_a_fill_that_nobody_could_place_is_claimed_once_its_order_is_bound() -> None:
    line = Line(closing())
    early = line.fill(changed(FIRST_FILL, client_order_id=""))
    assert early.close_id is None
    bound = line.order(changed(ACK, client_order_id=""))
    assert [fill.trade_id for fill in bound.claimed] == [early.body.trade_id]


def test_an_error_that_echoes_our_close_is_the_answer_to_it() -> None:
    request = closing()
    assert Line(request, closing(OTHER, "MSFT-USD")).error(NO_POSITION) is request


def test_an_echo_may_come_as_text() -> None:
    request = closing()
    text = json.dumps(json.loads(NO_POSITION)["err"]["incoming_message"])
    assert Line(request).error(changed(NO_POSITION, incoming_message=text)) is request


@pytest.mark.parametrize("params", [{"symbol": "AAPL-USD"}, {}, None])
def test_an_echo_may_hold_less_than_was_sent(params: dict[str, str] | None) -> None:
    request, others = closing(), Request("get_user_orders", "AAPL-USD")
    echo = {"type": "close_position", "params": params}
    assert Line(request, others).error(changed(NO_POSITION, incoming_message=echo)) is request


@pytest.mark.parametrize("echo", ["close_position", {"type": "close_position"}])
def test_an_echo_by_name_alone_is_given_only_to_the_one_close_that_waits(echo: object) -> None:
    request, error = closing(), changed(NO_POSITION, incoming_message=echo)
    assert Line(request, Request("get_user_orders", "AAPL-USD")).error(error) is request
    assert Line(request, closing(OTHER, "MSFT-USD")).error(error) is None


@pytest.mark.parametrize("echo", [{}, "", []])
def test_an_empty_echo_is_none(echo: object) -> None:
    request = closing()
    assert Line(request).error(changed(NO_POSITION, incoming_message=echo)) is request


def test_an_error_that_echoes_someone_elses_request_fails_nothing_of_ours() -> None:
    assert Line(closing(OTHER)).error(NO_POSITION) is None
    assert Line(closing()).error(RATE_LIMITED) is None
    assert Line(closing()).error(changed(NO_POSITION, incoming_message="garbage")) is None


def test_an_error_without_echo_is_given_only_to_a_lone_request() -> None:
    request = closing()
    assert Line(request).error(SERVER_ERROR) is request
    assert Line(closing(), Request("get_user_orders", "AAPL-USD")).error(SERVER_ERROR) is None


def test_a_request_unanswered_for_a_minute_no_longer_makes_errors_ambiguous() -> None:
    line = Line(closing())
    fresh = closing(OTHER, "MSFT-USD")
    line.correlation.sent(fresh, 61.0)
    assert line.error(SERVER_ERROR) is fresh


def test_no_such_order_is_no_answer_to_a_close() -> None:
    news = Line(closing()).order(changed(ACK, status="NO_SUCH_ORDER"))
    assert news.answers is None


def test_a_late_ack_answers_nothing_twice() -> None:
    line = Line(closing())
    assert line.order(ACK).answers is not None
    assert line.order(ACK).answers is None


def test_closes_from_before_a_restart_are_known_again_once_named() -> None:
    line = Line()
    assert line.order(ACK).close_id is None
    line.correlation.remember(CLOSE_ID, [])
    assert line.order(ACK).close_id == CLOSE_ID
