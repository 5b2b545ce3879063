"""Which columns a window shows, and in which order."""

from dataclasses import dataclass
from typing import Self

from app.ui.table.columns import SPECS, Column

NEEDED = frozenset({Column.SYMBOL, Column.SIDE, Column.SIZE, Column.STATE, Column.BUTTONS})
"""Without these a person could press a button and not know what it closes."""

DEFAULT = tuple(spec.column for spec in SPECS)


@dataclass(frozen=True, slots=True)
class Plan:
    """Every column in its order, and those that are hidden. The buttons always stand last."""

    order: tuple[Column, ...] = DEFAULT
    hidden: frozenset[Column] = frozenset()

    @classmethod
    def of(cls, names: list[str] | None) -> Self:
        """What `names` says: shown columns in order. Unknown names and doubles say nothing."""
        known = [Column(name) for name in names or () if name in list(Column)]
        shown = [c for c in dict.fromkeys(known) if c is not Column.BUTTONS]
        if not shown:
            return cls()
        missing = [c for c in DEFAULT if c not in shown and c is not Column.BUTTONS]
        order = (*shown, *missing, Column.BUTTONS)
        return cls(order, frozenset(missing) - NEEDED)

    def names(self) -> list[str]:
        """The shown columns, as they are remembered."""
        return [column.value for column in self.order if column not in self.hidden]

    def show(self, column: Column, on: bool) -> "Plan":
        """With a column shown, or hidden where it may be."""
        hidden = self.hidden - {column} if on else self.hidden | ({column} - NEEDED)
        return Plan(self.order, hidden)

    def move(self, column: Column, step: int) -> "Plan":
        """With a column some places further; the buttons stay last."""
        rest: list[Column] = [c for c in self.order if c is not Column.BUTTONS]
        now = rest.index(column)
        rest.remove(column)
        rest.insert(max(0, min(len(rest), now + step)), column)
        return Plan((*rest, Column.BUTTONS), self.hidden)
