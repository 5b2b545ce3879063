"""One row made ready to be painted: strings once, not at every paint."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from app.domain.capability import Capability
from app.domain.ids import PositionKey
from app.domain.intent import All, Amount, AtMarket, Share
from app.domain.order import CloseState
from app.domain.position import Position, Side
from app.domain.report import LinkState
from app.domain.sizing import support_for
from app.engine.close import Close
from app.engine.desk import Account, Row
from app.ui.look.styling import tip
from app.ui.table.columns import Column
from app.ui.text import format as fmt
from app.ui.text.close_state import NOTHING, StateText, Tone, sentence_of, state_of
from app.ui.text.language import in_words


class Button(StrEnum):
    """The painted buttons of a row, in their order."""

    CLOSE = "close"
    HALF = "half"
    QUARTER = "quarter"
    MORE = "more"


AMOUNT_OF: dict[Button, Amount] = {
    Button.CLOSE: All(),
    Button.HALF: Share(Fraction(1, 2)),
    Button.QUARTER: Share(Fraction(1, 4)),
}


class ProfitUnit(StrEnum):
    """What the profit column counts in."""

    MONEY = "money"
    PERCENT = "percent"
    TICKS = "ticks"


@dataclass(slots=True)
class RowView:
    """What the delegate paints. `why_off` has an entry for each button that is off; `gain` and
    `day_gain` are the signs of the two profits, 0 where one is not known.
    """

    key: PositionKey
    position: Position
    texts: dict[Column, str]
    state: StateText
    gain: int
    day_gain: int
    fresh: bool
    gone: bool
    why_off: dict[Button, str]

    def tip(self, column: Column) -> str | None:
        """The whole text of a cell that may be too narrow for it."""
        if column is Column.STATE:
            return tip(self.state.detail or self.state.text) or None
        return tip(self.texts[column]) or None


def _tr(text: str) -> str:
    return QCoreApplication.translate("row_view", text)


def make(
    row: Row, account: Account | None, close: Close | None, unit: ProfitUnit, *, gone: bool
) -> RowView:
    """The strings of one row."""
    position, instrument = row.position, row.position.instrument
    capability = account.capability_of(position) if account is not None else None
    state = state_of(close) if close is not None else _quiet_state(row, account)
    # How an old close ended matters less than that the row cannot be reached or trusted now.
    if close is not None and close.order.explained and not gone:
        state = _distrust(row, account) or state
    if gone and close is None:
        state = StateText(_tr("closed elsewhere"), Tone.QUIET)
    texts = {
        Column.ACCOUNT: account.title if account is not None else position.key.account.name,
        Column.SYMBOL: fmt.symbol(instrument),
        Column.SIDE: _tr("LONG") if position.side is Side.LONG else _tr("SHORT"),
        Column.SIZE: f"{fmt.quantity(position.quantity, instrument)} {fmt.unit(instrument)}",
        Column.AVERAGE: fmt.price(position.average_price, instrument),
        Column.MARK: fmt.price(row.mark, instrument),
        Column.TOUCH: _touch(row),
        Column.PROFIT: _profit(row, unit),
        Column.DAY: fmt.money(position.day_profit) if position.day_profit is not None else "",
        Column.ORDERS: _orders(position),
        Column.AGE: fmt.age(row.age_s),
        Column.STATE: state.text,
        Column.BUTTONS: "",
    }
    return RowView(
        position.key,
        position,
        texts,
        state,
        fmt.sign(row.profit),
        fmt.sign(position.day_profit),
        row.fresh,
        gone,
        _why_off(row, close, capability, gone=gone),
    )


def _touch(row: Row) -> str:
    quote, instrument = row.quote, row.position.instrument
    if quote is None or (quote.bid is None and quote.ask is None):
        return fmt.UNKNOWN
    return f"{fmt.price(quote.bid, instrument)} / {fmt.price(quote.ask, instrument)}"


def _profit(row: Row, unit: ProfitUnit) -> str:
    position, average = row.position, row.position.average_price
    if unit is ProfitUnit.MONEY or average is None or row.mark is None:
        return fmt.money(row.profit)
    move = position.side.sign * (row.mark - average)
    if unit is ProfitUnit.TICKS:
        return f"{fmt.signed(move / position.instrument.tick, 0)} {_tr('ticks')}"
    return fmt.percent(move / average if average else Decimal(0))


def _orders(position: Position) -> str:
    orders = position.working_orders
    if orders is None or not orders.count:
        return "" if orders is not None else fmt.UNKNOWN
    if orders.quantity is None:
        return str(orders.count)
    return f"{orders.count} × {fmt.quantity(orders.quantity, position.instrument)}"


def _distrust(row: Row, account: Account | None) -> StateText | None:
    if account is not None and account.state.link is not LinkState.UP:
        why = in_words(account.state.why)
        return StateText(_tr("not connected"), Tone.DOUBT, why, short=_tr("offline"))
    if not row.fresh:
        detail = _tr("Older than this account allows: it is read again before anything is sent.")
        return StateText(_tr("stale {0}").format(fmt.age(row.age_s)), Tone.DOUBT, detail)
    return None


def _quiet_state(row: Row, account: Account | None) -> StateText:
    distrust = _distrust(row, account)
    if distrust is not None:
        return distrust
    if row.position.instrument.untradable:
        why = in_words(row.position.instrument.untradable)
        return StateText(_tr("not tradable"), Tone.DOUBT, why)
    if row.position.caution:
        caution = in_words(row.position.caution)
        return StateText(caution, Tone.DOUBT, caution, _tr("look"))
    return NOTHING


def _why_off(
    row: Row, close: Close | None, capability: Capability | None, *, gone: bool
) -> dict[Button, str]:
    everything = ""
    if gone:
        everything = _tr("This position is closed.")
    elif close is not None and close.order.state in (
        CloseState.REQUESTED,
        CloseState.SUBMITTED,
        CloseState.IN_DOUBT,
    ):
        everything = _tr("A close of it is on its way.")
    elif row.free <= 0 and close is not None and close.order.ended:
        everything = sentence_of(close)
    elif row.free <= 0:
        everything = _tr("All of it is being closed already.")
    elif capability is None:
        everything = _tr("Its account is not open.")
    if everything or capability is None:
        return dict.fromkeys(AMOUNT_OF, everything)
    reasons = {}
    for button, amount in AMOUNT_OF.items():
        why = _why_not(amount, row, capability)
        if why:
            reasons[button] = why
    return reasons


def _why_not(amount: Amount, row: Row, capability: Capability) -> str:
    support = support_for(isinstance(amount, All), amount, AtMarket(), capability)
    if not support.usable:
        return in_words(support.why) or _tr("This venue cannot do that.")
    if isinstance(amount, Share) and not capability.share_at_least_one:
        grid = row.position.instrument.quantity_grid
        wanted = row.position.quantity * amount.ratio.numerator / amount.ratio.denominator
        if grid.floor(Decimal(wanted)) < max(grid.minimum, grid.step):
            return _tr("That part is below the smallest order.")
    return ""
