"""What a close at QFEX can say."""

from typing import Final

from app.domain.capability import Capability, FillNews, Guard, Proof, Support
from app.domain.words import say

_REDUCE_ONLY: Final = say(
    "An opposite order marked reduce-only: QFEX itself refuses to let it flip."
)

CAPABILITY: Final = Capability(
    full=Support(
        Guard.NATIVE, say("QFEX closes whatever is open when it gets there, near the mark.")
    ),
    quantity=Support(Guard.REDUCE_ONLY, _REDUCE_ONLY),
    share=Support(
        Guard.REDUCE_ONLY,
        say("The share is worked out here. {how}", how=_REDUCE_ONLY),
    ),
    limit=Support(
        Guard.REDUCE_ONLY,
        say("Rests until filled or cancelled. {how}", how=_REDUCE_ONLY),
    ),
    capped=Support(
        Guard.REDUCE_ONLY,
        say(
            "A limit at the cap that ends at once, filled or not. {how}",
            how=_REDUCE_ONLY,
        ),
    ),
    cancel_orders=Support(
        Guard.GUARDED,
        say("The working orders are listed and cancelled by us before the close."),
    ),
    reverse=Support(
        Guard.IMPOSSIBLE,
        say("QFEX has no reverse; an order that opens the other side could not be reduce-only."),
    ),
    proof=Proof.ORDER_ACCEPTED,
    fills=FillNews.PUSHED,
    stale_after_s=5,
    follow_every_s=1.5,
    absence_after_s=8,
    has_price_band=True,
)
