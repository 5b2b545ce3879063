"""One supervised session per account: connect, listen, come back with growing pauses, stop."""

import asyncio
from collections.abc import Callable

from app.domain.errors import Misconfigured, UnwindError
from app.domain.ids import AccountKey
from app.domain.report import LinkState
from app.domain.words import say
from app.engine.account import OpenAccount
from app.engine.account_sink import AccountSink
from app.engine.news import News
from app.engine.notice import Severity

FIRST_PAUSE_S, MOST_PAUSE_S = 0.5, 30.0
STEADY_AFTER_S = 20.0


async def supervise(
    account: OpenAccount, sink: AccountSink, news: News, uniform: Callable[[], float]
) -> None:
    """Run the account's session for ever; ends by cancellation or when the venue refuses us."""
    loop = asyncio.get_running_loop()
    pause_s = FIRST_PAUSE_S
    while True:
        began = loop.time()
        sink.link(LinkState.CONNECTING, say("connecting"))
        try:
            await account.session.run(sink)
            why = say("the session ended")
        except Misconfigured as error:
            sink.link(LinkState.REFUSED, str(error))
            _say_refused(account.key, error, news)
            return
        except UnwindError as error:
            why = str(error)
        except asyncio.CancelledError:
            sink.link(LinkState.DOWN, say("stopped"))
            raise
        except Exception as error:  # noqa: BLE001 - a fault in one wire must not end the others
            news.failure(f"session of {account.key}", error)
            why = say("a fault in this program: {error}", error=error)
        sink.link(LinkState.DOWN, why)
        if _is_asked_to_end():
            raise asyncio.CancelledError
        if loop.time() - began >= STEADY_AFTER_S:
            pause_s = FIRST_PAUSE_S
        # Half fixed, half by chance: many panels must not come back in step.
        await asyncio.sleep(pause_s * (0.5 + 0.5 * uniform()))
        pause_s = min(pause_s * 2, MOST_PAUSE_S)


def _is_asked_to_end() -> bool:
    # A task group whose part fails as it is cancelled tells of the failure alone (Python 3.11, 3.12).
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _say_refused(account: AccountKey, error: Misconfigured, news: News) -> None:
    news.notice(
        Severity.DANGER,
        f"credentials/{account}",
        say("{account} was not let in: {error}.", account=account, error=error),
        say(
            "Positions there are not shown and cannot be closed from here. Mend the "
            "account, or close at the venue."
        ),
        account=account,
    )
