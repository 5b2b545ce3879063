"""What a price means, in words below it; it keeps its height while the price moves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


class PriceNote(QLabel):
    """One line or two; nothing below it moves when one becomes two."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("note")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stays = False

    def stay(self, stays: bool) -> None:
        """Keep room for two lines even while there is nothing to say."""
        self._stays = stays
        self.say("")

    def say(self, text: str) -> None:
        self.setText(text)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 2 if self._stays else 0)
        self.setVisible(self._stays or bool(text))
