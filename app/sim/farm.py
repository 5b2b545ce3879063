"""Starts any of the simulated venues on loopback ports, with an address that controls them.

`unwind sim` prints one JSON object a line when ready, then runs until it is told to stop
(SIGINT, SIGTERM, or its standard input closing when the caller asked for that).
"""

import asyncio
import importlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from operator import itemgetter
from typing import Final, cast

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from app.sim.faults import EVERYWHERE, Fault, Faults
from app.sim.loopback import LoopbackServer
from app.sim.received import Received
from app.sim.strict_json import read_json
from app.sim.venue import Offer, SimulatedVenue, World

SIMULATORS: Final[dict[str, str]] = {
    "metatrader5": "app.sim.metatrader5:SimulatedMetaTrader5",
    "coinw": "app.sim.coinw:SimulatedCoinW",
    "qfex": "app.sim.qfex:SimulatedQfex",
    "crosstrade": "app.sim.crosstrade:SimulatedCrossTrade",
    "clearstreet": "app.sim.clearstreet:SimulatedClearStreet",
}


class Farm:
    """The simulated venues of one process."""

    def __init__(self, venues: Sequence[str], *, seed: int) -> None:
        unknown = [venue for venue in venues if venue not in SIMULATORS]
        if unknown:
            raise ValueError(f"unknown venue {unknown[0]!r}; choose from {', '.join(SIMULATORS)}")
        self._worlds = {venue: World(seed, Faults(), Received(venue)) for venue in venues}
        self._venues = {venue: _build(venue, world) for venue, world in self._worlds.items()}
        self._control: LoopbackServer | None = None

    async def start(self) -> list[Offer]:
        """Start all venues side by side; the offers come in the order asked for."""
        return list(await asyncio.gather(*(venue.start() for venue in self._venues.values())))

    async def start_control(self) -> str:
        """Serve the control address; returns its URL."""
        routes = [
            Route("/received", self._get_received),
            Route("/positions", self._get_positions),
            Route("/fault", self._post_fault, methods=["POST"]),
        ]
        self._control = LoopbackServer(Starlette(routes=routes))
        return f"http://127.0.0.1:{await self._control.start()}"

    async def stop(self) -> None:
        if self._control is not None:
            await self._control.stop()
        await asyncio.gather(*(venue.stop() for venue in self._venues.values()))

    async def _get_received(self, request: Request) -> JSONResponse:
        asked = request.query_params.get("venue")
        if asked is not None and asked not in self._worlds:
            return self._no_venue(asked)
        rows = [
            row
            for venue, world in self._worlds.items()
            if asked in (None, venue)
            for row in world.received.rows()
        ]
        return JSONResponse(sorted(rows, key=itemgetter("received_ns")))

    async def _get_positions(self, request: Request) -> JSONResponse:
        asked = request.query_params.get("venue")
        if asked is not None and asked not in self._worlds:
            return self._no_venue(asked)
        rows = [
            {"venue": name, **asdict(position)}
            for name, venue in self._venues.items()
            if asked in (None, name)
            for position in venue.positions()
        ]
        return JSONResponse(rows)

    def _no_venue(self, asked: str) -> JSONResponse:
        # Not an empty list: that would read as "nothing was received" to a script with a typo.
        return JSONResponse({"error": f"no venue {asked!r} here; {list(self._worlds)}"}, 404)

    async def _post_fault(self, request: Request) -> JSONResponse:
        try:
            body = read_json(await request.body())
            if not isinstance(body, dict):
                raise ValueError("the body")
            world, fault = self._worlds[body["venue"]], Fault(body["fault"])
            if fault not in EVERYWHERE | self._venues[body["venue"]].own_faults:
                # Armed, it would never be shown.
                raise ValueError(f"{fault} is no fault of {body['venue']}")
            count = body.get("count", 1)
            if type(count) is not int or count < 0:
                raise ValueError(f"count {count!r}")
            world.faults.arm(fault, count)
        except (KeyError, ValueError, TypeError) as error:
            venues, faults = list(self._worlds), [*map(str, Fault)]
            wanted = f'{{"venue": one of {venues}, "fault": one of {faults}, "count": a number}}'
            return JSONResponse({"error": f"expected {wanted}; was wrong at {error}"}, 400)
        return JSONResponse({"armed": True})


async def serve(venues: Sequence[str], *, seed: int, control: bool, until: asyncio.Event) -> None:
    """Run the farm, printing how to reach it, until `until` is set."""
    farm = Farm(venues, seed=seed)
    try:
        for offer in await farm.start():
            print(json.dumps(asdict(offer)), flush=True)
        if control:
            print(json.dumps({"control": await farm.start_control()}), flush=True)
        await until.wait()
    finally:
        await farm.stop()


def _build(venue: str, world: World) -> SimulatedVenue:
    module, _, name = SIMULATORS[venue].partition(":")
    factory = cast("type[SimulatedVenue]", getattr(importlib.import_module(module), name))
    return factory(world)
