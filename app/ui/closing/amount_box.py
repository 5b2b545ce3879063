"""How much to close: all, a share, a quantity, or the exact rest."""

from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.capability import Capability
from app.domain.instrument import Instrument
from app.domain.intent import All, Amount, Exactly, Rest, Share
from app.domain.money import Quantity, decimal, plain
from app.ui.closing.words import unit_words
from app.ui.look.segments import Reasons, Segments
from app.ui.look.styling import label, tip
from app.ui.text.language import in_words

PERCENTS = (10, 25, 50, 75, 100)


def read_number(text: str) -> Decimal:
    """A number as people type it: spaces group, a comma may be the point. Raises ValueError."""
    compact = "".join(text.split()).replace("\u202f", "").replace("\u2212", "-")
    if compact.count(",") == 1 and "." not in compact:
        compact = compact.replace(",", ".")
    return decimal(compact)


class AmountBox(QWidget):
    """The amount of one close."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._instrument: Instrument | None = None
        choices = {
            "all": self.tr("All"),
            "share": "%",
            "quantity": self.tr("Quantity"),
            "rest": self.tr("Rest"),
        }
        self.kind = Segments(choices, self.tr("Amount"), self)
        self.kind.changed.connect(self._on_kind)
        self.field = QLineEdit()
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setAccessibleName(self.tr("Quantity or percent"))
        self.field.textEdited.connect(self.changed)
        self.unit = label("note")
        self._texts = {"share": "50", "quantity": ""}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.kind)
        layout.addLayout(self._field_row())
        layout.addLayout(self._percent_row())
        self.why = Reasons()
        layout.addWidget(self.why)
        self._show_kind()

    def _field_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for text, slot, name in (
            ("−", self._less, self.tr("Less")),
            ("+", self._more, self.tr("More")),
        ):
            button = QPushButton(text)
            button.setObjectName("step")
            button.setAccessibleName(name)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoRepeat(True)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.insertWidget(1, self.field, 1)
        row.insertWidget(2, self.unit)
        return row

    def _percent_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for percent in PERCENTS:
            button = QPushButton(f"{percent}%")
            button.setObjectName("small")
            button.setAccessibleName(self.tr("{0} percent").format(percent))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setProperty("percent", percent)
            button.clicked.connect(self._on_percent)
            row.addWidget(button, 1)
        return row

    def amount(self) -> Amount:
        """What is chosen. Raises ValueError with a sentence."""
        kind = self.kind.chosen
        if kind == "all":
            return All()
        if kind == "rest":
            return Rest()
        try:
            value = read_number(self.field.text())
        except ValueError:
            raise ValueError(self.tr("Type how much to close, as a number.")) from None
        if value <= 0:
            raise ValueError(self.tr("The amount must be above zero."))
        if kind == "quantity":
            return Exactly(Quantity(value))
        if value > 100:
            raise ValueError(self.tr("A share is at most 100 %."))
        return Share(Fraction(value) / 100)

    def set_share(self, percent: int) -> None:
        """25, 50, 75; 100 is the whole."""
        if percent == 100:
            self.kind.choose("all")
        else:
            self._texts["share"] = str(percent)
            self.kind.choose("share")
        self._show_kind()
        self.changed.emit()

    def adopt(self, amount: Amount) -> None:
        """Show an amount that was chosen elsewhere."""
        match amount:
            case All():
                self.kind.choose("all")
            case Rest():
                self.kind.choose("rest")
            case Share(ratio=ratio):
                self._texts["share"] = plain(Decimal(ratio.numerator * 100) / ratio.denominator)
                self.kind.choose("share")
            case Exactly(quantity=quantity):
                self._texts["quantity"] = plain(quantity)
                self.kind.choose("quantity")
        self._show_kind()

    def edit_quantity(self) -> None:
        self.kind.choose("quantity")
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def use(self, instrument: Instrument, capability: Capability, size: Quantity) -> None:
        """Another row: its unit, its grid, and what its venue can express."""
        if instrument != self._instrument:
            self._instrument = instrument
            half = instrument.quantity_grid.floor(size / 2) or size
            self._texts["quantity"] = plain(half)
            self._show_kind()
        reasons = {}
        for choice, support in (
            ("all", capability.full),
            ("share", capability.share),
            ("quantity", capability.quantity),
        ):
            if not support.usable:
                reasons[choice] = in_words(support.why) or self.tr("This venue cannot do that.")
        self.kind.set_reasons(reasons)
        self.why.say(reasons)
        partial_off = "share" in reasons
        for button in self.findChildren(QPushButton, "small"):
            off = partial_off and button.property("percent") != 100
            button.setEnabled(not off)
            button.setToolTip(tip(reasons.get("share", "")) if off else "")

    def _on_kind(self) -> None:
        self._show_kind()
        self.changed.emit()

    def _show_kind(self) -> None:
        kind = self.kind.chosen
        typed = kind in self._texts
        self.field.setEnabled(typed)
        for button in self.findChildren(QPushButton, "step"):
            button.setEnabled(typed)
        if typed:
            self.field.setText(self._texts[kind])
        else:
            word = (
                self.tr("everything") if kind == "all" else self.tr("what no other close claims")
            )
            self.field.setText(word)
        unit = unit_words(self._instrument.unit) if self._instrument is not None else ""
        self.unit.setText("%" if kind == "share" else unit if kind == "quantity" else "")

    def _on_percent(self) -> None:
        self.set_share(int(self.sender().property("percent")))

    def _less(self) -> None:
        self._step(-1)

    def _more(self) -> None:
        self._step(1)

    def _step(self, direction: int) -> None:
        kind = self.kind.chosen
        step = Decimal(5)
        if kind == "quantity" and self._instrument is not None:
            step = self._instrument.quantity_grid.step
        try:
            value = read_number(self.field.text())
        except ValueError:
            value = Decimal(0)
        after = max(step, value + direction * step)
        if kind == "share":
            after = min(Decimal(100), after)
        self.field.setText(plain(after))
        self._texts[kind] = plain(after)
        self.changed.emit()
