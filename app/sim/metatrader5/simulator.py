"""SimulatedMetaTrader5: the gateway on a loopback port, with one account behind it."""

from datetime import UTC, datetime
from typing import Final

import grpc

from app.sim.faults import Fault
from app.sim.jobs import Jobs
from app.sim.market import Market
from app.sim.metatrader5.account import account_services
from app.sim.metatrader5.book import Book
from app.sim.metatrader5.connection import connection_service
from app.sim.metatrader5.dealing import DealingDesk
from app.sim.metatrader5.gateway import Gateway
from app.sim.metatrader5.levels import Levels
from app.sim.metatrader5.listings import CONTRACTS
from app.sim.metatrader5.relay import Relay
from app.sim.metatrader5.sessions import API_KEY, LOGIN, PASSWORD, SERVER, Sessions
from app.sim.metatrader5.streams import subscription_service
from app.sim.metatrader5.switches import Switches
from app.sim.metatrader5.symbols import market_service
from app.sim.metatrader5.trading import trading_service
from app.sim.venue import Offer, TruePosition, World

SERVER_OPTIONS: Final = [
    # Two servers of one machine must never share a port: the kernel would pick between them.
    ("grpc.so_reuseport", 0),
    # The vendor's clients ping every 20 s, also without calls; this library would end them for it.
    ("grpc.http2.max_ping_strikes", 0),
]


class SimulatedMetaTrader5:
    """MetaRPC's gRPC gateway without TLS, a demo account at one broker behind it."""

    own_faults = frozenset(
        {
            Fault.TIMEOUT_BEFORE, Fault.TIMEOUT_AFTER_EXECUTION, Fault.HALF_FILL,
            Fault.TERMINAL_LOST,
        }
    )  # fmt: skip

    def __init__(self, world: World, switches: Switches | None = None) -> None:
        self.switches = switches or Switches()
        self.market = Market([contract.listing for contract in CONTRACTS.values()], world.seed)
        self._book = Book(self.market, lambda: datetime.now(UTC), netting=self.switches.netting)
        self._relay = Relay()
        self._gateway = Gateway(
            world,
            self.switches,
            self.market,
            self._book,
            DealingDesk(self._book, self.market, self.switches),
            Levels(self._book, self.market, self.switches),
            Sessions(self.switches),
            self._relay.cut,
        )
        self._server: grpc.aio.Server | None = None
        self._prices = Jobs()

    async def start(self) -> Offer:
        """Listen on a free loopback port and start prices moving; return how to reach it."""
        self._server = grpc.aio.server(options=SERVER_OPTIONS)
        services = [
            connection_service(self._gateway),
            *account_services(self._gateway),
            market_service(self._gateway),
            trading_service(self._gateway),
            subscription_service(self._gateway),
        ]
        self._server.add_generic_rpc_handlers(tuple(service.handler for service in services))
        behind = self._server.add_insecure_port("127.0.0.1:0")
        await self._server.start()
        port = await self._relay.start(behind)
        self._prices.start(self.market.run(), name="metatrader5 prices")
        return Offer(
            "metatrader5",
            endpoints={"grpc": f"127.0.0.1:{port}"},
            fields={"login": str(LOGIN), "server": SERVER},
            secrets={"password": PASSWORD, "api_key": API_KEY},
        )

    async def stop(self) -> None:
        """Close every connection and stop; safe to call twice."""
        if self._server is None:
            return
        server, self._server = self._server, None
        await self._prices.stop()
        self._gateway.desk.stop()
        await self._relay.stop()
        await server.stop(grace=None)

    def positions(self) -> list[TruePosition]:
        """The venue's truth now: open positions only, whatever its feeds say."""
        return [
            TruePosition(
                account=str(LOGIN),
                position_id=str(position.ticket),
                symbol=position.symbol,
                side="long" if position.is_long else "short",
                quantity=str(position.volume),
                average_price=str(position.price_open),
                working_orders=sum(
                    order.symbol == position.symbol for order in self._book.orders.values()
                ),
                extra={"identifier": str(position.identifier)},
            )
            for position in self._book.positions.values()
        ]
