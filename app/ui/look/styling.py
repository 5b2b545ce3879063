"""The widgets that the style sheet tells apart by a name or a property, and words without markup."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def label(style: str, text: str = "", *, wraps: bool = False) -> QLabel:
    """A label of one of the style sheet's kinds; never rich text, because venues write some."""
    made = QLabel(text)
    made.setObjectName(style)
    made.setWordWrap(wraps)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for; Qt looks at it only when it is told to."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def set_chip(chip: QLabel, text: str, tone: str) -> None:
    """A chip's words and colour."""
    chip.setText(text)
    chip.show()
    restyle(chip, "tone", tone)


def tip(text: str) -> str:
    """A tooltip that shows `text` as it is: where Qt would find markup in it, a venue wrote that."""
    if "<" not in text:
        return text
    return f"<qt>{escape(text, quote=False)}</qt>".replace("\n", "<br>")
