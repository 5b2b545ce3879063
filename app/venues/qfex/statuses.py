"""What every order status and error code of QFEX means for a close, and how to say it."""

from decimal import Decimal
from typing import Final

from app.domain.report import OrderStatus
from app.domain.words import say

REQUEST_ONLY: Final = frozenset(
    {
        "NO_SUCH_ORDER",
        "CANNOT_MODIFY_NO_SUCH_ORDER",
        "CANNOT_MODIFY_PARTIAL_FILL",
        "CANNOT_MODIFY_ALO_WOULD_CROSS",
    }
)
"""These say that a cancel or change failed, and nothing about the order: it may have filled."""

_ENDED: Final = frozenset({"IOC_PARTIALLY_FILLED", "IOC_CANCELLED", "CANCELLED", "CANCELLED_STP"})

_REFUSALS: Final = frozenset(
    {
        "BAD_SYMBOL",
        "FAILED_MARGIN_CHECK",
        "RATE_LIMITED",
        "USER_IN_LIQUIDATION",
        "PERMISSION_DENIED",
    }
)

_TAKE_PROFIT: Final = say("it found a take-profit price invalid, though none was sent")
_STOP_LOSS: Final = say("it found a stop-loss price invalid, though none was sent")
_REST_CANCELLED: Final = say("no (more) takers within its price; the rest was cancelled at once")

WORDS: Final = {
    "CANCELLED_STP": say("it would have traded with your own resting order; cancel that first"),
    "IOC_CANCELLED": _REST_CANCELLED,
    "IOC_PARTIALLY_FILLED": say(
        "part was filled within its price; the rest was cancelled at once"
    ),
    "REJECTED": say("it gave no reason; perhaps nothing is open any more"),
    "REJECTED_MARKET_CLOSED": say("the market is closed; try again when it opens"),
    "REJECTED_FAILED_TO_PROCESS": say("QFEX failed to process it"),
    "REJECTED_TOO_MANY_OPEN_ORDERS": say("too many open orders; cancel some first"),
    "REJECTED_OPEN_INTEREST_LIMIT": say("the market's open interest is at its limit"),
    "REJECTED_TOTAL_OPEN_INTEREST_LIMIT": say("the venue's open interest is at its limit"),
    "REJECTED_WOULD_BREACH_MAX_NOTIONAL": say("it would pass the largest value allowed"),
    "REJECTED_WOULD_BREACH_MAX_POSITION": say("it would pass the largest position allowed"),
    "REJECTED_LESS_THAN_MIN_NOTIONAL": say("its value is below the smallest allowed; close more"),
    "REJECTED_GREATER_THAN_MAX_PRICE_BAND": say("its price is above the venue's band"),
    "REJECTED_LESS_THAN_MIN_PRICE_BAND": say("its price is below the venue's band"),
    "BAD_SYMBOL": say("QFEX does not know this symbol"),
    "INVALID_ORDER_TYPE": say("this market does not take this kind of order; close it whole"),
    "INVALID_TIME_IN_FORCE": say("this market does not take its time in force; close it whole"),
    "INVALID_TICK_SIZE_PRECISION_PRICE": say("its price is not on the tick grid"),
    "INVALID_TICK_SIZE_PRECISION_QUANTITY": say("its quantity is not on the lot grid"),
    "PRICE_LESS_THAN_MIN_PRICE": say("its price is below the smallest allowed"),
    "PRICE_GREATER_THAN_MAX_PRICE": say("its price is above the largest allowed"),
    "QUANTITY_LESS_THAN_MIN_QUANTITY": say(
        "its quantity is below the smallest allowed; close it whole"
    ),
    "QUANTITY_GREATER_THAN_MAX_QUANTITY": say(
        "its quantity is above the largest; close it in parts"
    ),
    "FAILED_MARGIN_CHECK": say("the margin check failed"),
    "INVALID_TAKEPROFIT_PRICE": _TAKE_PROFIT,
    "INVALID_TAKE_PROFIT_PRICE": _TAKE_PROFIT,
    "INVALID_STOPLOSS_PRICE": _STOP_LOSS,
    "INVALID_STOP_LOSS_PRICE": _STOP_LOSS,
    "RATE_LIMITED": say("too many messages in a short time; wait a moment and press again"),
    "USER_IN_LIQUIDATION": say("the account is being liquidated"),
    "PERMISSION_DENIED": say("this key may not trade; give it the right to execute orders"),
    "RateLimited": say("too many messages in a short time; wait a moment and press again"),
    "InvalidJSONFormat": say("it could not read our message"),
    "InvalidParameter": say("it found a value out of range"),
    "InvalidOrder": say("it found the order invalid"),
    "InvalidPrice": say("it found the price invalid"),
    "PermissionDenied": say("this key may not do that; give it the right to execute orders"),
    "KycRequired": say("the account must finish its identity check on the QFEX web site"),
    "TncRequired": say("the terms must be accepted on the QFEX web site first"),
}

