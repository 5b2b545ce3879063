"""The venue's own package works against the simulator; skipped where it is not installed."""

import pytest

from tests.peers import clearstreet_sdk


async def test_clear_streets_own_package_reads_closes_and_orders_unchanged() -> None:
    pytest.importorskip("clearstreet")
    await clearstreet_sdk.main()
