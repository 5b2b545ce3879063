"""What an account starts with: read with care, written without what is usual, nothing lost."""

import pytest

from app.engine.risk import parse_limits, say_limits
from app.system.account_exchange import export_text, read_text
from app.system.accounts import AccountRecord, AccountStore
from app.system.defaults import AccountDefaults, problem_of, read_defaults, table_of
from app.system.paths import Profile

OWN = AccountDefaults(
    amount="50 %",
    price="capped",
    slippage="10 bps",
    remainder="market 3 x2",
    risk_guard="loss 500 USD flatten",
    buttons=("half",),
    allow_guarded=True,
)


def test_an_empty_table_is_the_usual():
    assert read_defaults({}) == (AccountDefaults(), ())
    assert table_of(AccountDefaults(), {}) == {}


def test_what_is_chosen_comes_back_as_it_was():
    assert read_defaults(table_of(OWN, {})) == (OWN, ())


def test_keys_of_others_are_kept():
    table = table_of(AccountDefaults(amount="2"), {"colour": "red", "amount": "all"})
    assert table == {"colour": "red", "amount": "2"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("amount", "some"),
        ("amount", "0"),
        ("amount", "101 %"),
        ("price", "best"),
        ("slippage", "5 pips"),
        ("remainder", "market 3 x9"),
        ("risk_guard", "loss"),
        ("risk_guard", "loss 5 USD,"),
        ("risk_guard", "loss 5 USD day"),
        ("buttons", ("third",)),
        ("allow_guarded", "yes"),
    ],
)
def test_what_cannot_be_used_is_named_and_the_usual_holds(name, value):
    defaults, (problem,) = read_defaults({name: value, "note": 1})
    assert defaults == AccountDefaults()
    assert name in problem
    assert problem == problem_of(name, value)


@pytest.mark.parametrize(
    "limits",
    [
        "off",
        "loss 500 drawdown 250.5 EUR flatten",
        "loss 500 USD, drawdown 300 EUR, loss 9 USDT flatten",
        "loss 500 USD flatten day 17:00 America/Chicago",
        "loss 500 USD day UTC",
    ],
)
def test_limits_in_every_form_that_the_guard_reads_can_be_kept(limits):
    assert problem_of("risk_guard", limits) == ""
    assert say_limits(parse_limits(limits)) in (limits, limits.removesuffix(" day UTC"))


def test_defaults_are_kept_in_the_accounts_file(tmp_path):
    store = AccountStore(Profile(tmp_path))
    store.add(AccountRecord("Prop", "qfex", "live", defaults=table_of(OWN, {})))
    assert read_defaults(store.get("Prop").defaults) == (OWN, ())


@pytest.mark.parametrize("as_json", [False, True])
def test_they_travel_with_an_exported_account(as_json):
    record = AccountRecord("Prop", "qfex", "live", defaults=table_of(OWN, {}))
    (brought,) = read_text(export_text([record], {}, as_json=as_json), {})
    assert read_defaults(brought.record.defaults) == (OWN, ())
    assert brought.dropped == ()


def test_a_default_of_a_file_that_cannot_be_used_is_left_out_and_named():
    record = AccountRecord("Prop", "qfex", "live", defaults={"amount": "some", "price": "capped"})
    (brought,) = read_text(export_text([record], {}, as_json=True), {})
    assert brought.record.defaults == {"price": "capped"}
    assert brought.dropped == ("amount",)
