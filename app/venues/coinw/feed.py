"""Frames of the stream, read and passed on: prices and executions at once, sizes by a new read."""

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

from msgspec.json import Decoder

from app.domain.errors import WireError
from app.domain.ids import AccountKey, Instant
from app.domain.words import say
from app.venues.coinw.closes import Closes
from app.venues.coinw.codec import decode_data
from app.venues.coinw.endings import Endings
from app.venues.coinw.known import Known
from app.venues.coinw.rows import fill_report, order_report
from app.venues.coinw.wire import (
    DealRow,
    Depth,
    Frame,
    FundingTick,
    OrderRow,
    PositionRow,
    PriceTick,
)
from app.venues.session import Sink

_T = TypeVar("_T")

_ORDERS: Final[Decoder[list[OrderRow] | OrderRow]] = Decoder(list[OrderRow] | OrderRow)
_DEALS: Final[Decoder[list[DealRow] | DealRow]] = Decoder(list[DealRow] | DealRow)
_POSITIONS: Final[Decoder[list[PositionRow] | PositionRow]] = Decoder(
    list[PositionRow] | PositionRow
)
_MARK: Final[Decoder[PriceTick]] = Decoder(PriceTick)
_DEPTH: Final[Decoder[Depth]] = Decoder(Depth)
_FUNDING: Final[Decoder[FundingTick]] = Decoder(FundingTick)


class Feed:
    """Listens to the stream on behalf of one run of a session."""

    def __init__(
        self,
        sink: Sink,
        account: AccountKey,
        known: Known,
        closes: Closes,
        endings: Endings,
        now: Callable[[], Instant],
    ) -> None:
        self.sink, self.endings = sink, endings
        self._account, self._known, self._closes, self._now = account, known, closes, now
        self.look_again = asyncio.Event()
        """Set when the positions have to be read."""
        self.orders_wanted = asyncio.Event()
        """Set when resting orders of some instrument may be unread."""
        self.stream_is_up = False
        self.why_down = say("its stream is not open yet")

    def on_stream(self, up: bool, why: str) -> None:
        """The stream came or went. What happened in between was missed: everything is re-read."""
        self.stream_is_up, self.why_down = up, why
        self._known.resting.forget()
        self.orders_wanted.set()
        self.look_again.set()

    def on_pulse(self) -> None:
        self.sink.heard(self._now())

    def on_trouble(self, cause: str, text: str) -> None:
        self.sink.notice(f"coinw/{cause}", text)

    def on_frame(self, frame: Frame) -> None:
        """One frame with data. One that cannot be read is a notice and a reason to read by REST."""
        try:
            match frame.type:
                case "order":
                    self._on_orders(frame)
                case "position_change":
                    self._on_deals(frame)
                case "position":
                    for row in _rows(decode_data(frame.data, _POSITIONS, "position push")):
                        self._known.take_hint(row)
                    self.look_again.set()
                case "mark_price" | "depth" | "funding_rate":
                    self._on_price(frame)
                case _:
                    return
        except WireError as error:
            self.on_trouble(
                "unreadable-frame", say("CoinW sent a frame we cannot read: {error}.", error=error)
            )
            self.look_again.set()

    def on_book(self, name: str, depth: Depth) -> None:
        """The book of a contract that is listed, from the stream or from a read."""
        contract = self._known.contract(name)
        if contract is not None:
            lot = contract.instrument.multiplier
            self.sink.quote(name, self._known.prices.take_depth(name, depth, lot, self._now()))

    def _on_orders(self, frame: Frame) -> None:
        for row in _rows(decode_data(frame.data, _ORDERS, "order push")):
            report = order_report(row, self._account, self._now())
            if report is not None:
                self._known.take_order(row)
                self.endings.tell(self._closes.named(report))
        self.look_again.set()

    def _on_deals(self, frame: Frame) -> None:
        for row in _rows(decode_data(frame.data, _DEALS, "position_change push")):
            currency = self._known.currency(row.instrument)
            report = fill_report(row, self._account, currency, self._now())
            if report is not None:
                self.endings.tell(self._closes.named(report))
        # `currentPiece` of such a row is not proven to be what is left: REST says it.
        self.look_again.set()

    def _on_price(self, frame: Frame) -> None:
        contract = self._known.contract(frame.pair_code)
        if contract is None:
            return
        name, prices, at = contract.instrument.wire_name, self._known.prices, self._now()
        match frame.type:
            case "mark_price":
                tick = decode_data(frame.data, _MARK, "mark_price")
                self.sink.quote(name, prices.take_mark(name, tick, at))
            case "depth":
                self.on_book(name, decode_data(frame.data, _DEPTH, "depth"))
            case _:
                self._known.take_funding(name, decode_data(frame.data, _FUNDING, "funding_rate"))


def _rows(data: list[_T] | _T) -> list[_T]:
    return data if isinstance(data, list) else [data]
