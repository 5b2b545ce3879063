"""What the gateway's answer to a trade means: done, working, partial, refused, or not known.

A refusal comes in two shapes, as a return code in `data` and as the error envelope; both are reduced
to one `Verdict` and judged by one table. Names and meanings are MetaQuotes' trade return codes.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.domain.errors import OutcomeUnknown, Refused
from app.domain.words import say
from app.venues.metatrader5.wire import metatrader5_pb2 as pb

TradeReply = pb.OrderCloseReply | pb.OrderModifyReply | pb.OrderSendReply

# Of the gateway's own words; what it writes goes to people and logs.
_MOST_WORDS: Final = 200

PLACED: Final = 10008
DONE: Final = 10009
DONE_PARTIAL: Final = 10010
NO_CHANGES: Final = 10025

TERMINAL_LOST: Final = frozenset(
    {"TERMINAL_INSTANCE_NOT_FOUND", "TERMINAL_REGISTRY_TERMINAL_NOT_FOUND"}
)

# The broker or the gateway may still act on these, or have acted.
UNKNOWN: Final[dict[int, str]] = {
    0: say("The broker gave no result code; checking."),
    10011: say("The broker reported an error; checking what happened."),
    10012: say("No answer from the broker in time; the close may still happen. Checking."),
    10031: say("The gateway lost its broker connection; checking."),
}

REFUSED: Final[dict[int, str]] = {
    10004: say("The price moved. Nothing was closed; try again or allow more slippage."),
    10006: say("The broker rejected the close."),
    10007: say("The request was cancelled."),
    10013: say("The request was not valid for this position."),
    10014: say("The volume is not allowed (minimum, step or maximum)."),
    10015: say("The price is no longer valid."),
    10016: say("The level is too close to the market or on the wrong side."),
    10017: say("Trading is disabled for this account or symbol."),
    10018: say("The market is closed."),
    10019: say("Not enough margin for this order."),
    10020: say("The price moved. Nothing was closed; try again."),
    10021: say("There are no prices for this symbol right now."),
    10022: say("The expiry time is not allowed."),
    10023: say("The position or order changed meanwhile; list refreshed."),
    10024: say("Too many requests; wait a moment."),
    10025: say("Already set to these values."),
    10026: say("The broker does not allow automated trading on this account."),
    10027: say("Automated trading is switched off in the gateway's terminal."),
    10028: say("Another request on this position is being processed."),
    10029: say("The position is too close to its stop or target to be changed now."),
    10030: say("The broker does not accept the fill type the gateway used."),
    10032: say("Only possible on a live account."),
    10033: say("Too many pending orders."),
    10034: say("The volume limit for this symbol is reached."),
    10035: say("This order type is not allowed here."),
    # It may be listed still; what the engine reads afterwards tells.
    10036: say("The broker says that this position is already closed."),
    10038: say("The position is smaller than that; list refreshed."),
    10039: say("A close for this position is already on its way."),
    10040: say("Too many open positions."),
    10041: say("The pending order could not be activated and was removed."),
    10042: say("Only buying is allowed on this symbol."),
    10043: say("Only selling is allowed on this symbol."),
    10044: say("Only closing is allowed on this symbol."),
    10045: say("Close the oldest position of this symbol first."),
    10046: say("Opposite positions are not allowed on this account."),
}

# Runtime errors of MQL5 that are raised before a request leaves the terminal.
MQL_REFUSED: Final[dict[int, str]] = {
    4014: say("The gateway's terminal does not allow this function."),
    4301: say("The broker does not know this symbol."),
    4302: say("The symbol is not in the terminal's Market Watch."),
    4701: say("The terminal does not know this account property."),
    4752: say("Trading is disabled: an investor password, or trading is switched off."),
    4753: say("The broker says that this position is already closed."),
    4754: say("This order does not exist any more."),
    4755: say("This deal does not exist."),
}

# Codes that do not say why; the broker's own text may.
_VAGUE: Final = frozenset({10006, 10007, 10013, 10023, 10035})

# On netting accounts it is not documented whether the gateway closes a part by ticket.
NO_PARTS: Final = frozenset({"10013", "10014", "10035"})


class Outcome(Enum):
    """What a good answer says."""

    DONE = "done"
    WORKING = "working"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer reduced to what decides: a trade code, an MQL code or an API code; None if not given."""

    trade: int | None = None
    mql: int | None = None
    api: str = ""
    validation: bool = False
    words: str = ""
    envelope: bool = False


