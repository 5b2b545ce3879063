"""Testing a login without trading: connect, read, and say what was found."""

import time
from collections.abc import Callable
from typing import Final

from app.domain.errors import Misconfigured, NoLink, NotSent, UnwindError
from app.domain.ids import Environment, Instant
from app.domain.words import say
from app.venues.metatrader5 import methods
from app.venues.metatrader5.account import Facts, misfit, read_facts
from app.venues.metatrader5.gateway import Gateway
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from app.venues.session import AccountCheck

SKEW_WARNING_S: Final = 5.0


async def examine(
    gateway: Gateway, login: int, environment: Environment, now: Callable[[], Instant]
) -> AccountCheck:
    """What a logged-in gateway shows. Raises Misconfigured or NotSent."""
    try:
        began = time.perf_counter()
        facts = await read_facts(gateway, now)
        took_ms = (time.perf_counter() - began) * 1000
        opened = (await gateway.ask(methods.OPENED_ORDERS, pb.OpenedOrdersRequest())).data
    except (Misconfigured, NotSent):
        raise
    except UnwindError as error:
        raise NoLink(say("The account could not be read. {error}", error=error)) from error
    wrong = misfit(facts, login, environment)
    if wrong:
        raise Misconfigured("login", wrong)
    count, pending = len(opened.position_infos), len(opened.opened_orders)
    lines = (
        say(
            "Account {login} at {company}: {mode}, {balance:.2f} {currency}.",
            login=facts.login,
            company=facts.company or say("its broker"),
            mode=facts.mode,
            balance=facts.balance,
            currency=facts.currency,
        ),
        _kind(facts),
        say("Open positions: {count}. Open orders: {pending}.", count=count, pending=pending),
        *_permission(facts),
        *_clock(facts),
        say("The gateway answered within {took_ms:.0f} ms.", took_ms=took_ms),
    )
    return AccountCheck(count, lines, facts.skew_s, facts.can_trade)


def _kind(facts: Facts) -> str:
    if facts.hedging is None:
        return say("Hedging or netting is not known; limits on a part of a position stay off.")
    if facts.hedging:
        return say("Hedging: each position has its own ticket.")
    return say("Netting: one position per symbol.")


def _permission(facts: Facts) -> tuple[str, ...]:
    if facts.can_trade is False:
        return (
            say(
                "Trading is not allowed: this is the investor password, or the broker has "
                "switched trading off. Positions are shown; closes will be refused."
            ),
        )
    if facts.by_program is False:
        return (say("The broker does not allow automated trading; closes will be refused."),)
    if facts.can_trade is None:
        return (say("The gateway does not say whether trading is allowed."),)
    return (say("Trading is allowed."),)


def _clock(facts: Facts) -> tuple[str, ...]:
    if facts.skew_s is None:
        return ()
    if abs(facts.skew_s) > SKEW_WARNING_S:
        return (
            say(
                "The broker's clock differs from this machine's by {skew_s:+.0f} s. Check this "
                "machine's clock; it also stands still there while the market is closed.",
                skew_s=facts.skew_s,
            ),
        )
    return (say("The clocks agree within {skew_s:.1f} s.", skew_s=abs(facts.skew_s)),)
