"""The policies for the rest of a partial fill that are offered, in words."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from app.engine.rest_policy import Policy, Rest

CHOICES: Final = (
    "leave", "re-post x1", "re-post x3", "market 3 x1", "market 10 x1", "market 3 x3",
)  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("RestBox", text)


def rest_words(policy: Policy) -> str:
    """A policy for people, as the button and the boxes say it."""
    times = _tr(", up to {0} times").format(policy.tries) if policy.tries > 1 else ""
    match policy.rest:
        case Rest.REPOST:
            return _tr("re-post at the cap") + times
        case Rest.MARKET:
            return _tr("at market after {0} s").format(f"{policy.after_s:g}") + times
    return _tr("leave open")