def legible(text: str) -> str:
    """What the gateway wrote, bounded and without control characters: a terminal obeys those."""
    return "".join(one if one.isprintable() else " " for one in text[:_MOST_WORDS])


def verdict_of(reply: TradeReply) -> Verdict | None:
    """Both shapes of an answer as one; None if it holds neither data nor an error."""
    match reply.WhichOneof("response"):
        case "data":
            data = reply.data
            return Verdict(data.returned_code, words=legible(data.returned_code_description))
        case "error":
            return complaint_of(reply.error)
    return None


def complaint_of(error: pb.Error) -> Verdict:
    """The error envelope: the trade code counts before the MQL code, that before the API's own."""
    trade = error.mql_error_trade_int_code or int(error.mql_error_trade_code)
    mql = error.mql_error_int_code or int(error.mql_error_code)
    words = (
        (trade and error.mql_error_trade_description)
        or (mql and error.mql_error_description)
        or error.error_message
    )
    return Verdict(
        trade or None,
        mql or None,
        legible(error.error_code),
        error.type == pb.MRPC_VALIDATION,
        legible(str(words or error.error_message)),
        True,
    )


def lost_terminal(error: pb.Error) -> bool:
    """Whether the envelope says that our session id has no terminal any more."""
    return error.error_code in TERMINAL_LOST


def judge(verdict: Verdict | None, *, modify: bool = False) -> Outcome:
    """What the answer proves. Raises Refused or OutcomeUnknown."""
    if verdict is None:
        raise OutcomeUnknown(say("The gateway answered neither with a result nor with an error."))
    if verdict.trade is not None:
        return _judge_trade(verdict, verdict.trade, modify)
    code = verdict.mql
    if code is not None and code in MQL_REFUSED:
        raise Refused(str(code), verdict.words, MQL_REFUSED[code])
    if verdict.api in TERMINAL_LOST:
        raise Refused(
            verdict.api,
            verdict.words,
            say(
                "The gateway has no terminal for this login any more, so nothing was passed "
                "on. It is connected again; look at the row and press again."
            ),
        )
    if verdict.validation and code is None:
        raise Refused(
            verdict.api or "MRPC_VALIDATION",
            verdict.words,
            say(
                "The gateway did not accept the request: {words}.",
                words=verdict.words or say("no reason given"),
            ),
        )
    said = ", ".join(str(part) for part in (code, verdict.api, verdict.words) if part)
    raise OutcomeUnknown(
        say("The gateway reported an error ({said}); checking.", said=said or say("no code"))
    )


def _judge_trade(verdict: Verdict, code: int, modify: bool) -> Outcome:
    good = {DONE: Outcome.DONE, PLACED: Outcome.WORKING, DONE_PARTIAL: Outcome.PARTIAL}
    if modify:
        good[NO_CHANGES] = Outcome.DONE
    if code in good:
        if verdict.envelope:
            raise OutcomeUnknown(
                say("The gateway reported an error with the good code {code}.", code=code)
            )
        return good[code]
    if code in REFUSED:
        words = verdict.words if code in _VAGUE else ""
        raise Refused(str(code), verdict.words, _in_their_words(REFUSED[code], words))
    if code in UNKNOWN:
        raise OutcomeUnknown(say("{meaning} ({code})", meaning=UNKNOWN[code], code=code))
    meaning = say("The broker answered with code {code}.", code=code)
    raise OutcomeUnknown(_in_their_words(meaning, verdict.words))


def _in_their_words(meaning: str, words: str) -> str:
    """A sentence of ours, and the broker's own below it where it may add something."""
    said = words.strip().rstrip(".")
    return say("{meaning} Its words: {said}.", meaning=meaning, said=said) if said else meaning
