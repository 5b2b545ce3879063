"""A close on the command line after an earlier run left another of the same position behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sim_process import Sims, Terminal, running

pytestmark = pytest.mark.journey

VENUE, SYMBOL = "qfex", "US500-USD"


@pytest.fixture
def sims() -> Iterator[Sims]:
    with running(VENUE) as sims:
        yield sims


@pytest.fixture
def unwind(tmp_path: Path, sims: Sims) -> Terminal:
    return Terminal(tmp_path, sims)


def test_a_resting_close_of_an_earlier_run_is_taken_back_by_one_that_cancels_orders_too(
    unwind: Terminal,
) -> None:
    row = next(r for r in unwind.run("positions", "--json").json() if r["symbol"] == SYMBOL)
    far = str(round(float(row["mark_price"]) * (1.03 if row["side"] == "long" else 0.97)))
    resting = unwind.close(VENUE, SYMBOL, "--quantity", "1", "--limit", far)
    assert (resting.code, resting.result["result"]) == (0, "working")
    whole = unwind.close(VENUE, SYMBOL, "--cancel-orders")
    assert (whole.code, whole.result["result"]) == (0, "closed"), whole.out
    after = unwind.run("positions", "--json").json()
    assert all(r["symbol"] != SYMBOL for r in after), (whole.out, after)
    states = [row["state"] for row in unwind.look("journal", "list", "--json").json()]
    assert sorted(states) == ["canceled", "filled"]


def test_a_close_killed_after_sending_is_looked_up_before_the_next_is_sized(
    unwind: Terminal, sims: Sims
) -> None:
    unwind.kill_after_sending(VENUE, SYMBOL, "--quantity", "5")
    done = unwind.close(VENUE, SYMBOL)
    assert (done.code, done.result["result"]) == (0, "closed"), done.out
    states = [row["state"] for row in unwind.look("journal", "list", "--json").json()]
    assert states == ["filled", "filled"]
    assert len(sims.received(VENUE)) == 2
