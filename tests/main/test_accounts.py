"""The accounts of a running panel: stored, opened at the desk, tested against simulated venues."""

import asyncio
import random
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import Denied, Misconfigured, NoLink
from app.domain.ids import Environment
from app.domain.report import LinkState
from app.engine.arming import Arming
from app.engine.clock import SystemClock
from app.engine.desk import Desk
from app.engine.journal import Journal
from app.main.accounts import ProfileAccounts
from app.system.accounts import AccountStore
from app.system.paths import Profile
from app.system.secrets import Secret, Secrets
from app.ui.accounts.port import Draft, Kept, Tone
from tests.support.build import intent
from tests.support.keyring import MemoryKeyring
from tests.support.sim_process import Sims, running

SIM = Environment.SIM
VENUES = ("metatrader5", "coinw", "qfex", "crosstrade", "clearstreet")
A_SECRET = {
    "metatrader5": "password",
    "coinw": "api_key",
    "qfex": "secret_key",
    "crosstrade": "token",
    "clearstreet": "api_key",
}


class House:
    """A profile, a keyring in memory and a desk on them."""

    def __init__(self, folder: Path, backend: MemoryKeyring | None, **environ: str) -> None:
        self.store = AccountStore(Profile.open(folder))
        self.keyring = backend
        self.journal = Journal(folder / "journal.sqlite3")
        ids = iter(range(1, 1000))
        self.desk = Desk(
            clock=SystemClock(),
            journal=self.journal,
            uniform=random.Random(3).random,
            new_id=lambda: f"{next(ids):032x}",
        )
        secrets = Secrets(backend=backend, environ=environ)
        self.arming = Arming(self.desk.clock)
        self.port = ProfileAccounts(self.store, secrets, self.desk, self.arming)

    @property
    def line(self):
        return self.port.lines()[0]

    async def until(self, holds, within_s: float = 10) -> None:
        async with asyncio.timeout(within_s):
            while not holds():
                await asyncio.sleep(0.01)

    async def close(self) -> None:
        await self.desk.stop()
        self.journal.close()


@pytest.fixture(scope="module")
def sims() -> Iterator[Sims]:
    with running(*VENUES) as sims:
        yield sims


@pytest.fixture
async def house(tmp_path):
    made = House(tmp_path, MemoryKeyring())
    yield made
    await made.close()


def draft_for(sims: Sims, venue: str, **changes) -> Draft:
    """What a trader would type for the simulated account."""
    offer = sims.offers[venue]
    words = {
        "venue": venue,
        "environment": SIM,
        "name": "Main",
        "fields": offer["fields"],
        "secrets": {key: Secret(value) for key, value in offer["secrets"].items()},
        "endpoints": offer["endpoints"],
    }
    return Draft(**{**words, **changes})


def nobody_listens() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.mark.parametrize("venue", VENUES)
async def test_a_right_key_is_told_what_the_login_can_see(sims: Sims, house: House, venue: str):
    found = await house.port.check(draft_for(sims, venue))
    # The simulator also tells the positions of sub-accounts that this login does not name.
    assert 0 < found.positions <= len(sims.positions(venue))
    assert found.lines
    assert house.port.lines() == ()
    assert house.keyring is not None
    assert house.keyring.kept == {}
    assert sims.received(venue) == []


@pytest.mark.parametrize("venue", VENUES)
async def test_a_wrong_key_names_a_field_or_says_that_it_was_not_let_in(
    sims: Sims, house: House, venue: str
):
    draft = draft_for(sims, venue)
    wrong = {**draft.secrets, A_SECRET[venue]: Secret("not-the-right-one")}
    with pytest.raises(Misconfigured) as told:
        await house.port.check(draft_for(sims, venue, secrets=wrong))
    assert "not-the-right-one" not in str(told.value)
    assert sims.received(venue) == []


