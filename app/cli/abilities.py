"""In words: what a venue's good answer proves, how its fills come, what its silence proves."""

from typing import Final

from app.domain.capability import Capability, FillNews, Proof

_PROVES: Final = {
    Proof.DONE: "A good answer to a close proves that it was executed; its fills follow.",
    Proof.ORDER_ACCEPTED: "A good answer to a close proves that its order was accepted, not yet a fill.",
    Proof.REQUEST_ACCEPTED: "A good answer to a close proves that the request was taken; what became "
    "of its order is asked.",
}


def ability_lines(capability: Capability) -> list[str]:
    """Three sentences, each for a line of its own."""
    every = f"asked for every {capability.follow_every_s:g} s while a close is open"
    news = {
        FillNews.PUSHED: f"Fills are pushed; where none comes they are {every}.",
        FillNews.POLLED: f"Fills are polled: {every}.",
    }
    return [
        _PROVES[capability.proof],
        news[capability.fills],
        _absence(capability.absence_after_s),
    ]


def _absence(absence_after_s: float | None) -> str:
    if absence_after_s is None:
        return (
            "That a close without an answer never arrived cannot be proved: it stays in doubt until "
            "there is evidence, or until you dismiss it."
        )
    return (
        "That a close without an answer never arrived can be proved after "
        f"{absence_after_s:g} s of asking."
    )
