"""The blotter's lines: every close of this run, newest first, live until it is explained."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.domain.event import CancelRequested
from app.domain.ids import NANOSECONDS, AccountKey, CloseId, Instant
from app.domain.intent import All, AtLimit, Capped, Rest
from app.domain.money import Money
from app.domain.order import CloseState
from app.domain.position import Side
from app.engine.bookings import realised
from app.engine.clock import Clock
from app.engine.close import Close, Stage
from app.engine.closes import KEPT
from app.engine.follower import CANCEL_AGAIN_S
from app.ui.look.styling import tip
from app.ui.text import format as fmt
from app.ui.text.close_state import StateText, state_of
from app.ui.text.marks import QT_TRANSLATE_NOOP

_AnyIndex = QModelIndex | QPersistentModelIndex


class BlotterColumn(StrEnum):
    """One column of the blotter."""

    TIME = "time"
    ACCOUNT = "account"
    WHAT = "what"
    STATE = "state"
    FILLED = "filled"
    LEAVES = "leaves"
    AVERAGE = "average"
    REALISED = "realised"
    SLIPPAGE = "slippage"
    FEES = "fees"
    ACK = "ack"
    FILL = "fill"
    CANCEL = "cancel"


COLUMNS: Final = tuple(BlotterColumn)
TITLES: Final = {
    BlotterColumn.TIME: QT_TRANSLATE_NOOP("blotter", "Time"),
    BlotterColumn.ACCOUNT: QT_TRANSLATE_NOOP("blotter", "Account"),
    BlotterColumn.WHAT: QT_TRANSLATE_NOOP("blotter", "Close"),
    BlotterColumn.STATE: QT_TRANSLATE_NOOP("blotter", "State"),
    BlotterColumn.FILLED: QT_TRANSLATE_NOOP("blotter", "Filled"),
    BlotterColumn.LEAVES: QT_TRANSLATE_NOOP("blotter", "Leaves"),
    BlotterColumn.AVERAGE: QT_TRANSLATE_NOOP("blotter", "Average"),
    BlotterColumn.REALISED: QT_TRANSLATE_NOOP("blotter", "Realised"),
    BlotterColumn.SLIPPAGE: QT_TRANSLATE_NOOP("blotter", "vs mark"),
    BlotterColumn.FEES: QT_TRANSLATE_NOOP("blotter", "Fees"),
    BlotterColumn.ACK: QT_TRANSLATE_NOOP("blotter", "Ack"),
    BlotterColumn.FILL: QT_TRANSLATE_NOOP("blotter", "Fill"),
    BlotterColumn.CANCEL: "",
}


@dataclass(slots=True)
class Line:
    """One close made ready to be painted; `slippage_sign` is −1 where it was worse than the mark,
    `gain` where it brought a loss.
    """

    close: Close
    texts: dict[BlotterColumn, str]
    state: StateText
    slippage_sign: int
    gain: int
    cancel_from: Instant | None
    """When a cancel may be sent; None: never."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("blotter", text)


def make_line(close: Close, account: str) -> Line:
    """The strings of one close."""
    order, seen = close.order, close.intent.seen
    instrument = seen.instrument
    slippage, brought = against_pressed_mark(close), realised_by(close)
    state = state_of(close)
    unsent = order.state in (CloseState.NOT_SENT, CloseState.REJECTED)
    texts = {
        BlotterColumn.TIME: fmt.time_of(close.intent.pressed_at),
        BlotterColumn.ACCOUNT: account,
        BlotterColumn.WHAT: what(close),
        BlotterColumn.STATE: state.text,
        BlotterColumn.FILLED: fmt.quantity(order.filled, instrument) if order.filled else "",
        BlotterColumn.LEAVES: ""
        if unsent or not order.leaves
        else fmt.quantity(order.leaves, instrument),
        BlotterColumn.AVERAGE: fmt.price(order.average_price, instrument)
        if order.average_price is not None
        else _tr("no price")
        if order.filled
        else "",
        BlotterColumn.REALISED: fmt.money(brought) if brought is not None else "",
        BlotterColumn.SLIPPAGE: fmt.money(slippage) if slippage is not None else "",
        BlotterColumn.FEES: fmt.money(order.fees, signed=False) if order.fees is not None else "",
        BlotterColumn.ACK: _since_press(close, Stage.ACKNOWLEDGED),
        BlotterColumn.FILL: _since_press(close, Stage.FIRST_FILL),
        BlotterColumn.CANCEL: "",
    }
    return Line(close, texts, state, fmt.sign(slippage), fmt.sign(brought), cancel_from(close))


