"""Signing in at QFEX: the HMAC of nonce and time, the same on sockets and REST."""

import hashlib
import hmac
from dataclasses import dataclass, field

NONCE_CHARACTERS = 32


@dataclass(frozen=True, slots=True)
class Key:
    """A key pair, and the sub-account it acts for (empty: the primary account)."""

    public: str
    secret: str = field(repr=False)
    account_id: str = ""


def sign(key: Key, *, nonce: str, unix_ts: int) -> str:
    """The signature of one login or one REST call; neither may use a nonce again for 15 minutes.

    The secret's characters are the HMAC key as they stand: it looks like hex and is not decoded.
    Source: QFEX documentation, "Authentication".
    """
    signed = f"{nonce}:{unix_ts}".encode()
    return hmac.new(key.secret.encode(), signed, hashlib.sha256).hexdigest()


def rest_headers(key: Key, *, nonce: str, unix_ts: int) -> dict[str, str]:
    """The headers of one signed REST call."""
    headers = {
        "x-qfex-public-key": key.public,
        "x-qfex-hmac-signature": sign(key, nonce=nonce, unix_ts=unix_ts),
        "x-qfex-nonce": nonce,
        "x-qfex-timestamp": str(unix_ts),
    }
    if key.account_id:
        headers["x-qfex-requested-account-id"] = key.account_id
    return headers
