"""A journal whose writer may die at any write."""

from pathlib import Path
from typing import Any

from app.engine.journal import Journal
from tests.simulation.world import Killed, World


class MortalJournal(Journal):
    """The journal, and a death just before or just after the nth commit."""

    def __init__(self, path: Path, world: World) -> None:
        self.world, self.life = world, world.life
        self.writes_to_live: int | None = None
        self.after_commit = False
        super().__init__(path)

    def holds(self, close_id: str) -> bool:
        query = "SELECT 1 FROM entries WHERE close_id = ? AND kind = 'Submitted'"
        return self._db.execute(query, (close_id,)).fetchone() is not None

    def _append(self, rows: Any, *, synchronous: str) -> None:
        if self.life != self.world.life:
            raise Killed("this panel is dead")
        dies = False
        if self.writes_to_live is not None:
            self.writes_to_live -= 1
            dies = self.writes_to_live < 0
        if dies and not self.after_commit:
            self.world.die("just before a write to the journal")
        super()._append(rows, synchronous="OFF")
        if dies:
            self.world.die("just after a write to the journal")
