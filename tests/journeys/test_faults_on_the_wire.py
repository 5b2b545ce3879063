"""The command line behind a broken line: sent at most once, never wrongly closed, never an empty list.

A few faults per venue; UNWIND_ALL_FAULTS=1 takes them all.
"""

from pathlib import Path

import pytest

from tests.journeys.faulty_line import THOROUGH, FaultyLine, faulty_line
from tests.support.fault_proxy import Fault, Mode
from tests.support.sim_process import PART, VENUES, Run

pytestmark = pytest.mark.journey

HEAL_AFTER_S = 1.5

AT_THE_PRESS = (
    Fault(Mode.CUT_REQUEST, at=20),
    Fault(Mode.CUT_REPLY, at=30),
    Fault(Mode.HALF_OPEN),
    Fault(Mode.GARBAGE),
    Fault(Mode.RESET),
    Fault(Mode.REFUSE),
    Fault(Mode.CUT_REQUEST, at=1),
    Fault(Mode.CUT_REQUEST, at=200),
    Fault(Mode.CUT_REPLY),
    Fault(Mode.CUT_REPLY, at=120),
    Fault(Mode.TRUNCATE, at=25),
    Fault(Mode.TRUNCATE, at=150),
    Fault(Mode.GARBAGE, at=60),
    Fault(Mode.SLOW),
    Fault(Mode.DELAY, seconds=0.6),
)
WHILE_READING = (
    Fault(Mode.HALF_OPEN),
    Fault(Mode.TRUNCATE, at=700),
    Fault(Mode.GARBAGE, at=400),
    Fault(Mode.RESET),
    Fault(Mode.REFUSE),
    Fault(Mode.CUT_REPLY, at=900),
    Fault(Mode.CUT_REQUEST, at=300),
    Fault(Mode.TRUNCATE, at=1500),
    Fault(Mode.SLOW),
    Fault(Mode.DELAY, seconds=0.3),
)


# Quick ones: elsewhere a request that was cut is waited for until the venue's own proof of absence.
QUICK = {str(Fault(Mode.CUT_REPLY, at=30)): VENUES, "half_open": ["clearstreet"]}


def cases(faults: tuple[Fault, ...], few: dict[str, list[str]]) -> list[object]:
    """Pairs of venue and fault: all of them, or the few that the suite takes."""
    return [
        pytest.param(venue, fault, id=f"{venue}-{fault}")
        for fault in faults
        for venue in VENUES
        if THOROUGH or venue in few.get(str(fault), ())
    ]


@pytest.mark.parametrize(("venue", "fault"), cases(AT_THE_PRESS, QUICK))
def test_a_close_over_a_line_that_breaks_is_sent_at_most_once_and_explained_as_it_was(
    tmp_path: Path, venue: str, fault: Fault
) -> None:
    with faulty_line(venue, tmp_path) as line:
        symbol, quantity = PART[venue]
        position = line.sims.position_of(venue, symbol)
        before = line.sims.positions(venue)[position]
        done = line.close(position, quantity, fault, heal_after_s=HEAL_AFTER_S)
        told_the_truth(done, line, position, before, quantity)
        line.unwind.run("reconcile", "--json", "--timeout", "25")
        (row,) = line.unwind.look("journal", "list", "--json").json()
        executed = closed_of(line, position, before) != 0
        if executed:
            assert (row["state"], row["filled"]) == ("filled", quantity), row
        else:
            # Where no query proves that nothing arrived, the doubt stays, with its claim.
            assert row["state"] in ("rejected", "not_sent", "in_doubt"), row
        assert len(line.mutations(position)) <= 1
        assert line.unwind.look("journal", "verify").code == 0


def told_the_truth(done: Run, line: FaultyLine, position: str, before: str, quantity: str) -> None:
    assert "Traceback" not in done.err, done.err
    result = done.result["result"]
    closed = closed_of(line, position, before)
    assert done.code == {"closed": 0, "refused": 3, "in_doubt": 4, "not_sent": 5}[result], done.out
    if result == "closed":
        assert closed == float(quantity)
    elif result in ("refused", "not_sent"):
        assert closed == 0, done.out
    assert result == "closed" or done.result["reason"]
    assert len(line.mutations(position)) <= 1


def closed_of(line: FaultyLine, position: str, before: str) -> float:
    held = line.sims.positions(line.venue).get(position, "0")
    return abs(float(before)) - abs(float(held))


@pytest.mark.parametrize(
    ("venue", "fault"),
    cases(WHILE_READING, {"half_open": VENUES, str(Fault(Mode.TRUNCATE, at=700)): VENUES}),
)
def test_a_list_read_over_a_broken_line_is_whole_or_an_error_and_never_empty(
    tmp_path: Path, venue: str, fault: Fault
) -> None:
    with faulty_line(venue, tmp_path) as line:
        line.arm(fault)
        shown = line.unwind.run("positions", "--json", "--timeout", "2.5")
        assert "Traceback" not in shown.err
        if shown.code == 0:
            names = {row["position_id"] for row in shown.json()}
            assert len(names) >= 4
            assert names <= set(line.sims.positions(venue))
        else:
            assert (shown.code, shown.out) == (1, "")
            assert "no list is shown" in shown.err
        assert line.sims.received(venue) == []
