"""Seeing that cancelled orders are gone: the venue's list says so, not the answer to the cancel."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from app.domain.errors import OutcomeUnknown, UnwindError
from app.domain.words import say

GONE_WITHIN_S: Final = 10.0
LOOK_EVERY_S: Final = 0.5


async def until_none_is_left(look: Callable[[], Awaitable[str]], *, unread: str) -> None:
    """Ask `look` until it says nothing; it says in words what is left, and must change nothing.

    `unread` is said if not even the first look came back. Raises OutcomeUnknown if some are left
    after ten seconds, or if a look fails.
    """
    why = unread
    try:
        async with asyncio.timeout(GONE_WITHIN_S):
            while True:
                why = await look()
                if not why:
                    return
                await asyncio.sleep(LOOK_EVERY_S)
    except TimeoutError:
        raise OutcomeUnknown(
            say(
                "Cancelling was asked for, but after {waited_s:g} s {why}. Look at the "
                "orders before closing.",
                waited_s=GONE_WITHIN_S,
                why=why,
            )
        ) from None
    except UnwindError as error:
        raise OutcomeUnknown(
            say(
                "Cancelling was asked for; whether it is done cannot be seen: {error}", error=error
            )
        ) from error
