"""What a row and the blotter say of a close: one short text and its tone."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.domain.intent import AtLimit
from app.domain.order import CloseState
from app.engine.close import Close, Result
from app.ui.text import format as fmt
from app.ui.text.language import in_words
from app.ui.text.sentences import capitalised, finished


class Tone(StrEnum):
    """How a state text is coloured; the words carry the meaning."""

    QUIET = "faint"
    BUSY = "accent"
    GOOD = "up"
    PARTIAL = "warn"
    BAD = "danger"
    DOUBT = "warn_strong"

    @property
    def colour(self) -> str:
        """The palette name."""
        return "warn" if self is Tone.DOUBT else self.value


@dataclass(frozen=True, slots=True)
class StateText:
    """The words, the tone, the whole sentence behind them, and fewer words for narrow places."""

    text: str
    tone: Tone
    detail: str = ""
    short: str = ""


NOTHING = StateText("", Tone.QUIET)


def _tr(text: str) -> str:
    return QCoreApplication.translate("row_state", text)


def state_of(close: Close) -> StateText:
    """The state of a close in the words of the row."""
    order, reason = close.order, in_words(close.order.reason)
    if close.result is Result.ALREADY_CLOSED:
        return StateText(_tr("already closed"), Tone.GOOD, reason)
    match order.state:
        case CloseState.REQUESTED | CloseState.SUBMITTED:
            text = _tr("reading first…") if close.waiting else _tr("sending…")
            return StateText(text, Tone.BUSY)
        case CloseState.ACKNOWLEDGED:
            return _acknowledged(close)
        case CloseState.PARTIALLY_FILLED:
            short = _part(close, closing=True, short=True)
            return StateText(_part(close, closing=True), Tone.PARTIAL, short=short)
        case CloseState.FILLED:
            short = _part(close, closing=False, short=True)
            return StateText(_part(close, closing=False), Tone.GOOD, short=short)
        case CloseState.CANCELED | CloseState.EXPIRED:
            return _ended_early(close)
        case CloseState.REJECTED:
            text = _tr("refused: {0}").format(reason)
            return StateText(text, Tone.BAD, reason, _tr("refused"))
        case CloseState.NOT_SENT:
            text = _tr("not sent: {0}").format(reason)
            return StateText(text, Tone.BAD, reason, _tr("not sent"))
        case CloseState.IN_DOUBT:
            text = _tr("in doubt: asking the venue…")
            return StateText(text, Tone.DOUBT, reason, _tr("in doubt…"))
    return StateText(_tr("in doubt, given up"), Tone.DOUBT, reason, _tr("given up"))


def sentence_of(close: Close) -> str:
    """The state as a sentence of its own."""
    return finished(capitalised(state_of(close).text))


def _acknowledged(close: Close) -> StateText:
    if close.order.cancel_requested:
        return StateText(_tr("cancelling…"), Tone.BUSY)
    if isinstance(close.intent.pricing, AtLimit):
        price = fmt.price(close.intent.pricing.price, close.intent.seen.instrument)
        return StateText(_tr("resting at {0}").format(price), Tone.BUSY)
    return StateText(_tr("acknowledged"), Tone.BUSY)


def _part(close: Close, *, closing: bool, short: bool = False) -> str:
    """`closed`, or `2 of 5 closed`: of what was asked while it runs, of the position at the end."""
    order, seen = close.order, close.intent.seen
    whole = order.quantity if closing else max(seen.quantity, order.quantity)
    if not closing and order.filled >= whole:
        return _tr("closed")
    filled, of = (fmt.quantity(size, seen.instrument) for size in (order.filled, whole))
    return f"{filled} / {of}" if short else _tr("{0} of {1} closed").format(filled, of)


def _ended_early(close: Close) -> StateText:
    order, reason = close.order, in_words(close.order.reason)
    if order.filled:
        text = _part(close, closing=True)
        why = reason or _tr("the rest was cancelled")
        return StateText(text, Tone.PARTIAL, why, _part(close, closing=True, short=True))
    if order.state is CloseState.EXPIRED:
        text = _tr("expired, still open")
        return StateText(text, Tone.BAD, reason or text, _tr("expired"))
    text = _tr("cancelled, still open")
    return StateText(text, Tone.QUIET, reason or text, _tr("cancelled"))
