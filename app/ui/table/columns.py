"""The columns of the positions table: titles, widths, and which give way when it is narrow."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt

from app.ui.look.theme import Theme
from app.ui.text.marks import QT_TRANSLATE_NOOP


class Column(StrEnum):
    """One column, by the name under which its place is remembered."""

    ACCOUNT = "account"
    SYMBOL = "symbol"
    SIDE = "side"
    SIZE = "size"
    AVERAGE = "average"
    MARK = "mark"
    TOUCH = "touch"
    PROFIT = "profit"
    DAY = "day"
    ORDERS = "orders"
    AGE = "age"
    STATE = "state"
    BUTTONS = "buttons"


@dataclass(frozen=True, slots=True)
class Spec:
    """How one column is laid out. `sample` sets its width; a `gives_way` of 0 never hides."""

    column: Column
    title: str
    hint: str
    sample: str
    gives_way: int = 0


_N = QT_TRANSLATE_NOOP
SPECS: Final = (
    Spec(
        Column.ACCOUNT,
        _N("columns", "Account"),
        _N("columns", "Account and its venue"),
        "MetaTrader 5",
        4,
    ),
    Spec(Column.SYMBOL, _N("columns", "Symbol"), _N("columns", "What is held"), "MNQ 12-26XX"),
    Spec(Column.SIDE, _N("columns", "Side"), _N("columns", "Long or short"), "SHORT"),
    Spec(Column.SIZE, _N("columns", "Size"), _N("columns", "Open size"), "1 200.00 lot"),
    Spec(
        Column.AVERAGE,
        _N("columns", "Average"),
        _N("columns", "Average entry price"),
        "86 512.00000",
        2,
    ),
    Spec(Column.MARK, _N("columns", "Mark"), _N("columns", "Newest mark"), "86 512.00000", 1),
    Spec(
        Column.TOUCH,
        _N("columns", "Bid / ask"),
        _N("columns", "Best bid and best ask"),
        "86 512.10 / 86 512.30",
        7,
    ),
    Spec(
        Column.PROFIT,
        _N("columns", "Open PnL"),
        _N("columns", "Open profit or loss at the mark"),
        "+1 234.56 USDT",
    ),
    Spec(
        Column.DAY,
        _N("columns", "Day PnL"),
        _N("columns", "What the venue counts for today, where it counts that"),
        "+1 234.56 USDT",
        8,
    ),
    Spec(
        Column.ORDERS,
        _N("columns", "Orders"),
        _N("columns", "Working orders that could fill: count and size"),
        "1 × 0.30",
        5,
    ),
    Spec(Column.AGE, _N("columns", "Age"), _N("columns", "Age of this row"), "99 min", 6),
    Spec(
        Column.STATE,
        _N("columns", "State"),
        _N("columns", "What happens with it"),
        "2 of 5 closed",
    ),
    Spec(Column.BUTTONS, "", _N("columns", "Close all or a part of it"), ""),
)
STATE_MORE = 190
BESIDE_STATE = 34
LEAST = 58
# First each gives what the usual words do not need; then all but a stump.
_SQUEEZED: Final = (
    (Column.STATE, 94),
    (Column.SYMBOL, 112),
    (Column.SIZE, 84),
    (Column.STATE, LEAST),
    (Column.SYMBOL, LEAST),
    (Column.SIZE, LEAST),
)
LONGEST_ACCOUNT = 240
# The tick of a chosen row and the icon of the venue.
BEFORE_SYMBOL = 27
BESIDE_ACCOUNT = 49
LONGEST_SYMBOL = 220
SPEC_OF: Final = {spec.column: spec for spec in SPECS}


@dataclass(frozen=True, slots=True)
class Longest:
    """The longest account's name and symbol in the table; they are shown whole where there is room."""

    account: str = ""
    symbol: str = ""


def title(column: Column) -> str:
    """The header's text."""
    return QCoreApplication.translate("columns", SPEC_OF[column].title)


