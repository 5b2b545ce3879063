"""After a close was taken up: a few quick looks for its fills, before anybody asks."""

import asyncio
from collections.abc import Callable
from typing import Final

from app.domain.errors import UnwindError
from app.domain.ids import Instant
from app.domain.report import OrderStatus
from app.venues.crosstrade.evidence import Evidence
from app.venues.crosstrade.inquiry import Inquiry
from app.venues.crosstrade.known import Known
from app.venues.crosstrade.rest import Rest
from app.venues.crosstrade.sent import Sent, SentCloses
from app.venues.session import Sink

# NinjaTrader fills a market order within milliseconds; later looks are the engine's.
_LOOKS_S: Final = (0.25, 0.5, 1.0)
_ENDS: Final = (OrderStatus.CANCELED, OrderStatus.REJECTED)


async def look_for_fills(
    rest: Rest,
    known: Known,
    closes: SentCloses,
    sent: Sent,
    sink: Sink,
    *,
    now: Callable[[], Instant],
) -> None:
    """Tell what is found, until the close has ended or the looks are used up."""
    for pause_s in _LOOKS_S:
        await asyncio.sleep(pause_s)
        inquiry = Inquiry(rest, known, closes, sent, now=now)
        try:
            evidence = await inquiry.evidence(thorough=False)
        except UnwindError:
            # The next look, or the engine's question, says the same if it lasts.
            continue
        for order in evidence.orders:
            sink.order(order)
        for fill in evidence.fills:
            sink.fill(fill)
        if evidence.filled >= sent.request.quantity or _ended(evidence):
            return


def _ended(evidence: Evidence) -> bool:
    return any(order.status in _ENDS for order in evidence.orders)
