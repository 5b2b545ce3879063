"""Benchmark venues in a process of their own: prints their endpoints, ends with standard input."""

import asyncio
import json
import sys
from contextlib import AsyncExitStack

from tests.benchmarks.venues import CoinW, Qfex, listening
from tests.support.raw_server import Peer, RawServer, ok


async def _serve(kinds: list[str], positions: int, delay_s: float) -> None:
    venues = [(Qfex if kind == "qfex" else CoinW)(positions, delay_s) for kind in kinds]

    async def echo(peer: Peer) -> None:
        while True:
            await peer.request()
            await asyncio.sleep(delay_s)
            await peer.say(ok())

    async with AsyncExitStack() as stack:
        endpoints = await stack.enter_async_context(listening(*venues))
        plain = await stack.enter_async_context(RawServer(echo))
        print(json.dumps({"endpoints": endpoints, "plain": plain.origin}), flush=True)
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[3:], int(sys.argv[1]), float(sys.argv[2])))
