"""The keys that stage many rows: winners, losers, a symbol, a venue, all."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.domain.ids import PositionKey
from app.domain.intent import All, AtMarket
from app.ui.positions_model import PositionsModel
from app.ui.pressing import Draft, Presser
from app.ui.row_view import Button


class Groups(QObject):
    """Always stages, armed or not: a list is looked at before it is sent."""

    said = Signal(str)

    def __init__(self, model: PositionsModel, presser: Presser, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._presser = presser

    def winners(self) -> None:
        self._stage(self._is_winner)

    def losers(self) -> None:
        self._stage(self._is_loser)

    def every(self) -> None:
        self._stage(_yes)

    def symbol_of(self, chosen: PositionKey) -> None:
        """Every row of the chosen row's symbol."""
        symbol = self._symbol(chosen)
        self._stage(lambda key: self._symbol(key) == symbol)

    def venue_of(self, chosen: PositionKey) -> None:
        """Every row of the chosen row's venue."""
        self._stage(lambda key: key.account.venue == chosen.account.venue)

    def _gain(self, key: PositionKey) -> int:
        view = self._model.view_of(key)
        return view.gain if view is not None else 0

    def _is_winner(self, key: PositionKey) -> bool:
        return self._gain(key) > 0

    def _is_loser(self, key: PositionKey) -> bool:
        return self._gain(key) < 0

    def _symbol(self, key: PositionKey) -> str:
        view = self._model.view_of(key)
        return view.position.instrument.symbol if view is not None else ""

    def _stage(self, wanted: Callable[[PositionKey], bool]) -> None:
        drafts, skipped = [], 0
        for key in self._model.row_keys():
            view = self._model.view_of(key)
            if view is None or not wanted(key):
                continue
            if Button.CLOSE in view.why_off:
                skipped += 1
            else:
                drafts.append(Draft(key, All(), AtMarket(), button=Button.CLOSE))
        if not drafts:
            self.said.emit(self.tr("No such row can be closed now. Nothing is staged."))
            return
        self._presser.stage(tuple(drafts))
        if skipped:
            text = self.tr("{0} left out: they cannot be closed now.")
            self.said.emit(text.format(skipped))


def _yes(_key: PositionKey) -> bool:
    return True
