"""Venues that repeat what they were sent: proxies in front of the simulators, each on its own threads."""

import base64
import http.client
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.sync.server import Server, ServerConnection, serve

_HOPS = ("host", "connection", "content-length", "transfer-encoding")


class Echo(StrEnum):
    """What is answered to a request that changes something; everything else is passed on."""

    NOTHING = "passed on"
    REFUSAL = "refusal"
    PAGE = "error page"


Switch = Callable[[], Echo]


def echo_of(secrets: Sequence[str], head: str = "") -> str:
    """A text with the secrets in every spelling that a wire uses, and what was sent."""
    spelt = [head]
    for secret in secrets:
        basic = base64.b64encode(f"user:{secret}".encode()).decode()
        spelt += [f"you sent {secret}", f"key={quote(secret, safe='')}&", f"Basic {basic}"]
        spelt += [secret.encode().hex(), f'<a title="{secret}">']
    return " | ".join(spelt)


def _refusal(words: str) -> bytes:
    """In the shape of each REST venue at once: none of them minds a field it does not know."""
    return json.dumps({"code": 99999, "msg": words, "success": False, "message": words}).encode()


@contextmanager
def echoing_rest(upstream: str, secrets: Sequence[str], switch: Switch) -> Iterator[str]:
    """An HTTP address that passes on to `upstream`, or echoes."""
    parts = urlsplit(upstream)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.command == "GET" or switch() is Echo.NOTHING:
                self._pass_on(body)
                return
            words = echo_of(secrets, f"{self.command} {self.path} {self.headers} {body!r}")
            if switch() is Echo.REFUSAL:
                self._say(400, [("Content-Type", "application/json")], _refusal(words))
            else:
                page = f"<html><h1>Bad gateway</h1><pre>{words}</pre></html>".encode()
                self._say(502, [("Content-Type", "text/html")], page)

        def _pass_on(self, body: bytes) -> None:
            to = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
            with closing(to) as line:
                headers = {k: v for k, v in self.headers.items() if k.lower() not in _HOPS}
                line.request(self.command, self.path, body or None, headers)
                reply = line.getresponse()
                kept = [(k, v) for k, v in reply.getheaders() if k.lower() not in _HOPS]
                self._say(reply.status, kept, reply.read())

        def _say(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
            self.send_response_only(status)
            for name, value in [*headers, ("Content-Length", str(len(body)))]:
                self.send_header(name, value)
            try:
                self.end_headers()
                self.wfile.write(body)
            except ConnectionError:
                # A command that ended does not wait for what it asked on the side.
                self.close_connection = True

        def log_message(self, *_words: Any) -> None: ...

    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        setattr(Handler, f"do_{method}", Handler._answer)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    with _serving(server, f"http://127.0.0.1:{server.server_port}{parts.path}") as address:
        yield address


@contextmanager
def echoing_qfex(upstream: str, secrets: Sequence[str], switch: Switch) -> Iterator[str]:
    """The trade socket of QFEX: a close is refused with an echo, by `err` frames and one unknown."""

    def talk(panel: ServerConnection) -> None:
        assert panel.request is not None
        with connect(f"{upstream}{panel.request.path}", proxy=None) as venue:
            threading.Thread(target=_pump, args=(venue, panel), daemon=True).start()
            for text in panel:
                frame = json.loads(text)
                if switch() is Echo.NOTHING or frame["type"] != "close_position":
                    venue.send(text)
                    continue
                words = echo_of(secrets, str(text))
                error = {"error_code": "InvalidParameter", "message": words}
                panel.send(json.dumps({"err": {**error, "incoming_message": frame}}))
                panel.send(json.dumps({"err": {**error, "error_code": words}}))
                panel.send(json.dumps({"type": words, words: words}))

    server = serve(talk, "127.0.0.1", 0, compression=None)
    with _serving(server, f"ws://127.0.0.1:{server.socket.getsockname()[1]}") as address:
        yield address


def _pump(source: Any, target: Any) -> None:
    try:
        for text in source:
            target.send(text)
    except ConnectionClosed:
        return


@contextmanager
def _serving(server: ThreadingHTTPServer | Server, address: str) -> Iterator[str]:
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield address
    finally:
        server.shutdown()
        thread.join(5)
        if isinstance(server, ThreadingHTTPServer):
            server.server_close()
