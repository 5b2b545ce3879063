"""The book's changes for several windows: each takes its own share, none takes another's."""

from app.engine.book import Changes, PositionBook


class SharedChanges:
    """Takes from the book and hands to every share."""

    def __init__(self, book: PositionBook) -> None:
        self._book = book
        self._shares: list[Share] = []

    def share(self) -> "Share":
        share = Share(self)
        self._shares.append(share)
        return share

    def end(self, share: "Share") -> None:
        self._shares.remove(share)

    def deal(self) -> None:
        """Give everybody what has changed since the last time."""
        changes = self._book.take_changes()
        if changes.keys or changes.rows:
            for share in self._shares:
                share.waiting.keys |= changes.keys
                share.waiting.rows |= changes.rows


class Share:
    """What one window has not drawn yet."""

    def __init__(self, shared: SharedChanges) -> None:
        self._shared = shared
        self.waiting = Changes()

    def take(self) -> Changes:
        """What changed since this window's last frame; the caller owns it."""
        self._shared.deal()
        waiting, self.waiting = self.waiting, Changes()
        return waiting

    def end(self) -> None:
        """The window is gone."""
        self._shared.end(self)
