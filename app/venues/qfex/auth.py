"""Signing in at QFEX: the HMAC of nonce and time, the same on sockets and REST."""

import hashlib
import hmac
from dataclasses import dataclass, field
from uuid import UUID

from app.domain.errors import Misconfigured
from app.domain.words import say
from app.venues._credential import is_credential

NONCE_CHARACTERS = 32

SKEW_WARNING_S = 30.0
"""How far this machine's clock may be off before it is said; how far the venue bears is not known."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key pair, and the sub-account it acts for (empty: the primary account)."""

    public: str
    secret: str = field(repr=False)
    account_id: str = ""


def key_of(public: str, secret: str, account_id: str) -> Key:
    """The key as it was typed in. Raises Misconfigured for what cannot be one."""
    for name, value in (("public_key", public), ("secret_key", secret)):
        if not is_credential(value):
            raise Misconfigured(name, say("it is empty or holds characters that no QFEX key has"))
    if account_id:
        try:
            UUID(account_id)
        except ValueError as error:
            raise Misconfigured(
                "account_id", say("expected the UUID of a sub-account, or nothing")
            ) from error
    return Key(public, secret, account_id)


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
