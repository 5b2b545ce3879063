"""What a close at QFEX can say."""

from typing import Final

from app.domain.capability import Capability, FillNews, Guard, Proof, Support

_REDUCE_ONLY: Final = "An opposite order marked reduce-only: QFEX itself refuses to let it flip."

CAPABILITY: Final = Capability(
    full=Support(Guard.NATIVE, "QFEX closes whatever is open when it gets there, near the mark."),
    quantity=Support(Guard.REDUCE_ONLY, _REDUCE_ONLY),
    share=Support(Guard.REDUCE_ONLY, f"The share is worked out here. {_REDUCE_ONLY}"),
    limit=Support(Guard.REDUCE_ONLY, f"Rests until filled or cancelled. {_REDUCE_ONLY}"),
    capped=Support(
        Guard.REDUCE_ONLY, f"A limit at the cap that ends at once, filled or not. {_REDUCE_ONLY}"
    ),
    cancel_orders=Support(
        Guard.NATIVE, "The open orders of the symbol are listed and cancelled one by one."
    ),
    reverse=Support(
        Guard.IMPOSSIBLE,
        "QFEX has no reverse; an order that opens the other side could not be reduce-only.",
    ),
    proof=Proof.ORDER_ACCEPTED,
    fills=FillNews.PUSHED,
    stale_after_s=5,
    follow_every_s=1.5,
    absence_after_s=8,
)
