"""VenueSession, the port that the engine sees, and the sink that a venue speaks into.

A session is one login. It never retries a mutation, never follows a redirect with one, and takes no
proxy from the environment. What it sends for a close it shows first: `prepare_close` builds the
bytes, `PreparedClose.preview` shows them, `PreparedClose.send` writes the same bytes.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.capability import Capability
from app.domain.ids import AccountKey, Instant, PositionKey, VenueOrderId
from app.domain.intent import CloseRequest
from app.domain.order import CloseOrder
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.reconcile import Before
from app.domain.report import FillReport, Findings, LinkState, OrderReport, Reply, WirePreview


class Sink(Protocol):
    """Venue to engine. Every call is synchronous, quick and never raises for bad content."""

    def positions(self, positions: tuple[Position, ...], at: Instant) -> None:
        """All open positions of the account; what is not in it is flat.

        `at` is when the read that produced it was *begun* (our clock).
        """
        ...

    def position(self, key: PositionKey, position: Position | None, at: Instant) -> None:
        """One position changed by a push; None: the venue says that it is gone."""
        ...

    def quote(self, wire_name: str, quote: Quote) -> None:
        """The latest prices of one instrument, by `Instrument.wire_name`; replaces the last."""
        ...

    def order(self, report: OrderReport) -> None:
        """One statement about one order, ours or foreign; repeats do no harm."""
        ...

    def fill(self, report: FillReport) -> None:
        """One execution, ours or foreign; repeats do no harm."""
        ...

    def heard(self, at: Instant) -> None:
        """A sign of life that vouches for the account's data: a pulse, a pong, a completed poll."""
        ...

    def link(self, state: LinkState, why: str) -> None:
        """The connection changed. UP only once orders can be sent and their fate heard."""
        ...

    def notice(self, cause: str, text: str) -> None:
        """Something a person should read; `cause` groups repeats (`qfex/unknown-frame`)."""
        ...


@dataclass(frozen=True, slots=True)
class CloseSubject:
    """One close as a session needs it for questions: its life so far, its request, the time before.

    `taken` are the orders of the position that are known to be other closes'. Complete after a restart
    too: the engine restores it from the journal.
    """

    order: CloseOrder
    request: CloseRequest
    before: Before
    taken: frozenset[VenueOrderId] = frozenset()


@dataclass(frozen=True, slots=True)
class PreparedClose:
    """A close built to the last byte that does not depend on the moment of sending.

    `send()` is a plain function: when it returns, the bytes are handed to the connection; it adds
    only signature, nonce and time. It raises NotSent if nothing left. The awaitable gives the reply
    or raises Refused or OutcomeUnknown (deadline, lost link, unreadable answer). Call it once.
    """

    preview: WirePreview
    send: Callable[[], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class AccountCheck:
    """What *Test connection* found: reads only, never a trade."""

    positions: int
    lines: tuple[str, ...]
    """Sentences: permission, clock skew, rate limit, sub-accounts, balance."""
    clock_skew_s: float | None = None
    """The venue's clock less this computer's; None if it was not seen."""
    can_trade: bool | None = None
    sub_accounts: tuple[str, ...] = ()
    """Those this login can see, as the account's field names them; empty if the venue has none."""


class VenueSession(Protocol):
    """One login at one venue."""

    @property
    def account(self) -> AccountKey: ...

    def capability_of(self, position: Position | None = None) -> Capability:
        """What a close can say; where it depends on the position, of that position."""
        ...

    async def run(self, sink: Sink) -> None:
        """Connect, log in, take a snapshot, report link UP, listen.

        Ends only by cancellation, SessionLost (come back later) or Misconfigured (do not).
        Leaves no task and no connection behind.
        """
        ...

    async def read_positions(self) -> tuple[Position, ...]:
        """A fresh, whole, authoritative read; also told to the sink. A failure raises, never ()."""
        ...

    def close_delay_s(self, ahead: int = 0) -> float:
        """How long the venue's own limits make a close wait, in seconds, if `ahead` others go first.

        0.0: it may go now.
        """
        ...

    def prepare_close(self, request: CloseRequest) -> PreparedClose:
        """Build the close. Pure: nothing is sent, no nonce is used up. Raises Denied."""
        ...

    async def cancel_close(self, subject: CloseSubject) -> None:
        """Ask the venue to cancel what rests of a close; sent once, its effect is reported."""
        ...

    async def cancel_working_orders(self, position: PositionKey) -> int:
        """Cancel every working order in the position's instrument; returns how many were there.

        Returns when none of them is working any more; raises OutcomeUnknown if that cannot be seen.
        """
        ...

    async def count_working_orders(self, position: PositionKey) -> int:
        """How many orders work in the position's instrument now, flat or not. Reads only."""
        ...

    async def look_up(self, subject: CloseSubject) -> Findings:
        """Ask the venue what became of a close: orders, fills, position. Reads only."""
        ...

    async def check(self) -> AccountCheck:
        """Test the login without `run`: read, say what was found. Raises Misconfigured or NotSent."""
        ...


@dataclass(frozen=True, slots=True)
class SessionConfig:
    """Everything an account contributes to its session. Its repr shows no secret."""

    account: AccountKey
    endpoints: Mapping[str, str]
    fields: Mapping[str, str]
    secrets: Mapping[str, str] = field(repr=False)
    allow_guarded: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Time and chance, handed in: `now` is our clock, `nonce(n)` gives n random hex characters,
    `uniform()` a number in [0, 1) for jitter.
    """

    now: Callable[[], Instant]
    nonce: Callable[[int], str]
    uniform: Callable[[], float]


class SessionFactory(Protocol):
    """What the catalogue holds per venue."""

    def __call__(self, config: SessionConfig, around: Surroundings) -> VenueSession: ...
