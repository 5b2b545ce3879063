"""What the closes of today have brought, beside the blotter's title."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.engine.day_results import Realised
from app.ui.look.theme import Theme, gain_colour
from app.ui.text import format as fmt


class DayLine(QLabel):
    """A sum per currency, each with its sign and colour; empty before the first close of the day."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("sectionTitle")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.hide()

    def show_realised(self, brought: Realised) -> None:
        """The sums of the chosen tab."""
        sums = [brought.sums[currency] for currency in sorted(brought.sums)]
        words = " · ".join(fmt.money(money) for money in sums) or fmt.UNKNOWN
        coloured = " · ".join(
            f'<span style="color:{self._theme.colours[gain_colour(fmt.sign(money))]}">'
            f"{fmt.money(money)}</span>"
            for money in sums
        )
        title = self.tr("Realised today")
        self.setText(f"{title} &nbsp;{coloured or fmt.UNKNOWN}")
        self.setAccessibleName(f"{title}: {words}")
        self.setToolTip(self._tip(brought))
        self.setVisible(bool(brought.closes))

    def _tip(self, brought: Realised) -> str:
        told = self.tr(
            "What the closes of this panel in this tab have brought since the day began, against "
            "the average prices of their rows, net of known fees, in the currencies that their "
            "instruments are quoted in. Trades made elsewhere are not counted."
        )
        if not brought.left_out:
            return told
        rest = self.tr("Not counted: {0}, of which no price is known.")
        closes = fmt.plural(brought.left_out, self.tr("close"), self.tr("closes"))
        return f"{told} {rest.format(closes)}"
