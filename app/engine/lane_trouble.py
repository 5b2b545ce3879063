"""What keeps one account's lane of a flatten from being flat or done, one sentence each."""

from typing import Final

from app.domain.event import ReadBack
from app.domain.money import plain
from app.domain.order import CloseState
from app.domain.words import say
from app.engine.close import Close, Result

_STATES: Final = {
    CloseState.REQUESTED: say("not sent yet"),
    CloseState.SUBMITTED: say("sent, not answered yet"),
    CloseState.ACKNOWLEDGED: say("acknowledged"),
    CloseState.PARTIALLY_FILLED: say("partly closed"),
    CloseState.FILLED: say("closed, not read back yet"),
    CloseState.CANCELED: say("cancelled"),
    CloseState.EXPIRED: say("expired"),
    CloseState.REJECTED: say("refused"),
    CloseState.NOT_SENT: say("not sent"),
    CloseState.IN_DOUBT: say("in doubt"),
    CloseState.DISMISSED: say("in doubt, given up"),
}


def left_undone(close: Close) -> list[str]:
    """What a close of a part or at a cap left undone: nothing, if it filled as it was asked."""
    if close.result in (Result.CLOSED, Result.ALREADY_CLOSED):
        return []
    symbol, order = close.intent.seen.instrument.symbol, close.order
    if order.filled:
        return [
            say(
                "{symbol}: {filled} of {asked} closed",
                symbol=symbol,
                filled=plain(order.filled),
                asked=plain(order.quantity),
            )
        ]
    return [about(symbol, order.reason or _STATES[order.state])]


def left_open(close: Close) -> list[str]:
    """What a close left behind: nothing, if it was read back with neither size nor orders."""
    symbol = close.intent.seen.instrument.symbol
    if close.result is Result.ALREADY_CLOSED:
        return []
    reads = [event for event in close.events if isinstance(event, ReadBack)]
    if not reads:
        return [about(symbol, close.order.reason or _STATES[close.order.state])]
    last = reads[-1]
    trouble: list[str] = []
    if last.quantity:
        trouble.append(
            say("{symbol}: {quantity} still open", symbol=symbol, quantity=plain(last.quantity))
        )
    return trouble + orders_left(close)


def orders_left(close: Close) -> list[str]:
    """Whether orders still work where a close that was read back promised to leave none."""
    reads = [event for event in close.events if isinstance(event, ReadBack)]
    if not reads or not close.intent.cancel_working_orders:
        return []
    symbol, count = close.intent.seen.instrument.symbol, reads[-1].working_orders
    if count is None:
        return [say("{symbol}: whether orders still work there is not known", symbol=symbol)]
    if count == 1:
        return [say("{symbol}: 1 working order left", symbol=symbol)]
    return [say("{symbol}: {count} working orders left", symbol=symbol, count=count)] * bool(count)


def about(what: str, words: str) -> str:
    return say("{what}: {words}", what=what, words=words)
