"""`unwind` as scripts use it, against the simulated venues in a process of their own."""

import json

import pytest

from tests.support.sim_process import PART, Sims, Terminal, adding, signed

pytestmark = pytest.mark.journey

# A position to close whole at each venue.
WHOLE = {
    "metatrader5": "XAUUSD",
    "coinw": "1000PEPE",
    "qfex": "AAPL-USD",
    "crosstrade": "MES 12-26",
    "clearstreet": "AAPL",
}


def test_an_account_is_added_with_what_the_simulator_prints(
    unwind: Terminal, sims: Sims, venue: str
) -> None:
    assert unwind.run("accounts", "remove", venue).code == 0
    added = unwind.run(*adding(venue, sims.offers[venue]), "--allow-guarded")
    assert (added.code, added.err) == (0, "")
    tested = unwind.run("accounts", "test", venue)
    assert (tested.code, tested.err) == (0, "")
    assert "open positions" in tested.out


def test_positions_are_those_of_the_venue(unwind: Terminal, sims: Sims, venue: str) -> None:
    rows = unwind.run("positions", "--json").json()
    shown = {row["position_id"]: signed(row["side"], row["quantity"]) for row in rows}
    truth = sims.positions(venue)
    assert shown.items() <= truth.items()
    assert len(shown) >= 4
    assert all(row["mark_price"] is not None for row in rows)


def test_a_whole_close_is_acknowledged_filled_and_read_back(
    unwind: Terminal, sims: Sims, venue: str
) -> None:
    position = sims.position_of(venue, WHOLE[venue])
    done = unwind.close(venue, position)
    assert (done.code, done.result["result"]) == (0, "closed")
    # A fill has its own way to us and may be here before the answer.
    assert done.events[0] == "submitted"
    assert "acknowledged" in done.events
    assert done.events[-1] == "read_back"
    assert done.result["filled"] == done.result["quantity"]
    assert done.result["average_price"] is not None
    assert position not in sims.positions(venue)
    assert len(sims.received(venue)) == 1


def test_a_part_leaves_the_rest(unwind: Terminal, sims: Sims, venue: str) -> None:
    symbol, quantity = PART[venue]
    position = sims.position_of(venue, symbol)
    before = sims.positions(venue)[position]
    done = unwind.close(venue, position, "--quantity", quantity)
    assert (done.code, done.result["filled"]) == (0, quantity)
    left = sims.positions(venue)[position]
    assert abs(float(before)) - abs(float(left)) == float(quantity)


def test_a_limit_far_away_works_at_the_venue(unwind: Terminal, sims: Sims, venue: str) -> None:
    position = sims.position_of(venue, PART[venue][0])
    row = next(r for r in unwind.run("positions", "--json").json() if r["position_id"] == position)
    far = float(row["mark_price"]) * (1.03 if row["side"] == "long" else 0.97)
    limit = str(round(far))
    # A hedging MetaTrader 5 account can set a limit for a whole position only.
    amount = [] if venue == "metatrader5" else ["--quantity", "1"]
    done = unwind.close(venue, position, *amount, "--limit", limit)
    assert (done.code, done.result["result"]) == (0, "working")


# What is asked for is read before any venue is known.
@pytest.mark.parametrize("venue", ["qfex"])
@pytest.mark.parametrize(
    "words",
    [
        ["--quantity", "0"],
        ["--quantity", "-1"],
        ["--quantity", "NaN"],
        ["--quantity", "1e999"],
        ["--percent", "0"],
        ["--percent", "101"],
        ["--percent", "x"],
        ["--limit", "-5"],
        ["--slippage", "5 bananas"],
    ],
)
def test_nonsense_is_named_and_nothing_is_sent(
    unwind: Terminal, sims: Sims, venue: str, words: list[str]
) -> None:
    done = unwind.close(venue, WHOLE[venue], *words)
    assert (done.code, done.result["result"]) == (5, "not_sent")
    assert done.result["reason"]
    assert sims.received(venue) == []


