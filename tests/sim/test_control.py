"""The control address: it tells what was received, and refuses what it does not understand."""

from collections.abc import Iterator

import pytest

from tests.support.sim_process import Sims, Terminal, running


@pytest.fixture(scope="module")
def sims() -> Iterator[Sims]:
    with running("metatrader5", "qfex") as sims:
        yield sims


@pytest.mark.parametrize("what", ["received", "positions"])
def test_a_venue_that_is_not_here_is_an_error_not_an_empty_list(sims: Sims, what: str) -> None:
    answer = sims.client.get(f"{sims.control}/{what}", params={"venue": "quex"})
    assert answer.status_code == 404
    assert "qfex" in answer.json()["error"]


@pytest.mark.parametrize("count", [-1, 1.5, True, "2", None])
def test_a_count_that_is_no_whole_number_arms_nothing(sims: Sims, count: object) -> None:
    body = {"venue": "qfex", "fault": "refuse", "count": count}
    answer = sims.client.post(f"{sims.control}/fault", json=body)
    assert answer.status_code == 400
    assert "'lose_reply'" in answer.json()["error"]
    assert "Fault." not in answer.json()["error"]


def test_mutations_of_several_venues_come_in_the_order_of_their_arrival(
    sims: Sims, tmp_path_factory: pytest.TempPathFactory
) -> None:
    unwind = Terminal(tmp_path_factory.mktemp("profile"), sims)
    unwind.close("qfex", "AAPL-USD")
    unwind.close("metatrader5", "XAUUSD")
    unwind.close("qfex", "EUR-USD")
    rows = sims.client.get(f"{sims.control}/received").json()
    assert [row["venue"] for row in rows] == ["qfex", "metatrader5", "qfex"]
