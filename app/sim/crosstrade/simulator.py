"""SimulatedCrossTrade: the relay, the desktop behind it, both transports, moving prices."""

from app.sim.crosstrade.manner import Manner
from app.sim.crosstrade.reads import Reads
from app.sim.crosstrade.relay import Relay
from app.sim.crosstrade.rest import RestApi
from app.sim.crosstrade.seed import PAPER_ACCOUNT, seeded_desktop
from app.sim.crosstrade.stream import PATH, Stream
from app.sim.crosstrade.terminal import Terminal
from app.sim.crosstrade.trades import Trades
from app.sim.faults import Fault
from app.sim.jobs import Jobs
from app.sim.loopback import LoopbackServer
from app.sim.venue import Offer, TruePosition, World


class SimulatedCrossTrade:
    """CrossTrade with one user's NinjaTrader desktop behind it, on loopback."""

    own_faults = frozenset({Fault.ADDON_OFFLINE, Fault.ADDON_TIMEOUT})

    def __init__(self, world: World) -> None:
        self._faults = world.faults
        self._token = f"xt_simulated_{world.seed:08d}"
        self.manner = Manner()
        self.desktop = seeded_desktop(world.seed, self.manner)
        self._terminal = Terminal(self.desktop)
        trades = Trades(self.desktop, self._terminal)
        self.relay = Relay(world, self.desktop, Reads(self.desktop), trades)
        self._rest = LoopbackServer(RestApi(self.relay, self._token, self.cut).app)
        self._stream = Stream(
            self.relay, self.desktop, world.faults, token=self._token, cut=self.cut
        )
        self._prices = Jobs()

    async def start(self) -> Offer:
        """Listen on two free ports and start prices moving."""
        rest, ws = await self._rest.start(), await self._stream.start()
        walk = self.desktop.market.run(lambda: self._faults.feed_is_stalled)
        self._prices.start(walk, name="crosstrade prices")
        return Offer(
            venue="crosstrade",
            endpoints={"rest": f"http://127.0.0.1:{rest}", "ws": f"ws://127.0.0.1:{ws}{PATH}"},
            fields={"account": PAPER_ACCOUNT},
            secrets={"token": self._token},
        )

    async def stop(self) -> None:
        """Break every connection and stop; safe to call twice."""
        await self._prices.stop()
        # Calls that are never answered end only with their connection.
        self.cut()
        await self._stream.stop()
        await self._rest.stop_at_once()
        await self._terminal.stop()

    def cut(self) -> None:
        """Break every open connection of both transports, without an answer."""
        self._rest.cut()
        self._stream.cut()

    def positions(self) -> list[TruePosition]:
        """Open positions of all accounts; `working_orders` are those of the same contract."""
        return [
            TruePosition(
                account=account.name,
                position_id=f"{account.name}/{holding.contract.name}",
                symbol=holding.contract.name,
                side="long" if holding.size > 0 else "short",
                quantity=str(abs(holding.size)),
                average_price=str(holding.average),
                working_orders=len(account.working(holding.contract)),
            )
            for account in self.desktop.accounts.values()
            for holding in account.open_holdings()
        ]
