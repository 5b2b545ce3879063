"""What Enter would send, as one line."""

from PySide6.QtCore import QCoreApplication

from app.domain.errors import Denied
from app.engine.desk import Desk
from app.ui import format as fmt
from app.ui import summary
from app.ui.language import in_words
from app.ui.pressing import Draft, Presser


def _tr(text: str) -> str:
    return QCoreApplication.translate("staged_words", text)


def staged_words(desk: Desk, presser: Presser) -> str:
    """Empty where nothing is staged."""
    staged = presser.staged
    if not staged:
        return ""
    if len(staged) == 1:
        return _one(desk, presser, staged[0])
    accounts = {draft.key.account for draft in staged}
    rows = (desk.book.position(draft.key) for draft in staged)
    symbols = ", ".join(row.instrument.symbol for row in rows if row is not None)
    return _tr("Enter closes {0} in {1}, Esc drops: {2}.").format(
        fmt.plural(len(staged), _tr("position"), _tr("positions")),
        fmt.plural(len(accounts), _tr("account"), _tr("accounts")),
        symbols,
    )


def _one(desk: Desk, presser: Presser, draft: Draft) -> str:
    row = desk.row(draft.key)
    try:
        request = presser.preview(draft).request
    except Denied as denial:
        return in_words(denial.reason)
    words = summary.say(request, row) if row is not None else ""
    return _tr("Enter sends, Esc drops: {0}.").format(words)