@pytest.mark.parametrize(
    "venue", [pytest.param("metatrader5", marks=pytest.mark.slow), *VENUES[1:]]
)
async def test_a_venue_that_cannot_be_reached_is_told_as_such(
    sims: Sims, house: House, venue: str
):
    port = nobody_listens()
    nowhere = {
        name: address.replace(address.rsplit(":", 1)[1].split("/")[0], str(port))
        for name, address in sims.offers[venue]["endpoints"].items()
    }
    with pytest.raises(NoLink):
        await house.port.check(draft_for(sims, venue, endpoints=nowhere))


async def test_sub_accounts_are_found_and_offered(sims: Sims, house: House):
    found = await house.port.check(draft_for(sims, "crosstrade"))
    assert "Sim101" in found.sub_accounts
    with pytest.raises(Misconfigured) as told:
        await house.port.check(draft_for(sims, "crosstrade", fields={}))
    assert told.value.field == "account"
    assert "Sim101" in told.value.choices
    assert "?" not in told.value.problem


async def test_a_saved_account_is_connected_at_once_and_its_secrets_are_in_the_keyring(
    sims: Sims, house: House
):
    said = await house.port.save(draft_for(sims, "qfex"))
    assert said == "Saved Main. It is being connected."
    await house.until(lambda: house.line.tone is Tone.GOOD)
    (record,) = house.store.list()
    secret = sims.offers["qfex"]["secrets"]["secret_key"]
    assert house.keyring is not None
    assert list(house.keyring.kept.values()) == [secret]
    assert secret not in (house.store._path).read_text()
    kept = await house.port.kept(house.port.draft_of(record.id))
    assert kept == {"secret_key": Kept.KEYRING}


async def test_an_account_opened_while_armed_is_armed_only_by_a_person(sims: Sims, house: House):
    house.arming.arm()
    await house.port.save(draft_for(sims, "coinw"))
    key = house.desk.accounts()[0].key
    assert not house.arming.is_armed(key)
    house.arming.arm()
    assert house.arming.is_armed(key)


async def test_an_edit_without_secrets_keeps_them_and_connects_anew(sims: Sims, house: House):
    await house.port.save(draft_for(sims, "qfex"))
    await house.until(lambda: house.line.tone is Tone.GOOD)
    before = house.line.account_id
    await house.port.save(draft_for(sims, "qfex", name="Renamed", secrets={}, account_id=before))
    await house.until(lambda: house.line.tone is Tone.GOOD)
    assert (house.line.name, house.line.account_id) == ("Renamed", before)
    assert [account.key.name for account in house.desk.accounts()] == ["Renamed"]


async def test_read_only_takes_effect_without_a_reconnect(sims: Sims, house: House):
    await house.port.save(draft_for(sims, "qfex"))
    await house.until(lambda: house.line.tone is Tone.GOOD)
    links: list[LinkState] = []
    key = house.desk.accounts()[0].key
    draft = draft_for(sims, "qfex", secrets={}, account_id=house.line.account_id, read_only=True)
    await house.port.save(draft)
    links.append(house.desk.book.account(key).link)
    assert house.desk.accounts()[0].read_only
    assert links == [LinkState.UP]
    assert house.line.state == "read-only, connected"


async def test_a_disabled_account_is_shut_and_opened_again(sims: Sims, house: House):
    await house.port.save(draft_for(sims, "coinw"))
    account_id = house.line.account_id
    await house.port.set_disabled(account_id, True)
    assert house.desk.accounts() == ()
    assert house.line.tone is Tone.OFF
    await house.port.set_disabled(account_id, False)
    await house.until(lambda: house.line.tone is Tone.GOOD)


async def test_a_removed_account_takes_its_secrets_along(sims: Sims, house: House):
    await house.port.save(draft_for(sims, "coinw"))
    said = await house.port.remove(house.line.account_id)
    assert said == "Removed Main and its secrets. Nothing was changed at the venue."
    assert house.keyring is not None
    assert house.keyring.kept == {}
    assert house.port.lines() == ()
    assert house.desk.accounts() == ()


