"""The trade websocket: login, subscriptions, pulses, and the pushes about orders."""

import asyncio
from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

from websockets.asyncio.server import ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from app.sim.faults import Faults
from app.sim.listening import Listening
from app.sim.qfex import frames
from app.sim.qfex.commands import Commands
from app.sim.qfex.connection import GOODBYE_S, TradeConnection
from app.sim.qfex.exchange import Exchange, Push
from app.sim.qfex.signing import Gatekeeper, NotAuthenticated, Signature, from_headers
from app.sim.qfex.statements import balance, position_bodies
from app.sim.qfex.switches import AuthReply
from app.sim.strict_json import read_json

POLICY_VIOLATION: Final = 1008
FRAME_NAMES: Final = {"order_responses": "order_response", "fills": "fill_response"}
SUCCESS: Final[dict[AuthReply, object]] = {
    AuthReply.AUTHENTICATED: {"authenticated": True},
    AuthReply.RESULT: {"type": "auth", "result": "success"},
    AuthReply.TYPE: {"type": "authenticated"},
}
# A stalled feed still answers commands: these are answers, every other status is news.
ANSWERS: Final = frozenset({"ACK", "CANCELLED", "MODIFIED"})
PULSE_AGE: Final = 0.4


class TradeSocket:
    """All connections of the trade websocket."""

    def __init__(
        self, exchange: Exchange, gatekeeper: Gatekeeper, commands: Commands, faults: Faults
    ) -> None:
        self._exchange = exchange
        self._gatekeeper = gatekeeper
        self._commands = commands
        self._faults = faults
        self._connections: set[TradeConnection] = set()
        self._held_back: list[Push] = []
        self._listening = Listening()
        exchange.listen(self._publish)

    async def start(self) -> int:
        """Listen; returns the port."""
        serving = serve(
            self._serve,
            "127.0.0.1",
            0,
            process_request=self._check_upgrade,
            close_timeout=GOODBYE_S,
        )
        return await self._listening.start(serving, self._pulse_for_ever(), name="qfex pulses")

    async def stop(self) -> None:
        await self._listening.stop()

    def cut(self) -> None:
        self._listening.cut()

    # -- one connection

    def _check_upgrade(self, socket: ServerConnection, request: Request) -> Response | None:
        """Signed headers on the upgrade are optional; wrong ones are refused."""
        headers = {name.lower(): value for name, value in request.headers.raw_items()}
        if "x-qfex-hmac-signature" not in headers:
            return None
        try:
            self._gatekeeper.admit(from_headers(headers))
        except NotAuthenticated as error:
            body = f"{error}\n".encode()
            status = HTTPStatus.UNAUTHORIZED
            extra = Headers({"Content-Length": str(len(body)), "Connection": "close"})
            return Response(status.value, status.phrase, extra, body)
        return None

    async def _serve(self, socket: ServerConnection) -> None:
        connection = TradeConnection(socket)
        self._connections.add(connection)
        writer = asyncio.create_task(connection.write(), name="qfex writer")
        deadline = asyncio.create_task(self._enforce_deadline(connection), name="qfex deadline")
        try:
            async for frame in socket:
                self._take(
                    connection, frame if isinstance(frame, str) else frame.decode(errors="replace")
                )
        except ConnectionClosed:
            pass
        finally:
            self._connections.discard(connection)
            writer.cancel()
            deadline.cancel()
            self._commands.disconnected(connection)

    async def _enforce_deadline(self, connection: TradeConnection) -> None:
        await asyncio.sleep(self._exchange.switches.auth_deadline_s)
        if connection.account is None:
            await connection.socket.close(POLICY_VIOLATION, "authentication timeout")

    def _take(self, connection: TradeConnection, frame: str) -> None:
        try:
            exact, plain = read_json(frame, exact=True), read_json(frame)
        except ValueError:
            connection.error("InvalidJSONFormat", "expected one JSON object", frame)
            return
        if not isinstance(exact, dict) or not isinstance(plain, dict):
            connection.error("InvalidJSONFormat", "expected one JSON object", plain)
            return
        params = exact.get("params", {})
        if not isinstance(params, dict):
            connection.error("InvalidJSONFormat", "expected params as an object", plain)
        elif exact.get("type") == "auth":
            self._log_in(connection, params)
        else:
            self._commands.run(connection, exact, plain)

    def _log_in(self, connection: TradeConnection, params: dict[str, object]) -> None:
        if connection.account is not None:
            connection.error("AlreadyAuthenticated", None, {"type": "auth", "params": {}})
            return
        shown = params.get("hmac")
        account_id = params.get("account_id", self._exchange.master.account_id)
        account = self._exchange.accounts.get(account_id) if isinstance(account_id, str) else None
        try:
            if not isinstance(shown, dict) or account is None:
                raise NotAuthenticated("expected params.hmac, and an account of this key")
            names = ("public_key", "nonce", "unix_ts", "signature")
            self._gatekeeper.admit(Signature(*(shown.get(name) for name in names)))
        except NotAuthenticated:
            connection.send({"authenticated": False})
            return
        connection.account = account
        connection.send(SUCCESS[self._exchange.switches.auth_reply])

    # -- pushes

    def _publish(self, push: Push) -> None:
        if push.order.manners.muted:
            return
        # What waits from a stall goes first, or fills would overtake one another.
        if (self._faults.feed_is_stalled or self._held_back) and not _is_answer(push):
            self._held_back.append(push)
            return
        switches, delay = self._exchange.switches, 0.0
        if push.channel == "fills":
            delay = switches.fill_push_delay_s
        elif push.body["status"] == "ACK":
            delay = switches.ack_push_delay_s
        if delay > 0:
            asyncio.get_running_loop().call_later(delay, self._deliver, push)
        else:
            self._deliver(push)

    def _deliver(self, push: Push) -> None:
        message = {FRAME_NAMES[push.channel]: push.body}
        for connection in self._connections:
            account = connection.account
            if account is None or account.account_id != push.order.account_id:
                continue
            if push.channel in connection.channels:
                for _ in range(2 if push.order.manners.twice else 1):
                    connection.send(message)

    async def _pulse_for_ever(self) -> None:
        """Pulse what was true a moment ago, as the venue does: a pulse can lag behind a fill."""
        while True:
            period = self._exchange.switches.pulse_s
            pulses = {
                account_id: (
                    [{"position_response": b} for b in position_bodies(self._exchange, account)],
                    {
                        "balance_response": frames.balance_body(
                            account, balance(self._exchange, account)
                        )
                    },
                )
                for account_id, account in self._exchange.accounts.items()
            }
            await asyncio.sleep(period * PULSE_AGE)
            if not self._faults.feed_is_stalled:
                self._release()
                for connection in self._connections:
                    if connection.account is not None:
                        positions, worth = pulses[connection.account.account_id]
                        _pulse_one(connection, positions, worth)
            await asyncio.sleep(period * (1 - PULSE_AGE))

    def _release(self) -> None:
        late, self._held_back = self._held_back, []
        for push in late:
            self._deliver(push)


def _pulse_one(connection: TradeConnection, positions: Sequence[object], worth: object) -> None:
    if "positions" in connection.channels:
        for message in positions:
            connection.send(message)
    if "balances" in connection.channels:
        connection.send(worth)


def _is_answer(push: Push) -> bool:
    if push.channel != "order_responses":
        return False
    status = str(push.body["status"])
    expired = status.startswith("IOC_") or bool(push.order.trades)
    return status in ANSWERS or (push.order.terminal_status == status and not expired)
