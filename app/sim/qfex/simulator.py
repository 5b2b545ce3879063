"""One simulated QFEX: two websockets and a REST address on loopback, around one exchange."""

import asyncio
import hashlib
from decimal import Decimal

from app.sim.faults import Fault
from app.sim.jobs import Jobs
from app.sim.loopback import LoopbackServer
from app.sim.market import Market
from app.sim.qfex.commands import Commands
from app.sim.qfex.contracts import CONTRACTS
from app.sim.qfex.exchange import Exchange
from app.sim.qfex.market_socket import MarketSocket
from app.sim.qfex.matcher import Matcher
from app.sim.qfex.mutations import Mutations
from app.sim.qfex.rest import Rest
from app.sim.qfex.signing import Gatekeeper
from app.sim.qfex.switches import Switches
from app.sim.qfex.trade_socket import TradeSocket
from app.sim.venue import Offer, TruePosition, World


class SimulatedQfex:
    """A venue for the farm; `switches` choose between the readings of the documents."""

    own_faults: frozenset[Fault] = frozenset()

    def __init__(self, world: World) -> None:
        self.switches = Switches()
        self.market = Market([contract.listing for contract in CONTRACTS.values()], world.seed)
        self.exchange = Exchange(self.market, self.switches, world.seed)
        self.public_key = f"qfex_pub_sim_{world.seed:04d}"
        digest = hashlib.sha256(self.public_key.encode()).hexdigest()
        self.secret_key = f"qfex_secret_{digest[:32]}"
        gatekeeper = Gatekeeper({self.public_key: self.secret_key})
        self._matcher = Matcher(self.exchange)
        self._mutations = Mutations(self.exchange, self._matcher, world.faults, self._cut)
        commands = Commands(self.exchange, self._mutations, world.received)
        self._trade = TradeSocket(self.exchange, gatekeeper, commands, world.faults)
        self._market_data = MarketSocket(self.exchange, world.faults)
        self._rest = LoopbackServer(Rest(self.exchange, gatekeeper).app())
        self._prices = Jobs()

    async def start(self) -> Offer:
        trade, data = await self._trade.start(), await self._market_data.start()
        rest = await self._rest.start()
        self._prices.start(self.market.run(), name="qfex prices")
        return Offer(
            venue="qfex",
            endpoints={
                "trade": f"ws://127.0.0.1:{trade}",
                "market": f"ws://127.0.0.1:{data}",
                "rest": f"http://127.0.0.1:{rest}",
            },
            fields={"public_key": self.public_key},
            secrets={"secret_key": self.secret_key},
        )

    async def stop(self) -> None:
        await self._prices.stop()
        await self._mutations.stop()
        await self._matcher.stop()
        await asyncio.gather(
            self._trade.stop(), self._market_data.stop(), self._rest.stop_at_once()
        )

    def positions(self) -> list[TruePosition]:
        return [
            TruePosition(
                account=account.account_id,
                position_id=held.symbol,
                symbol=held.symbol,
                side="long" if held.size > 0 else "short",
                quantity=_plain(abs(held.size)),
                average_price=_plain(held.average_price),
                working_orders=len(self.exchange.live(account, held.symbol)),
            )
            for account in self.exchange.accounts.values()
            for held in account.holdings.values()
            if held.size != 0
        ]

    def _cut(self) -> None:
        """Break every connection of the venue at once."""
        self._trade.cut()
        self._market_data.cut()
        self._rest.cut()


def _plain(value: Decimal) -> str:
    """Decimal text without an exponent and without zeros that say nothing."""
    return f"{value.normalize():f}"