async def test_one_like_it_uses_the_same_login(sims: Sims, house: House):
    await house.port.save(draft_for(sims, "qfex"))
    first = house.line.account_id
    copy = draft_for(sims, "qfex", name="Second", secrets={}, secrets_of=first)
    assert await house.port.kept(copy) == {"secret_key": Kept.KEYRING}
    await house.port.save(copy)
    await house.port.remove(first)
    await house.until(lambda: house.line.tone is Tone.GOOD)
    assert house.line.name == "Second"


async def test_an_account_with_an_unexplained_close_is_not_renamed_or_removed(
    sims: Sims, house: House
):
    await house.port.save(draft_for(sims, "qfex"))
    await house.until(lambda: bool(house.desk.book.keys()))
    key = house.desk.book.keys()[0]
    held = house.desk.book.position(key)
    sims.fault("qfex", "lose_reply")
    close = house.desk.press(intent(held, pressed_at=house.desk.clock.now()))
    assert not close.order.explained
    with pytest.raises(Denied, match="A close of Main is not explained yet"):
        await house.port.remove(house.line.account_id)
    with pytest.raises(Denied):
        await house.port.save(
            draft_for(sims, "qfex", name="Other", secrets={}, account_id=house.line.account_id)
        )
    assert house.line.name == "Main"
    await house.until(lambda: close.order.explained)
    await house.port.remove(house.line.account_id)


async def test_without_a_keyring_typed_secrets_last_until_the_end_and_the_variable_is_told(
    sims: Sims, tmp_path: Path
):
    house = House(tmp_path, None)
    try:
        said = await house.port.save(draft_for(sims, "qfex"))
        assert "set UNWIND_SECRET__MAIN__SECRET_KEY before the next start" in said
        await house.until(lambda: house.line.tone is Tone.GOOD)
        await house.port.set_disabled(house.line.account_id, True)
        await house.port.set_disabled(house.line.account_id, False)
        await house.until(lambda: house.line.tone is Tone.GOOD)
        draft = house.port.draft_of(house.line.account_id)
        assert await house.port.kept(draft) == {"secret_key": Kept.MEMORY}
    finally:
        await house.close()


async def test_without_a_keyring_no_two_accounts_take_their_secrets_from_one_variable(
    sims: Sims, tmp_path: Path
):
    house = House(tmp_path, None)
    try:
        await house.port.save(draft_for(sims, "qfex", name="a-b"))
        with pytest.raises(Misconfigured, match="same environment variable as 'a-b'"):
            await house.port.save(draft_for(sims, "qfex", name="a_b"))
        text = house.port.export_text(as_json=False).replace('"a-b"', '"a b"')
        with pytest.raises(Misconfigured, match="same environment variable as 'a-b'"):
            await house.port.take_import(house.port.read_import(text))
        assert [line.name for line in house.port.lines()] == ["a-b"]
    finally:
        await house.close()


async def test_a_secret_of_the_environment_is_found_by_the_account_s_name(
    sims: Sims, tmp_path: Path
):
    secret = sims.offers["qfex"]["secrets"]["secret_key"]
    house = House(tmp_path, None, UNWIND_SECRET__MAIN__SECRET_KEY=secret)
    try:
        assert house.port.given("main", "secret_key")
        found = await house.port.check(draft_for(sims, "qfex", secrets={}))
        assert found.positions > 0
    finally:
        await house.close()


async def test_a_failed_save_leaves_neither_account_nor_secret(sims: Sims, house: House):
    await house.port.save(draft_for(sims, "qfex"))
    assert house.keyring is not None
    kept = dict(house.keyring.kept)
    with pytest.raises(Misconfigured, match="taken"):
        await house.port.save(draft_for(sims, "coinw", name="MAIN"))
    assert house.keyring.kept == kept
    assert len(house.store.list()) == 1


