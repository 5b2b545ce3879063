"""What the dialogs say about environments and about where secrets are."""

from PySide6.QtCore import QCoreApplication

from app.domain.errors import Misconfigured
from app.domain.ids import Environment
from app.ui.text.language import in_words
from app.ui.text.sentences import capitalised, finished


def _tr(text: str) -> str:
    return QCoreApplication.translate("accounts", text)


def environment_title(environment: Environment) -> str:
    """The word on a button."""
    words = {
        Environment.LIVE: _tr("Live"),
        Environment.PAPER: _tr("Paper"),
        Environment.SIM: _tr("Simulator"),
    }
    return words[environment]


def environment_sentence(environment: Environment) -> str:
    """What an environment means for a trader's money."""
    words = {
        Environment.LIVE: _tr("Real money. A close from here is a real trade at the venue."),
        Environment.PAPER: _tr("The venue's own test account. No real money moves."),
        Environment.SIM: _tr(
            "A venue simulated on this computer by “unwind sim”. Nothing leaves the machine; its "
            "addresses go under Advanced."
        ),
    }
    return words[environment]


def sentence_of(error: BaseException) -> str:
    """An error as a person reads it."""
    if isinstance(error, Misconfigured):
        return sentence(error.problem)
    text = in_words(str(error))
    return finished(text) if text else _tr("It failed without a word.")


def sentence(text: str) -> str:
    """A hint or a problem as a sentence; a value such as `qfex_pub_…` keeps its small letter."""
    text = in_words(text)
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return finished(capitalised(text) if first.rstrip(",;:").isalpha() else text)
