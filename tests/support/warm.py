"""Warm connections to a scripted server: the request that is sent, and how they are opened."""

import asyncio

from app.venues._http import HttpRequest, WarmConnections
from tests.support.raw_server import Peer, RawServer, ok

CLOSE = HttpRequest("DELETE", "/v1/close", (("Content-Type", "application/json"),), b'{"id":"1"}')
DEADLINE_S = 1.0


async def answer_everything(peer: Peer) -> None:
    while True:
        await peer.request()
        await peer.say(ok(b'{"code":0}'))


async def keep_silent(peer: Peer) -> None:
    await peer.request()
    await asyncio.sleep(30)


async def settle() -> None:
    """Let the loop see what the other side has done."""
    await asyncio.sleep(0.02)


async def warm(server: RawServer, opened: list[WarmConnections]) -> WarmConnections:
    connections = WarmConnections(server.origin)
    opened.append(connections)
    await connections.connect()
    return connections
