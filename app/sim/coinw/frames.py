"""CoinW's public websocket frames: marks, indices, tickers, depth and funding, and how often."""

import asyncio
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from app.sim.coinw import rows
from app.sim.coinw.contracts import Contract
from app.sim.coinw.exchange import Exchange

PUBLIC_TOPICS: Final = ("mark_price", "index_price", "ticker_swap", "depth", "funding_rate")

# The top-level `time` of live frames counts from no known epoch.
_UNKNOWN_EPOCH_NS: Final = 18_234_567_890_123


@dataclass(frozen=True, slots=True)
class Group:
    """Topics sent together, every `shortest_s` to `longest_s` seconds."""

    kinds: tuple[str, ...]
    shortest_s: float
    longest_s: float


GROUPS: Final = (
    Group(("mark_price", "index_price", "depth"), 0.24, 0.32),
    Group(("ticker_swap",), 0.45, 0.55),
    Group(("funding_rate",), 5.0, 5.0),
)


class PriceFrames:
    """Builds public frames; `groups` may be replaced before the start to change the cadence."""

    def __init__(self, exchange: Exchange, seed: int) -> None:
        self.groups: tuple[Group, ...] = GROUPS
        self._exchange = exchange
        self._random = random.Random(seed)

    async def run(self, group: Group, send: Callable[[Iterable[str]], None]) -> None:
        """Call `send` for ever at the pace of a group."""
        while True:
            await asyncio.sleep(self._random.uniform(group.shortest_s, group.longest_s))
            send(group.kinds)

    def frame(self, kind: str, contract: Contract) -> dict[str, object]:
        name, now = contract.name.lower(), self._exchange.now_ms()
        return {
            "biz": "futures",
            "pairCode": name,
            "data": self._data(kind, contract, name, now),
            "type": kind,
            "time": now * 1_000_000 % _UNKNOWN_EPOCH_NS,
        }

    def _data(self, kind: str, contract: Contract, name: str, now: int) -> dict[str, object]:
        tick = self._exchange.market.tick(contract.name)
        match kind:
            case "mark_price":
                return {"p": rows.number(tick.mark), "n": name, "t": now}
            case "index_price":
                return {"p": rows.number(tick.index), "n": name, "t": now}
            case "ticker_swap":
                return rows.swap_ticker(contract.listing, tick)
            case "depth":
                asks, bids = rows.depth_levels(contract, tick)
                return {"asks": _as_text(asks), "bids": _as_text(bids), "n": name, "t": now}
        settles = self._exchange.funding.next_settlement(contract.name, now)
        rate = float(contract.funding_rate)
        return {"r": rate, "nt": settles, "h": contract.period_h, "n": name}


def _as_text(levels: list[rows.Row]) -> list[dict[str, str]]:
    """REST gives numbers here, the recorded stream strings."""
    return [{name: str(value) for name, value in level.items()} for level in levels]
