"""What an account wants done with the rest of a partial fill, and the text in which settings keep it."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.words import say

MOST_TRIES = 5
LONGEST_WAIT_S = 60.0


class Rest(StrEnum):
    """What is done with the rest of a partial fill."""

    LEAVE = "leave"
    REPOST = "re-post"
    MARKET = "market"


@dataclass(frozen=True, slots=True)
class Policy:
    """`after_s` is the wait before a rest goes at market; at most `tries` steps per press."""

    rest: Rest = Rest.LEAVE
    after_s: float = 3.0
    tries: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.tries <= MOST_TRIES:
            raise ValueError(
                say(
                    "expected 1 to {most} tries, was {tries}",
                    most=MOST_TRIES,
                    tries=self.tries,
                )
            )
        if not 0 <= self.after_s <= LONGEST_WAIT_S:
            raise ValueError(
                say(
                    "expected 0 to {most_s:g} seconds, was {given_s}",
                    most_s=LONGEST_WAIT_S,
                    given_s=self.after_s,
                )
            )


LEAVE = Policy()


def parse_policy(text: str) -> Policy:
    """Read "leave", "re-post x1" or "market 3 x2". Raises ValueError."""
    words = text.split()
    tries = int(words.pop()[1:]) if words and words[-1].startswith("x") else 1
    match words:
        case ["leave"]:
            return LEAVE
        case ["re-post"]:
            return Policy(Rest.REPOST, tries=tries)
        case ["market", seconds]:
            return Policy(Rest.MARKET, after_s=float(seconds), tries=tries)
    raise ValueError(
        say('expected "leave", "re-post x1" or "market 3 x2", was {text!r}', text=text)
    )


def say_policy(policy: Policy) -> str:
    """The text that `parse_policy` reads back."""
    match policy.rest:
        case Rest.LEAVE:
            return "leave"
        case Rest.REPOST:
            return f"re-post x{policy.tries}"
        case Rest.MARKET:
            return f"market {policy.after_s:g} x{policy.tries}"
