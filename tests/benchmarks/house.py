"""A real desk with real sessions on benchmark venues, and closes pressed there."""

import asyncio
import itertools
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from app.domain.ids import AccountKey, Environment, Venue
from app.domain.intent import All, AtMarket, CloseIntent, Origin
from app.domain.position import Position
from app.domain.report import LinkState
from app.engine.clock import SystemClock
from app.engine.close import Close
from app.engine.desk import Desk
from app.engine.journal import Journal
from app.main.sessions import surroundings
from app.venues._rate_limit import RateLimit, WindowLimit
from app.venues.catalog import open_session
from app.venues.session import SessionConfig, VenueSession
from tests.benchmarks.venues import CoinW, Qfex
from tests.fuzz.wires import unlimited_window
from tests.support.scripted_coinw import API_KEY, SECRET

_UP_WITHIN_S = 30.0
_CREDENTIALS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "qfex": ({"public_key": "qfex_pub_demo_0001"}, {"secret_key": "qfex_secret_demo_0001"}),
    "coinw": ({}, {"api_key": API_KEY, "secret_key": SECRET}),
}


@dataclass
class House:
    """The desk and the accounts on it."""

    desk: Desk
    accounts: list[AccountKey]

    def rows(self, account: AccountKey) -> list[Position]:
        book = self.desk.book
        found = (book.position(key) for key in book.keys(account))
        return [position for position in found if position is not None]

    def intent(self, seen: Position) -> CloseIntent:
        return CloseIntent(
            close_id=self.desk.new_close_id(),
            amount=All(),
            pricing=AtMarket(),
            cancel_working_orders=False,
            seen=seen,
            pressed_at=self.desk.clock.now(),
            origin=Origin.BUTTON,
        )

    async def explained(self, close: Close) -> None:
        """Wait until it is read back."""
        end = time.monotonic() + 20
        while not close.order.explained:
            assert time.monotonic() < end, f"{close.order.state}: {close.order.reason}"
            await asyncio.sleep(0.001)

    async def reopened(self, account: AccountKey, venue: Qfex | CoinW, wire_id: str) -> None:
        """Put the position back at the venue and wait until the row is there again."""
        venue.reopen(wire_id)
        while all(row.key.wire_id != wire_id for row in self.rows(account)):
            await self.desk.reread(account)


@asynccontextmanager
async def open_house(
    folder: Path, *offers: tuple[Qfex | CoinW, dict[str, str]]
) -> AsyncIterator[House]:
    """A desk with an account at each venue, all of them connected."""
    journal = Journal(folder / "journal.sqlite")
    desk = Desk(
        clock=SystemClock(),
        journal=journal,
        uniform=lambda: 0.5,
        new_id=lambda: secrets.token_hex(16),
    )
    house = House(desk, [])
    numbers = itertools.count(1)
    try:
        for venue, endpoints in offers:
            name = "qfex" if isinstance(venue, Qfex) else "coinw"
            key = AccountKey(Venue(name), Environment.SIM, f"{name} {next(numbers)}")
            desk.open(_session(key, name, endpoints), name)
            house.accounts.append(key)
        await _up(house)
        yield house
    finally:
        await desk.stop()
        journal.close()


def _session(key: AccountKey, name: str, endpoints: dict[str, str]) -> VenueSession:
    fields, held = _CREDENTIALS[name]
    session = open_session(SessionConfig(key, endpoints, fields, held), surroundings())
    unlimit(session)
    return session


def unlimit(session: VenueSession) -> None:
    """The venue's call limits would measure themselves."""
    for holder in (session, getattr(session, "_rest", None)):
        for name, value in list(vars(holder).items()) if holder is not None else []:
            if isinstance(value, RateLimit):
                setattr(holder, name, _free())
            elif isinstance(value, WindowLimit):
                setattr(holder, name, unlimited_window())
            elif isinstance(value, dict):
                windows = [key for key, one in value.items() if isinstance(one, WindowLimit)]
                value.update(dict.fromkeys(windows, unlimited_window()))


def _free() -> RateLimit:
    return RateLimit(rate=1e9, burst=1e9, reserve=0, monotonic=time.monotonic)


async def _up(house: House) -> None:
    end = time.monotonic() + _UP_WITHIN_S
    for key in house.accounts:
        while house.desk.book.account(key).link is not LinkState.UP or not house.rows(key):
            assert time.monotonic() < end, f"{key}: {house.desk.book.account(key).why}"
            await asyncio.sleep(0.02)
    # Warm connections, and the first reads of orders, come a moment after the link.
    while any(row.working_orders is None for key in house.accounts for row in house.rows(key)):
        assert time.monotonic() < end, "the working orders never became known"
        await asyncio.sleep(0.05)
    await asyncio.sleep(1.5)
