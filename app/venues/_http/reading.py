"""The httpx client that every read over HTTP goes through."""

from collections.abc import Mapping

import httpx

from app.venues._http.pool import WarmConnections
from app.venues._http.transport import ReadTransport


def read_client(
    connections: WarmConnections,
    address: str,
    *,
    timeout: httpx.Timeout,
    headers: Mapping[str, str] | None = None,
) -> httpx.AsyncClient:
    """A client on `connections`: no proxy of the environment, no redirect, time-outs in seconds."""
    return httpx.AsyncClient(
        transport=ReadTransport(connections),
        base_url=address,
        headers=dict(headers or {}),
        trust_env=False,
        follow_redirects=False,
        timeout=timeout,
    )
