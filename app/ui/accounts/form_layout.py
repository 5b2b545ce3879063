"""Where the parts of the account form stand."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.ids import Environment, Venue
from app.ui.accounts.body import VenueBody
from app.ui.accounts.defaults_box import DefaultsBox
from app.ui.accounts.port import FieldForm, VenueForm
from app.ui.accounts.result import ResultBox
from app.ui.accounts.rows import LABEL_WIDTH, Row, SecretRow
from app.ui.accounts.words import environment_sentence, environment_title
from app.ui.look.icons import venue_pixmap
from app.ui.look.segments import Segments
from app.ui.look.styling import label, set_chip
from app.ui.look.theme import Theme
from app.ui.window.scopes import word_of


class FormLayout(QObject):
    """The widgets of the form that every venue has, and the places of those it decides."""

    environment_changed = Signal()

    def __init__(
        self, dialog: QDialog, forms: Mapping[str, VenueForm], theme: Theme, *, fixed: bool
    ) -> None:
        """`fixed`: venue and environment are the account's identity and stay as they are."""
        super().__init__(dialog)
        self._forms, self._theme, self._fixed = forms, theme, fixed
        self._segments: Segments | None = None
        self._endpoints: dict[str, QWidget] = {}
        self._venue_bodies: list[VenueBody] = []
        inner = QWidget()
        inner.setObjectName("dialogBody")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(20, 18, 20, 14)
        self._column.setSpacing(12)
        self._build_head()
        self._bodies = QVBoxLayout()
        self._column.addLayout(self._bodies)
        self._build_limits()
        self._build_defaults()
        self._build_advanced()
        self.result = ResultBox()
        self._column.addWidget(self.result)
        self._column.addStretch(1)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self.scroll.setWidget(inner)
        self._in_sight: QWidget | None = None
        self.scroll.verticalScrollBar().rangeChanged.connect(self._on_room)
        outer = QVBoxLayout(dialog)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.scroll, 1)
        outer.addWidget(self._foot())
        # Only a button that is in its dialog already becomes what Enter presses.
        self.save.setDefault(True)

    def _build_head(self) -> None:
        self.venue = QComboBox()
        self.venue.setAccessibleName(self.tr("Venue"))
        self.venue.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        for form in self._forms.values():
            icon = QIcon(venue_pixmap(Venue(form.venue), self._theme.px(16), 2.0))
            self.venue.addItem(icon, form.title, form.venue)
        self.venue.setEnabled(not self._fixed)
        self._column.addLayout(self._labelled(self.tr("Venue"), self.venue))
        self._environments = QHBoxLayout()
        self._environments.setContentsMargins(0, 0, 0, 0)
        place = QWidget()
        place.setLayout(self._environments)
        self._column.addLayout(self._labelled(self.tr("Environment"), place))
        self.chip, self.meaning = label("chip"), label("note", "", wraps=True)
        line = QHBoxLayout()
        line.setContentsMargins(LABEL_WIDTH + 12, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.meaning, 1)
        self._column.addLayout(line)
        hint = self.tr("yours to choose; it stands on the account's tab and in every export")
        self.name = Row(FieldForm("name", self.tr("Name"), hint, required=True))
        self.name.edit.setMaxLength(40)
        self._column.addWidget(self.name)

    def _build_limits(self) -> None:
        self.read_only = QCheckBox(self.tr("Read-only: show positions, close nothing"))
        self.allow_guarded = QCheckBox(self.tr("Allow closes that only this panel guards"))
        about = label(
            "note",
            self.tr(
                "Some closes can be said to some venues only as an ordinary order in the other "
                "direction. The panel sizes it after a fresh read and reads back, but the venue "
                "itself would not stop it from opening a position."
            ),
            wraps=True,
        )
        self.allow_guarded.setAccessibleDescription(about.text())
        column = QVBoxLayout()
        column.setContentsMargins(LABEL_WIDTH + 12, 0, 0, 0)
        column.setSpacing(5)
        for widget in (self.read_only, self.allow_guarded, about):
            column.addWidget(widget)
        self._column.addLayout(column)

    def _fold(self, words: str, inner: QWidget) -> QPushButton:
        """A line that folds `inner` out, or in again."""
        fold = QPushButton()
        fold.setObjectName("fold")
        fold.setCheckable(True)
        fold.setAutoDefault(False)
        fold.setAccessibleName(words)

        def show(open_: bool) -> None:
            fold.setText(("▾ " if open_ else "▸ ") + words)
            inner.setVisible(open_)

        fold.toggled.connect(show)
        self._column.addWidget(fold)
        self._column.addWidget(inner)
        show(False)
        return fold

    def _build_defaults(self) -> None:
        self.defaults = DefaultsBox()
        self.begins = self._fold(
            self.tr("How its closes begin, and its risk guard"), self.defaults
        )

    def _build_advanced(self) -> None:
        advanced = QWidget()
        self._addresses = QVBoxLayout(advanced)
        self._addresses.setContentsMargins(0, 0, 0, 0)
        self.fold = self._fold(self.tr("Advanced: addresses"), advanced)

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("dialogFoot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(foot)
        line.setContentsMargins(20, 11, 20, 12)
        line.setSpacing(8)
        self.test = QPushButton(self.tr("Test connection"))
        self.test.setAutoDefault(False)
        self.test.setToolTip(self.tr("Logs in and reads. Never trades."))
        self.test.setAccessibleDescription(self.test.toolTip())
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.save = QPushButton(self.tr("Save"))
        self.save.setObjectName("primary")
        self._said = label("note")
        line.addWidget(self.test)
        line.addWidget(self._said, 1)
        line.addWidget(self.cancel)
        line.addWidget(self.save)
        return foot

    def _labelled(self, words: str, widget: QWidget) -> QHBoxLayout:
        caption = QLabel(words)
        caption.setFixedWidth(LABEL_WIDTH)
        caption.setBuddy(widget)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(caption)
        line.addWidget(widget, 1)
        return line

    # ---- venue and environment

    @property
    def chosen_venue(self) -> str:
        return str(self.venue.currentData())

    def choose_venue(self, venue: str) -> None:
        self.venue.setCurrentIndex(self.venue.findData(venue))

    @property
    def environment(self) -> Environment:
        assert self._segments is not None
        return Environment(self._segments.chosen)

    def choose_environment(self, environment: Environment) -> None:
        if self._segments is not None and environment.value in self._segments.choices():
            self._segments.choose(environment.value)

    def say_environment(self) -> None:
        """The chosen environment in its colour, and what it means."""
        set_chip(self.chip, word_of(self.environment), self.environment.value)
        self.meaning.setText(environment_sentence(self.environment))

    def add_body(self, body: VenueBody) -> None:
        """Make room for one more venue's rows."""
        self._bodies.addWidget(body)
        self._venue_bodies.append(body)
        endpoints = body.build_endpoints()
        self._addresses.addWidget(endpoints)
        self._endpoints[body.form.venue] = endpoints

    def show_body(self, body: VenueBody) -> None:
        """Show one venue's rows and environments; the others keep theirs out of sight."""
        for one in self._venue_bodies:
            one.setVisible(one is body)
        for venue, endpoints in self._endpoints.items():
            endpoints.setVisible(venue == body.form.venue)
        before = Environment(self._segments.chosen) if self._segments is not None else None
        if self._segments is not None:
            self._segments.hide()
            self._segments.deleteLater()
        choices = {one.value: environment_title(one) for one in body.form.environments}
        self._segments = Segments(choices, self.tr("Environment"))
        self._segments.setEnabled(not self._fixed)
        for choice in choices:
            button = self._segments.button(choice)
            button.setAutoDefault(False)
            button.setProperty("environment", choice)
        self._environments.addWidget(self._segments)
        if before is not None:
            self.choose_environment(before)
        self._segments.changed.connect(self.environment_changed)
        self._set_tab_order(body)

    def _set_tab_order(self, body: VenueBody) -> None:
        """From top to bottom, whichever venue was built first."""
        assert self._segments is not None
        segments = [self._segments.button(choice) for choice in self._segments.choices()]
        rows = [*body.rows.values(), *body.secrets.values()]
        order: list[QWidget] = [self.venue, *segments, self.name.edit]
        for row in rows:
            order.append(row.edit)
            if isinstance(row, SecretRow):
                order.append(row.reveal)
        order += [
            self.read_only,
            self.allow_guarded,
            self.begins,
            *self.defaults.order(),
            self.fold,
        ]
        order += [row.edit for row in body.endpoints.values()]
        order += [self.result, self.test, self.cancel, self.save]
        for one, after in pairwise(order):
            QWidget.setTabOrder(one, after)

    def bring_into_sight(self, widget: QWidget | None) -> None:
        """Scroll to a part and hold it there while it grows; None: a person scrolls from now on."""
        self._in_sight = widget
        # What was shown a moment ago has its place only after the next layout.
        QTimer.singleShot(0, self, self._on_room)

    def _on_room(self) -> None:
        if self._in_sight is not None:
            self.scroll.ensureWidgetVisible(self._in_sight, 0, 60)

    def set_busy(self, busy: bool, words: str = "") -> None:
        """While it is saved nothing can be typed."""
        self.scroll.setEnabled(not busy)
        for button in (self.test, self.cancel, self.save):
            button.setEnabled(not busy)
        self._said.setText(words)
