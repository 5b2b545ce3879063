"""Rows of one symbol side by side, under a band with what they come to, across venues.

The rows themselves stay rows: whatever presses or stages them never meets a line that is none.
The band is painted in the taller upper part of a group's first row.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPainter

from app.domain.ids import PositionKey
from app.ui.look.theme import Theme, gain_colour
from app.ui.text import format as fmt
from app.ui.window.scopes import open_profits, totals

if TYPE_CHECKING:
    from app.ui.table.view import PositionsView

BAND_HEIGHT = 24
_QUOTES = ("USDT", "USDC", "USD")


def _tr(text: str) -> str:
    return QCoreApplication.translate("bands", text)


def root_of(symbol: str) -> str:
    """What a symbol is about at any venue: `AAPL-USD` and `AAPL`, `MES 12-26` and `MES 03-27`."""
    name = symbol.upper()
    for mark in " -/_.:":
        name = name.partition(mark)[0] or name
    for quote in _QUOTES:
        if name.endswith(quote) and len(name) - len(quote) >= 2:
            return name.removesuffix(quote)
    return name


def in_groups(keys: list[PositionKey], roots: dict[PositionKey, str]) -> list[PositionKey]:
    """The same rows, those of one root together, each group in the order that it had."""
    return sorted(keys, key=lambda key: roots[key])


class Bands:
    """The groups of one table."""

    def __init__(self, view: "PositionsView") -> None:
        self._view = view
        self.on = False
        self._texts: dict[PositionKey, list[tuple[str, str]]] = {}
        self._rows: dict[int, PositionKey] = {}

    def turn(self, on: bool) -> None:
        """Group, or no longer."""
        self.on = on
        self.refresh()

    def height(self, key: PositionKey | None, theme: Theme) -> int:
        """How much of a row's upper part is a band."""
        return theme.px(BAND_HEIGHT) if self.on and key in self._texts else 0

    def refresh(self) -> None:
        """New totals; and the rows in order again, while nobody holds them still."""
        model = self._view.rows
        keys = model.row_keys() if self.on else []
        roots = {key: self._root(key) for key in keys}
        wanted = in_groups(keys, roots)
        if wanted != keys and not model.is_held:
            model.put_in_order(wanted)
            keys = wanted
        texts = {}
        rows = {}
        row = 0
        for root, run in groupby(keys, key=roots.__getitem__):
            members = list(run)
            texts[members[0]] = self._words(root, members)
            rows[row] = members[0]
            row += len(members)
        if rows.keys() != self._rows.keys():
            self._resize(self._rows, rows)
        if texts != self._texts:
            self._texts = texts
            self._view.viewport().update()
        self._rows = rows

    def measure(self) -> None:
        """Row heights again, after the rows or the size of the letters have changed."""
        self._resize({}, self._rows)

    def _resize(self, before: Iterable[int], after: Iterable[int]) -> None:
        header, theme = self._view.verticalHeader(), self._view.theme
        plain = header.defaultSectionSize()
        for row in set(before) - set(after):
            if row < header.count():
                header.resizeSection(row, plain)
        for row in after:
            header.resizeSection(row, plain + theme.px(BAND_HEIGHT))

    def _root(self, key: PositionKey) -> str:
        return root_of(self._symbol(key))

    def _symbol(self, key: PositionKey) -> str:
        view = self._view.rows.view_of(key)
        return fmt.symbol(view.position.instrument) if view is not None else ""

    def _words(self, root: str, members: list[PositionKey]) -> list[tuple[str, str]]:
        """Texts with the names of their colours."""
        accounts = len({key.account for key in members})
        symbols = {self._symbol(key) for key in members}
        words = [(symbols.pop() if len(symbols) == 1 else root, "text")]
        if len(members) > 1:
            counted = fmt.plural(len(members), _tr("position"), _tr("positions"))
            where = fmt.plural(accounts, _tr("account"), _tr("accounts"))
            words.append((_tr("{0} in {1}").format(counted, where), "muted"))
        sums = totals(open_profits(self._view.rows.book, members))
        return [*words, *((fmt.money(money), gain_colour(fmt.sign(money))) for money in sums)]

    def paint(self, painter: QPainter, cell: QRect, key: PositionKey, theme: Theme) -> QRect:
        """Paint the part of the band that lies in a cell; what is left of it is the row's own."""
        height = self.height(key, theme)
        if not height:
            return cell
        band = QRect(cell.left(), cell.top(), cell.width(), height)
        painter.save()
        painter.setClipRect(band)
        painter.fillRect(band, theme.colour("raised"))
        left = theme.px(11)
        painter.setFont(theme.font(12, 600))
        for text, colour in self._texts[key]:
            painter.setPen(theme.colour(colour))
            width = painter.fontMetrics().horizontalAdvance(text)
            place = QRect(left, band.top(), width + 4, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            left += width + theme.px(16)
            painter.setFont(theme.font(12, 500))
        painter.restore()
        return cell.adjusted(0, height, 0, 0)
