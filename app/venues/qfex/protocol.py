"""The trade connection without its socket: frames in, news out, and whether we are logged in."""

from dataclasses import dataclass
from typing import Any, Final

from app.domain.ids import CloseId
from app.venues.qfex.codec import decode_trade, keys_of
from app.venues.qfex.correlation import Correlation, Request
from app.venues.qfex.statuses import HARMLESS, REQUEST_ONLY
from app.venues.qfex.wire import (
    ErrBody,
    ExecutionList,
    FillBody,
    OrderBody,
    OrderList,
    PositionBody,
    TradeFrame,
)


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """The venue accepted the login."""


@dataclass(frozen=True, slots=True)
class LoginRefused:
    """The venue did not; `code` is its own where it gave one."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Subscribed:
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderNews:
    """One statement about one order. `answers` is the close that was waiting for it."""

    body: OrderBody
    close_id: CloseId | None
    answers: Request | None = None
    cancels: Request | None = None
    claimed: tuple[FillBody, ...] = ()


@dataclass(frozen=True, slots=True)
class FillNewsItem:
    body: FillBody
    close_id: CloseId | None
    answers: Request | None = None


@dataclass(frozen=True, slots=True)
class Pulse:
    """A position as of now."""

    body: PositionBody


@dataclass(frozen=True, slots=True)
class OrdersListed:
    listed: OrderList


@dataclass(frozen=True, slots=True)
class ExecutionsListed:
    listed: ExecutionList


@dataclass(frozen=True, slots=True)
class Failed:
    """An error; `request` is what it answers, None where that cannot be told."""

    body: ErrBody
    request: Request | None


@dataclass(frozen=True, slots=True)
class Strange:
    """A frame that is none of the known ones; `what` it calls itself."""

    what: str


News = (
    LoggedIn
    | LoginRefused
    | Subscribed
    | OrderNews
    | FillNewsItem
    | Pulse
    | OrdersListed
    | ExecutionsListed
    | Failed
    | Strange
)

_POSITIONS_CHANNEL: Final = "v4_positions"


class TradeProtocol:
    """What one connection has been told so far."""

    def __init__(self, correlation: Correlation) -> None:
        self._correlation = correlation
        self.logged_in = False
        self.channels: set[str] = set()

    def receive(self, frame: bytes) -> list[News]:
        """What one frame says. Raises WireError where it cannot be read."""
        said = decode_trade(frame)
        if said.position_response is not None:
            return [Pulse(said.position_response)]
        if said.order_response is not None or said.stop_order_response is not None:
            return [self._order(said.order_response or said.stop_order_response or OrderBody())]
        if said.fill_response is not None:
            return [self._fill(said.fill_response)]
        if said.all_orders_response is not None:
            return [OrdersListed(said.all_orders_response)]
        if said.user_orders is not None:
            return [OrdersListed(OrderList(said.user_orders))]
        executions = (
            said.user_trades if said.user_trades is not None else said.user_trades_response
        )
        if executions is not None:
            return [ExecutionsListed(ExecutionList(executions, said.count))]
        return self._rare(said, frame)

    def _rare(self, said: TradeFrame, frame: bytes) -> list[News]:
        error = said.err
        if error is None and said.error_code is not None:
            error = ErrBody(said.error_code, _text(said.message), said.incoming_message)
        if error is not None:
            return self._error(error)
        login = self._login(said)
        if login is not None:
            return [login]
        if said.channel == _POSITIONS_CHANNEL and said.contents is not None:
            return [Pulse(body) for body in said.contents]
        if said.subscribed is not None:
            names = [said.subscribed] if isinstance(said.subscribed, str) else said.subscribed
            self.channels.update(names)
            return [Subscribed(tuple(names))]
        known = (said.unsubscribed, said.balance_response, said.ack, said.ack_response)
        return [] if any(one is not None for one in known) else [Strange(keys_of(frame))]

    def _login(self, said: TradeFrame) -> LoggedIn | LoginRefused | None:
        verdict: Any = said.authenticated
        if verdict is None and said.type == "auth":
            verdict = said.result == "success"
        elif verdict is None and said.type == "authenticated":
            verdict = said.success is not False and not said.error
        reasons = [said.message, said.error, said.result]
        if isinstance(verdict, dict):
            reasons = [verdict.get(name) for name in ("message", "error", "reason")] + reasons
            verdict = not (verdict.get("success") is False or verdict.get("error"))
        if verdict is None:
            return None
        if verdict is True:
            self.logged_in = True
            return LoggedIn()
        return LoginRefused("", next(filter(None, map(_text, reasons)), ""))

    def _error(self, error: ErrBody) -> list[News]:
        if error.error_code in HARMLESS:
            return []
        if not self.logged_in:
            return [LoginRefused(error.error_code or "", error.message or "")]
        request = self._correlation.request_of_error(error)
        if request is not None:
            self._correlation.settled(request)
        return [Failed(error, request)]

    def _order(self, body: OrderBody) -> OrderNews:
        close_id = self._correlation.close_of_order(body)
        cancels = self._correlation.cancel_request(body)
        answers = None
        claimed: tuple[FillBody, ...] = ()
        # A failed cancel says nothing about the order, so it is no reply to a close either.
        if close_id is not None and body.status not in REQUEST_ONLY:
            answers = self._settle_close(close_id)
            claimed = tuple(self._correlation.claim_fills(body.order_id or ""))
        return OrderNews(body, close_id, answers, cancels, claimed)

    def _fill(self, body: FillBody) -> FillNewsItem:
        close_id = self._correlation.close_of_fill(body)
        answers = self._settle_close(close_id) if close_id is not None else None
        return FillNewsItem(body, close_id, answers)

    def _settle_close(self, close_id: CloseId) -> Request | None:
        request = self._correlation.close_request(close_id)
        if request is not None:
            self._correlation.settled(request)
        return request


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
