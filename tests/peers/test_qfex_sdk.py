"""The venue's own client works against the simulator; skipped where it is not installed."""

import pytest

from tests.peers import qfex_sdk


async def test_qfexs_own_client_logs_in_trades_and_closes_unchanged() -> None:
    pytest.importorskip("qfex")
    await qfex_sdk.main()