def test_a_position_that_is_not_there_is_already_closed(
    unwind: Terminal, sims: Sims, venue: str
) -> None:
    done = unwind.close(venue, "999")
    assert (done.code, done.result["result"]) == (0, "already_closed")
    assert sims.received(venue) == []


def test_killed_after_sending_it_is_explained_at_the_next_start_and_not_sent_again(
    unwind: Terminal, sims: Sims, venue: str
) -> None:
    symbol, quantity = PART[venue]
    position = sims.position_of(venue, symbol)
    unwind.kill_after_sending(venue, position, "--quantity", quantity)
    (before,) = unwind.look("journal", "list", "--json").json()
    assert before["state"] in ("submitted", "acknowledged", "partially_filled", "filled")
    done = unwind.run("reconcile", "--json")
    assert done.code == 0, done.err
    (after,) = unwind.look("journal", "list", "--json").json()
    assert (after["state"], after["filled"]) == ("filled", quantity)
    assert len(sims.received(venue)) == 1
    assert unwind.look("journal", "verify").code == 0


def test_a_preview_shows_the_request_and_sends_nothing(
    unwind: Terminal, sims: Sims, venue: str
) -> None:
    position = sims.position_of(venue, WHOLE[venue])
    shown = unwind.close(venue, position, "--preview")
    assert shown.code == 0
    preview = shown.result
    secrets = sims.offers[venue]["secrets"].values()
    assert not any(secret in shown.out for secret in secrets)
    assert sims.received(venue) == []
    assert preview["digest"]


def test_without_yes_and_without_a_terminal_nothing_is_sent(
    unwind: Terminal, sims: Sims, venue: str
) -> None:
    done = unwind.run("close", "--account", venue, "--position", WHOLE[venue], "--json")
    assert done.code == 5
    assert sims.received(venue) == []


def test_wrong_credentials_are_said_and_positions_are_not_an_empty_list(
    unwind: Terminal, sims: Sims, venue: str
) -> None:
    key = next(iter(sims.offers[venue]["secrets"]))
    unwind.environ[f"UNWIND_SECRET__{venue.upper()}__{key.upper()}"] = "wrong"
    shown = unwind.run("positions", "--json")
    assert (shown.code, shown.out) == (1, "")
    assert "Traceback" not in shown.err
    assert shown.err


def test_a_flipped_byte_in_the_journal_is_found_and_located(
    unwind: Terminal, sims: Sims, venue: str
) -> None:
    import sqlite3

    unwind.close(venue, sims.position_of(venue, WHOLE[venue]))
    path = unwind.profile / "journal.sqlite3"
    db = sqlite3.connect(path)
    db.execute("DROP TRIGGER entries_never_change")
    db.execute(
        "UPDATE entries SET body = replace(body, '\"code\"', '\"cod3\"') WHERE sequence = 1"
    )
    db.execute(
        "UPDATE entries SET body = replace(body, 'quantity', 'quantitz') WHERE sequence = 2"
    )
    db.commit()
    db.close()
    checked = unwind.look("journal", "verify")
    assert checked.code == 1
    assert "entry 2" in checked.err


def test_an_unreachable_venue_is_an_error_and_never_flat(
    unwind: Terminal, sims: Sims, venue: str
) -> None:
    offer = json.loads(json.dumps(sims.offers[venue]))
    # A gateway's address has no scheme before it.
    schemes = {name: url.rpartition("://")[:2] for name, url in offer["endpoints"].items()}
    offer["endpoints"] = {name: "".join(parts) + "127.0.0.1:9" for name, parts in schemes.items()}
    for key, value in offer["secrets"].items():
        unwind.environ[f"UNWIND_SECRET__GONE__{key.upper()}"] = value
    unwind.add("gone", offer)
    shown = unwind.run("positions", "--json", "--account", "gone", "--timeout", "2")
    assert (shown.code, shown.out) == (1, "")
    assert "gone" in shown.err
