"""CrossTrade's websocket: prices, and a P&L stream that says when positions must be read.

Its loss only costs requests: prices and positions are then polled. No order or execution is pushed.
"""

import asyncio
from collections.abc import Iterable
from typing import Final, Protocol

import msgspec

from app.domain.errors import NoLink, OutcomeUnknown, SessionLost
from app.domain.words import say
from app.venues._backoff import Backoff
from app.venues._json import UNREADABLE
from app.venues._websocket import HandshakeRefused, WebSocketLink, open_link
from app.venues.crosstrade.wire import NOTHING, Frame, Raw

PING_INTERVAL_S: Final = 20.0
PING_TIMEOUT_S: Final = 15.0
PNL_INTERVAL_MS: Final = 1000
FIRST_DELAY_S: Final = 2.0
MOST_DELAY_S: Final = 30.0
# With a frame a second, so long a silence means a stream that is not coming back by itself.
SILENCE_S: Final = 30.0
# Some 20 changes of a subscription a minute are allowed.
_CHANGE_EVERY_S: Final = 3.0

_FRAME: Final = msgspec.json.Decoder(Frame)


class Listener(Protocol):
    """What the stream tells."""

    def on_quotes(self, rows: list[Raw]) -> None: ...
    def on_accounts(self, elements: list[Raw]) -> None: ...
    def on_stream_trouble(self, cause: str, text: str) -> None: ...


class Stream:
    """One websocket that comes back by itself."""

    def __init__(self, address: str, token: str, listener: Listener, backoff: Backoff) -> None:
        self._address, self._listener, self._backoff = address, listener, backoff
        self._headers = {"Authorization": f"Bearer {token}"}
        self._wanted: frozenset[str] = frozenset()
        self._changed = asyncio.Event()

    def watch(self, instruments: Iterable[str]) -> None:
        """Prices of exactly these, from now on."""
        wanted = frozenset(instruments)
        if wanted != self._wanted:
            self._wanted = wanted
            self._changed.set()

    async def run(self) -> None:
        """Listen until cancelled, coming back after every loss."""
        while True:
            try:
                async with open_link(
                    self._address,
                    ping_interval_s=PING_INTERVAL_S,
                    ping_timeout_s=PING_TIMEOUT_S,
                    headers=self._headers,
                ) as link:
                    await self._serve(link)
            except HandshakeRefused as refused:
                text = say(
                    "CrossTrade offers no stream now (HTTP {status}); it is polled.",
                    status=refused.status,
                )
                self._listener.on_stream_trouble("stream", text)
            except SessionLost as lost:
                text = say(
                    "CrossTrade's stream was lost and is opened again; it is polled. {lost}",
                    lost=lost,
                )
                self._listener.on_stream_trouble("stream", text)
            await asyncio.sleep(self._backoff.next_s())

    async def _serve(self, link: WebSocketLink) -> None:
        changer = asyncio.ensure_future(self._keep_subscribed(link))
        frames = aiter(link)
        try:
            link.send(_text({"action": "streamPnl", "enabled": True, "interval": PNL_INTERVAL_MS}))
            while True:
                async with asyncio.timeout(SILENCE_S):
                    frame = await anext(frames)
                self._backoff.reset()
                self._hear(frame)
        except TimeoutError:
            raise SessionLost(
                say("It said nothing for {silence_s:g} s.", silence_s=SILENCE_S)
            ) from None
        except (NoLink, OutcomeUnknown) as error:
            raise SessionLost(str(error)) from error
        finally:
            changer.cancel()
            await asyncio.gather(changer, return_exceptions=True)

    async def _keep_subscribed(self, link: WebSocketLink) -> None:
        subscribed: frozenset[str] = frozenset()
        clock = asyncio.get_running_loop()
        next_at = clock.time()
        while True:
            self._changed.clear()
            if self._wanted != subscribed:
                next_at = clock.time() + _CHANGE_EVERY_S
            try:
                for action, names in (
                    ("subscribe", self._wanted - subscribed),
                    ("unsubscribe", subscribed - self._wanted),
                ):
                    if names:
                        link.send(_text({"action": action, "instruments": sorted(names)}))
            except (NoLink, OutcomeUnknown):
                # The loss is about to be noticed, and the next connection asks for all of them.
                return
            subscribed = self._wanted
            await self._changed.wait()
            # What is held is often read a moment after the stream was opened: that waits for nothing.
            await asyncio.sleep(max(0.0, next_at - clock.time()))

    def _hear(self, data: bytes) -> None:
        try:
            frame = _FRAME.decode(data)
        except UNREADABLE as error:
            text = say(
                "CrossTrade sent a frame that cannot be read; passed over. {error}", error=error
            )
            self._listener.on_stream_trouble("unreadable-frame", text)
            return
        if frame.type == "marketData" and frame.quotes is not None:
            self._listener.on_quotes(frame.quotes)
        elif frame.type in ("pnlUpdate", "snapshot") and frame.accounts is not None:
            self._listener.on_accounts(frame.accounts)
        elif frame.error != NOTHING:
            said = bytes(frame.error)[:120].decode(errors="replace")
            self._listener.on_stream_trouble(
                "stream-error", say("CrossTrade's stream says {said}.", said=said)
            )


def _text(message: dict[str, object]) -> str:
    return msgspec.json.encode(message).decode()
