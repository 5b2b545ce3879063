"""Where the parts of the window stand: wide with the panel at the right, narrow with it below."""

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.ui.look.theme import Theme

NARROW_BELOW = 980
PANEL_WIDTH = 316
PANEL_WIDEST = 400


class WindowLayout(QWidget):
    """The central widget."""

    def __init__(
        self,
        *,
        top: tuple[QWidget, ...],
        page: QWidget,
        panel: QWidget,
        blotter: QWidget,
        status: QWidget,
        theme: Theme,
    ) -> None:
        super().__init__()
        self.setObjectName("central")
        self._page, self._panel, self._blotter = page, panel, blotter
        self._theme = theme
        self.narrow: bool | None = None
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._left.addWidget(page)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.addWidget(self._left)
        self._bottom = QTabWidget(self)
        self._bottom.tabBar().setDrawBase(False)
        self._bottom.hide()
        self._wish: list[int] = []
        self._least = 0
        self._left.splitterMoved.connect(self._on_moved)
        page.installEventFilter(self)
        for splitter in (self._left, self._across):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in top:
            layout.addWidget(widget)
        layout.addWidget(self._across, 1)
        layout.addWidget(status)

    def fits(self, width: int) -> bool:
        """Whether the present arrangement is the one for this width."""
        return self.narrow is (width < self._theme.px(NARROW_BELOW))

    def arrange(self, width: int, height: int) -> None:
        """Put the parts where they belong at this size."""
        self.narrow = width < self._theme.px(NARROW_BELOW)
        if self.narrow:
            self._arrange_narrow(height)
        else:
            self._arrange_wide(width, height)
        self._panel.show()
        self._blotter.show()

    def _arrange_narrow(self, height: int) -> None:
        self._panel.setMinimumWidth(0)
        self._left.addWidget(self._bottom)
        self._bottom.addTab(self._panel, self.tr("Close"))
        self._bottom.addTab(self._blotter, self.tr("Blotter"))
        self._bottom.show()
        # The rows keep at least half: they are what a person has come for.
        self._share([height // 2, height // 2])

    def _arrange_wide(self, width: int, height: int) -> None:
        self._bottom.hide()
        self._left.addWidget(self._blotter)
        self._across.addWidget(self._panel)
        self._left.setStretchFactor(0, 3)
        self._left.setStretchFactor(1, 1)
        self._across.setStretchFactor(0, 1)
        self._across.setStretchFactor(1, 0)
        least, most = self._theme.px(PANEL_WIDTH), self._theme.px(PANEL_WIDEST)
        self._panel.setMinimumWidth(least)
        self._share([height * 2 // 3, height // 3])
        wanted = max(least, min(most, width // 4))
        self._across.setSizes([width - wanted, wanted])

    def _share(self, sizes: list[int]) -> None:
        self._wish = sizes
        self._left.setSizes(sizes)

    def _on_moved(self, _place: int, _handle: int) -> None:
        self._wish = self._left.sizes()

    def show_panel(self) -> None:
        """In a narrow window the panel shares its place with the blotter."""
        if self.narrow:
            self._bottom.setCurrentWidget(self._panel)

    def set_compact(self, compact: bool, width: int, height: int) -> None:
        """The table alone, and back."""
        for widget in (self._panel, self._blotter, self._bottom):
            widget.setVisible(not compact)
        if not compact:
            self.arrange(width, height)

    def state(self) -> str:
        """The splitters' places as text."""
        states = (bytes(s.saveState().toHex().data()) for s in (self._left, self._across))
        return " ".join(state.decode() for state in states)

    def restore(self, text: str) -> None:
        """What `state` gave; anything else changes nothing."""
        parts = text.split()
        if len(parts) == 2 and not self.narrow:
            for splitter, part in zip((self._left, self._across), parts, strict=True):
                splitter.restoreState(QByteArray.fromHex(part.encode()))
            self._wish = self._left.sizes()

    # ---- Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What comes and goes below the rows borrows its room from the blotter and gives it back.
        if event.type() == QEvent.Type.LayoutRequest and watched is self._page and self._wish:
            least = self._page.minimumSizeHint().height()
            if least != self._least:
                self._least = least
                self._left.setSizes(self._wish)
        return False
