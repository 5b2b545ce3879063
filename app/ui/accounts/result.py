"""What a test of the connection found, or what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import Misconfigured, NotSent, UnwindError
from app.ui.accounts.port import Found
from app.ui.accounts.words import sentence_of
from app.ui.look.styling import label, restyle
from app.ui.text.language import in_words

CLOCK_WARNING_S = 5.0


class ResultBox(QWidget):
    """A coloured box: a first line, and the details below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("result")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._head = label("resultHead", "", wraps=True)
        self._lines = label("resultLines", "", wraps=True)
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._lines)
        self.hide()

    @property
    def text(self) -> str:
        """Everything it says."""
        return f"{self._head.text()}\n{self._lines.text()}".strip()

    def show_running(self, timeout_words: str) -> None:
        self._show("info", self.tr("Testing: logging in and reading. Nothing is traded."), "")
        self._lines.setText(timeout_words)
        self._lines.setVisible(bool(timeout_words))

    def show_found(self, found: Found) -> None:
        """The login works; whether it may also close is said in colour."""
        if found.positions == 1:
            counted = self.tr("1 open position")
        else:
            counted = self.tr("{0} open positions").format(found.positions)
        head = self.tr("Connected: {0}.").format(counted)
        careful = found.can_trade is False
        skew_s = found.clock_skew_s
        if skew_s is not None and abs(skew_s) > CLOCK_WARNING_S:
            careful = True
        if found.can_trade is False:
            head = self.tr("Connected, but this login cannot trade: {0}.").format(counted)
        self._show("warning" if careful else "good", head, "\n".join(map(in_words, found.lines)))

    def show_failure(self, error: BaseException) -> None:
        """What went wrong, and what to do."""
        if isinstance(error, Misconfigured):
            step = self.tr("Mend the field and test again. Nothing was sent but the login.")
        elif isinstance(error, NotSent):
            step = self.tr(
                "Nothing was traded. Check that this computer is online and that the addresses "
                "under Advanced are right, then test again."
            )
        elif isinstance(error, UnwindError):
            step = self.tr("Nothing was traded. Test again.")
        else:
            step = self.tr("This is a fault of the program; its log says more.")
        self._show("danger", sentence_of(error), step)

    def show_sentence(self, sentence: str, *, tone: str = "danger") -> None:
        self._show(tone, sentence, "")

    def set_stale(self) -> None:
        """The form was changed after this was found."""
        if self.isVisible() and self.property("severity") != "info":
            self._show("info", self.tr("Changed since the last test."), "")

    def _show(self, severity: str, head: str, lines: str) -> None:
        self._head.setText(head)
        self._lines.setText(lines)
        self._lines.setVisible(bool(lines))
        restyle(self, "severity", severity)
        self.setAccessibleName(head)
        self.setAccessibleDescription(lines)
        self.show()
