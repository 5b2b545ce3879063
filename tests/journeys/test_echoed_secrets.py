"""Safety rule 12 against venues that repeat the secret: searched in every byte written and shown."""

import asyncio
import base64
import json
import logging
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from app.domain.event import NotSent
from app.engine.close import Close
from app.engine.masked import MaskedSession
from app.main.panel import Panel, open_panel, run_on_qt
from app.main.self_drive import Driver
from app.main.sessions import build_session
from app.main.simulators import Simulators, running_simulators
from app.system import logs
from app.system.accounts import AccountRecord, AccountStore
from app.system.paths import Profile
from app.system.redaction import MASK
from app.system.secrets import Secret, Secrets, variable
from app.ui.table.row_view import Button
from tests.support.echoing import Echo, echo_of, echoing_qfex, echoing_rest
from tests.support.keyring import MemoryKeyring
from tests.support.screen_words import words_on_screen
from tests.support.sim_process import REPOSITORY, Sims, Terminal, running

pytestmark = pytest.mark.journey
REST = ("coinw", "crosstrade", "clearstreet")


def spellings(secret: str) -> set[str]:
    inside = base64.b64encode(secret.encode()[1:-1]).decode().rstrip("=")
    forms = {secret, quote(secret, safe=""), secret.encode().hex(), inside[4:-4]}
    return {form for form in forms if len(form) >= 6}


def found_in(texts: dict[str, str], secrets: list[str]) -> list[str]:
    forms = {form for secret in secrets for form in spellings(secret)}
    return [place for place, text in texts.items() if any(form in text for form in forms)]


def files_of(profile: Path) -> dict[str, str]:
    written = [path for path in profile.rglob("*") if path.is_file()]
    return {path.name: path.read_bytes().decode(errors="replace") for path in written}


def test_the_echo_is_one_that_the_search_would_find() -> None:
    secret = "kJ8vQ2/wXz7LmPq4RtYbN"
    assert found_in({"answer": echo_of([secret])}, [secret]) == ["answer"]
    for form in spellings(secret) - {secret}:
        assert form in echo_of([secret])


@pytest.mark.parametrize("echo", [Echo.REFUSAL, Echo.PAGE])
def test_no_command_writes_what_a_venue_echoes(tmp_path: Path, echo: Echo) -> None:
    with running(*REST) as sims, ExitStack() as stack:
        for offer in sims.offers.values():
            own = list(offer["secrets"].values())
            ends = offer["endpoints"]
            ends["rest"] = stack.enter_context(echoing_rest(ends["rest"], own, lambda: echo))
        terminal = Terminal(tmp_path, sims)
        said = _commands(terminal, sims)
        secrets = [one for offer in sims.offers.values() for one in offer["secrets"].values()]
    places = {**said, **files_of(tmp_path)}
    if echo is Echo.REFUSAL:
        assert all(json.dumps(MASK)[1:-1] in said[f"close {venue}"] for venue in REST)
    assert found_in(places, secrets) == []


def _commands(terminal: Terminal, sims: Sims) -> dict[str, str]:
    said = {}
    for venue in REST:
        position = next(iter(sims.positions(venue)))
        done = terminal.close(venue, position, "--timeout", "3")
        assert done.code in (3, 4, 5)
        said[f"close {venue}"] = done.out + done.err
    for kind in ("csv", "json"):
        target = str(terminal.profile / f"exported.{kind}")
        terminal.run("journal", "export", "--format", kind, "--output", target)
    listed = terminal.run("journal", "list", "--json")
    return {**said, "journal": listed.out + listed.err}


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Profile]:
    profile = Profile.open(tmp_path)
    logs.configure(profile)
    yield profile
    logs.release()
    logging.getLogger().setLevel(logging.WARNING)


