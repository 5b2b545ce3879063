"""What a close through CrossTrade can say, and how strongly each part of it is guarded."""

from dataclasses import replace
from typing import Final

from app.domain.capability import Capability, FillNews, Guard, Proof, Support
from app.domain.words import say

# The cap of a marketable limit order holds while it is worked for so long; the rest is cancelled.
CANCEL_REST_AFTER_S: Final = 2.0
# An order that the add-on took is filled or listed long before; later still is the venue's own
# mark for a close that was not carried out.
ABSENCE_AFTER_S: Final = 10.0

_GUARDED: Final = say(
    "An opposite limit order, not reduce-only: sent after a fresh read, never "
    "above the live size, with the side of the position required, and read back."
)
_FULL: Final = Support(
    Guard.NATIVE,
    say(
        "CrossTrade's own close of the whole position; NinjaTrader then also cancels the working "
        "orders of the instrument. Those that are left are told."
    ),
)
_WHOLE_ONLY: Final = Support(
    Guard.IMPOSSIBLE,
    say("Only futures come in whole contracts; this can be closed whole, at market."),
)
_NO_TICK: Final = Support(
    Guard.IMPOSSIBLE, say("The tick size of this instrument is not known, so no price can be set.")
)


def capability(
    *, allow_guarded: bool, whole_only: bool, knows_tick: bool, stale_s: float, follow_s: float
) -> Capability:
    """What a close of one position can say. `whole_only`: not a future; sizes may be fractional."""
    native = Support(Guard.NATIVE, say("CrossTrade's own close, in whole contracts."))
    at_price = Support(
        Guard.GUARDED, say("{how} It rests until filled.", how=_GUARDED), allow_guarded
    )
    cap = say("{how} Placed at the worst price; the rest is cancelled after 2 s.", how=_GUARDED)
    able = Capability(
        full=_FULL,
        quantity=native,
        share=Support(Guard.NATIVE, say("Turned into whole contracts here, at least one.")),
        limit=at_price,
        capped=Support(Guard.GUARDED, cap, allow_guarded),
        cancel_orders=Support(
            Guard.GUARDED,
            say("The working orders of the instrument are cancelled before the close."),
        ),
        reverse=Support(
            Guard.IMPOSSIBLE,
            say("CrossTrade's reverse opens a new position; it is not offered here."),
        ),
        proof=Proof.REQUEST_ACCEPTED,
        fills=FillNews.POLLED,
        stale_after_s=stale_s,
        follow_every_s=follow_s,
        absence_after_s=ABSENCE_AFTER_S,
        cancel_rest_after_s=CANCEL_REST_AFTER_S,
        share_at_least_one=True,
        venue_sized_full=True,
    )
    if whole_only:
        return replace(
            able, quantity=_WHOLE_ONLY, share=_WHOLE_ONLY, limit=_WHOLE_ONLY, capped=_WHOLE_ONLY
        )
    return able if knows_tick else replace(able, limit=_NO_TICK, capped=_NO_TICK)
