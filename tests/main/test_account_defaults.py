"""Defaults live in the account's record; what windows once remembered moves there, once."""

from dataclasses import replace

import pytest

from app.domain.ids import AccountKey, Environment, Venue
from app.main.account_defaults import RecordDefaults, move_older
from app.main.account_forms import draft_of, problems_of, record_of
from app.system.accounts import AccountRecord, AccountStore
from app.system.defaults import AccountDefaults
from app.system.paths import Profile
from app.system.settings import Settings, SettingsStore
from app.ui.settings.preferences import Preferences

KEY = AccountKey(Venue("qfex"), Environment.LIVE, "Prop / one")


def record(**changes) -> AccountRecord:
    return AccountRecord("Prop / one", "qfex", "live", **changes)


@pytest.fixture
def profile(tmp_path):
    return Profile(tmp_path)


def opened(profile, settings=None):
    store = AccountStore(profile)
    keeper = RecordDefaults(store.list(), store)
    return Preferences(SettingsStore(profile), settings or Settings(), keeper=keeper)


def test_a_choice_is_written_into_the_record_and_read_at_the_next_start(profile):
    AccountStore(profile).add(record())
    first = opened(profile)
    first.accounts.change(KEY, amount="50 %", remainder="re-post x1")
    after = opened(profile)
    assert after.accounts.of(KEY) == AccountDefaults(amount="50 %", remainder="re-post x1")
    assert AccountStore(profile).get("Prop / one").fields == {}


def test_without_a_file_the_choice_lasts_for_the_run(profile):
    preferences = Preferences(keeper=RecordDefaults([record()], None))
    preferences.accounts.change(KEY, price="capped")
    assert preferences.accounts.of(KEY).price == "capped"
    assert not profile.accounts.exists()


def test_what_windows_remembered_moves_into_the_record_once(profile):
    store = AccountStore(profile)
    store.add(record())
    older = {
        "rest/qfex/live/Prop / one": "market 3 x3",
        "2/risk/qfex/live/Prop / one": "loss 500 USD",
        "rest/qfex/live/Gone": "re-post x1",
        "tab": "All",
    }
    preferences = opened(profile, Settings(remembered=older))
    move_older(preferences, store.list())
    moved = store.get("Prop / one").defaults
    assert moved == {"remainder": "market 3 x3", "risk_guard": "loss 500 USD"}
    assert set(preferences.settings.remembered) == {"tab", "rest/qfex/live/Gone"}


def test_what_the_record_says_wins_over_what_was_remembered(profile):
    store = AccountStore(profile)
    store.add(record(defaults={"remainder": "re-post x1"}))
    older = {"rest/qfex/live/Prop / one": "market 3 x3"}
    preferences = opened(profile, Settings(remembered=older))
    move_older(preferences, store.list())
    assert store.get("Prop / one").defaults == {"remainder": "re-post x1"}
    assert preferences.settings.remembered == {}


def test_a_name_that_begins_like_one_of_ours_is_no_older_choice(profile):
    AccountStore(profile).add(record())
    preferences = opened(profile, Settings(remembered={"rest": "x", "risk/": "y"}))
    move_older(preferences, AccountStore(profile).list())
    assert preferences.settings.remembered == {"rest": "x", "risk/": "y"}


def test_the_form_shows_a_records_defaults_and_writes_them_back():
    before = record(defaults={"amount": "2", "allow_guarded": True, "colour": "red"})
    draft = draft_of(before)
    assert draft.defaults.amount == "2"
    assert draft.allow_guarded
    assert record_of(draft, before).defaults == before.defaults


def test_a_default_that_cannot_be_used_is_said_before_it_is_saved():

    draft = replace(draft_of(record()), defaults=AccountDefaults(risk_guard="flatten"))
    assert "loss or a drawdown" in problems_of(draft, {}, [], stores=True)["defaults"]
