"""Asking for deals and ended orders, by pages, in both clocks.

The window reaches from ten minutes before a time to a day ahead of now and is sent in UTC and in
broker time: an older gateway ignores the UTC pair, and a window in the wrong zone finds nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from google.protobuf.timestamp_pb2 import Timestamp

from app.domain.errors import WireError
from app.domain.ids import NANOSECONDS, Instant
from app.venues.metatrader5 import methods
from app.venues.metatrader5.gateway import Gateway, Unknown
from app.venues.metatrader5.past import (
    Deal,
    PastOrder,
    historic_deal,
    historic_order,
)
from app.venues.metatrader5.wire import metatrader5_pb2 as pb

_BEFORE_S: Final = 600
_AHEAD_S: Final = 86_400
_PAGE: Final = 500
_MOST_PAGES: Final = 40

StepOf = Callable[[str], Decimal]


@dataclass(frozen=True, slots=True)
class Past:
    """What the history holds, each once. `complete`: every deal of the window is in it; a row that
    cannot be read is not, and must not hide the others.
    """

    deals: tuple[Deal, ...]
    orders: tuple[PastOrder, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Window:
    """From before `since` to ahead of `now`, where broker time is UTC plus `offset_s`."""

    since: Instant
    now: Instant
    offset_s: int

    @property
    def utc(self) -> tuple[Timestamp, Timestamp]:
        return self._pair(0)

    @property
    def broker(self) -> tuple[Timestamp, Timestamp]:
        return self._pair(self.offset_s)

    def _pair(self, offset_s: int) -> tuple[Timestamp, Timestamp]:
        since_s, now_s = self.since // NANOSECONDS, self.now // NANOSECONDS
        first = Timestamp(seconds=since_s - _BEFORE_S + offset_s)
        return first, Timestamp(seconds=now_s + _AHEAD_S + offset_s)


async def read_past(gateway: Gateway, window: Window, step_of: StepOf) -> Past:
    """Deals and ended orders. A gateway without a deals history has them among its orders."""
    try:
        deals, complete = await _deals(gateway, window, step_of)
    except Unknown:
        orders, deals, complete = await _orders(gateway, window, step_of)
        return Past(deals, orders, complete)
    try:
        orders, _, _ = await _orders(gateway, window, step_of)
    except Unknown:
        orders = ()
    return Past(deals, orders, complete)


async def _deals(
    gateway: Gateway, window: Window, step_of: StepOf
) -> tuple[tuple[Deal, ...], bool]:
    found: dict[int, Deal] = {}
    total, token, unread = 0, "", 0
    for _ in range(_MOST_PAGES):
        request = pb.DealsHistoryRequest(
            inputFrom=window.broker[0],
            inputTo=window.broker[1],
            inputFromUtc=window.utc[0],
            inputToUtc=window.utc[1],
            inputSortMode=pb.BMT5_SORT_BY_DEAL_TIME_ASC,
            page_size=_PAGE,
            page_token=token,
        )
        data = (await gateway.ask(methods.DEALS_HISTORY, request)).data
        for row in data.deals:
            try:
                found[row.ticket] = historic_deal(row, step_of(row.symbol), window.offset_s)
            except WireError:
                unread += 1
        total, token = max(total, data.arrayTotal), data.next_page_token
        if not token:
            break
    return tuple(found.values()), not token and not unread and len(found) >= total


async def _orders(
    gateway: Gateway, window: Window, step_of: StepOf
) -> tuple[tuple[PastOrder, ...], tuple[Deal, ...], bool]:
    orders: dict[int, PastOrder] = {}
    deals: dict[int, Deal] = {}
    total, token, unread = 0, "", 0
    for _ in range(_MOST_PAGES):
        request = pb.OrderHistoryRequest(
            inputFrom=window.broker[0],
            inputTo=window.broker[1],
            inputFromUtc=window.utc[0],
            inputToUtc=window.utc[1],
            inputSortMode=pb.BMT5_SORT_BY_CLOSE_TIME_ASC,
            page_size=_PAGE,
            page_token=token,
        )
        data = (await gateway.ask(methods.ORDER_HISTORY, request)).data
        for row in data.history_data:
            try:
                if row.HasField("history_order"):
                    old = row.history_order
                    order = historic_order(old, step_of(old.symbol), window.offset_s)
                    orders[order.ticket] = order
                if row.HasField("history_deal"):
                    made = row.history_deal
                    deal = historic_deal(made, step_of(made.symbol), window.offset_s)
                    deals[deal.ticket] = deal
            except WireError:
                unread += 1
        total, token = max(total, data.arrayTotal), data.next_page_token
        if not token:
            break
    complete = not token and not unread and len(orders) + len(deals) >= total
    return tuple(orders.values()), tuple(deals.values()), complete
