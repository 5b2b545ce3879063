"""The head of the close panel: which row, which side, how much, at which prices."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.ids import AccountKey, Environment
from app.domain.money import Money
from app.domain.position import Position, Side
from app.engine.desk import Account, Row
from app.ui.look.elided import Elided
from app.ui.look.styling import label, set_chip
from app.ui.text import format as fmt
from app.ui.trading.closed_now import closed_now_words
from app.ui.window.scopes import word_of

_BETWEEN = 10


class PanelTitle(QWidget):
    """Symbol, side and size, account, and the four prices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fee_of: Callable[[Position], Money | None] = _free
        self.closed_now = label("note", wraps=True)
        self.usual_words: Callable[[AccountKey], str] = _unknown
        self.symbol = Elided("panelSymbol")
        self._side, self._env = label("chip"), label("chip")
        self._where = Elided("panelAccount")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.symbol)
        line.addWidget(self._side)
        line.addStretch(1)
        line.addWidget(self._env)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(1)
        captions = (self.tr("Average"), self.tr("Bid"), self.tr("Mark"), self.tr("Ask"))
        self._captions = [label("caption", caption) for caption in captions]
        self._facts = [label("fact") for _ in captions]
        self._across = 0
        self._place(len(captions))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self._where)
        layout.addLayout(self._grid)
        layout.addWidget(self.closed_now)

    def _place(self, across: int) -> None:
        """So many prices beside each other, the others below."""
        if across == self._across:
            return
        self._across = across
        for i, (caption, fact) in enumerate(zip(self._captions, self._facts, strict=True)):
            line, column = divmod(i, across)
            self._grid.addWidget(caption, 2 * line, column)
            self._grid.addWidget(fact, 2 * line + 1, column)
        for column in range(len(self._facts)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def _fit_prices(self) -> None:
        widest = max(fact.fontMetrics().horizontalAdvance(fact.text()) for fact in self._facts)
        count = len(self._facts)
        self._place(count if (widest + _BETWEEN) * count - _BETWEEN <= self.width() else 2)

    def show_nothing(self) -> None:
        """No row is chosen."""
        self.symbol.setText(self.tr("No row chosen"))
        self._where.setText("")
        self.closed_now.setText(self.tr("Choose a row with the mouse, or with Up and Down."))
        for chip in (self._side, self._env):
            chip.hide()
        for fact in self._facts:
            fact.setText(fmt.UNKNOWN)

    def show_row(self, row: Row, account: Account) -> None:
        """A row, or newer figures of it."""
        position, quote = row.position, row.quote
        instrument = position.instrument
        size = f"{fmt.quantity(position.quantity, instrument)} {fmt.unit(instrument)}".strip()
        self.symbol.setText(fmt.symbol(instrument))
        side = self.tr("LONG") if position.side is Side.LONG else self.tr("SHORT")
        set_chip(self._side, f"{side} {size}", position.side.value)
        environment = account.key.environment
        set_chip(self._env, word_of(environment), environment.value)
        self._env.setVisible(environment is not Environment.LIVE)
        age = self.tr("read {0} ago").format(fmt.age(row.age_s)) if row.age_s is not None else ""
        usual = self.usual_words(account.key)
        self._where.setText(" · ".join(part for part in (account.title, age, usual) if part))
        values = (
            position.average_price,
            quote.bid if quote is not None else None,
            row.mark,
            quote.ask if quote is not None else None,
        )
        for fact, value in zip(self._facts, values, strict=True):
            fact.setText(fmt.price(value, instrument))
        self._fit_prices()
        words = closed_now_words(row, self.fee_of(position))
        self.closed_now.setText(fmt.unbroken(words))


def _unknown(_account: AccountKey) -> str:
    return ""


def _free(_position: Position) -> Money | None:
    return None
