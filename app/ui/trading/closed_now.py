"""What a position would bring if it were closed now: at the touch, net of fees where known."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.money import Money
from app.domain.position import Position, Side
from app.engine.close import Close
from app.engine.desk import Row
from app.ui.text import format as fmt


def _tr(text: str) -> str:
    return QCoreApplication.translate("closed_now", text)


def fee_per_unit(position: Position, closes: Iterable[Close]) -> Money | None:
    """What the newest close of the same instrument at the same account paid per unit.

    Below zero: it was paid a rebate.
    """
    for close in reversed(list(closes)):
        seen, fees = close.intent.seen, close.order.fees
        same = (seen.key.account, seen.instrument.wire_name) == (
            position.key.account,
            position.instrument.wire_name,
        )
        if same and fees is not None and close.order.executed:
            return Money(fees.amount / close.order.executed, fees.currency)
    return None


def closed_now_words(row: Row, fee: Money | None) -> str:
    """`If closed now: +$50.20 after $1.04 fees`; unknown parts are named, never left out."""
    position, quote = row.position, row.quote
    touch = None
    if quote is not None:
        touch = quote.bid if position.side is Side.LONG else quote.ask
    if touch is None:
        return _tr("If closed now: not known, no price at the other side")
    profit = position.profit_at(touch)
    if profit is None:
        return _tr("If closed now: not known, no average price")
    thin = _thin(row)
    if fee is None:
        words = _tr("If closed now: {0}, fees not known")
        return words.format(fmt.money(profit)) + thin
    cost = Money(fee.amount * position.quantity, fee.currency)
    figure = fmt.money(Money(abs(cost.amount), cost.currency), signed=False)
    if cost.currency != profit.currency:
        apart = _tr("If closed now: {0} less about {1} fees")
        if cost.amount < 0:
            apart = _tr("If closed now: {0} and about {1} rebate")
        return apart.format(fmt.money(profit), figure) + thin
    net = Money(profit.amount - cost.amount, profit.currency)
    words = _tr("If closed now: {0} after about {1} fees")
    if cost.amount < 0:
        words = _tr("If closed now: {0} with about {1} rebate")
    return words.format(fmt.money(net), figure) + thin


def _thin(row: Row) -> str:
    """The touch shows fewer than the position holds: the rest would fill deeper."""
    position, quote = row.position, row.quote
    if quote is None:
        return ""
    size = quote.bid_size if position.side is Side.LONG else quote.ask_size
    if size is None or size >= position.quantity or size == Decimal(0):
        return ""
    shown = fmt.quantity(size, position.instrument)
    return _tr("; only {0} there").format(shown)
