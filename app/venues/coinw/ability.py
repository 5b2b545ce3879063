"""What a close at CoinW can say, and how strongly each part of it is guarded."""

from typing import Final

from app.domain.capability import Capability, FillNews, Guard, Proof, Support
from app.domain.words import say

# After so long a cap that rests is no longer "now"; what is left is cancelled.
CANCEL_REST_AFTER_S: Final = 2.0
# The venue's history lags behind its fills by up to so long.
ABSENCE_AFTER_S: Final = 10.0

CAPABILITY: Final = Capability(
    full=Support(Guard.NATIVE, say("CoinW's own close of the whole position.")),
    quantity=Support(Guard.NATIVE, say("CoinW's own close, in whole contracts.")),
    share=Support(Guard.NATIVE, say("Turned into whole contracts here, at least one.")),
    limit=Support(
        Guard.NATIVE, say("CoinW's own close at a price; it rests until filled or cancelled.")
    ),
    capped=Support(
        Guard.NATIVE,
        say(
            "CoinW has no slippage limit: its own close is placed at the worst price, and "
            "what is left after {wait_s:g} s is cancelled by us.",
            wait_s=CANCEL_REST_AFTER_S,
        ),
    ),
    cancel_orders=Support(
        Guard.GUARDED, say("The working orders are listed and cancelled by us before the close.")
    ),
    reverse=Support(
        Guard.IMPOSSIBLE,
        say("CoinW reverses in two steps, of which the second may fail; it is not offered here."),
    ),
    proof=Proof.ORDER_ACCEPTED,
    fills=FillNews.PUSHED,
    stale_after_s=5.0,
    follow_every_s=2.0,
    absence_after_s=ABSENCE_AFTER_S,
    cancel_rest_after_s=CANCEL_REST_AFTER_S,
    share_at_least_one=True,
    venue_sized_full=True,
)
