"""An HTTP venue as a script: real sockets on loopback that record, and answer what a test says."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.support.raw_server import Peer, RawServer

Answer = bytes | None
"""The bytes of a whole answer, or None: none ever comes."""

HANG_UP = b""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived."""

    method: str
    target: str
    headers: dict[str, str]
    body: str

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, str]:
        return {k: v[-1] for k, v in parse_qs(urlsplit(self.target).query).items()}

    @property
    def json(self) -> Any:
        return json.loads(self.body)


Reaction = Callable[[Asked], Answer]


def answer(status: int, body: str | object, *headers: tuple[str, str]) -> bytes:
    """A whole answer; anything but text goes out as JSON."""
    text = body if isinstance(body, str) else json.dumps(body)
    data = text.encode()
    lines = [f"HTTP/1.1 {status} Scripted", f"Content-Length: {len(data)}"]
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join((*lines, "", "")).encode() + data


@dataclass
class ScriptedHttp:
    """What was asked, and what is answered. `on["GET /path"]` holds the answers in order; the last
    one stays, and a function is asked each time.
    """

    on: dict[str, list[Answer | Reaction]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    hang_up_after: set[str] = field(default_factory=set)
    """Calls after whose answer the connection ends."""
    address: str = ""

    def says(self, call: str, *answers: Answer | Reaction) -> None:
        self.on[call] = list(answers)

    def asked_for(self, call: str) -> list[Asked]:
        return [one for one in self.asked if f"{one.method} {one.path}" == call]

    @property
    def mutations(self) -> list[Asked]:
        return [one for one in self.asked if one.method != "GET"]

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["ScriptedHttp"]:
        async with RawServer(self._serve) as server:
            self.address = server.origin
            yield self

    async def _serve(self, peer: Peer) -> None:
        while True:
            head, _, body = (await peer.request()).partition(b"\r\n\r\n")
            first, *lines = head.decode().split("\r\n")
            method, target, _ = first.split(" ")
            headers = {
                name.lower(): value for name, _, value in (line.partition(": ") for line in lines)
            }
            one = Asked(method, target, headers, body.decode())
            self.asked.append(one)
            said = self._said(one)
            if said is None:
                await asyncio.Event().wait()
            elif said == HANG_UP:
                return
            else:
                await peer.say(said)
                if f"{one.method} {one.path}" in self.hang_up_after:
                    return

    def _said(self, one: Asked) -> Answer:
        answers = self.on.get(f"{one.method} {one.path}")
        if answers is None:
            return answer(404, {"error": {"code": 404, "message": f"no script: {one.target}"}})
        chosen = answers.pop(0) if len(answers) > 1 else answers[0]
        return chosen(one) if callable(chosen) else chosen