def cancel_from(close: Close) -> Instant | None:
    """When the rest may be cancelled: only what rests at the venue, and while a cancel may still
    have its effect not a second one. None: not at all.
    """
    resting = close.order.state in (CloseState.ACKNOWLEDGED, CloseState.PARTIALLY_FILLED)
    if not resting or not isinstance(close.intent.pricing, AtLimit | Capped):
        return None
    asked = (event.at for event in close.events if isinstance(event, CancelRequested))
    return Instant(max((at + round(CANCEL_AGAIN_S * NANOSECONDS) for at in asked), default=0))


def what(close: Close) -> str:
    """`Sell 2 MES`, and its price where it has one."""
    intent, order = close.intent, close.order
    instrument = intent.seen.instrument
    verb = _tr("Sell") if intent.seen.side is Side.LONG else _tr("Buy")
    size = fmt.quantity(order.quantity, instrument)
    if close.request is None and isinstance(intent.amount, All | Rest):
        size = _tr("all")
    match intent.pricing:
        case AtLimit(price=price):
            kind = _tr("limit {0}").format(fmt.price(price, instrument))
        case Capped():
            kind = _tr("capped")
        case _:
            return f"{verb} {size} {fmt.symbol(instrument)}"
    return f"{verb} {size} {fmt.symbol(instrument)} · {kind}"


def against_pressed_mark(close: Close) -> Money | None:
    """What the fills gained or cost against the mark when the key went down."""
    average, mark = close.order.average_price, close.pressed_mark
    if average is None or mark is None:
        return None
    seen = close.intent.seen
    return seen.instrument.gain((average - mark) * seen.side.sign, close.order.filled)


def realised_by(close: Close) -> Money | None:
    """What its fills brought against the row's average price, net of fees known in its currency."""
    return realised(close.intent, close.order, close.events)


def _since_press(close: Close, stage: Stage) -> str:
    at, pressed = close.stamps.get(stage), close.stamps.get(Stage.PRESSED)
    return fmt.span_ns(at - pressed) if at is not None and pressed is not None else ""


class BlotterModel(QAbstractTableModel):
    """Newest first."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._closes: list[Close] = []
        self._lines: dict[CloseId, Line] = {}
        self.titles: dict[AccountKey, str] = {}

    def take(self, close: Close) -> None:
        """A new close, or news of a known one."""
        self._lines.pop(close.close_id, None)
        row = self.row_of(close)
        if row is None:
            self.beginInsertRows(QModelIndex(), 0, 0)
            self._closes.insert(0, close)
            self.endInsertRows()
            self._forget_the_oldest()
        else:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def _forget_the_oldest(self) -> None:
        """The journal has them all; what is not explained stays."""
        while len(self._closes) > KEPT and self._closes[-1].order.explained:
            last = len(self._closes) - 1
            self.beginRemoveRows(QModelIndex(), last, last)
            self._lines.pop(self._closes.pop().close_id, None)
            self.endRemoveRows()

    def row_of(self, close: Close) -> int | None:
        # News is nearly always of the newest few, so the search ends early.
        return next((i for i, known in enumerate(self._closes) if known is close), None)

    def close_at(self, row: int) -> Close | None:
        return self._closes[row] if 0 <= row < len(self._closes) else None

    def closes(self) -> list[Close]:
        return list(self._closes)

    def line(self, row: int) -> Line | None:
        """One line's strings, made when first asked for."""
        close = self.close_at(row)
        if close is None:
            return None
        line = self._lines.get(close.close_id)
        if line is None:
            account = self.titles.get(close.account, close.account.name)
            line = self._lines[close.close_id] = make_line(close, account)
        return line

    def can_cancel(self, line: Line) -> bool:
        """Whether its rest can be cancelled now."""
        return line.cancel_from is not None and self._clock.now() >= line.cancel_from

    # ---- Qt's names

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._closes)

    def columnCount(self, parent: _AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row())
        if line is None:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.texts[column]
        if role == Qt.ItemDataRole.ToolTipRole and column is BlotterColumn.STATE:
            return tip(line.state.detail or line.state.text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line.texts[column]) or None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _tr(TITLES[COLUMNS[section]])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = COLUMNS[section] in LEFT_COLUMNS
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


LEFT_COLUMNS: Final = frozenset(
    {BlotterColumn.TIME, BlotterColumn.ACCOUNT, BlotterColumn.WHAT, BlotterColumn.STATE}
)
