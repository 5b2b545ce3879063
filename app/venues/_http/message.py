"""One HTTP request and one answer, and the reader that makes the answer out of bytes."""

from dataclasses import dataclass

import httptools

from app.domain.words import say
from app.venues._websocket import USER_AGENT

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request. `target` is path and query exactly as they go on the wire."""

    method: str
    target: str
    headers: Headers = ()
    body: bytes = b""

    def wire(self, authority: str) -> bytes:
        """The bytes of the request. Raises ValueError for text that would end a line early."""
        given = {name.lower() for name, _ in self.headers}
        lines = [f"{self.method} {self.target} HTTP/1.1"]
        if "host" not in given:
            lines.append(f"Host: {authority}")
        if "user-agent" not in given:
            lines.append(f"User-Agent: {USER_AGENT}")
        lines += [f"{name}: {value}" for name, value in self.headers]
        if "content-length" not in given and (self.body or self.method in ("POST", "PUT")):
            lines.append(f"Content-Length: {len(self.body)}")
        if any("\r" in line or "\n" in line for line in lines):
            # Not shown: it may be a credential.
            raise ValueError("a header or the address of a request holds a line break")
        return "\r\n".join((*lines, "", "")).encode("latin-1") + self.body


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """One whole answer; header names in lower case."""

    status: int
    headers: Headers
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name), None)


class AnswerError(Exception):
    """What came is not an HTTP answer, or is longer than we hold."""


class AnswerReader:
    """Reads one answer to one request; interim answers (1xx) are passed over."""

    def __init__(self, method: str, most_bytes: int) -> None:
        self.complete = False
        self.reusable = False
        self._bodiless = method == "HEAD"
        self._most_bytes = most_bytes
        self._status = 0
        self._headers: list[tuple[str, str]] = []
        self._body: list[bytes] = []
        self._seen = 0
        self._has_head = False
        self._parser = httptools.HttpResponseParser(self)

    def feed(self, data: bytes) -> None:
        """Read on. Raises AnswerError."""
        self._seen += len(data)
        if self._seen > self._most_bytes:
            raise AnswerError(
                say("an answer of more than {most_bytes} bytes", most_bytes=self._most_bytes)
            )
        if self.complete:
            self.reusable = False
            return
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
            # Something behind a whole answer spoils the connection, not the answer.
            self.reusable = False
            if not self.complete:
                raise AnswerError(
                    say("something that is not an HTTP answer ({error})", error=error)
                ) from error

    def end(self) -> None:
        """The server has closed: the end of a body that was sent without a length."""
        names = {name for name, _ in self._headers}
        if self._has_head and not names & {"content-length", "transfer-encoding"}:
            self.complete, self.reusable = True, False

    def answer(self) -> HttpResponse:
        return HttpResponse(self._status, tuple(self._headers), b"".join(self._body))

    def on_message_begin(self) -> None:
        if self.complete:
            self.reusable = False

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self.complete:
            self._headers.append((name.decode("latin-1").lower(), value.decode("latin-1")))

    def on_headers_complete(self) -> None:
        if self.complete:
            return
        self._status = self._parser.get_status_code()
        if self._status < 200:
            self._headers.clear()
            return
        self._has_head = True
        if self._bodiless:
            self._finish()

    def on_body(self, body: bytes) -> None:
        if not self.complete:
            self._body.append(body)

    def on_message_complete(self) -> None:
        if self._status >= 200 and not self.complete:
            self._finish()

    def _finish(self) -> None:
        self.complete, self.reusable = True, self._parser.should_keep_alive()
