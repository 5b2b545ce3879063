"""What a person is told about a close that is followed: each says what it means and what to do."""

from app.domain.money import Quantity, plain
from app.domain.words import say
from app.engine.close import Close
from app.engine.news import News
from app.engine.notice import Severity


def say_unanswered(news: News, close: Close, error: Exception) -> None:
    news.notice(
        Severity.WARNING,
        f"look-up/{close.close_id}",
        say(
            "{account} could not be asked about the close of {symbol} ({error}).",
            account=close.account,
            symbol=close.intent.seen.instrument.symbol,
            error=error,
        ),
        say("It is asked again; nothing is sent again."),
        account=close.account,
        close_id=close.close_id,
    )


def say_unread(news: News, close: Close, error: Exception) -> None:
    news.notice(
        Severity.WARNING,
        f"read-back/{close.close_id}",
        say(
            "The close of {symbol} at {account} has ended, but the position could not be "
            "read back ({error}).",
            symbol=close.intent.seen.instrument.symbol,
            account=close.account,
            error=error,
        ),
        say("It is read again until it can be."),
        account=close.account,
        close_id=close.close_id,
    )


def say_uncancelled(news: News, close: Close, error: Exception) -> None:
    news.notice(
        Severity.WARNING,
        f"cancel/{close.close_id}",
        say(
            "Whether the rest of the close of {symbol} at {account} is cancelled is not "
            "known ({error}).",
            symbol=close.intent.seen.instrument.symbol,
            account=close.account,
            error=error,
        ),
        say("It is being looked at. Cancel again if it still rests."),
        account=close.account,
        close_id=close.close_id,
    )


def say_mismatch(news: News, close: Close, left: Quantity, expected: Quantity) -> None:
    news.notice(
        Severity.WARNING,
        f"mismatch/{close.close_id}",
        say(
            "{symbol} at {account} still shows {left}; after this close {expected} were expected.",
            symbol=close.intent.seen.instrument.symbol,
            account=close.account,
            left=plain(left),
            expected=plain(expected),
        ),
        say("Somebody may have added to it. Look at the row before pressing again."),
        account=close.account,
        close_id=close.close_id,
    )
