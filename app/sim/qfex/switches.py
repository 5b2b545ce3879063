"""How the simulated exchange behaves where its documents are silent or disagree.

Set before `start()`, or at any time in the same process. The defaults are the likeliest behaviour.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from app.sim.faults import LATE_FILL_S
from app.sim.matching import FIRST_FILL_S


class IocEnding(StrEnum):
    """What an immediate-or-cancel order that could not fill completely says last."""

    SILENT = "a"
    """FILLED with a remainder, and no more; CANCELLED when nothing filled."""
    NAMED = "b"
    """IOC_PARTIALLY_FILLED, or IOC_CANCELLED when nothing filled."""
    CANCELLED = "c"
    """FILLED with a remainder, then CANCELLED."""


class AuthReply(StrEnum):
    """The documented shapes of a successful login."""

    AUTHENTICATED = "authenticated"
    RESULT = "result"
    TYPE = "type"


@dataclass(slots=True)
class Switches:
    """One value per open question of the venue's documents."""

    ioc_ending: IocEnding = IocEnding.NAMED
    auth_reply: AuthReply = AuthReply.AUTHENTICATED
    auth_deadline_s: float = 60.0
    pulse_s: float = 1.0
    match_delay_s: float = FIRST_FILL_S
    late_fill_s: float = LATE_FILL_S
    rate_limit: float = 12_000.0

    echo_client_order_id: bool = True
    """False: a close_position is answered with an empty client_order_id."""
    no_position_is_error: bool = True
    """False: closing nothing is answered by an order_response REJECTED."""
    refusals_are_errors: bool = False
    """True: a refused add_order is answered by a bare error."""
    get_order_knows_ended: bool = True
    """False: get_order answers NO_SUCH_ORDER for an order that is no longer live."""
    trades_key: str = "user_trades_response"
    """The key of the answer to get_user_trades: this one, or `user_trades`."""

    fill_push_delay_s: float = 0.0
    ack_push_delay_s: float = 0.0
    first_fill_omits_remaining: bool = False
    strangers: bool = False
    """True: other people's messages, and ones nobody knows, arrive before each answer."""

    drop_after_ack: bool = False
    """True: drop_connection cuts right after the ACK instead of silently after execution."""
    unfunded: bool = False
    """True: REST answers for positions as it does for an account that never held money."""

    closed_markets: set[str] = field(default_factory=set)
    empty_books: set[str] = field(default_factory=set)
    one_sided_books: set[str] = field(default_factory=set)
    batch_market_data: bool = False