async def test_each_wrong_field_has_its_sentence(house: House):
    wrong = Draft(
        "metatrader5",
        Environment.LIVE,
        name=" x",
        fields={"login": "five"},
        endpoints={"grpc": "http://[broken"},
    )
    problems = house.port.problems(wrong, {})
    assert problems["server"] == "Server is missing."
    assert problems["password"] == "Password is missing."
    assert problems["endpoint grpc"].startswith("Expected an address such as https://mt5.mrpc.pro")
    assert "name" in problems
    right = Draft(
        "metatrader5",
        Environment.LIVE,
        name="x",
        fields={"login": "five", "server": "Broker-Live"},
        secrets={"password": Secret("hunter22")},
    )
    assert house.port.problems(right, {}) == {
        "login": "Expected the number of the trading account, was 'five'."
    }


async def test_a_simulator_needs_its_addresses(house: House):
    problems = house.port.problems(Draft("coinw", SIM, name="x"), {})
    assert {"endpoint rest", "endpoint ws"} <= set(problems)


async def test_an_export_holds_no_secret_and_comes_back_disabled(
    sims: Sims, house: House, tmp_path: Path
):
    await house.port.save(draft_for(sims, "qfex", allow_guarded=True))
    secret = sims.offers["qfex"]["secrets"]["secret_key"]
    other = House(tmp_path / "other", MemoryKeyring())
    try:
        for as_json in (False, True):
            text = house.port.export_text(as_json=as_json)
            assert secret not in text
            assert "secret" not in text.replace("without secrets", "").split("\n", 1)[1]
            plan = other.port.read_import(text)
            assert plan.welcome == 1
        said = await other.port.take_import(plan)
        assert said == "Imported 1 account, disabled. Edit it to give its secrets."
        assert other.line.tone is Tone.OFF
        again = other.port.draft_of(other.line.account_id)
        assert again.allow_guarded
        assert again.endpoints == sims.offers["qfex"]["endpoints"]
        await other.port.save(draft_for(sims, "qfex", account_id=other.line.account_id))
        await other.until(lambda: other.line.tone is Tone.GOOD)
    finally:
        await other.close()


IMPORT = """
version = 1
[[account]]
name = "Main"
venue = "qfex"
environment = "live"
[[account]]
name = "Fund"
venue = "qfex"
environment = "live"
secrets = {secret_key = "qfex_secret_1"}
fields = {public_key = "qfex_pub_1", secret_key = "qfex_secret_1"}
[[account]]
name = "FUND"
venue = "coinw"
environment = "live"
[[account]]
name = "Paper coins"
venue = "coinw"
environment = "paper"
[[account]]
name = "Odd"
venue = "nowhere"
environment = "sim"
[[account]]
venue = "qfex"
environment = "live"
"""


async def test_an_import_refuses_clashes_in_a_sentence_and_never_takes_secrets(
    sims: Sims, house: House
):
    await house.port.save(draft_for(sims, "qfex"))
    plan = house.port.read_import(IMPORT)
    assert [line.problem for line in plan.lines] == [
        "There is an account named Main already. Rename one of the two.",
        "",
        "There is an account named FUND already. Rename one of the two.",
        "CoinW futures has no environment 'paper'.",
        "This program does not know the venue 'nowhere'.",
        "account name: expected a name without spaces around it, was ''",
    ]
    assert plan.lines[1].remarks == (
        "Left out, because secrets are never imported: secrets, secret_key.",
    )
    await house.port.take_import(plan)
    assert [line.name for line in house.port.lines()] == ["Main", "Fund"]
    assert "qfex_secret_1" not in house.store._path.read_text()
    assert "qfex_pub_1" in house.store._path.read_text()


@pytest.mark.parametrize(
    "text", ["", "version = 2", "{", "[1]", "version = 1\naccount = 3", '{"version": true}']
)
async def test_a_file_that_holds_no_accounts_is_refused(house: House, text: str):
    with pytest.raises(Misconfigured, match="^file: "):
        house.port.read_import(text)