def test_no_word_of_the_window_and_no_file_holds_what_four_venues_echo(  # type: ignore[no-untyped-def]
    qapp, logged: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(REPOSITORY)
    echo = [Echo.NOTHING]

    async def work() -> int:
        async with running_simulators(seed=1) as sims:
            with ExitStack() as stack:
                await _story(qapp, logged, _store(logged, sims, stack, echo), sims, echo)
        return 0

    assert run_on_qt(qapp, work) == 0


def _store(profile: Profile, sims: Simulators, stack: ExitStack, echo: list[Echo]) -> AccountStore:
    """The accounts of the simulators, each behind its echo."""
    store = AccountStore(profile)
    for record in sims.records:
        ends = dict(record.endpoints)
        own = [sims.secrets._environ[variable(record.name, key)] for key in record.secret_names]
        if record.venue in REST:
            ends["rest"] = stack.enter_context(echoing_rest(ends["rest"], own, lambda: echo[0]))
        if record.venue == "qfex":
            ends["trade"] = stack.enter_context(echoing_qfex(ends["trade"], own, lambda: echo[0]))
        store.add(replace(record, endpoints=ends))
    return store


async def _story(  # type: ignore[no-untyped-def]
    qapp, profile: Profile, store: AccountStore, sims: Simulators, echo: list[Echo]
) -> None:
    environ = dict(sims.secrets._environ)
    secrets = Secrets(backend=MemoryKeyring(), environ=environ)
    opening = open_panel(qapp, profile, store.list(), secrets, size=(1280, 800), store=store)
    async with opening as panel:
        driver = Driver(panel, lambda _: None)
        await driver.connected()
        await driver.arm()
        echo[0] = Echo.REFUSAL
        refused = await _close_each(panel, driver)
        echo[0] = Echo.PAGE
        refused += await _close_each(panel, driver)
        masked = [c for c in refused if MASK in c.order.reason]
        assert {c.account.venue for c in masked} >= {"coinw", "crosstrade", "clearstreet", "qfex"}
        window = panel.window
        for close in refused:
            window.blotter.show_timeline(close)
            _nothing_shown(list(environ.values()))
            assert window.blotter.open_dialog is not None
            window.blotter.open_dialog.close()
    assert found_in(files_of(profile.root), list(environ.values())) == []


async def _close_each(panel: Panel, driver: Driver) -> list[Close]:
    """Press the first row of four venues; wait until each was refused or is in doubt."""
    closes = []
    for account in panel.desk.accounts():
        keys = driver.closable(account.key, Button.CLOSE)
        if account.key.venue == "metatrader5" or not keys:
            continue
        row = panel.desk.book.position(keys[-1])
        assert row is not None
        closes.append(await driver._click(row.key, Button.CLOSE))
    async with asyncio.timeout(30):
        while not all(close.order.reason for close in closes):
            await asyncio.sleep(0.05)
    assert not any(isinstance(event, NotSent) for close in closes for event in close.events)
    return closes


def _nothing_shown(secrets: list[str]) -> None:
    shown = {f"{where} {number}": text for number, (where, text) in enumerate(words_on_screen())}
    assert len(shown) > 100
    assert found_in(shown, secrets) == []


@pytest.mark.parametrize("venue", ["metatrader5", "coinw", "qfex", "crosstrade", "clearstreet"])
def test_every_session_speaks_through_the_mask(venue: str) -> None:
    offers = {
        "metatrader5": ({"login": "1", "server": "s"}, ["password"]),
        "coinw": ({}, ["api_key", "secret_key"]),
        "qfex": ({"public_key": "p"}, ["secret_key"]),
        "crosstrade": ({"account": "Sim101"}, ["token"]),
        "clearstreet": ({}, ["api_key"]),
    }
    fields, secrets = offers[venue]
    names = ("rest", "ws", "trade", "market", "grpc")
    record = AccountRecord(
        name=venue,
        venue=venue,
        environment="sim",
        endpoints=dict.fromkeys(names, "http://127.0.0.1:9"),
        fields=fields,
    )
    known = {name: Secret("kJ8vQ2wXz7LmPq4RtYbN") for name in secrets}
    assert isinstance(build_session(record, known), MaskedSession)
