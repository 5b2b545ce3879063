"""What the filter of the rows looks into."""

from app.domain.ids import PositionKey
from app.domain.position import Position
from app.engine.desk import Account
from app.ui.text import format as fmt


def words_of(key: PositionKey, position: Position | None, account: Account | None) -> str:
    """A row's symbol, as people and as its venue write it, and its account."""
    title = account.title if account is not None else ""
    symbols = ""
    if position is not None:
        symbols = f"{fmt.symbol(position.instrument)} {position.instrument.symbol}"
    return f"{symbols} {title} {key.account.name}"
