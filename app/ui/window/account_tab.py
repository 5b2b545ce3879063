"""What lies under the tabs: the environment's band, the filter, the table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.ids import Environment
from app.engine.desk import Desk
from app.ui.look.styling import label, restyle
from app.ui.look.theme import Theme
from app.ui.table.columns import Column
from app.ui.table.model import PositionsModel
from app.ui.table.view import PositionsView
from app.ui.text import format as fmt
from app.ui.window.notices import Notices
from app.ui.window.scopes import Scope, Tally, word_of
from app.ui.window.waiting_bar import WaitingBar


class FilterField(QLineEdit):
    """The `/` filter; Esc empties and leaves it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value):
            self.left.emit()
            return
        super().keyPressEvent(event)


class AccountTab(QWidget):
    """The page of the chosen tab."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = PositionsModel(desk, self)
        self.view = PositionsView(self.model, theme, self)
        self.filter = FilterField(self)
        self.filter.setObjectName("filter")
        self.filter.setPlaceholderText(self.tr("Symbol or account"))
        self.filter.setAccessibleName(self.tr("Filter the rows"))
        self.filter.setClearButtonEnabled(True)
        self.filter.hide()
        self.filter.textChanged.connect(self._on_filter)
        self.filter.left.connect(self.leave_filter)
        self._band = QWidget(self)
        self._band.setObjectName("band")
        self._band.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        band = QHBoxLayout(self._band)
        band.setContentsMargins(12, 3, 12, 3)
        band.setSpacing(10)
        self._band_word, self._band_text = label("bandWord"), label("bandText")
        band.addWidget(self._band_word)
        band.addWidget(self._band_text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._band)
        layout.addWidget(self.filter)
        layout.addWidget(self.view, 1)
        # Below the rows: a notice that came in above them would push a button under the pointer.
        self.waiting = WaitingBar(desk, self)
        layout.addWidget(self.waiting)
        self.notices = Notices(self)
        layout.addWidget(self.notices)

    def show_scope(self, scope: Scope) -> None:
        """Show the rows of one tab."""
        environment = scope.environment
        self._band.setVisible(environment is not Environment.LIVE)
        for part in (self._band, self._band_word, self._band_text):
            restyle(part, "environment", environment.value)
        self._band_word.setText(word_of(environment))
        sentences = {
            Environment.SIM: self.tr("Simulated account. No real money moves here."),
            Environment.PAPER: self.tr("Paper account at the venue. No real money moves here."),
            Environment.LIVE: "",
        }
        self._band_text.setText(sentences[environment])
        unwanted = frozenset({Column.ACCOUNT}) if scope.account is not None else frozenset()
        self.view.unwanted = unwanted
        self.model.show(scope.holds)
        self.view.lay_out_columns()

    def keep_rows(self, rows: int) -> None:
        """So many stay in sight, whatever else comes and goes on this page."""
        heading = self.view.horizontalHeader().sizeHint().height()
        self.view.setMinimumHeight(
            heading + rows * self.view.verticalHeader().defaultSectionSize()
        )

    def show_tally(self, tally: Tally) -> None:
        """What an empty table says; a failed read is never flat."""
        self.waiting.refresh()
        if not tally.accounts:
            text = (self.tr("No account is open"), self.tr("Add one to see its positions."))
        elif self.filter.text() and tally.positions:
            text = (self.tr("No match"), self.tr("Esc clears the filter."))
        elif tally.known:
            counted = fmt.plural(tally.accounts, self.tr("account"), self.tr("accounts"))
            text = (self.tr("FLAT"), self.tr("No open position in {0}.").format(counted))
        else:
            missing = tally.accounts - tally.links_up
            counted = fmt.plural(missing, self.tr("account"), self.tr("accounts"))
            detail = self.tr("{0} not connected: positions there are unknown.").format(counted)
            text = (self.tr("Not known to be flat"), detail)
        if text != self.view.empty_text:
            self.view.empty_text = text
            self.view.viewport().update()

    def open_filter(self) -> None:
        """`/`."""
        self.filter.show()
        self.filter.setFocus()
        self.filter.selectAll()

    def leave_filter(self) -> None:
        """Back to the rows; an empty filter goes away."""
        self.filter.setVisible(bool(self.filter.text()))
        self.view.setFocus()

    def clear_filter(self) -> None:
        self.filter.clear()
        self.leave_filter()

    def _on_filter(self, text: str) -> None:
        self.model.set_filter(text)
