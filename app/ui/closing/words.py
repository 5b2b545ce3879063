"""What the close panel says beside its preview: why not now, how old, and what to look at."""

from PySide6.QtCore import QCoreApplication

from app.domain.capability import Guard
from app.domain.errors import Denied
from app.domain.instrument import Unit
from app.engine.close import Close
from app.engine.desk import Row
from app.ui.text import format as fmt
from app.ui.text.close_state import Tone, sentence_of, state_of
from app.ui.text.language import in_words


def _tr(text: str) -> str:
    return QCoreApplication.translate("panel_words", text)


def guard_words(guard: Guard) -> str:
    """The badge of a close: who keeps it from growing or flipping the position."""
    words = {
        Guard.NATIVE: _tr("native"),
        Guard.REDUCE_ONLY: _tr("reduce-only"),
        Guard.GUARDED: _tr("guarded by us"),
        Guard.IMPOSSIBLE: _tr("impossible"),
    }
    return words[guard]


def unit_words(unit: Unit) -> str:
    """The word behind an amount that is typed."""
    words = {
        Unit.LOT: _tr("lot"),
        Unit.CONTRACT: _tr("contract"),
        Unit.SHARE: _tr("share"),
        Unit.UNIT: _tr("unit"),
        Unit.CASH: _tr("unit"),
    }
    return words[unit]


def denial_words(denial: Denied, close: Close | None) -> str:
    """Why nothing can be sent; where a close has taken all of it, how that close stands."""
    if denial.code != "already_closing" or close is None:
        return in_words(denial.reason)
    if close.order.ended:
        return f"{sentence_of(close)} {_tr('The position is being read back.')}"
    # Not the denial's own words: "Nothing was sent" beside "Sending…" would be read as of that close.
    more = _tr("Until that is over, nothing more of it can be closed but a rest it leaves free.")
    return f"{sentence_of(close)} {more}"


def goes_well(denial: Denied, close: Close | None) -> bool:
    """Whether nothing can be sent only because a close is on its way or has just succeeded."""
    if denial.code != "already_closing" or close is None:
        return False
    return state_of(close).tone in (Tone.BUSY, Tone.GOOD)


def remarks_of(row: Row, *, size_unknown: bool) -> list[str]:
    """The venue's caution about this row, and the age of figures that are too old."""
    cautions = [in_words(row.position.caution)] if row.position.caution else []
    if row.fresh:
        return cautions
    if size_unknown:
        return [*cautions, _tr("its size could not be read; what stands here is old")]
    old = _tr("{0} old: it is read again before anything is sent").format(fmt.age(row.age_s))
    return [*cautions, old]
