"""One client on the trade socket: what it may see, and a queue that keeps its frames in order."""

import asyncio
from typing import Final

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from app.sim.qfex.accounts import Account
from app.sim.qfex.frames import text

# How long a client may take to say goodbye.
GOODBYE_S: Final = 1.0
CHANNELS: Final = ("order_responses", "fills", "positions", "balances", "stop_orders")


class TradeConnection:
    """The server's end of one trade websocket."""

    def __init__(self, socket: ServerConnection) -> None:
        self.socket = socket
        self.account: Account | None = None
        self.channels: set[str] = set()
        self.cancel_on_disconnect = False
        self._outgoing: asyncio.Queue[str] = asyncio.Queue()

    def send(self, message: object) -> None:
        self._outgoing.put_nowait(text(message))

    def error(self, code: str, message: str | None, incoming: object) -> None:
        body = {"error_code": code, "message": message, "incoming_message": incoming}
        self.send({"err": body})

    def answer_order(self, body: object) -> None:
        """Answer with an order_response: only to those who subscribed to them."""
        if "order_responses" in self.channels:
            self.send({"order_response": body})

    async def write(self) -> None:
        """Send what is queued, for ever; ends by cancellation or when the client is gone."""
        try:
            while True:
                await self.socket.send(await self._outgoing.get())
        except ConnectionClosed:
            return
