"""What README, app/README and `accounts test` say of each venue is what its sessions declare."""

import re

import pytest

from app.cli.abilities import ability_lines
from app.domain.capability import Capability, FillNews, Guard, Proof, Support
from app.main.sessions import build_session
from app.system.accounts import AccountRecord
from app.system.secrets import Secret
from app.venues.catalog import CATALOG
from tests.support.build import capability
from tests.support.sim_process import REPOSITORY

# The tables' names are the traders', not the catalogue's.
ROWS = {
    "metatrader5": "MetaTrader 5",
    "coinw": "CoinW futures",
    "qfex": "QFEX",
    "crosstrade": "NinjaTrader 8",
    "clearstreet": "Clear Street",
}
COLUMNS = {
    "metatrader5": "MetaTrader 5",
    "coinw": "CoinW",
    "qfex": "QFEX",
    "crosstrade": "CrossTrade",
    "clearstreet": "Clear Street",
}
WORD = {Guard.NATIVE: "native", Guard.REDUCE_ONLY: "reduce-only", Guard.GUARDED: "by us"}


def declared(venue: str) -> Capability:
    """What an account that allows guarded closes has before anything is known of it."""
    secrets = {item.name: Secret("a-secret-of-no-account") for item in CATALOG[venue].secrets}
    fields = {item.name: "1" for item in CATALOG[venue].fields if item.required}
    allowed = {"allow_guarded": True}
    record = AccountRecord("A", venue, "live", fields=fields, defaults=allowed)
    return build_session(record, secrets).capability_of()


def cells(file: str, first: str) -> list[str]:
    """The cells of the table row that begins with `first`."""
    for line in (REPOSITORY / file).read_text("utf-8").splitlines():
        row = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and row[0].replace("*", "").partition(" (")[0] == first:
            return row
    raise AssertionError(f"{file} has no row {first!r}")


def badge(support: Support) -> str:
    return WORD[support.guard]


@pytest.mark.parametrize("venue", CATALOG)
def test_the_readme_gives_each_close_the_badge_that_the_venue_declares(venue: str) -> None:
    able = declared(venue)
    _, whole, part, limit, capped, orders_first, fills = cells("README.md", ROWS[venue])
    assert badge(able.full) in whole
    assert badge(able.quantity) in part
    assert badge(able.share) in part
    assert badge(able.limit) in limit
    assert badge(able.capped) in capped
    assert badge(able.cancel_orders) in orders_first
    assert fills == able.fills.value
    rest = re.search(r"rest cancelled after (\d+) s", capped)
    assert able.cancel_rest_after_s == (float(rest[1]) if rest else None)


@pytest.mark.parametrize("venue", CATALOG)
def test_the_house_names_the_seconds_after_which_absence_is_proved(venue: str) -> None:
    column = cells("app/README.md", "").index(COLUMNS[venue])
    said = cells("app/README.md", "absence can be proved")[column]
    seconds = declared(venue).absence_after_s
    assert seconds is not None
    assert said.startswith(f"after {seconds:g} s")


@pytest.mark.parametrize(
    ("proof", "said"),
    [
        (Proof.DONE, "proves that it was executed"),
        (Proof.ORDER_ACCEPTED, "proves that its order was accepted, not yet a fill"),
        (Proof.REQUEST_ACCEPTED, "proves that the request was taken"),
    ],
)
def test_testing_an_account_tells_what_a_good_answer_proves(proof: Proof, said: str) -> None:
    assert said in ability_lines(capability(proof=proof))[0]


def test_testing_an_account_tells_how_fills_come_and_what_silence_proves() -> None:
    pushed = ability_lines(capability(fills=FillNews.PUSHED, absence_after_s=8.0))
    polled = ability_lines(capability(fills=FillNews.POLLED, absence_after_s=None))
    assert pushed[1].startswith(
        "Fills are pushed; where none comes they are asked for every 1.5 s"
    )
    assert polled[1] == "Fills are polled: asked for every 1.5 s while a close is open."
    assert "can be proved after 8 s" in pushed[2]
    assert "cannot be proved: it stays in doubt" in polled[2]
