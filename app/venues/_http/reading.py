"""The httpx client that every read over HTTP goes through."""

from collections.abc import Mapping
from http.cookiejar import CookieJar
from typing import Any

import httpx

from app.venues._http.pool import WarmConnections
from app.venues._http.transport import ReadTransport


class _NoCookies(CookieJar):
    """Takes none: no venue asks for one, and a malformed one would print a traceback."""

    def extract_cookies(self, response: Any, request: Any) -> None:
        """What an answer wants to be remembered by is left where it is."""


def read_client(
    connections: WarmConnections,
    address: str,
    *,
    timeout: httpx.Timeout,
    headers: Mapping[str, str] | None = None,
) -> httpx.AsyncClient:
    """A client on `connections` that keeps no cookie, follows no redirect and asks no proxy.

    Time-outs are in seconds.
    """
    return httpx.AsyncClient(
        transport=ReadTransport(connections),
        base_url=address,
        headers=dict(headers or {}),
        cookies=_NoCookies(),
        trust_env=False,
        follow_redirects=False,
        timeout=timeout,
    )
