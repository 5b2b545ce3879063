"""Amount and price of several rows: what belongs to one position is off, with the reason."""

from collections.abc import Sequence

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.capability import Capability, Support
from app.domain.intent import All, Amount, AtMarket, Capped, PriceOffset, Pricing, Share
from app.ui.closing.amount_box import AmountBox
from app.ui.closing.price_box import PriceBox
from app.ui.text.language import in_words


def why_none(supports: Sequence[Support], otherwise: str) -> str:
    """Empty where one of them is usable; else the reason of the first."""
    if not supports or any(support.usable for support in supports):
        return ""
    return in_words(supports[0].why) or otherwise


class ShareBox(AmountBox):
    """All, or a share of each position."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field.setAccessibleName(self.tr("Percent of each position"))
        self.why.setObjectName("note")

    def begin(self, amount: Amount) -> None:
        """As the panel of one row stood, where that can be said of several."""
        self.adopt(amount if isinstance(amount, Share) else All())

    def use_rows(self, able: Sequence[Capability]) -> None:
        """Other rows: what their venues can express."""
        one = self.tr("A quantity and the exact rest belong to one position.")
        reasons = {"quantity": one, "rest": one}
        none = self.tr("These venues cannot do that.")
        share = why_none([capability.share for capability in able], none)
        if share:
            reasons["share"] = share
        self.kind.set_reasons(reasons)
        self.why.say(reasons)
        for button in self.findChildren(QPushButton, "small"):
            button.setEnabled(not share or button.property("percent") == 100)


class CapBox(PriceBox):
    """At market, or capped in a unit that means the same for each position."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why.setObjectName("note")
        items = self.unit.model()
        if isinstance(items, QStandardItemModel):
            items.item(self.unit.findData("price")).setEnabled(False)

    def begin_as(self, pricing: Pricing) -> None:
        """As the panel of one row stood, where that can be said of several."""
        if isinstance(pricing, Capped) and not isinstance(pricing.slippage, PriceOffset):
            self.adopt(pricing)
        else:
            self.adopt(AtMarket())

    def use_rows(self, able: Sequence[Capability]) -> None:
        """Other rows: what their venues can express."""
        one = self.tr("A limit, and a cap as a price, belong to one position.")
        reasons = {"limit": one}
        none = self.tr("These venues cannot do that.")
        capped = why_none([capability.capped for capability in able], none)
        if capped:
            reasons["capped"] = capped
        self.kind.set_reasons(reasons)
        self.why.say(reasons)

    def _show_kind(self) -> None:
        super()._show_kind()
        # Each row has its own worst price: the list says them, not one note.
        self.note.stay(False)
