"""Rows of a form that write one setting as soon as it is changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.ui.settings.choices import Choices
from app.ui.settings.preferences import Preferences

_KEY = Qt.ItemDataRole.UserRole


class Section(QWidget):
    """A titled part of the form."""

    def __init__(self, title: str, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        heading = QLabel(title)
        heading.setObjectName("heading")
        outer.addWidget(heading)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(18)
        self._form.setVerticalSpacing(8)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        outer.addLayout(self._form)

    def choice(self, setting: str, words: str, choices: Choices) -> QComboBox:
        """One of several."""
        box = QComboBox()
        box.setMinimumContentsLength(14)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, name in choices:
            box.addItem(name, value)
        box.setCurrentIndex(box.findData(getattr(self._preferences.settings, setting)))
        box.activated.connect(
            lambda index: self._preferences.change(**{setting: box.itemData(index, _KEY)})
        )
        self._add(setting, words, box)
        return box

    def whole(self, setting: str, words: str, least: int, most: int, unit: str) -> QSpinBox:
        """A whole number with its unit."""
        box = QSpinBox()
        box.setRange(least, most)
        box.setSuffix(f" {unit}")
        box.setValue(getattr(self._preferences.settings, setting))
        box.valueChanged.connect(lambda value: self._preferences.change(**{setting: value}))
        self._add(setting, words, box)
        return box

    def switch(
        self, setting: str, words: str, beside: tuple[str, Callable[[], object]] | None = None
    ) -> QCheckBox:
        """On or off; `beside` is a small button with its words."""
        box = QCheckBox(words)
        box.setObjectName(f"setting_{setting}")
        box.setChecked(getattr(self._preferences.settings, setting))
        box.toggled.connect(lambda on: self._preferences.change(**{setting: on}))
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(box, 1)
        if beside is not None:
            button = QPushButton(beside[0])
            button.setAccessibleName(f"{beside[0]}: {words}")
            button.clicked.connect(beside[1])
            line.addWidget(button)
        self._form.addRow(line)
        return box

    def note(self, words: str) -> QLabel:
        """A sentence about what stands above it."""
        label = QLabel(words)
        label.setObjectName("note")
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._form.addRow(label)
        return label

    def button(self, words: str, press: Callable[[], object]) -> QPushButton:
        """Something that opens elsewhere."""
        button = QPushButton(words)
        button.clicked.connect(press)
        self._form.addRow(button)
        return button

    def _add(self, setting: str, words: str, box: QWidget) -> None:
        box.setObjectName(f"setting_{setting}")
        box.setAccessibleName(words)
        label = QLabel(words)
        label.setBuddy(box)
        self._form.addRow(label, box)
