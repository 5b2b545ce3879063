"""The accounts of a profile."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import Misconfigured
from app.system.accounts import AccountRecord, AccountStore
from app.system.paths import Profile


def account(name: str = "Main", **words: object) -> AccountRecord:
    return AccountRecord(name=name, venue="qfex", environment="sim", **words)  # type: ignore[arg-type]


def test_a_new_profile_has_no_accounts_and_writes_no_file(profile: Profile) -> None:
    assert AccountStore(profile).list() == ()
    assert not profile.accounts.exists()


def test_an_account_comes_back_as_it_was_added(profile: Profile) -> None:
    record = account(
        endpoints={"trade": "ws://127.0.0.1:1/"},
        fields={"public_key": "qfex_pub_1"},
        secret_names=("secret_key",),
        read_only=True,
        defaults={"slippage": "5 ticks", "amounts": [25, 50]},
    )
    AccountStore(profile).add(record)
    assert AccountStore(profile).list() == (record,)
    assert AccountStore(profile).get("main") == record


def test_accounts_keep_the_order_in_which_they_were_added(profile: Profile) -> None:
    store = AccountStore(profile)
    for name in ("B", "A", "C"):
        store.add(account(name))
    assert [record.name for record in store.list()] == ["B", "A", "C"]


def test_a_name_is_taken_even_in_other_letter_case(profile: Profile) -> None:
    store = AccountStore(profile)
    store.add(account("Main"))
    with pytest.raises(Misconfigured, match="'MAIN' is taken; choose another"):
        store.add(account("MAIN"))


@pytest.mark.parametrize("name", ["", " ", " a", "a\n", "a\x00b", "x" * 41])
def test_a_name_must_be_printable_not_empty_and_at_most_forty_characters(name: str) -> None:
    with pytest.raises(Misconfigured, match="account name: expected"):
        account(name)


def test_an_unknown_environment_is_refused_with_those_there_are() -> None:
    with pytest.raises(Misconfigured, match="sim, paper, live, was 'demo'"):
        AccountRecord(name="a", venue="qfex", environment="demo")


def test_a_renamed_account_keeps_its_id_and_its_place(profile: Profile) -> None:
    store = AccountStore(profile)
    first = account("First")
    store.add(first)
    store.add(account("Second"))
    store.replace(replace(first, name="Renamed"))
    assert [record.name for record in store.list()] == ["Renamed", "Second"]
    assert store.get("Renamed").id == first.id


def test_an_account_cannot_take_the_name_of_another(profile: Profile) -> None:
    store = AccountStore(profile)
    first = account("First")
    store.add(first)
    store.add(account("Second"))
    with pytest.raises(Misconfigured, match="taken"):
        store.replace(replace(first, name="Second"))


def test_removing_an_account_returns_it_so_that_its_secrets_can_go_too(profile: Profile) -> None:
    store = AccountStore(profile)
    store.add(account("Main", secret_names=("secret_key",)))
    assert store.remove("Main").secret_names == ("secret_key",)
    assert store.list() == ()


def test_an_unknown_account_is_answered_with_the_known_ones(profile: Profile) -> None:
    AccountStore(profile).add(account("Main"))
    with pytest.raises(Misconfigured, match="none named 'Mian'. Accounts here: Main"):
        AccountStore(profile).get("Mian")


BROKEN = {
    "not toml": "version = ",
    "no version": "[[account]]\nname='a'\n",
    "a newer version": "version = 2\n",
    "no name": "version = 1\n[[account]]\nid='1'\nvenue='qfex'\nenvironment='sim'\n",
    "a wrong type": "version = 1\n[[account]]\nid='1'\nname='a'\nvenue='qfex'\n"
    "environment='sim'\ndisabled='no'\n",
    "a wrong address": "version = 1\n[[account]]\nid='1'\nname='a'\nvenue='qfex'\n"
    "environment='sim'\nendpoints={trade=1.5}\n",
    "a wrong environment": "version = 1\n[[account]]\nid='1'\nname='a'\nvenue='qfex'\n"
    "environment='demo'\n",
    "one twice": "version = 1\n"
    + "[[account]]\nid='1'\nname='a'\nvenue='q'\nenvironment='sim'\n" * 2,
    "another encoding": "version = 1 # \udcff",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_accounts_file_is_named_and_never_overwritten(
    profile: Profile, text: str
) -> None:
    content = text.encode("utf-8", "surrogateescape")
    profile.accounts.write_bytes(content)
    store = AccountStore(profile)
    named = r"accounts\.toml cannot be read: .*the file was left as it is"
    with pytest.raises(Misconfigured, match=named):
        store.list()
    with pytest.raises(Misconfigured, match=named):
        store.add(account())
    assert profile.accounts.read_bytes() == content


def test_a_broken_accounts_file_can_be_set_aside_to_begin_anew(profile: Profile) -> None:
    profile.accounts.write_text("version = ")
    store = AccountStore(profile)
    aside = store.set_aside()
    store.add(account())
    assert aside.read_text() == "version = "
    assert len(store.list()) == 1


def test_a_number_written_by_hand_into_a_field_is_read_as_text(profile: Profile) -> None:
    profile.accounts.write_text(
        "version = 1\n[[account]]\nid='1'\nname='a'\nvenue='metatrader5'\nenvironment='live'\n"
        "fields = {login = 5012345}\n"
    )
    assert AccountStore(profile).get("a").fields == {"login": "5012345"}


def test_comments_above_the_accounts_survive_a_change(profile: Profile) -> None:
    store = AccountStore(profile)
    store.add(account())
    Path(profile.accounts).write_text("# my own note\n" + profile.accounts.read_text())
    store.add(account("Other"))
    assert "# my own note" in profile.accounts.read_text()
