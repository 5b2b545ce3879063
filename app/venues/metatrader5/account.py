"""What kind of account it is: currency, hedging or netting, permissions, the broker's clock.

An older gateway leaves fields it does not know at zero, where they read "netting" and "trading not
allowed"; so a zero is asked about once more before it is believed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.domain.errors import Refused, WireError
from app.domain.ids import NANOSECONDS, Environment, Instant
from app.domain.words import say
from app.venues.metatrader5 import methods
from app.venues.metatrader5.codec import instant_of
from app.venues.metatrader5.gateway import Gateway
from app.venues.metatrader5.refusals import legible
from app.venues.metatrader5.wire import metatrader5_pb2 as pb

# The server's time stands still while no price comes (a weekend); further behind it tells nothing.
MOST_BEHIND_S: Final = 120.0

_MODES: Final = (say("demo"), say("contest"), say("real money"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What the account summary says. None: not known. `skew_s`: the broker's clock less ours."""

    login: int
    currency: str
    hedging: bool | None
    real: bool
    can_trade: bool | None
    by_program: bool | None
    offset_s: int
    skew_s: float | None
    mode: str
    balance: float
    company: str

    @property
    def clock_s(self) -> float:
        """The skew to reckon with when a time of the broker is held against ours."""
        if self.skew_s is None or self.skew_s < -MOST_BEHIND_S:
            return 0.0
        return self.skew_s


async def read_facts(gateway: Gateway, now: Callable[[], Instant]) -> Facts:
    """Ask for the account. Raises what a read raises."""
    reply = await gateway.ask(methods.ACCOUNT_SUMMARY, pb.AccountSummaryRequest())
    data, heard_at = reply.data, now()
    if not data.account_currency:
        raise WireError("AccountSummary", say("expected an account currency, found none"))
    offset_s = data.server_utc_offset_seconds or 60 * data.utc_timezone_server_time_shift_minutes
    server = instant_of(data.server_time_utc, data.server_time, offset_s)
    margin = data.account_margin_mode or await _asked(gateway, pb.ACCOUNT_MARGIN_MODE)
    trade = data.account_trade_allowed or await _asked(gateway, pb.ACCOUNT_TRADE_ALLOWED)
    program = data.account_trade_expert or await _asked(gateway, pb.ACCOUNT_TRADE_EXPERT)
    mode = data.account_trade_mode
    return Facts(
        login=data.account_login,
        currency=data.account_currency,
        hedging=None if margin is None else margin == pb.MRPC_ACCOUNT_MARGIN_MODE_RETAIL_HEDGING,
        real=mode == pb.MRPC_ACCOUNT_TRADE_MODE_REAL,
        can_trade=None if trade is None else bool(trade),
        by_program=None if program is None else bool(program),
        offset_s=offset_s,
        skew_s=(server - heard_at) / NANOSECONDS if server else None,
        mode=_MODES[mode] if 0 <= mode < len(_MODES) else say("another kind ({mode})", mode=mode),
        balance=data.account_balance,
        company=legible(data.account_company_name),
    )


def misfit(facts: Facts, login: int, environment: Environment) -> str:
    """Why this account must not be used as what it was set up as; empty: it may."""
    if facts.login and facts.login != login:
        return say(
            "the gateway shows account {login} instead of {wanted}.",
            login=facts.login,
            wanted=login,
        )
    if environment is not Environment.LIVE and facts.real:
        return say(
            "this is a real-money account, but it was set up as {environment}. Set it up as live.",
            environment=environment.value,
        )
    return ""


async def _asked(gateway: Gateway, what: pb.AccountInfoIntegerPropertyType) -> int | None:
    try:
        reply = await gateway.ask(
            methods.ACCOUNT_INTEGER, pb.AccountInfoIntegerRequest(property_id=what)
        )
    except (Refused, WireError):
        return None
    return int(reply.data.requested_value)
