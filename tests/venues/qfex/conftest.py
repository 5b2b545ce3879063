"""A QFEX account on a scripted venue."""

import itertools
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from app.domain.ids import AccountKey, Environment, Instant, Venue
from app.venues.catalog import open_session
from app.venues.session import SessionConfig, Surroundings, VenueSession
from tests.support.running import running_and_up
from tests.support.scripted_qfex import ScriptedQfex, listening
from tests.support.sink import FakeSink

ACCOUNT = AccountKey(Venue("qfex"), Environment.SIM, "Main")


@dataclass
class House:
    """One session against one scripted venue."""

    venue: ScriptedQfex
    session: VenueSession
    sink: FakeSink = field(default_factory=FakeSink)

    @asynccontextmanager
    async def connected(self) -> AsyncIterator["House"]:
        """Running and up."""
        async with running_and_up(self.session, self.sink):
            yield self

    async def all_heard(self) -> None:
        """Whatever the venue has said on the trade socket was heard: a pulse comes after all of it."""
        so_far = len(self.sink.pushes)
        await self.venue.say('{"position_response":{"symbol":"LAST-USD","position":0}}')
        await self.sink.until(lambda sink: len(sink.pushes) > so_far)


@pytest.fixture
async def house() -> AsyncIterator[House]:
    nonces = itertools.count(1)
    around = Surroundings(
        now=lambda: Instant(time.time_ns()),
        nonce=lambda n: f"{next(nonces):0{n}x}",
        uniform=lambda: 0.0,
    )
    venue = ScriptedQfex()
    async with listening(venue) as endpoints:
        config = SessionConfig(
            ACCOUNT,
            endpoints,
            {"public_key": "qfex_pub_demo_0001"},
            {"secret_key": "qfex_secret_demo_0001"},
        )
        yield House(venue, open_session(config, around))
