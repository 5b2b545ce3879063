"""The add-on's countdown of a market as a clock; an add-on that cannot count is not asked again."""

import json
from dataclasses import dataclass, field

import pytest

from app.domain.errors import Refused
from app.domain.hours import Pauses
from app.domain.ids import NANOSECONDS, Instant
from app.venues.crosstrade.hours import MarketHours
from app.venues.crosstrade.rest import Answer
from tests.support.virtual import EPOCH

HOUR = 3600 * NANOSECONDS


@dataclass
class Addon:
    """Answers each question about a market, begun at the epoch."""

    said: dict[str, object] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def read(self, target: str) -> Answer:
        self.asked.append(target)
        name = target.partition("instrument=")[2].replace("+", " ")
        if name not in self.said:
            raise Refused("http_404", "Not Found")
        body = {"instrument": name, "status": {"isOpen": True}, "session": self.said[name]}
        return Answer(EPOCH, json.dumps(body).encode())


def countdown(action: str, seconds: object) -> dict[str, object]:
    return {"action": action, "secondsRemaining": seconds}


async def told(session: object, now: int = EPOCH) -> Pauses:
    hours = MarketHours.unknown()
    await hours.read(Addon({"ES 12-26": session}), ("ES 12-26",))
    return hours.pauses("ES 12-26", Instant(now))


async def test_an_open_market_says_when_it_closes() -> None:
    assert await told(countdown("Until Close", 3600)) == Pauses(begins=Instant(EPOCH + HOUR))


async def test_a_closed_one_says_when_it_opens() -> None:
    assert await told(countdown("Until Open", "3600")) == Pauses(until=Instant(EPOCH + HOUR))


async def test_a_countdown_that_has_run_out_says_nothing() -> None:
    assert await told(countdown("Until Open", 3600), EPOCH + HOUR) == Pauses()


@pytest.mark.parametrize(
    "session",
    [None, countdown("Paused", 5), countdown("Until Open", None), countdown("Until Open", -1),
     {"action": "Until Open"}, 7, []],
)  # fmt: skip
async def test_what_is_no_countdown_is_no_clock(session: object) -> None:
    assert await told(session) == Pauses()


async def test_an_add_on_that_cannot_say_is_asked_once() -> None:
    hours, addon = MarketHours.unknown(), Addon()
    assert not await hours.read(addon, ("ES 12-26",))
    assert not await hours.read(addon, ("ES 12-26",))
    assert len(addon.asked) == 1


async def test_one_market_that_cannot_be_told_leaves_the_others_their_clock() -> None:
    hours = MarketHours.unknown()
    addon = Addon({"ES 12-26": countdown("Until Close", 60)})
    assert await hours.read(addon, ("ES 12-26", "NQ 12-26"))
    assert hours.pauses("NQ 12-26", EPOCH) == Pauses()
    assert hours.pauses("ES 12-26", EPOCH).begins is not None
