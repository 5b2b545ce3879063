"""The tabs: venue icon, link light, name, open count and open profit, each environment's colour."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from app.domain.ids import Environment
from app.domain.report import LinkState
from app.ui.look.icons import venue_pixmap
from app.ui.look.theme import Theme
from app.ui.text import format as fmt
from app.ui.window.scopes import Scope, Tally

_LIGHTS = {
    LinkState.UP: "up",
    LinkState.CONNECTING: "warn",
    LinkState.DOWN: "danger",
    LinkState.REFUSED: "danger",
}
LEAST_TITLE = 56
_CENTRE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class TabBar(QTabBar):
    """Paints its tabs; which scope a tab shows is held by its number."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scopes: list[Scope] = []
        self._tallies: list[Tally | None] = []
        self._widest: dict[Scope, int] = {}
        self.setObjectName("tabs")
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Accounts"))
        self.setMouseTracking(True)

    def set_scopes(self, scopes: list[Scope]) -> None:
        """Show these tabs; the chosen one stays chosen where it still exists."""
        chosen = self.scope()
        self.blockSignals(True)
        while self.count() > len(scopes):
            self.removeTab(self.count() - 1)
        self._scopes = list(scopes)
        self._tallies = [None] * len(scopes)
        for i, scope in enumerate(scopes):
            if i < self.count():
                self.setTabText(i, scope.title)
            else:
                self.addTab(scope.title)
        self.blockSignals(False)
        index = scopes.index(chosen) if chosen in scopes else 0
        self.setCurrentIndex(index)
        self.currentChanged.emit(index)

    def scope(self) -> Scope | None:
        """The chosen tab."""
        index = self.currentIndex()
        return self._scopes[index] if 0 <= index < len(self._scopes) else None

    def scopes(self) -> list[Scope]:
        return list(self._scopes)

    def set_tally(self, index: int, tally: Tally) -> None:
        """New figures for one tab."""
        if self._tallies[index] == tally:
            return
        self._tallies[index] = tally
        scope = self._scopes[index]
        self._make_room(scope, tally)
        self.setTabToolTip(index, self._words(scope, tally))
        self.update(self.tabRect(index))

    def _make_room(self, scope: Scope, tally: Tally) -> None:
        """A tab grows with its figures and never shrinks: tabs must not wander."""
        if scope.account is None or len(tally.profits) != 1:
            return
        needed = self._theme.width(fmt.whole_money(tally.profits[0]), 12, 500)
        if needed > self._widest.get(scope, 0):
            self._widest[scope] = needed + self._theme.px(8)
            self._measure_again()

    def _measure_again(self) -> None:
        # Qt measures its tabs again only when something of them has changed.
        self.setIconSize(self.iconSize() + QSize(1, 0))

    def _title_width(self, scope: Scope) -> int:
        return self._theme.width(scope.title, 13, 600)

    def _beside_title(self, scope: Scope) -> int:
        """Icon, light, count and profit: what gives way last."""
        theme = self._theme
        beside = theme.width("88", 12, 500) + theme.px(54)
        if scope.venue is not None:
            beside += theme.px(23) + self._widest.get(scope, theme.width("+$12", 12, 500))
        return beside

    def _most_for_titles(self) -> int:
        """The width above which a title is cut, so that every account stays in sight."""
        titles = sorted(self._title_width(scope) for scope in self._scopes)
        room = self.width() - sum(self._beside_title(scope) for scope in self._scopes)
        least = self._theme.px(LEAST_TITLE)
        for count, width in zip(range(len(titles), 0, -1), titles, strict=True):
            if width * count > room:
                return max(least, room // count)
            room -= width
        return max([least, *titles])

    def _words(self, scope: Scope, tally: Tally) -> str:
        profits = ", ".join(fmt.money(money) for money in tally.profits)
        links = self.tr("{0} of {1} connected").format(tally.links_up, tally.accounts)
        return f"{scope.title} · {tally.positions} · {profits or fmt.UNKNOWN} · {links}"

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        theme, scope, rect = self._theme, self._scopes[index], self.tabRect(index)
        line, fill = theme.environment(scope.environment)
        chosen = index == self.currentIndex()
        hovered = rect.contains(self.mapFromGlobal(self.cursor().pos()))
        body = rect.adjusted(0, theme.px(4), -theme.px(4), 0)
        if chosen or hovered:
            named = scope.environment is not Environment.LIVE
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill if named and chosen else theme.colour("surface"))
            shape = QRectF(body).adjusted(0, 0, 0, theme.px(8))
            painter.drawRoundedRect(shape, theme.px(7), theme.px(7))
        if scope.environment is not Environment.LIVE:
            # Simulated tabs wear their colour even when another one is chosen.
            painter.fillRect(QRect(body.left(), rect.bottom() - 1, body.width(), 2), line)
        if chosen:
            edge = theme.colour("accent") if scope.environment is Environment.LIVE else line
            painter.fillRect(
                QRect(body.left() + theme.px(8), body.top(), body.width() - theme.px(16), 2), edge
            )
        if chosen and self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(body).adjusted(2, 2, -2, -4), 5, 5)
        self._paint_words(painter, index, body, chosen)

    def _paint_words(self, painter: QPainter, index: int, body: QRect, chosen: bool) -> None:
        theme, scope, tally = self._theme, self._scopes[index], self._tallies[index]
        left = body.left() + theme.px(11)
        middle = body.center().y()
        if scope.venue is not None:
            size = theme.px(16)
            icon = venue_pixmap(scope.venue, size, self.devicePixelRatioF())
            painter.drawPixmap(left, middle - size // 2 + 1, icon)
            left += size + theme.px(7)
        painter.setFont(theme.font(13, 600 if chosen else 500))
        painter.setPen(theme.colour("text" if chosen else "muted"))
        title = painter.fontMetrics().elidedText(
            scope.title, Qt.TextElideMode.ElideRight, self._most_for_titles()
        )
        width = painter.fontMetrics().horizontalAdvance(title)
        painter.drawText(QRect(left, body.top(), width + 4, body.height()), _CENTRE, title)
        left += width + theme.px(8)
        if tally is None:
            return
        dot = theme.px(7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_LIGHTS[tally.link] if tally.accounts else "faint"))
        painter.drawEllipse(QRectF(left, middle - dot / 2 + 1, dot, dot))
        left += dot + theme.px(8)
        painter.setFont(theme.font(12, 500))
        count = str(tally.positions)
        painter.setPen(theme.colour("text"))
        painter.drawText(QRect(left, body.top(), 60, body.height()), _CENTRE, count)
        left += painter.fontMetrics().horizontalAdvance(count) + theme.px(8)
        rest = QRect(left, body.top(), body.right() - left, body.height())
        self._paint_profit(painter, rest, tally, scope_is_all=scope.account is None)

    def _paint_profit(
        self, painter: QPainter, rect: QRect, tally: Tally, *, scope_is_all: bool
    ) -> None:
        if scope_is_all or len(tally.profits) != 1:
            return
        amount = tally.profits[0].amount
        name = "up" if amount > 0 else "down" if amount < 0 else "muted"
        painter.setPen(self._theme.colour(name))
        painter.drawText(rect, _CENTRE, fmt.whole_money(tally.profits[0]))

    # ---- Qt's names

    def tabSizeHint(self, index: int) -> QSize:
        title = min(self._title_width(self._scopes[index]), self._most_for_titles())
        return QSize(title + self._beside_title(self._scopes[index]), self._theme.px(38))

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Before Qt lays its tabs out: titles give way to the new width.
        self._measure_again()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(min(self.count(), len(self._scopes))):
            self._paint_tab(painter, index)
        painter.end()
