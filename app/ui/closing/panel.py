"""The close panel: amount, price, slippage, what would be sent, and one big button."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from app.domain.errors import Denied
from app.domain.ids import AccountKey, PositionKey
from app.domain.sizing import support_for
from app.engine.close import Close
from app.engine.desk import Account, PressPreview, Row
from app.ui.closing.amount_box import AmountBox
from app.ui.closing.price_box import PriceBox
from app.ui.closing.title import PanelTitle
from app.ui.closing.wire_fold import WireFold
from app.ui.closing.words import denial_words, goes_well, guard_words, remarks_of
from app.ui.look.big_button import BigButton
from app.ui.look.side_panel import SidePanel
from app.ui.look.styling import label, restyle, set_chip
from app.ui.text import format as fmt
from app.ui.text import summary
from app.ui.text.language import in_words
from app.ui.text.summary import wire_text
from app.ui.trading.pressing import Draft, Presser


class ClosePanel(SidePanel):
    """The panel of the chosen row."""

    send_wanted = Signal()
    """The big button."""

    override_wanted = Signal(object)
    """A PositionKey whose size cannot be read, to be closed all the same."""

    def __init__(self, presser: Presser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Close panel"))
        self._presser = presser
        self.size_unknown: Callable[[PositionKey], bool] = _known
        self.rest_words: Callable[[AccountKey], str] = _nothing
        self.close_of: Callable[[PositionKey], Close | None] = lambda _key: None
        self._row: Row | None = None
        self._account: Account | None = None
        self._draft: Draft | None = None
        self.locked = False
        self.title = PanelTitle()
        self.column.addWidget(self.title)
        self.column.addWidget(label("line"))
        self._build_inputs()
        self._build_words()
        self._build_foot()
        self.show_row(None, None, armed=False)

    # ---- building

    def _build_inputs(self) -> None:
        self.amount = AmountBox()
        self.amount.changed.connect(self._recompute)
        self.price = PriceBox()
        self.price.changed.connect(self._recompute)
        self._presser.pressed.connect(self.price.be_strict)
        self.cancel_orders = QCheckBox(self.tr("Cancel working orders too"))
        self.cancel_orders.toggled.connect(self._recompute)
        self._cancel_reason = label("reason", wraps=True)
        for caption, widget in ((self.tr("AMOUNT"), self.amount), (self.tr("PRICE"), self.price)):
            self.column.addWidget(label("caption", caption))
            self.column.addWidget(widget)
            self.column.addSpacing(3)
        self.column.addWidget(self.cancel_orders)
        self.column.addWidget(self._cancel_reason)

    def add_choice(self, widget: QWidget) -> None:
        """One more choice, below the price."""
        self.column.insertWidget(self.column.indexOf(self.cancel_orders), widget)

    def _build_words(self) -> None:
        badge = QHBoxLayout()
        badge.setSpacing(8)
        self._badge = label("chip")
        self._badge_why = label("note", wraps=True)
        badge.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        badge.addWidget(self._badge_why, 1)
        self.column.addLayout(badge)
        self.wire = WireFold()
        self.column.addWidget(self.wire, 1)
        self.column.addStretch(1)

    def _build_foot(self) -> None:
        self._summary = label("summary", wraps=True)
        self._remarks = label("reason", wraps=True)
        self.foot.addWidget(label("line"))
        self.foot.addWidget(self._summary)
        self.foot.addWidget(self._remarks)
        self.button = BigButton()
        self.button.clicked.connect(self.send_wanted)
        self.foot.addWidget(self.button)
        self.override = QPushButton(self.tr("Close all of it all the same…"))
        self.override.setObjectName("quiet")
        self.override.clicked.connect(self._on_override)
        self.override.hide()
        self.foot.addWidget(self.override)

    # ---- showing

    @property
    def summary_text(self) -> str:
        """The line in words and money, or why nothing can be sent."""
        return self._summary.text().replace(fmt.JOINER, "")

    @property
    def draft(self) -> Draft | None:
        """What the panel would press; None while an input cannot be read."""
        return self._draft

    def show_row(self, row: Row | None, account: Account | None, *, armed: bool) -> None:
        """Show a row, or newer figures of the same row."""
        other = _key(row) != _key(self._row)
        self._row, self._account, self._armed = row, account, armed
        if row is None or account is None:
            self._show_nothing()
            return
        self._inputs_on(True)
        self.title.show_row(row, account)
        capability = account.capability_of(row.position)
        self.amount.use(row.position.instrument, capability, row.position.quantity)
        self.price.use(row, capability)
        usable = capability.cancel_orders.usable
        self.cancel_orders.setEnabled(usable)
        self._cancel_reason.setText("" if usable else in_words(capability.cancel_orders.why))
        self._cancel_reason.setVisible(not usable and bool(capability.cancel_orders.why))
        if other and not usable:
            self.cancel_orders.setChecked(False)
        self._recompute()

    def adopt(self, draft: Draft) -> None:
        """Show what is staged, so that the panel and Enter speak of the same close."""
        self.amount.adopt(draft.amount)
        self.price.adopt(draft.pricing)
        if self.cancel_orders.isChecked() != draft.cancel_working_orders:
            self.cancel_orders.setChecked(draft.cancel_working_orders)
        self._recompute()

    def _show_nothing(self) -> None:
        self._inputs_on(False)
        self.title.show_nothing()
        self._badge.hide()
        self.price.note.say("")
        for words in (self._summary, self._remarks, self._badge_why):
            words.setText("")
            words.hide()
        self._draft = None
        self.override.hide()
        self._set_button(self.tr("Close"), "", enabled=False)
        self.wire.say("")

    def _inputs_on(self, on: bool) -> None:
        for widget in (self.amount, self.price, self.cancel_orders):
            widget.setEnabled(on)

    # ---- what would happen

    def _recompute(self) -> None:
        row, account = self._row, self._account
        if row is None or account is None:
            return
        self._draft = None
        try:
            amount, pricing = self.amount.amount(), self.price.pricing()
            draft = Draft(row.position.key, amount, pricing, self.cancel_orders.isChecked())
            self._draft = draft
            found = self._presser.preview(draft)
        except ValueError as error:
            self._show_denial(in_words(str(error)))
        except Denied as denial:
            close = self.close_of(row.position.key)
            words = denial_words(denial, close)
            self._show_denial(words, row.position.caution, wrong=not goes_well(denial, close))
        else:
            self._show_preview(found, row, account, draft)

    def _show_denial(self, reason: str, remark: str = "", *, wrong: bool = True) -> None:
        self._say(reason, wrong=wrong)
        self._remarks.setText(in_words(remark))
        self._remarks.setVisible(bool(remark))
        self.price.note.say("")
        self.wire.say("")
        self._badge.hide()
        self._badge_why.setText("")
        self._set_button(self.tr("Nothing to send"), "", enabled=False)

    def _show_preview(self, found: PressPreview, row: Row, account: Account, draft: Draft) -> None:
        request = found.request
        self._say(summary.say(request, row) + ".", wrong=False)
        unknown = self.size_unknown(row.position.key)
        remarks = [*remarks_of(row, size_unknown=unknown), *map(in_words, request.remarks)]
        self._remarks.setText("; ".join(remarks))
        self._remarks.setVisible(bool(remarks))
        parts = (self.price.snap_words, summary.in_units(request, row))
        note = " ".join(part for part in parts if part)
        self.price.note.say(note)
        capability = account.capability_of(row.position)
        support = support_for(request.whole, draft.amount, draft.pricing, capability)
        set_chip(self._badge, guard_words(support.guard), support.guard.value)
        self._badge_why.setText(in_words(support.why))
        self._badge_why.setVisible(bool(support.why))
        self.wire.say(wire_text(found.wire))
        staged = any(draft.bare == other.bare for other in self._presser.staged)
        rest = self.rest_words(row.position.key.account)
        words = " · ".join(part for part in (summary.button_words(request), rest) if part)
        self.override.setVisible(unknown)
        if unknown:
            self._set_button(self.tr("Size unknown"), "", enabled=False)
        elif self.locked:
            self._set_button(self.tr("Locked to read-only"), "", enabled=False)
        elif self._armed or staged:
            self._set_button(words, "send", enabled=True)
        else:
            self._set_button(self.tr("Stage: {0}").format(words), "stage", enabled=True)

    def _on_override(self) -> None:
        if self._row is not None:
            self.override_wanted.emit(self._row.position.key)

    def _say(self, text: str, *, wrong: bool) -> None:
        self._summary.setText(fmt.unbroken(text))
        self._summary.show()
        restyle(self._summary, "wrong", wrong)

    def _set_button(self, text: str, mode: str, *, enabled: bool) -> None:
        self.button.say(text)
        self.button.setEnabled(enabled)
        restyle(self.button, "mode", mode)


def _nothing(_account: AccountKey) -> str:
    return ""


def _known(_key: PositionKey) -> bool:
    return False


def _key(row: Row | None) -> PositionKey | None:
    return row.position.key if row is not None else None
