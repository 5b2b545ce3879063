"""What a person is told about a close that is followed: each says what it means and what to do."""

from app.domain.money import Quantity, plain
from app.engine.close import Close
from app.engine.news import News
from app.engine.notice import Severity


def say_unanswered(news: News, close: Close, error: Exception) -> None:
    news.notice(
        Severity.WARNING,
        f"look-up/{close.close_id}",
        f"{close.account} could not be asked about the close of "
        f"{close.intent.seen.instrument.symbol} ({error}).",
        "It is asked again; nothing is sent again.",
        account=close.account,
        close_id=close.close_id,
    )


def say_unread(news: News, close: Close, error: Exception) -> None:
    news.notice(
        Severity.WARNING,
        f"read-back/{close.close_id}",
        f"The close of {close.intent.seen.instrument.symbol} at {close.account} has ended, but "
        f"the position could not be read back ({error}).",
        "It is read again until it can be.",
        account=close.account,
        close_id=close.close_id,
    )


def say_uncancelled(news: News, close: Close, error: Exception) -> None:
    news.notice(
        Severity.WARNING,
        f"cancel/{close.close_id}",
        f"Whether the rest of the close of {close.intent.seen.instrument.symbol} at "
        f"{close.account} is cancelled is not known ({error}).",
        "It is being looked at. Cancel again if it still rests.",
        account=close.account,
        close_id=close.close_id,
    )


def say_mismatch(news: News, close: Close, left: Quantity, expected: Quantity) -> None:
    news.notice(
        Severity.WARNING,
        f"mismatch/{close.close_id}",
        f"{close.intent.seen.instrument.symbol} at {close.account} still shows {plain(left)}; "
        f"after this close {plain(expected)} were expected.",
        "Somebody may have added to it. Look at the row before pressing again.",
        account=close.account,
        close_id=close.close_id,
    )
