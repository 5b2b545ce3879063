"""What closes of this account start with: amount, price, the rest of a part, a risk guard, buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.engine.rest_policy import parse_policy
from app.system.defaults import PRICES, AccountDefaults
from app.ui.accounts.rows import LABEL_WIDTH
from app.ui.look.styling import label
from app.ui.trading.rest_words import CHOICES, rest_words


class DefaultsBox(QWidget):
    """The inputs of one AccountDefaults; what is not shown here stays as it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.amount = QLineEdit()
        self.amount.setPlaceholderText(self.tr("all, 50 % or a quantity"))
        self.price = QComboBox()
        for name, words in zip(
            PRICES, (self.tr("Market"), self.tr("Capped"), self.tr("Limit")), strict=True
        ):
            self.price.addItem(words, name)
        self.slippage = QLineEdit()
        self.slippage.setPlaceholderText(self.tr("5 ticks, 10 bps or a price"))
        self.rest = QComboBox()
        for text in CHOICES:
            self.rest.addItem(rest_words(parse_policy(text)), text)
        self.guard = QLineEdit()
        self.guard.setPlaceholderText(self.tr("off, or: loss 500 drawdown 300 USD flatten"))
        self._lay_out()

    def _lay_out(self) -> None:
        self._add(self.tr("Amount"), self.amount)
        self._add(self.tr("Price"), self.price)
        self._add(self.tr("Slippage"), self.slippage)
        self._add(self.tr("Rest of a part"), self.rest)
        self._add(self.tr("Risk guard"), self.guard)
        about = self.tr("The risk guard watches the day's result while the panel runs.")
        note = label("note", about, wraps=True)
        note.setContentsMargins(LABEL_WIDTH + 12, 0, 0, 0)
        self._column.addWidget(note)
        self._add(self.tr("Buttons"), self._buttons())
        for field in (self.amount, self.slippage, self.guard):
            field.setAccessibleDescription(field.placeholderText())

    def _buttons(self) -> QWidget:
        self.half = QCheckBox(self.tr("1/2 in the row"))
        self.quarter = QCheckBox(self.tr("1/4 in the row"))
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.half)
        line.addWidget(self.quarter)
        line.addStretch(1)
        return buttons

    def _add(self, words: str, widget: QWidget) -> None:
        caption = QLabel(words)
        caption.setFixedWidth(LABEL_WIDTH)
        caption.setBuddy(widget)
        if not widget.findChildren(QCheckBox):
            widget.setAccessibleName(words)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(caption, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(widget, 1)
        self._column.addLayout(line)

    def order(self) -> list[QWidget]:
        """For the focus, from top to bottom."""
        inputs = (self.amount, self.price, self.slippage, self.rest, self.guard)
        return [*inputs, self.half, self.quarter]

    def fill(self, defaults: AccountDefaults) -> None:
        """Show what is chosen."""
        usual = AccountDefaults()
        for field, chosen, default in (
            (self.amount, defaults.amount, usual.amount),
            (self.slippage, defaults.slippage, usual.slippage),
            (self.guard, defaults.risk_guard, usual.risk_guard),
        ):
            # Left empty, the field shows the usual first and what else may be typed.
            field.setText("" if chosen == default else chosen)
        self.price.setCurrentIndex(self.price.findData(defaults.price))
        if self.rest.findData(defaults.remainder) < 0:
            self.rest.addItem(rest_words(parse_policy(defaults.remainder)), defaults.remainder)
        self.rest.setCurrentIndex(self.rest.findData(defaults.remainder))
        self.half.setChecked("half" in defaults.buttons)
        self.quarter.setChecked("quarter" in defaults.buttons)

    def value(self) -> AccountDefaults:
        """What stands here; whether it can be used is not asked."""
        usual = AccountDefaults()
        shown = (("half", self.half), ("quarter", self.quarter))
        return AccountDefaults(
            amount=" ".join(self.amount.text().split()) or usual.amount,
            price=str(self.price.currentData()),
            slippage=" ".join(self.slippage.text().split()) or usual.slippage,
            remainder=str(self.rest.currentData()),
            risk_guard=" ".join(self.guard.text().split()) or usual.risk_guard,
            buttons=tuple(name for name, box in shown if box.isChecked()),
        )
