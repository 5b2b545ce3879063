"""What ends a connection, and which of several errors to tell of."""

from app.domain.errors import Misconfigured, SessionLost, UnwindError
from app.domain.words import say
from app.venues.metatrader5.gateway import Gateway


async def until_lost(gateway: Gateway) -> None:
    """Raise SessionLost once the gateway's terminal is gone."""
    await gateway.lost.wait()
    raise SessionLost(say("The gateway has lost the terminal of this login; logging in again."))


def foremost(group: BaseExceptionGroup[BaseException]) -> UnwindError | None:
    """The error that says most; None if one of them is a fault of this program."""
    if group.split(UnwindError)[1] is not None:
        return None
    # The task group is flat: its tasks raise no groups of their own.
    found = [error for error in group.exceptions if isinstance(error, UnwindError)]
    return min(found, key=_weight, default=None)


def _weight(error: UnwindError) -> int:
    if isinstance(error, Misconfigured):
        return 0
    return 1 if isinstance(error, SessionLost) else 2
