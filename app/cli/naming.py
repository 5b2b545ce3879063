"""Which position a name on the command line means, and what is said of one that means none."""

from app.domain.errors import Denied
from app.domain.ids import AccountKey, PositionKey
from app.domain.position import Position
from app.engine.desk import Desk
from app.engine.journal import JournalReader, NoJournal
from app.system.paths import Profile

_NAMED_AT_MOST = 10


def find_position(desk: Desk, account: AccountKey, name: str) -> Position | None:
    """The position by its id, or by its symbol or the venue's name of it where that is unique.

    Spaces do not count: an option's symbol comes padded or not. Raises Denied if it is not unique.
    """
    exact = desk.book.position(PositionKey(account, name))
    if exact is not None:
        return exact
    found = [
        position
        for key in desk.book.keys(account)
        if (position := desk.book.position(key)) is not None
        and _bare(name) in map(_bare, (*_names(position), key.wire_id))
    ]
    if len(found) > 1:
        ids = ", ".join(position.key.wire_id for position in found)
        raise Denied("ambiguous", f"{name} names several positions ({ids}); give one of these ids")
    return found[0] if found else None


def _names(position: Position) -> tuple[str, str]:
    return position.instrument.symbol, position.instrument.wire_name


def _bare(name: str) -> str:
    return "".join(name.split()).casefold()


def why_none(desk: Desk, account: AccountKey, name: str, profile: Profile) -> str:
    """Of a name that a fresh read does not hold: gone, or was it never there?

    A position that was closed before is rightly called closed; a typing error looks the same, but
    the journal has never heard of it.
    """
    open_now = [
        position
        for key in desk.book.keys(account)
        if (position := desk.book.position(key)) is not None
    ]
    if _was_closed_here(profile, account, name):
        return f"{account} has no open position {name} (a fresh read shows {len(open_now)} others)"
    return (
        f"no position {name} at {account}; never seen in this profile's journal; "
        f"open now: {_listed(open_now)}"
    )


def _was_closed_here(profile: Profile, account: AccountKey, name: str) -> bool:
    try:
        with JournalReader(profile.journal) as reader:
            return any(_bare(name) in map(_bare, known) for known in reader.names_at(account))
    except NoJournal:
        return False


def _listed(positions: list[Position]) -> str:
    named = [_told(position) for position in positions[:_NAMED_AT_MOST]]
    more = len(positions) - len(named)
    return ", ".join([*named, f"and {more} more"] if more else named) or "nothing"


def _told(position: Position) -> str:
    symbol, wire_id = position.instrument.symbol, position.key.wire_id
    return symbol if symbol == wire_id else f"{symbol} ({wire_id})"
