"""What a close at Clear Street can say, and how strongly each part of it is guarded."""

from dataclasses import replace
from typing import Final

from app.domain.capability import Capability, FillNews, Guard, Proof, Support
from app.domain.words import say

# Five looks within the first quarter of a minute are what the protocol reference calls enough.
ABSENCE_AFTER_S: Final = 16.0
POSITIONS_EVERY_S: Final = 3.0

_GUARDED: Final = say(
    "An opposite order marked as closing, after a fresh read and never above what "
    "is held. Whether Clear Street itself refuses to let it flip the position is "
    "not documented."
)
_LIMIT: Final = say("Rests until the end of the day. {how}", how=_GUARDED)
_CAPPED: Final = say("A limit at the cap that ends at once, filled or not. {how}", how=_GUARDED)
_INCONSISTENT: Final = Support(
    Guard.IMPOSSIBLE,
    say(
        "The row contradicts itself (side and sign), so only Clear Street's own whole "
        "close is offered."
    ),
)


def capability(*, allow_guarded: bool) -> Capability:
    """The abilities of an account; orders that only we guard need its consent."""
    return Capability(
        full=Support(
            Guard.NATIVE, say("Clear Street's own close of the whole position, at market.")
        ),
        quantity=Support(Guard.GUARDED, _GUARDED, allow_guarded),
        share=Support(
            Guard.GUARDED,
            say("Worked out here, rounded down. {how}", how=_GUARDED),
            allow_guarded,
        ),
        limit=Support(Guard.GUARDED, _LIMIT, allow_guarded),
        capped=Support(Guard.GUARDED, _CAPPED, allow_guarded),
        cancel_orders=Support(
            Guard.NATIVE,
            say("Part of the whole close at market; before a part they are cancelled one by one."),
        ),
        reverse=Support(
            Guard.IMPOSSIBLE, say("Clear Street has no reverse; one order must not do both here.")
        ),
        proof=Proof.ORDER_ACCEPTED,
        fills=FillNews.POLLED,
        stale_after_s=2 * POSITIONS_EVERY_S + 1,
        follow_every_s=POSITIONS_EVERY_S,
        absence_after_s=ABSENCE_AFTER_S,
        venue_sized_full=True,
    )


def of_inconsistent_row(whole: Capability) -> Capability:
    """Where side and sign disagree, an order of ours could go the wrong way."""
    return replace(
        whole,
        quantity=_INCONSISTENT,
        share=_INCONSISTENT,
        limit=_INCONSISTENT,
        capped=_INCONSISTENT,
    )
