"""At which price to close: market, capped by a slippage, or a limit on the tick grid."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.capability import Capability
from app.domain.instrument import Instrument
from app.domain.intent import (
    AtLimit,
    AtMarket,
    BasisPoints,
    Capped,
    PriceOffset,
    Pricing,
    Slippage,
    Ticks,
)
from app.domain.money import Price, plain
from app.domain.position import Side
from app.domain.slippage import say_slippage
from app.engine.desk import Row
from app.ui.closing.amount_box import read_number
from app.ui.closing.price_note import PriceNote
from app.ui.look.segments import Reasons, Segments
from app.ui.text import format as fmt
from app.ui.text.language import in_words

UNITS: Final[dict[str, type[Ticks] | type[BasisPoints] | type[PriceOffset]]] = {
    "ticks": Ticks, "bps": BasisPoints, "price": PriceOffset,
}  # fmt: skip


class PriceBox(QWidget):
    """The price of one close."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.snap_words = ""
        self._row: Row | None = None
        self._instrument: Instrument | None = None
        words = (self.tr("Market"), self.tr("Capped"), self.tr("Limit"))
        choices = dict(zip(("market", "capped", "limit"), words, strict=True))
        self.kind = Segments(choices, self.tr("Price"), self)
        self.kind.changed.connect(self._on_kind)
        self.limit = self._field(self.tr("Limit price"))
        self.slippage = self._field(self.tr("Slippage"))
        self.slippage.setText("5")
        self.unit = QComboBox()
        self.unit.setAccessibleName(self.tr("Unit of the slippage"))
        units = (self.tr("ticks"), self.tr("bps"), self.tr("price"))
        for unit, name in zip(units, UNITS, strict=True):
            self.unit.addItem(unit, name)
        self.unit.currentIndexChanged.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.kind)
        self.why = Reasons()
        layout.addWidget(self.why)
        self._limit_rows = self._make_limit_rows()
        self._slippage_row = self._make_slippage_row()
        layout.addWidget(self._limit_rows)
        layout.addWidget(self._slippage_row)
        self.thin = QCheckBox(self.tr("A thin book will do, for this press"))
        self.thin.setObjectName("aside")
        self.thin.toggled.connect(self.changed)
        layout.addWidget(self.thin)
        self.note = PriceNote()
        layout.addWidget(self.note)
        self._show_kind()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setAccessibleName(name)
        field.textEdited.connect(self.changed)
        return field

    def _button(self, text: str, slot: object, style: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(style)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(slot)
        return button

    def _make_limit_rows(self) -> QWidget:
        rows = QWidget()
        lines = QVBoxLayout(rows)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        first = QHBoxLayout()
        first.setSpacing(6)
        down = self._button("−", self._tick_down, "step", self.tr("One tick down"))
        up = self._button("+", self._tick_up, "step", self.tr("One tick up"))
        for button in (down, up):
            button.setAutoRepeat(True)
        first.addWidget(down)
        first.addWidget(self.limit, 1)
        first.addWidget(up)
        lines.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(4)
        for text, slot in (
            (self.tr("Bid"), self._fill_bid),
            (self.tr("Mid"), self._fill_mid),
            (self.tr("Ask"), self._fill_ask),
        ):
            second.addWidget(self._button(text, slot, "small", text), 1)
        lines.addLayout(second)
        return rows

    def _make_slippage_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        caption = QLabel(self.tr("Slippage at most"))
        caption.setObjectName("note")
        line.addWidget(caption)
        line.addWidget(self.slippage, 1)
        line.addWidget(self.unit)
        return row

    def pricing(self) -> Pricing:
        """What is chosen. Raises ValueError with a sentence."""
        kind = self.kind.chosen
        self.snap_words = ""
        if kind == "market":
            return AtMarket()
        if kind == "capped":
            return Capped(self._slippage(), thin_too=self.thin.isChecked())
        try:
            return AtLimit(self._snapped(read_number(self.limit.text())))
        except ValueError:
            raise ValueError(self.tr("Type the limit price, as a number.")) from None

    def _snapped(self, typed: Decimal) -> Price:
        """The nearest price on the grid that is not worse than the typed one."""
        if self._instrument is None or self._row is None or typed <= 0:
            return Price(typed)
        grid, side = self._instrument.price_grid, self._row.position.side
        if grid.holds(typed):
            return Price(typed)
        price = grid.ceiling(typed) if side is Side.LONG else grid.floor(typed)
        shown = fmt.price(price, self._instrument)
        self.snap_words = self.tr("{0} is off the grid of {1}: {2} is used.").format(
            plain(typed), plain(grid.step), shown
        )
        return Price(price)

    def _slippage(self) -> Slippage:
        try:
            value = read_number(self.slippage.text())
        except ValueError:
            raise ValueError(self.tr("Type the slippage, as a number.")) from None
        if value < 0:
            raise ValueError(self.tr("The slippage must be zero or more."))
        return UNITS[str(self.unit.currentData())](value)

    def adopt(self, pricing: Pricing) -> None:
        """Show a price that was chosen elsewhere."""
        match pricing:
            case AtMarket():
                self.kind.choose("market")
            case AtLimit(price=price):
                self.limit.setText(plain(price))
                self.kind.choose("limit")
            case Capped(slippage=slippage, thin_too=thin_too):
                self.thin.setChecked(thin_too)
                self.begin("capped", slippage)

    def begin(self, kind: str, slippage: Slippage) -> None:
        """Show a kind of price, and the slippage it would have if it were capped."""
        number, _, unit = say_slippage(slippage).partition(" ")
        self.slippage.setText(number)
        self.unit.setCurrentIndex(self.unit.findData(unit or "price"))
        self.kind.choose(kind)

    def be_strict(self) -> None:
        """What was said of a thin book holds for one press of one row."""
        self.thin.setChecked(False)

    def next_kind(self) -> None:
        """Market, capped, limit, and round again; those that are off are left out."""
        choices = [c for c in self.kind.choices() if self.kind.button(c).isEnabled()]
        if choices:
            now = choices.index(self.kind.chosen) if self.kind.chosen in choices else -1
            self.kind.choose(choices[(now + 1) % len(choices)])

    def edit_price(self) -> None:
        self.kind.choose("limit")
        self._focus(self.limit)

    def edit_slippage(self) -> None:
        self.kind.choose("capped")
        self._focus(self.slippage)

    def _focus(self, field: QLineEdit) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def use(self, row: Row, capability: Capability) -> None:
        """Another row, or newer prices of the same."""
        if self._row is not None and self._row.position.key != row.position.key:
            self.be_strict()
        self._row = row
        instrument = row.position.instrument
        if instrument != self._instrument:
            self._instrument = instrument
            self._fill(self._touch())
        reasons = {}
        for choice, support in (("capped", capability.capped), ("limit", capability.limit)):
            if not support.usable:
                reasons[choice] = in_words(support.why) or self.tr("This venue cannot do that.")
        self.kind.set_reasons(reasons)
        self.why.say(reasons)

    def _touch(self) -> Decimal | None:
        """The price at the other side of the close: a fill at once, if it were sent."""
        if self._row is None:
            return None
        quote, side = self._row.quote, self._row.position.side
        touch = None
        if quote is not None:
            touch = quote.bid if side is Side.LONG else quote.ask
        return touch or self._row.mark

    def _fill(self, value: Decimal | None) -> None:
        if value is None or self._instrument is None:
            self.limit.setText("")
        else:
            grid = self._instrument.price_grid
            self.limit.setText(
                fmt.price(grid.floor(value), self._instrument).replace(fmt.THIN, "")
            )
        self.changed.emit()

    def _on_kind(self) -> None:
        self._show_kind()
        self.changed.emit()

    def _show_kind(self) -> None:
        kind = self.kind.chosen
        self._limit_rows.setVisible(kind == "limit")
        self._slippage_row.setVisible(kind == "capped")
        self.thin.setVisible(kind == "capped")
        self.note.stay(kind != "market")

    def _fill_bid(self) -> None:
        quote = self._row.quote if self._row is not None else None
        self._fill(quote.bid if quote is not None else None)

    def _fill_ask(self) -> None:
        quote = self._row.quote if self._row is not None else None
        self._fill(quote.ask if quote is not None else None)

    def _fill_mid(self) -> None:
        quote = self._row.quote if self._row is not None else None
        if quote is not None and quote.bid is not None and quote.ask is not None:
            self._fill((quote.bid + quote.ask) / 2)

    def _tick_down(self) -> None:
        self._step(-1)

    def _tick_up(self) -> None:
        self._step(1)

    def _step(self, direction: int) -> None:
        if self._instrument is None:
            return
        tick = self._instrument.tick
        try:
            value = read_number(self.limit.text())
        except ValueError:
            return
        # An off-grid price first snaps to the grid in the chosen direction.
        grid = self._instrument.price_grid
        if not grid.holds(value):
            snapped = grid.ceiling(value) if direction > 0 else grid.floor(value)
        else:
            snapped = value + direction * tick
        if snapped > 0:
            self.limit.setText(plain(snapped.quantize(tick)))
            self.changed.emit()
