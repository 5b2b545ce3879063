"""Cancelling what works at QFEX in one symbol: listed, cancelled one by one, listed again."""

import asyncio
from typing import Final

from app.domain.errors import NoLink, OutcomeUnknown, UnwindError
from app.domain.words import say
from app.venues.qfex.trade_link import TradeLink
from app.venues.qfex.wire import OrderBody

# Verdicts on cancels and the list of what rests may differ for a moment.
LOOKS: Final = 4
BETWEEN_LOOKS_S: Final = 0.3


async def cancel_all_in(symbol: str, trade: TradeLink) -> int:
    """Cancel each open order in `symbol`, stops too; returns how many there were.

    The venue's own cancel-all takes every symbol, so it is not used. Raises NoLink if nothing was
    sent, OutcomeUnknown if some order may still work.
    """
    orders, twaps = await _working(symbol, trade)
    known = {row.order_id for row in orders}
    await _cancel(symbol, orders, trade)
    for _ in range(LOOKS):
        left, twaps = await _working_after(symbol, trade)
        if not left:
            break
        new = [row for row in left if row.order_id not in known]
        known |= {row.order_id for row in new}
        await _cancel(symbol, new, trade)
        await asyncio.sleep(BETWEEN_LOOKS_S)
    else:
        raise OutcomeUnknown(
            say(
                "{left} orders in {symbol} still work after they were cancelled.",
                left=len(left),
                symbol=symbol,
            )
        )
    if twaps:
        raise OutcomeUnknown(
            say(
                "A TWAP is running in {symbol}; this panel does not stop those. Stop it at QFEX.",
                symbol=symbol,
            )
        )
    return len(known)


async def count_in(symbol: str, trade: TradeLink) -> int:
    """How many orders work in `symbol` now, stops and TWAPs too. Reads only."""
    orders, twaps = await _working(symbol, trade)
    return len(orders) + twaps


async def _working(symbol: str, trade: TradeLink) -> tuple[list[OrderBody], int]:
    """The open orders, stops too, and the number of TWAPs. Raises NoLink."""
    listed = await trade.open_orders(symbol)
    rows = [*(listed.orders or []), *(listed.stop_orders or [])]
    if not all(row.order_id for row in rows):
        raise NoLink(
            say(
                "QFEX lists an order in {symbol} without its id, by which alone it could be "
                "cancelled. Cancel it at QFEX.",
                symbol=symbol,
            )
        )
    return list({row.order_id: row for row in rows}.values()), len(listed.twaps or [])


async def _working_after(symbol: str, trade: TradeLink) -> tuple[list[OrderBody], int]:
    try:
        return await _working(symbol, trade)
    except NoLink as error:
        raise OutcomeUnknown(
            say(
                "The orders in {symbol} were cancelled, but whether any still works cannot be "
                "seen: {error}",
                symbol=symbol,
                error=error,
            )
        ) from error


async def _cancel(symbol: str, rows: list[OrderBody], trade: TradeLink) -> None:
    cancels = [trade.cancel(symbol, row.order_id or "", row.type or "") for row in rows]
    for result in await asyncio.gather(*cancels, return_exceptions=True):
        # A cancel that was refused, lost or too late shows in the next list.
        if isinstance(result, BaseException) and not isinstance(result, UnwindError):
            raise result
