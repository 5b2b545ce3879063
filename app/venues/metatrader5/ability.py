"""What a close at MetaTrader 5 can say; it depends on the kind of account and on the symbol."""

from typing import Final

from app.domain.capability import Capability, FillNews, Guard, Proof, Support
from app.domain.words import say
from app.venues.metatrader5.codec import Symbol

# A broker's time-out can come late; a close that shows nothing for so long did not happen.
ABSENCE_AFTER_S: Final = 60.0

_TAKE_PROFIT: Final = say(
    "A take-profit on the position: it lies at the broker, survives this panel and "
    "cannot open a position. When it is reached the fill is at market and may slip."
)
_SLIPPAGE: Final = say("Sent in points; effective only in Request and Instant execution.")
_PART: Final = say("The gateway's own close, in lots rounded down to the step.")
_PART_OF_NETTING: Final = say(
    "The gateway's own close, after a fresh read: some brokers take no part of a "
    "netting position this way."
)
_PART_LIMIT: Final = say(
    "An opposite limit order until the end of the day. It is not reduce-only: if "
    "the position is closed otherwise while this panel is not running, it opens a "
    "new one."
)


def capability_for(
    *, hedging: bool | None, symbol: Symbol | None, allow_guarded: bool
) -> Capability:
    """The capability of an account (`hedging` None: not known yet), for one symbol where given."""
    part = Support(Guard.NATIVE, _PART)
    limit_of_part = Support(
        Guard.IMPOSSIBLE, say("a take-profit closes the whole position, never a part of it.")
    )
    if hedging is False:
        # A volume above a netting position may reverse it; so it is read again just before.
        part = Support(Guard.GUARDED, _PART_OF_NETTING)
        limit_of_part = Support(Guard.GUARDED, _PART_LIMIT, allow_guarded)
    return Capability(
        full=Support(
            Guard.NATIVE, say("The gateway's own close of whatever the ticket holds then.")
        ),
        quantity=part,
        share=part,
        limit=Support(Guard.REDUCE_ONLY, _TAKE_PROFIT),
        limit_of_part=limit_of_part,
        capped=Support(Guard.NATIVE, _capped(symbol)),
        cancel_orders=Support(
            Guard.GUARDED,
            say("The symbol's pending orders are listed and removed before the close."),
        ),
        reverse=Support(
            Guard.IMPOSSIBLE,
            say("it takes two steps, of which the second may fail; not offered here."),
        ),
        proof=Proof.DONE,
        fills=FillNews.PUSHED,
        stale_after_s=3.0,
        follow_every_s=2.0,
        absence_after_s=ABSENCE_AFTER_S,
    )


def _capped(symbol: Symbol | None) -> str:
    if symbol is None or symbol.slippage_counts:
        return _SLIPPAGE
    return say(
        "{slippage} {symbol} has {execution} execution: no effect.",
        slippage=_SLIPPAGE,
        symbol=symbol.instrument.symbol,
        execution=symbol.execution,
    )
