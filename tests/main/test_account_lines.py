"""How an account is doing, in words that the window can say in the person's language."""

import pytest

from app.domain.ids import AccountKey, Environment, Venue
from app.domain.report import LinkState
from app.domain.words import Sentence
from app.engine.book import AccountState
from app.engine.desk import Account
from app.main.account_lines import line_of
from app.system.accounts import AccountRecord
from tests.support.build import capability


def record(**changed: bool) -> AccountRecord:
    return AccountRecord("Fund", "qfex", "live", **changed)


def account(link: LinkState) -> Account:
    key = AccountKey(Venue("qfex"), Environment.LIVE, "Fund")
    return Account(key, "Fund", AccountState(link), lambda _position: capability())


@pytest.mark.parametrize("link", LinkState)
def test_an_open_account_says_how_its_link_is(link: LinkState) -> None:
    assert isinstance(line_of(record(), account(link), "").state, Sentence)


def test_a_disabled_account_says_so() -> None:
    state = line_of(record(disabled=True), None, "").state
    assert (state, type(state)) == ("disabled", Sentence)


def test_an_account_that_is_not_open_says_why() -> None:
    assert line_of(record(), None, "no secret").state == "not open: no secret"
    assert isinstance(line_of(record(read_only=True), None, "").state, Sentence)
