"""CoinW's websocket: login, subscriptions and pulses; comes back by itself when it breaks.

    open ─▶ login ─▶ sub order, position, position_change ─▶ UP (all three confirmed)
                          └─▶ sub mark_price, depth, funding_rate per instrument held

It has no snapshot: whoever listens reads by REST each time it comes up. The login carries the
secret itself, so nothing here logs or quotes what is sent.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Final, Protocol

import msgspec

from app.domain.errors import NoLink, OutcomeUnknown, SessionLost, foremost
from app.domain.words import say
from app.venues._backoff import Backoff
from app.venues._json import UNREADABLE
from app.venues._websocket import WebSocketLink, open_link
from app.venues.coinw.wire import Frame, Verdict

# The venue closes a socket that is silent for 60 s; half of `stale_after_s` keeps its word fresh.
PING_EVERY_S: Final = 4.0
PONG_WITHIN_S: Final = 10.0
LOGIN_WITHIN_S: Final = 10.0
# A login sent at once after the opening is lost at times; another client of the venue waits so long.
_BEFORE_LOGIN_S: Final = 0.25
# At most ten subscriptions to `depth` are taken in 2 s.
_BETWEEN_INSTRUMENTS_S: Final = 0.25

_NEEDED: Final = ("order", "position", "position_change")
_PRIVATE: Final = (*_NEEDED, "assets")
_PER_INSTRUMENT: Final = ("mark_price", "depth", "funding_rate")
# Of what the venue says; a notice is read by a person.
_MOST_WORDS: Final = 200


class Listener(Protocol):
    """Who hears the stream."""

    def on_stream(self, up: bool, why: str) -> None: ...

    def on_frame(self, frame: Frame) -> None: ...

    def on_pulse(self) -> None: ...

    def on_trouble(self, cause: str, text: str) -> None: ...


class Stream:
    """The websocket of one account."""

    def __init__(
        self,
        url: str,
        api_key: str,
        secret: str,
        *,
        listener: Listener,
        uniform: Callable[[], float],
    ) -> None:
        self._url, self._api_key, self._secret = url, api_key, secret
        self._listener = listener
        self._backoff = Backoff(1.0, 30.0, uniform)
        self._wanted: frozenset[str] = frozenset()
        self._wants = asyncio.Event()
        self._confirmed: set[str] = set()
        self._answered_at = 0.0
        self.is_up = False
        self.came_up = asyncio.Event()

    def watch(self, instruments: frozenset[str]) -> None:
        """Whose prices are wanted from now on."""
        if instruments != self._wanted:
            self._wanted = instruments
            self._wants.set()

    async def run(self) -> None:
        """Stay connected, until cancelled. Raises Misconfigured for an address that we do not use."""
        while True:
            why = say("The stream ended.")
            try:
                async with open_link(self._url, ping_interval_s=None, ping_timeout_s=None) as link:
                    await self._attend(link)
            except* (SessionLost, NoLink, OutcomeUnknown) as group:
                why = str(foremost(group))
            finally:
                self.is_up = False
                self.came_up.clear()
            self._listener.on_stream(False, why)
            await asyncio.sleep(self._backoff.next_s())

    async def _attend(self, link: WebSocketLink) -> None:
        self._confirmed.clear()
        self._answered_at = time.monotonic()
        await asyncio.sleep(_BEFORE_LOGIN_S)
        login = {"api_key": self._api_key, "passphrase": self._secret}
        _send(link, "login", login)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._pulse(link))
            group.create_task(self._subscribe_to_prices(link))
            async for text in link:
                self._on_text(link, text)

    async def _pulse(self, link: WebSocketLink) -> None:
        opened_at = time.monotonic()
        while True:
            await asyncio.sleep(PING_EVERY_S)
            now = time.monotonic()
            if not self.is_up and now - opened_at > LOGIN_WITHIN_S:
                raise SessionLost(say("CoinW did not confirm the login to its stream."))
            if now - self._answered_at > PONG_WITHIN_S:
                raise SessionLost(say("CoinW's stream went silent: it no longer answers pings."))
            _send(link, "ping", None)

    async def _subscribe_to_prices(self, link: WebSocketLink) -> None:
        subscribed: frozenset[str] = frozenset()
        await self.came_up.wait()
        while True:
            self._wants.clear()
            wanted = self._wanted
            for instrument in sorted(wanted ^ subscribed):
                event = "sub" if instrument in wanted else "unsub"
                for topic in _PER_INSTRUMENT:
                    _send(link, event, _topic(topic, instrument))
                await asyncio.sleep(_BETWEEN_INSTRUMENTS_S)
            subscribed = wanted
            await self._wants.wait()

    def _on_text(self, link: WebSocketLink, text: bytes) -> None:
        try:
            frame = msgspec.json.decode(text, type=Frame)
            self._on_frame(link, frame)
        except UNREADABLE as error:
            self._listener.on_trouble(
                "unreadable-frame", say("CoinW sent a frame we cannot read: {error}.", error=error)
            )

    def _on_frame(self, link: WebSocketLink, frame: Frame) -> None:
        self._answered_at = time.monotonic()
        if frame.channel == "login":
            verdict = msgspec.json.decode(frame.data, type=Verdict)
            if not verdict.result:
                raise SessionLost(
                    say("CoinW refused the login to its stream: {words}.", words=_words(verdict))
                )
            for topic in _PRIVATE:
                _send(link, "sub", _topic(topic))
        elif frame.channel == "subscribe":
            self._on_subscribed(frame, msgspec.json.decode(frame.data, type=Verdict))
        elif frame.event == "pong":
            if self.is_up:
                self._listener.on_pulse()
        elif frame.result is False:
            said = f"{frame.error_msg} ({frame.error_code})"[:_MOST_WORDS]
            self._listener.on_trouble(
                "stream-error", say("CoinW's stream reports: {said}.", said=said)
            )
        elif frame.type is not None:
            self._listener.on_frame(frame)
            if self.is_up:
                self._listener.on_pulse()

    def _on_subscribed(self, frame: Frame, verdict: Verdict) -> None:
        topic = frame.type or ""
        if not verdict.result:
            what = f"{topic} {frame.pair_code or ''}".strip()[:_MOST_WORDS]
            self._listener.on_trouble(
                "subscription",
                say("CoinW refused to stream {what}: {words}.", what=what, words=_words(verdict)),
            )
            return
        self._confirmed.add(topic)
        if not self.is_up and self._confirmed.issuperset(_NEEDED):
            self.is_up = True
            self._backoff.reset()
            self.came_up.set()
            self._listener.on_stream(True, "")


def _send(link: WebSocketLink, event: str, params: dict[str, str] | None) -> None:
    frame: dict[str, object] = {"event": event}
    if params is not None:
        frame["params"] = params
    link.send(msgspec.json.encode(frame).decode())


def _topic(topic: str, instrument: str | None = None) -> dict[str, str]:
    pair = {} if instrument is None else {"pairCode": instrument}
    return {"biz": "futures", **pair, "type": topic}


def _words(verdict: Verdict) -> str:
    words = verdict.error_msg[:_MOST_WORDS] if verdict.error_msg else say("no reason given")
    return say("{words} ({code})", words=words, code=verdict.error_code)
