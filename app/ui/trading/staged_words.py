"""What Enter would send, as one line."""

from PySide6.QtCore import QCoreApplication

from app.domain.errors import Denied
from app.engine.desk import Desk
from app.ui.several.words import named
from app.ui.text import format as fmt
from app.ui.text import summary
from app.ui.text.language import in_words
from app.ui.trading.pressing import Draft, Presser


def _tr(text: str) -> str:
    return QCoreApplication.translate("staged_words", text)


def staged_words(desk: Desk, presser: Presser) -> str:
    """Empty where nothing is staged."""
    staged = presser.staged
    if not staged:
        return ""
    if len(staged) == 1 and presser.staged_act is None:
        return _one(desk, presser, staged[0])
    rows = (desk.book.position(draft.key) for draft in staged)
    symbols = [fmt.symbol(row.instrument) for row in rows if row is not None]
    act = presser.staged_act
    words = act.words if act is not None else ""
    return _tr("Enter: {0}. Esc drops. {1}.").format(words, named(symbols))


def _one(desk: Desk, presser: Presser, draft: Draft) -> str:
    row = desk.row(draft.key)
    try:
        request = presser.preview(draft).request
    except Denied as denial:
        return in_words(denial.reason)
    words = summary.say(request, row) if row is not None else ""
    return _tr("Enter sends, Esc drops: {0}.").format(words)