def hint(column: Column) -> str:
    """What the column holds, in a few words."""
    return QCoreApplication.translate("columns", SPEC_OF[column].hint)


def alignment(column: Column) -> Qt.AlignmentFlag:
    """The header stands where the cells' text stands."""
    side = Qt.AlignmentFlag.AlignRight
    if column is Column.SIDE:
        side = Qt.AlignmentFlag.AlignHCenter
    elif column in (Column.ACCOUNT, Column.SYMBOL, Column.STATE):
        side = Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def natural_width(column: Column, theme: Theme, buttons: int) -> int:
    """The width that shows the sample whole, with air on both sides."""
    if column is Column.BUTTONS:
        return buttons
    weight = 600 if column in (Column.SYMBOL, Column.PROFIT, Column.SIZE) else 400
    text = max((SPEC_OF[column].sample, title(column)), key=theme.width)
    beside = {Column.SIDE: 20, Column.ACCOUNT: BESIDE_ACCOUNT}.get(column, 16)
    width = theme.width(text, weight=weight) + theme.px(beside)
    if column is Column.STATE:
        # What is looked for most is never cut, in any language.
        for words in (QCoreApplication.translate("row_state", "closed"), "0.30 / 0.70"):
            width = max(width, theme.width(words, weight=weight) + theme.px(BESIDE_STATE))
    return width


def lay_out(
    width: int,
    theme: Theme,
    buttons: int,
    unwanted: frozenset[Column],
    longest: Longest | None = None,
) -> dict[Column, int]:
    """Widths of the columns that fit into `width`; the rest is left to the state."""
    longest = longest or Longest()
    widths = {
        spec.column: natural_width(spec.column, theme, buttons)
        for spec in SPECS
        if spec.column not in unwanted
    }
    yielding = sorted(
        (c for c in widths if SPEC_OF[c].gives_way), key=lambda c: -SPEC_OF[c].gives_way
    )
    for column in yielding:
        if sum(widths.values()) <= width:
            break
        del widths[column]
    # Without a column of accounts the venue's icon stands before the symbol.
    icon = 0 if Column.ACCOUNT in widths else theme.px(BEFORE_SYMBOL)
    widths[Column.SYMBOL] += icon
    _squeeze(sum(widths.values()) - width, widths, theme)
    if Column.ACCOUNT in widths:
        name = theme.width(longest.account) + theme.px(BESIDE_ACCOUNT)
        _widen(Column.ACCOUNT, min(name, theme.px(LONGEST_ACCOUNT)), width, widths)
    name = theme.width(longest.symbol, weight=600) + theme.px(16) + icon
    _widen(Column.SYMBOL, min(name, theme.px(LONGEST_SYMBOL)), width, widths)
    _share_out(max(0, width - sum(widths.values())), widths, theme)
    return widths


def _widen(column: Column, whole: int, width: int, widths: dict[Column, int]) -> None:
    """Give a column what it lacks of `whole`, as far as there is room."""
    missing = max(0, whole - widths[column])
    widths[column] += min(missing, max(0, width - sum(widths.values())))


def _squeeze(over: int, widths: dict[Column, int], theme: Theme) -> None:
    """The buttons stand whole whatever happens; words end in an ellipsis instead."""
    for column, floor in _SQUEEZED:
        if over > 0 and column in widths:
            less = min(over, max(0, widths[column] - theme.px(floor)))
            widths[column] -= less
            over -= less


def _share_out(spare: int, widths: dict[Column, int], theme: Theme) -> None:
    """The state first, up to a whole sentence; then every column a little air."""
    state = min(spare, theme.px(STATE_MORE))
    widths[Column.STATE] += state
    spare -= state
    airy = [c for c in widths if c not in (Column.BUTTONS, Column.SIDE, Column.STATE)]
    air = min(theme.px(36), spare // max(1, len(airy)))
    for column in airy:
        widths[column] += air
    widths[Column.STATE] += spare - air * len(airy)
