"""Who may log in: HMAC signatures, clock skew, and nonces that count once in fifteen minutes."""

import hashlib
import hmac
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

NONCE_MEMORY_S: Final = 900
SKEW_S: Final = 900
NONCE_MOST: Final = 100
_SECONDS: Final = re.compile("[0-9]{1,12}")


class NotAuthenticated(Exception):
    """The signature does not open the door; the text says which part was wrong."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a caller shows, as it arrived."""

    public_key: object
    nonce: object
    unix_ts: object
    signature: object


def from_headers(headers: Mapping[str, str]) -> Signature:
    """The signature of a REST call or of a websocket upgrade."""
    stamp = headers.get("x-qfex-timestamp", "")
    return Signature(
        headers.get("x-qfex-public-key"),
        headers.get("x-qfex-nonce"),
        int(stamp) if _SECONDS.fullmatch(stamp) else None,
        headers.get("x-qfex-hmac-signature"),
    )


class Gatekeeper:
    """Checks signatures against the keys it knows, and remembers nonces."""

    def __init__(self, keys: Mapping[str, str], now: Callable[[], float] = time.time) -> None:
        self._keys = dict(keys)
        self._now = now
        self._seen: dict[tuple[str, str], float] = {}

    def admit(self, shown: Signature) -> str:
        """The public key of a caller who signed rightly; raises NotAuthenticated."""
        key, nonce, stamp = shown.public_key, shown.nonce, shown.unix_ts
        secret = self._keys.get(key) if isinstance(key, str) else None
        if not isinstance(key, str) or secret is None:
            raise NotAuthenticated("unknown public key")
        if not isinstance(nonce, str) or not 0 < len(nonce) <= NONCE_MOST:
            raise NotAuthenticated(f"expected a nonce of 1 to {NONCE_MOST} characters")
        if not isinstance(stamp, int) or isinstance(stamp, bool):
            raise NotAuthenticated("expected unix_ts as whole seconds")
        now = self._now()
        if abs(now - stamp) > SKEW_S:
            raise NotAuthenticated("timestamp outside the allowed window")
        expected = hmac.new(secret.encode(), f"{nonce}:{stamp}".encode(), hashlib.sha256)
        given = shown.signature if isinstance(shown.signature, str) else ""
        if not hmac.compare_digest(expected.hexdigest().encode(), given.encode()):
            raise NotAuthenticated("signature does not match")
        self._remember(key, nonce, now)
        return key

    def _remember(self, key: str, nonce: str, now: float) -> None:
        self._seen = {pair: at for pair, at in self._seen.items() if now - at < NONCE_MEMORY_S}
        if (key, nonce) in self._seen:
            raise NotAuthenticated("nonce already used")
        self._seen[key, nonce] = now
