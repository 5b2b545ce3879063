"""`unwind doctor`: each finding is one line that says what to do; the exit code tells the worst."""

import json
import os
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import checkup
from app.cli.findings import Status, as_line, fail
from app.cli.reach import look_at_accounts
from app.domain.errors import Misconfigured
from app.engine.journal import Journal
from app.main.endpoints import addresses_of
from app.system.accounts import AccountRecord, AccountStore
from app.system.paths import Profile
from app.system.secrets import Secret, Secrets
from tests.support.keyring import MemoryKeyring
from tests.support.sim_process import REPOSITORY, UNWIND, Sims, running

FIELDS = {"status", "what", "found", "what_to_do"}


@pytest.fixture(scope="module")
def sims() -> Iterator[Sims]:
    with running("qfex", "coinw", "metatrader5") as sims:
        yield sims


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.open(tmp_path / "profile")


def record_for(sims: Sims, venue: str) -> AccountRecord:
    offer = sims.offers[venue]
    return AccountRecord(venue, venue, "sim", endpoints=offer["endpoints"], fields=offer["fields"])


def secrets_for(sims: Sims, *venues: str) -> Secrets:
    environ = {
        f"UNWIND_SECRET__{venue.upper()}__{key.upper()}": value
        for venue in venues
        for key, value in sims.offers[venue]["secrets"].items()
    }
    return Secrets(environ=environ)


def doctor(profile: Path, *words: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*UNWIND, "--profile", str(profile), "doctor", *words],
        cwd=REPOSITORY,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_healthy_computer_ends_with_0_and_every_warning_says_what_to_do(profile: Profile):
    done = doctor(profile.root, "--json", HTTPS_PROXY="http://127.0.0.1:9")
    assert done.returncode == 0, done.stderr
    findings = json.loads(done.stdout)
    assert all(set(finding) == FIELDS for finding in findings)
    by_name = {finding["what"]: finding for finding in findings}
    assert {"versions", "Python and PySide6", "Qt", "keyring", "disk", "journal"} <= set(by_name)
    assert all(f["what_to_do"] for f in findings if f["status"] != "ok")
    assert by_name["keyring"]["status"] == "warn"
    assert "HTTPS_PROXY" in by_name["proxy"]["found"]
    assert "ignored" in by_name["proxy"]["found"]


def test_an_account_that_cannot_be_reached_ends_with_1_and_a_sentence(profile: Profile):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = taken.getsockname()[1]
    AccountStore(profile).add(
        AccountRecord("Main", "clearstreet", "sim", {"rest": f"http://127.0.0.1:{nobody}"})
    )
    done = doctor(profile.root)
    assert done.returncode == 1
    assert f"fail  Main rest: 127.0.0.1:{nobody} cannot be reached" in done.stdout
    assert "Start `unwind sim`" in done.stdout
    assert "1 of " in done.stdout


def test_an_unreadable_accounts_file_is_a_failure_and_left_alone(profile: Profile):
    profile.accounts.write_text("version = ")
    done = doctor(profile.root)
    assert done.returncode == 1
    assert "fail  accounts:" in done.stdout
    assert profile.accounts.read_text() == "version = "


async def test_each_address_is_reached_without_a_login(sims: Sims):
    records = [record_for(sims, venue) for venue in sims.offers]
    findings = await look_at_accounts(records, Secrets(environ={}), login=False)
    assert {f.status for f in findings} == {Status.OK}
    names = [f.what for f in findings]
    assert {"qfex trade", "qfex market", "qfex rest", "coinw ws", "metatrader5 grpc"} <= set(names)
    assert "coinw clock" in names
    assert not any(name.endswith("login") for name in names)


async def test_with_login_each_account_is_read_and_nothing_is_traded(sims: Sims):
    records = [record_for(sims, venue) for venue in sims.offers]
    findings = await look_at_accounts(records, secrets_for(sims, *sims.offers), login=True)
    logins = {f.what: f for f in findings if f.what.endswith("login")}
    assert set(logins) == {f"{venue} login" for venue in sims.offers}
    assert all(f.status is not Status.FAIL for f in logins.values()), logins
    assert "open positions" in logins["qfex login"].found
    assert all(sims.received(venue) == [] for venue in sims.offers)


