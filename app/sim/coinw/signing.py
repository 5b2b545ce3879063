"""Checks the signature of private CoinW calls over exactly the bytes that arrived."""

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.sim.coinw.refusals import BAD_SIGNATURE, NO_PERMISSION, NOT_AUTHENTICATED, Refusal

LARGEST_SKEW_MS: Final = 60_000
_MILLISECONDS: Final = re.compile("[0-9]{1,16}")


@dataclass(frozen=True, slots=True)
class ApiKey:
    """An access key with its secret; without `futures` it may not make a single futures call."""

    key: str
    secret: str
    futures: bool = True


def signature(secret: str, timestamp: str, method: str, target: bytes, body: bytes) -> str:
    """Base64 of HMAC-SHA256 over timestamp, method, raw target and raw body, joined by nothing."""
    message = timestamp.encode() + method.encode() + target + body
    return base64.b64encode(hmac.digest(secret.encode(), message, hashlib.sha256)).decode()


class KeyRing:
    """The API keys that the venue has issued."""

    def __init__(self, keys: list[ApiKey]) -> None:
        self._keys = {key.key: key for key in keys}

    def check(
        self,
        headers: Mapping[str, str],
        *,
        method: str,
        target: bytes,
        body: bytes,
        now_ms: int,
    ) -> str:
        """Who signed this call; refuses with 6000, 6001 or 6003."""
        key = self._keys.get(headers.get("api_key", ""))
        timestamp = headers.get("timestamp", "")
        if key is None or not _MILLISECONDS.fullmatch(timestamp):
            raise Refusal(NOT_AUTHENTICATED)
        if abs(now_ms - int(timestamp)) > LARGEST_SKEW_MS:
            raise Refusal(NOT_AUTHENTICATED)
        wanted = signature(key.secret, timestamp, method, target, body)
        if not hmac.compare_digest(wanted.encode(), headers.get("sign", "").encode()):
            raise Refusal(BAD_SIGNATURE)
        if not key.futures:
            raise Refusal(NO_PERMISSION)
        return key.key

    def logs_in(self, api_key: object, passphrase: object) -> bool:
        """Whether a websocket login is right: the passphrase is the secret itself."""
        key = self._keys.get(api_key) if isinstance(api_key, str) else None
        return key is not None and key.futures and passphrase == key.secret
