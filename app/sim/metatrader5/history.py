"""Finished orders and deals, by time window and page."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, Protocol, TypeVar

from google.protobuf.timestamp_pb2 import Timestamp

from app.sim.metatrader5 import encode
from app.sim.metatrader5.book import Book
from app.sim.metatrader5.sessions import LOGIN
from app.sim.metatrader5.wire import history_pb2 as pb

Row = TypeVar("Row")
_TOKEN: Final = re.compile("[0-9]{1,9}")


class Windowed(Protocol):
    """A request with a window in broker time, in UTC, in both or in neither."""

    inputFrom: Timestamp  # noqa: N815 - the wire's name
    inputTo: Timestamp  # noqa: N815
    inputFromUtc: Timestamp  # noqa: N815
    inputToUtc: Timestamp  # noqa: N815

    def HasField(self, field_name: str, /) -> bool: ...  # noqa: N802


class History:
    """What `DealsHistory` and `OrderHistory` answer."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def deals(self, request: pb.DealsHistoryRequest) -> pb.DealsHistoryData:
        inside = _window(request)
        rows = [deal for deal in self._book.deals if inside(deal.at)]
        rows.sort(key=lambda deal: deal.ticket, reverse=_backwards(request.inputSortMode))
        page, token = _page(rows, request.page_token, request.page_size)
        return pb.DealsHistoryData(
            arrayTotal=len(rows),
            deals=[encode.deal_row(deal) for deal in page],
            next_page_token=token,
            account_login=LOGIN,
        )

    def orders(self, request: pb.OrderHistoryRequest) -> pb.OrdersHistoryData:
        inside = _window(request)
        rows = [
            pb.HistoryData(history_order=encode.order_row(order))
            for order in self._book.history
            if inside(order.done_at or order.setup_at)
        ]
        rows += [
            pb.HistoryData(history_deal=encode.deal_row(deal))
            for deal in self._book.deals
            if inside(deal.at)
        ]
        if _backwards(request.inputSortMode):
            rows.reverse()
        for index, row in enumerate(rows):
            row.index = index
        total, token = len(rows), ""
        if request.itemsPerPage > 0:
            first = max(request.pageNumber, 0) * request.itemsPerPage
            rows = rows[first:][: request.itemsPerPage]
        else:
            rows, token = _page(rows, request.page_token, request.page_size)
        return pb.OrdersHistoryData(
            arrayTotal=total,
            pageNumber=request.pageNumber,
            itemsPerPage=request.itemsPerPage,
            history_data=rows,
            next_page_token=token,
        )


def _backwards(mode: int) -> bool:
    # Every sort mode comes as a pair, ascending even and descending odd.
    return bool(mode % 2)


def _window(request: Windowed) -> Callable[[datetime], bool]:
    def edge(utc: str, broker: str) -> datetime | None:
        if request.HasField(utc):
            return encode.utc(getattr(request, utc))
        if request.HasField(broker):
            return encode.utc(getattr(request, broker)) - encode.BROKER_AHEAD
        return None

    start, end = edge("inputFromUtc", "inputFrom"), edge("inputToUtc", "inputTo")
    return lambda at: (start is None or at >= start) and (end is None or at <= end)


def _page(rows: Sequence[Row], token: str, size: int) -> tuple[list[Row], str]:
    start = int(token) if _TOKEN.fullmatch(token) else 0
    if size <= 0:
        return list(rows[start:]), ""
    end = start + size
    return list(rows[start:end]), str(end) if end < len(rows) else ""
