"""What a person is told about a close that is followed: each says what it means and what to do."""

from app.domain.money import Quantity, plain
from app.domain.words import say
from app.engine.close import Close
from app.engine.news import News
from app.engine.notice import Severity


def say_unanswered(news: News, close: Close, error: Exception) -> None:
    """The venue did not answer a question about a close that is not explained yet."""
    _warn(
        news,
        close,
        "look-up",
        say(
            "{account} could not be asked about the close of {symbol} ({error}).",
            account=close.account,
            symbol=close.intent.seen.instrument.symbol,
            error=error,
        ),
        say("It is asked again; nothing is sent again."),
    )


def say_unread(news: News, close: Close, error: Exception) -> None:
    """A close has ended and its position could not be read back."""
    _warn(
        news,
        close,
        "read-back",
        say(
            "The close of {symbol} at {account} has ended, but the position could not be "
            "read back ({error}).",
            symbol=close.intent.seen.instrument.symbol,
            account=close.account,
            error=error,
        ),
        say("It is read again until it can be."),
    )


def say_uncounted(news: News, close: Close, error: Exception) -> None:
    """The position was read back; whether orders are left beside it could not be."""
    _warn(
        news,
        close,
        "count",
        say(
            "The close of {symbol} at {account} has ended; whether orders still work there could "
            "not be read ({error}).",
            symbol=close.intent.seen.instrument.symbol,
            account=close.account,
            error=str(error) or say("no answer in time"),
        ),
        say("Look at the orders at the venue."),
    )


def say_uncancelled(news: News, close: Close, error: Exception) -> None:
    """Whether a cancel arrived is not known."""
    _warn(
        news,
        close,
        "cancel",
        say(
            "Whether the rest of the close of {symbol} at {account} is cancelled is not "
            "known ({error}).",
            symbol=close.intent.seen.instrument.symbol,
            account=close.account,
            error=error,
        ),
        say("It is being looked at. Cancel again if it still rests."),
    )


def say_mismatch(news: News, close: Close, left: Quantity, expected: Quantity) -> None:
    """More is left of a position, in its unit, than the close should have left."""
    _warn(
        news,
        close,
        "mismatch",
        say(
            "{symbol} at {account} still shows {left}; after this close {expected} were expected.",
            symbol=close.intent.seen.instrument.symbol,
            account=close.account,
            left=plain(left),
            expected=plain(expected),
        ),
        say("Somebody may have added to it. Look at the row before pressing again."),
    )


def _warn(news: News, close: Close, cause: str, text: str, next_step: str) -> None:
    news.notice(
        Severity.WARNING,
        f"{cause}/{close.close_id}",
        text,
        next_step,
        account=close.account,
        close_id=close.close_id,
    )
