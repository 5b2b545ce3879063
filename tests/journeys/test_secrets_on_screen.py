"""Safety rule 12 on the screen: known secrets are looked for in every word of window and dialogs."""

import asyncio
import base64
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.ids import AccountKey
from app.main.panel import Panel, open_panel, run_on_qt
from app.main.self_drive import Driver
from app.main.simulators import Simulators, running_simulators
from app.system.accounts import AccountStore
from app.system.paths import Profile
from app.system.secrets import Secrets
from app.ui.accounts.dialog import AccountsDialog
from app.ui.accounts.form import AccountForm
from app.ui.accounts.rows import SecretRow
from app.ui.lifetime import end_now
from app.ui.table.row_view import Button
from tests.support.keyring import MemoryKeyring
from tests.support.screen_words import words_on_screen
from tests.support.sim_process import REPOSITORY

pytestmark = pytest.mark.journey

TYPED = "typed-canary-5521"
CTRL = Qt.KeyboardModifier.ControlModifier


def spellings(secret: str) -> Iterator[str]:
    """As it is, as an address or a header would carry it, and turned around in base64."""
    yield secret
    yield quote(secret, safe="")
    yield base64.b64encode(secret.encode()).decode().rstrip("=")
    yield secret.encode().hex()


def leaks(secrets: list[str]) -> list[str]:
    """Where a secret stands on the screen now."""
    forms = {form.casefold() for secret in secrets for form in spellings(secret)}
    words = [(where, text.casefold()) for where, text in words_on_screen()]
    assert len(words) > 100
    return [where for where, text in words if any(form in text for form in forms)]


@pytest.fixture
def told(qapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """A story in a window on all five simulated venues, its accounts kept in a profile."""
    monkeypatch.chdir(REPOSITORY)

    def tell(story) -> None:  # type: ignore[no-untyped-def]
        async def work() -> int:
            async with running_simulators(seed=1) as sims:
                profile = Profile.open(tmp_path)
                store = AccountStore(profile)
                for record in sims.records:
                    store.add(record)
                # Secrets as a person has them: in a keyring that keeps them.
                environ = dict(sims.secrets._environ)
                secrets = Secrets(backend=MemoryKeyring(), environ=environ)
                opening = open_panel(
                    qapp, profile, store.list(), secrets, size=(1280, 800), store=store
                )
                async with opening as panel:
                    driver = Driver(panel, lambda _: None)
                    await driver.connected()
                    await story(panel, driver, sims, list(environ.values()))
            return 0

        assert run_on_qt(qapp, work) == 0

    return tell


async def shown(kind: type, within_s: float = 5.0):  # type: ignore[no-untyped-def]
    """The dialog of this kind, once it stands."""
    async with asyncio.timeout(within_s):
        while True:
            for widget in QApplication.topLevelWidgets():
                if isinstance(widget, kind) and widget.isVisible():
                    return widget
            await asyncio.sleep(0.01)


def test_no_secret_stands_in_the_window_the_preview_or_a_timeline(told) -> None:  # type: ignore[no-untyped-def]
    async def story(panel: Panel, driver: Driver, _sims: Simulators, secrets: list[str]) -> None:
        assert len(secrets) >= 6
        assert all(len(secret) >= 8 for secret in secrets)
        window = panel.window
        QTest.keyClick(window, Qt.Key.Key_Space)
        previews: set[AccountKey] = set()
        for key in window.model.row_keys():
            if key.account in previews:
                continue
            window.table.choose(key)
            window.presses.show_panel()
            if window.panel.wire.text.toPlainText():
                previews.add(key.account)
                assert leaks(secrets) == []
                await asyncio.sleep(0)
        assert len(previews) == 5
        for account in panel.desk.accounts():
            # To look at every word takes long enough for a slow machine to lose a link.
            await driver.connected()
            if not window.arming.is_armed(account.key):
                await driver.arm()
            close = await driver.press_first(account.key, Button.CLOSE)
            window.blotter.show_timeline(close)
            assert window.blotter.open_dialog is not None
            assert leaks(secrets) == []
            window.blotter.open_dialog.close()
        for index in range(window.tabs.count()):
            window.tabs.setCurrentIndex(index)
            assert leaks(secrets) == []

    told(story)


def test_no_secret_stands_in_the_dialogs_of_accounts_and_settings(told) -> None:  # type: ignore[no-untyped-def]
    async def story(panel: Panel, _driver: Driver, _sims: Simulators, secrets: list[str]) -> None:
        window, comfort = panel.window, panel.window.comfort
        for open_dialog in (comfort.open_settings, comfort.open_keys, comfort.open_help):
            opened = open_dialog()
            assert leaks(secrets) == []
            (opened or comfort.help).close()
            await asyncio.sleep(0.05)
        window.activateWindow()
        async with asyncio.timeout(5):
            while not window.isActiveWindow():
                await asyncio.sleep(0.01)
        window.table.setFocus()
        QTest.keyClick(window.table, Qt.Key.Key_Period, CTRL)
        dialog = await shown(AccountsDialog)
        assert dialog.list.count() == 5
        assert leaks(secrets) == []
        for row in range(5):
            dialog.list.setCurrentRow(row)
            dialog.edit.click()
            form = await shown(AccountForm)
            await asyncio.sleep(0.1)
            assert leaks(secrets) == []
            boxes = [row.edit for row in form.findChildren(SecretRow)]
            assert boxes
            assert all(box.text() == "" for box in boxes)
            for box in boxes:
                assert box.echoMode() is QLineEdit.EchoMode.Password
                box.setFocus()
                QTest.keyClicks(box, TYPED)
            assert leaks([*secrets, TYPED]) == []
            form.parts.test.click()
            await asyncio.sleep(0.5)
            assert leaks([*secrets, TYPED]) == []
            form.done(0)
            await asyncio.sleep(0.05)
        assert TYPED not in os.environ.values()
        dialog.done(0)

    told(story)


@pytest.mark.parametrize("put", [QLabel.setText, QLabel.setToolTip, QLabel.setAccessibleName])
def test_a_secret_that_stood_somewhere_would_be_found(qapp, put) -> None:  # type: ignore[no-untyped-def]
    window, label = QWidget(), QLabel("harmless")
    layout = QVBoxLayout(window)
    for number in range(100):
        layout.addWidget(QLabel(f"line {number}"))
    layout.addWidget(label)
    assert leaks([TYPED]) == []
    put(label, f"Bearer {TYPED}")
    assert leaks([TYPED]) != []
    put(label, "")
    end_now(window)