NOTHING_HAPPENED: Final = frozenset(
    {
        "RateLimited",
        "InvalidJSONFormat",
        "InvalidParameter",
        "InvalidOrder",
        "InvalidPrice",
        "PermissionDenied",
        "KycRequired",
        "TncRequired",
    }
)
"""Error codes after which a request is known to have done nothing. Any other leaves it unknown."""

UNFINISHED: Final = frozenset({"KycRequired", "TncRequired"})
"""What the holder of the account has to do first; the key is good."""

HARMLESS: Final = frozenset({"AlreadyAuthenticated", "AlreadySubscribedToLeaderboard"})


def is_refusal(status: str) -> bool:
    """Whether the venue refused the order and did nothing."""
    return (
        status in _REFUSALS
        or status.startswith(("REJECTED", "INVALID_"))
        or "_MIN_" in status
        or "_MAX_" in status
    )


def is_doubtful_refusal(status: str) -> bool:
    """A refusal after which the position is worth one look: the venue stumbled, or we guess."""
    return status == "REJECTED_FAILED_TO_PROCESS" or (is_refusal(status) and status not in WORDS)


def meaning_of(
    status: str, quantity: Decimal | None, remaining: Decimal | None
) -> tuple[OrderStatus, Decimal | None] | None:
    """The order's state and what is filled in sum; None where the status is no word on the order.

    Quantities beat the status: FILLED with something remaining is a partial fill, and whether it
    was the last is known only by asking. A cancel does not say how much was filled before: only
    the fills do. Source: QFEX documentation and its CLI.
    """
    filled = None
    if quantity is not None and remaining is not None and 0 <= remaining <= quantity:
        filled = quantity - remaining
    if status == "FILLED":
        if remaining == 0:
            return OrderStatus.FILLED, quantity
        return OrderStatus.PARTIALLY_FILLED, filled
    if status in ("ACK", "MODIFIED"):
        if not filled or remaining == 0:
            return OrderStatus.WORKING, None
        return OrderStatus.PARTIALLY_FILLED, filled
    if status in _ENDED:
        return OrderStatus.CANCELED, filled if status == "IOC_PARTIALLY_FILLED" else None
    if is_refusal(status):
        return OrderStatus.REJECTED, None
    return None


def ended_as(
    status: str, quantity: Decimal | None, filled: Decimal | None
) -> tuple[OrderStatus, Decimal | None]:
    """The same for a row of the history, which holds ended orders only and says what was filled."""
    if filled and quantity is not None and filled >= quantity:
        return OrderStatus.FILLED, filled
    if not filled and is_refusal(status):
        return OrderStatus.REJECTED, None
    if status == "FILLED" and filled is None:
        return OrderStatus.FILLED, None
    return OrderStatus.CANCELED, filled


def words_for(code: str, state: OrderStatus, lives: str | None) -> str:
    """Why an order stands as it does, in a trader's words; empty where that speaks for itself.

    `lives` is its time in force: one that may not rest is cancelled by the venue, not by a person.
    """
    if state is OrderStatus.CANCELED and lives in ("IOC", "FOK") and code not in WORDS:
        return _REST_CANCELLED
    if state is OrderStatus.REJECTED and code not in WORDS:
        return say("QFEX says {code}", code=code)
    return WORDS.get(code, "")


def refusal_sentence(symbol: str, code: str, words: str) -> str:
    """What happened, what it means for the position, what to do."""
    why = WORDS.get(code) or words or code
    said = (
        say(" QFEX says: {words}.", words=words.rstrip(".")) if words and words not in why else ""
    )
    return say(
        "QFEX refused to close {symbol}: {why}.{said} Nothing was done by this close.",
        symbol=symbol,
        why=why,
        said=said,
    )
