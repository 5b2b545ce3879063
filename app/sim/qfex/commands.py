"""The commands of the trade websocket: who may ask, how often, and where each one goes."""

from app.sim.qfex.accounts import Account
from app.sim.qfex.connection import TradeConnection
from app.sim.qfex.exchange import Exchange
from app.sim.qfex.mutations import KINDS, TOO_FAST, Mutations
from app.sim.qfex.orders import SERVER_ERROR, CommandFailed
from app.sim.qfex.params import Params
from app.sim.qfex.queries import Queries
from app.sim.qfex.rate import RateMeter
from app.sim.received import Received

Message = dict[str, object]


class Commands:
    """What a client may ask on the trade websocket."""

    def __init__(self, exchange: Exchange, mutations: Mutations, received: Received) -> None:
        self._exchange = exchange
        self._mutations = mutations
        self._queries = Queries(exchange)
        self._received = received
        self._meter = RateMeter()

    def run(self, connection: TradeConnection, message: Message, plain: Message) -> None:
        """Carry out one frame; `message` has exact decimals, `plain` is what gets echoed."""
        command, raw = message.get("type"), message.get("params", {})
        params = Params(raw if isinstance(raw, dict) else {})
        name = command if isinstance(command, str) else ""
        if name in KINDS:
            self._received.note(KINDS[name], name, params.loose("symbol"), plain)
        try:
            account = self._admit(connection, name)
            if name in KINDS:
                self._mutations.run(connection, account, name, params)
            else:
                self._queries.run(connection, account, name, params)
        except CommandFailed as failure:
            # The venue's internal errors do not say what they answer.
            echo = None if failure.code == SERVER_ERROR else plain
            connection.error(failure.code, failure.message, echo)

    def disconnected(self, connection: TradeConnection) -> None:
        """Cancel every open order of the account, if the connection had asked for that."""
        if connection.cancel_on_disconnect and connection.account is not None:
            for order in self._exchange.live(connection.account):
                self._exchange.end(order, "CANCELLED")

    def _admit(self, connection: TradeConnection, name: str) -> Account:
        if connection.account is None:
            raise CommandFailed("PermissionDenied", "not authenticated")
        if not self._meter.allows(name, self._exchange.switches.rate_limit):
            raise CommandFailed("RateLimited", TOO_FAST)
        return connection.account
