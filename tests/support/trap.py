"""Servers on loopback that nobody should talk to; they keep every byte they are sent."""

import shutil
import socket
import ssl
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

HEARD_S = 2.0


class Trap:
    """Accepts, keeps what it is sent, answers nothing. With `tls`, what is kept came encrypted."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._accept, name="trap", daemon=True)
        self.port = int(self._socket.getsockname()[1])
        self.connections = 0
        self.heard = b""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Closing alone does not wake a thread that waits in accept().
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            with caller:
                self._listen(caller)

    def _listen(self, caller: socket.socket) -> None:
        caller.settimeout(HEARD_S)
        try:
            if self._tls is not None:
                caller = self._tls.wrap_socket(caller, server_side=True)
            while piece := caller.recv(4096):
                self.heard += piece
        except OSError:
            return


def self_signed(folder: Path) -> ssl.SSLContext:
    """A server's context with a certificate that nobody vouches for; skips without openssl."""
    if shutil.which("openssl") is None:
        pytest.skip("makes its certificate with openssl")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
            "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
            "-keyout", str(key), "-out", str(certificate),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    # gRPC speaks HTTP/2 or nothing.
    context.set_alpn_protocols(["h2", "http/1.1"])
    return context
