"""SimulatedCoinW: CoinW futures on two loopback ports, one for REST and one for the websocket."""

import random
import time
from typing import Final

from app.sim.coinw.books import USER_ID, Ids
from app.sim.coinw.contracts import CONTRACTS
from app.sim.coinw.endpoints import endpoints
from app.sim.coinw.exchange import Exchange
from app.sim.coinw.filling import Filler
from app.sim.coinw.funding import Funding
from app.sim.coinw.opening import open_positions
from app.sim.coinw.quirks import Quirks
from app.sim.coinw.reading import Reading
from app.sim.coinw.rest import Rest
from app.sim.coinw.signing import ApiKey, KeyRing
from app.sim.coinw.socket import PATH, Socket
from app.sim.coinw.trading import Trading
from app.sim.faults import Fault
from app.sim.jobs import Jobs
from app.sim.loopback import LoopbackServer
from app.sim.market import Market
from app.sim.venue import Offer, TruePosition, World

VENUE: Final = "coinw"


class SimulatedCoinW:
    """One CoinW futures account with its market.

    `quirks` changes the wire, `funding.settle_at` brings a settlement near, `market.move_to` moves
    a price, `key_without_futures` is an API key that lacks the permission.
    """

    own_faults: frozenset[Fault] = frozenset()

    def __init__(self, world: World) -> None:
        self.quirks = Quirks()
        self.market = Market([contract.listing for contract in CONTRACTS.values()], world.seed)
        self.funding = Funding(CONTRACTS.values(), _now_ms())
        self.exchange = Exchange(self.market, self.funding, Ids(world.seed), _now_ms)
        open_positions(self.exchange)
        self.filler = Filler(self.exchange, self.market)
        self.key, self.key_without_futures = _issue_keys(world.seed)
        keys = KeyRing([self.key, self.key_without_futures])
        self.socket = Socket(self.exchange, keys, world.faults, self.quirks, world.seed)
        table = endpoints(Reading(self.exchange, self.quirks), Trading(self.exchange, self.quirks))
        rest = Rest(world, self.exchange, table, keys, self.quirks, self._cut_all)
        self._server = LoopbackServer(rest.app())
        self._prices = Jobs()

    async def start(self) -> Offer:
        """Listen on free loopback ports and start prices moving; return how to reach it."""
        rest_port = await self._server.start()
        ws_port = await self.socket.start()
        self._prices.start(self.market.run(), name="coinw prices")
        return Offer(
            venue=VENUE,
            endpoints={
                "rest": f"http://127.0.0.1:{rest_port}",
                "ws": f"ws://127.0.0.1:{ws_port}{PATH}",
            },
            fields={},
            secrets={"api_key": self.key.key, "secret_key": self.key.secret},
        )

    async def stop(self) -> None:
        """Close every connection and stop; safe to call twice."""
        await self._prices.stop()
        await self.filler.stop()
        await self.socket.stop()
        await self._server.stop_at_once()

    def positions(self) -> list[TruePosition]:
        """The venue's truth now: open positions only, whatever its feeds say."""
        return [
            TruePosition(
                account=str(USER_ID),
                position_id=str(position.id),
                symbol=position.contract.name,
                side=position.side,
                quantity=str(position.contracts),
                average_price=str(position.open_price),
                working_orders=self.exchange.working_closes(position),
                extra={
                    "free": str(self.exchange.free_contracts(position)),
                    "copied": str(position.is_copied).lower(),
                },
            )
            for position in self.exchange.positions
        ]

    def _cut_all(self) -> None:
        self.socket.cut()
        self._server.cut()


def _issue_keys(seed: int) -> tuple[ApiKey, ApiKey]:
    chance = random.Random(f"coinw keys {seed}")

    def issue(*, futures: bool) -> ApiKey:
        key, secret = chance.getrandbits(64), chance.getrandbits(128)
        return ApiKey(f"ck_sim_{key:016x}", f"sk_sim_{secret:032x}", futures)

    return issue(futures=True), issue(futures=False)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
