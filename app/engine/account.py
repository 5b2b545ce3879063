"""One open account inside the engine: its session, its state, its fresh reads."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.errors import Denied, NoLink
from app.domain.ids import AccountKey
from app.domain.report import LinkState
from app.domain.words import say
from app.engine.book import AccountState
from app.venues.session import VenueSession
from app.venues.sharing import started

REREAD_BUDGET_S = 3.0


@dataclass(slots=True, eq=False)
class OpenAccount:
    """What the engine holds of one account.

    `read_only` is the person's lock: nothing of this account may be closed. `changed` is set and
    replaced on every change of the link, for those who wait for it; `changes` counts them. `turn` is
    held by the close that is the next to leave of those that the venue's rate limit keeps waiting.
    """

    key: AccountKey
    title: str
    session: VenueSession
    state: AccountState
    read_only: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    changes: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _next_read: asyncio.Task[None] | None = None
    _read_begun: bool = False

    async def read(self) -> None:
        """Read the positions afresh; callers that come before a read begins share it.

        The read has begun after the call, so what it shows is younger than the call. Raises
        UnwindError; NoLink when it takes longer than three seconds.
        """
        if self._next_read is None or self._read_begun or self._next_read.done():
            self._read_begun = False
            self._next_read = started(self._read_now(), f"read {self.key}")
        # One waiter that gives up must not take the read from the others.
        await asyncio.shield(self._next_read)

    async def _read_now(self) -> None:
        await asyncio.sleep(0)
        self._read_begun = True
        try:
            async with asyncio.timeout(REREAD_BUDGET_S):
                await self.session.read_positions()
        except TimeoutError:
            raise NoLink(
                say(
                    "{key} did not answer a read of its positions within {patience_s:g} s.",
                    key=self.key,
                    patience_s=REREAD_BUDGET_S,
                )
            ) from None
        if self.state.link is not LinkState.UP:
            # A session that lost its link has nobody to tell: the book still shows what was before.
            raise NoLink(
                say("{key} lost its connection during a read of its positions.", key=self.key)
            )

    def link_changed(self) -> None:
        """Wake those who wait in `until_up`."""
        self.changes += 1
        self.changed.set()
        self.changed = asyncio.Event()

    async def until_up(self) -> None:
        """Wait, without end, until the link is up."""
        while self.state.link is not LinkState.UP:
            await self.changed.wait()


Lookup = Callable[[AccountKey], OpenAccount | None]


def usable(account_of: Lookup, key: AccountKey) -> OpenAccount:
    """The account, if it may close something now. Raises Denied that says why not."""
    account = account_of(key)
    if account is None:
        raise Denied(
            "no_account", say("{key} is not open in this panel. Nothing was sent.", key=key)
        )
    if account.read_only:
        raise Denied(
            "locked",
            say("{key} is locked to read-only. Nothing was sent. Unlock it.", key=key),
        )
    if account.state.link is not LinkState.UP:
        raise Denied(
            "no_link",
            say(
                "{key} is not connected ({why}). Nothing was sent; still open. Wait for the "
                "link, or close at the venue itself.",
                key=key,
                why=account.state.why,
            ),
        )
    return account