async def test_a_login_without_its_secret_says_which(sims: Sims):
    record = record_for(sims, "qfex")
    findings = await look_at_accounts([record], Secrets(environ={}), login=True)
    assert findings[-1].status is Status.FAIL
    assert "secret_key" in findings[-1].found


async def test_a_disabled_account_is_left_alone(sims: Sims):
    record = AccountRecord("Off", "qfex", "sim", disabled=True)
    (finding,) = await look_at_accounts([record], Secrets(environ={}), login=True)
    assert (finding.status, finding.found) == (Status.OK, "disabled; not looked at")


def test_addresses_are_the_account_s_own_over_the_venue_s():
    record = AccountRecord("a", "qfex", "live", endpoints={"rest": "https://other.example:8443"})
    places = {address.name: (address.place, address.secure) for address in addresses_of(record)}
    assert places["rest"] == ("other.example:8443", True)
    assert places["trade"] == ("trade.qfex.com:443", True)
    with pytest.raises(Misconfigured, match="Expected an address such as"):
        addresses_of(AccountRecord("a", "metatrader5", "live", endpoints={"grpc": "nowhere"}))


@pytest.mark.parametrize(
    ("python", "pyside", "status"),
    [
        ((3, 11, 7), "6.11.3", Status.OK),
        ((3, 11, 7), "6.12.0", Status.FAIL),
        ((3, 12, 1), "6.12.0", Status.OK),
        ((3, 14, 0), "6.11.3", Status.WARN),
    ],
)
def test_the_pair_that_is_known_to_crash_is_named(python, pyside, status):
    assert checkup.combination(python, pyside).status is status


async def test_a_keyring_is_written_read_and_left_empty():
    keyring = MemoryKeyring()
    finding = await checkup.keyring_works(lambda: keyring)
    assert finding.status is Status.OK
    assert keyring.kept == {}


class Forgetful(MemoryKeyring):
    """Takes a secret and gives none back."""

    def get_password(self, service: str, username: str) -> str | None:
        return None


class Asleep(MemoryKeyring):
    """Waits for a person who is not there."""

    def set_password(self, service: str, username: str, password: str) -> None:
        time.sleep(30)


@pytest.mark.parametrize(
    ("keyring", "words"), [(Forgetful(), "did not give back"), (Asleep(), "did not answer within")]
)
async def test_a_keyring_that_does_not_work_is_a_failure(keyring, words):
    finding = await checkup.keyring_works(lambda: keyring, timeout_s=0.1)
    assert finding.status is Status.FAIL
    assert words in finding.found


def test_a_profile_that_others_can_read_is_told_with_the_remedy(profile: Profile):
    assert [f.status for f in checkup.profile_folder(profile)] == [Status.OK, Status.OK]
    profile.accounts.write_text("")
    profile.accounts.chmod(0o644)
    (_, finding) = checkup.profile_folder(profile)
    assert finding.status is Status.WARN
    assert f"chmod go-rwx {profile.accounts}" in finding.what_to_do


def test_a_slow_disk_is_told(profile: Profile):
    assert checkup.sync_time(profile.root, slow_ms=10_000).status is Status.OK
    assert checkup.sync_time(profile.root, slow_ms=0).status is Status.WARN


def test_a_damaged_journal_is_a_failure(profile: Profile):
    assert checkup.journal(profile).found == "none yet: nothing was ever closed here"
    Journal(profile.journal).close()
    assert checkup.journal(profile).status is Status.OK
    with sqlite3.connect(profile.journal) as db:
        db.execute("INSERT INTO entries VALUES (7, 1, 'x', 'Requested', '{}', 'x', 'y')")
    db.close()
    finding = checkup.journal(profile)
    assert finding.status is Status.FAIL
    assert "unwind journal verify" in finding.what_to_do


def test_what_to_do_stands_below_what_was_found():
    line = as_line(fail("disk", "is full", "Free some room."))
    assert line == "fail  disk: is full\n      Free some room."


def test_no_secret_is_printed(sims: Sims, profile: Profile):
    AccountStore(profile).add(record_for(sims, "coinw"))
    secrets = sims.offers["coinw"]["secrets"]
    environ = {f"UNWIND_SECRET__COINW__{key.upper()}": text for key, text in secrets.items()}
    done = doctor(profile.root, "--login", "--json", **environ)
    assert done.returncode == 0, done.stdout
    assert not any(Secret(text).reveal() in done.stdout + done.stderr for text in secrets.values())
