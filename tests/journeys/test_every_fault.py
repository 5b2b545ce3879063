"""Each fault at each venue: received once, explained by the journal, ended as the venue has it."""

from decimal import Decimal

import pytest

from tests.support.sim_process import PART, Run, Sims, Terminal, signed

pytestmark = pytest.mark.journey

CLOSED, REFUSED, IN_DOUBT = (0, "closed"), (3, "refused"), (4, "in_doubt")
# After a server error before execution it depends on the venue whether absence can be proved.
ENDINGS = {
    "lose_reply": {CLOSED},
    "http_500_after_execution": {CLOSED},
    "http_500_before": {REFUSED, IN_DOUBT},
    "drop_connection": {CLOSED},
    "late_fill": {CLOSED},
    "duplicate_push": {CLOSED},
    "stall_feed": {CLOSED},
    "refuse": {REFUSED},
    "rate_limit": {REFUSED},
}


@pytest.mark.parametrize("fault", ENDINGS)
def test_a_close_through_a_fault_is_sent_once_explained_and_ends_as_the_venue_has_it(
    unwind: Terminal, sims: Sims, venue: str, fault: str
) -> None:
    symbol, quantity = PART[venue]
    position = sims.position_of(venue, symbol)
    before = sims.positions(venue)[position]
    sims.fault(venue, fault)

    done = unwind.close(venue, position, "--quantity", quantity)

    assert (done.code, done.result["result"]) in ENDINGS[fault], done.out
    assert done.result["result"] == "closed" or done.result["reason"]
    assert len(sims.received(venue)) == 1
    _is_explained_by_the_journal(unwind, done)
    _has_taken_what_it_says(done, before, sims.positions(venue)[position])
    _is_shown_as_the_venue_has_it(unwind, sims, venue)


def _is_explained_by_the_journal(unwind: Terminal, done: Run) -> None:
    assert unwind.look("journal", "verify").code == 0
    (entry,) = unwind.look("journal", "list", "--json").json()
    states = {"closed": "filled", "refused": "rejected", "in_doubt": "in_doubt"}
    assert entry["state"] == states[done.result["result"]]
    assert Decimal(entry["filled"]) == Decimal(done.result["filled"])


def _has_taken_what_it_says(done: Run, before: str, after: str) -> None:
    assert abs(Decimal(before)) - abs(Decimal(after)) == Decimal(done.result["filled"])
    assert Decimal(before) * Decimal(after) > 0


def _is_shown_as_the_venue_has_it(unwind: Terminal, sims: Sims, venue: str) -> None:
    # Positions that a venue's simulator keeps on other accounts of the login are not shown.
    rows = unwind.run("positions", "--json").json()
    shown = {row["position_id"]: signed(row["side"], row["quantity"]) for row in rows}
    assert shown.items() <= sims.positions(venue).items()
