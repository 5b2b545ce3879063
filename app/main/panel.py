"""Runs the window on a desk: one Qt application, one loop, an orderly end."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.domain.errors import Misconfigured
from app.domain.words import say
from app.engine.arming import Arming
from app.engine.desk import Desk
from app.engine.journal import Journal, JournalError, JournalReader, Record
from app.engine.notice import Severity
from app.engine.sealed import SealedJournal
from app.main.account_defaults import RecordDefaults, move_older
from app.main.accounts import ProfileAccounts
from app.main.house import build_desk, open_accounts, open_journal, watch_time
from app.system.accounts import AccountRecord, AccountStore
from app.system.files import ProfileLock
from app.system.logs import configure, release
from app.system.paths import Profile
from app.system.power import awake
from app.system.secrets import Secrets
from app.system.settings import SettingsStore
from app.system.watchdog import Watchdog
from app.ui.accounts.of_window import WindowAccounts
from app.ui.bridge import Bridge, PanelLoop
from app.ui.collecting import collected_between_events
from app.ui.comfort.windows import Windows
from app.ui.look.theme import Theme
from app.ui.reports import Reports
from app.ui.settings.memory import look_of
from app.ui.settings.preferences import Preferences
from app.ui.text.language import speak
from app.ui.window.main_window import MainWindow

DRAIN_S = 2.0

Drive = Callable[["Panel"], Awaitable[int]]


@dataclass(slots=True)
class Panel:
    """A running window and what it stands on."""

    app: QApplication
    window: MainWindow
    desk: Desk
    bridge: Bridge


def application(*, offscreen: bool) -> QApplication:
    """The one Qt application of this process."""
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(["unwind"])
    QGuiApplication.setApplicationDisplayName("Unwind")
    app.setApplicationName("Unwind")
    app.setDesktopFileName("unwind")
    return app


def run_on_qt(app: QApplication, work: Callable[[], Awaitable[int]]) -> int:
    """Run a coroutine on the panel's loop until it returns the exit code."""

    async def outermost() -> int:
        return await work()

    with asyncio.Runner(loop_factory=lambda: PanelLoop(app)) as runner:
        return runner.run(outermost())


async def run_profile(app: QApplication, profile: Profile) -> int:
    """The panel of a person's own profile, until the window is closed."""
    store, secrets = AccountStore(profile), Secrets.of_this_system()
    records = store.list()

    return await run_window(app, profile, records, secrets, until_closed, store=store)


async def until_closed(panel: Panel) -> int:
    """A `Drive` that leaves everything to the person."""
    await panel.window.close_wanted.wait()
    return 0


async def run_window(
    app: QApplication,
    profile: Profile,
    records: Sequence[AccountRecord],
    secrets: Secrets,
    drive: Drive,
    *,
    size: tuple[int, int] | None = None,
    store: AccountStore | None = None,
) -> int:
    """Show the window with these accounts and let `drive` decide when it ends.

    With a `store` the accounts can be changed in the window.
    """
    configure(profile)
    try:
        async with open_panel(app, profile, records, secrets, size=size, store=store) as panel:
            return await drive(panel)
    finally:
        release()


@asynccontextmanager
async def open_panel(
    app: QApplication,
    profile: Profile,
    records: Sequence[AccountRecord],
    secrets: Secrets,
    *,
    size: tuple[int, int] | None,
    store: AccountStore | None = None,
) -> AsyncIterator[Panel]:
    """The window first, the accounts after its first paint; at the end everything in order."""
    with (
        collected_between_events(),
        ProfileLock(profile.lock),
        closing(_journal_or_none(profile)) as journal,
    ):
        desk, bridge = build_desk(journal), _bridge()
        arming, windows = _furnish(app, profile, desk, bridge, records, store)
        if isinstance(journal, SealedJournal):
            arming.bar(say("the journal cannot be used"))
            _say_sealed(desk, journal)
        accounts = ProfileAccounts(store, secrets, desk, arming) if store is not None else None
        if accounts is not None:
            _let_accounts_be_changed(windows, accounts)
        _show(windows, size)
        await asyncio.sleep(0)
        with awake("accounts are connected"), _watched(desk, arming, windows.first):
            await _learn_latency(desk, profile)
            for record, error in await open_accounts(desk, records, secrets):
                _say_not_opened(desk, record, error)
                if accounts is not None:
                    accounts.note_not_opened(record, error)
            try:
                yield Panel(app, windows.first, desk, bridge)
            finally:
                windows.let_go()
                await desk.stop()
                await bridge.drain(DRAIN_S)
                await asyncio.sleep(0)
                windows.end()


def _bridge() -> Bridge:
    """The bridge to the running loop; from now on a failed task is reported, never swallowed."""
    reports = Reports()
    reports.install()
    bridge = Bridge(reports)
    bridge.watch_loop(asyncio.get_running_loop())
    return bridge


def _furnish(
    app: QApplication,
    profile: Profile,
    desk: Desk,
    bridge: Bridge,
    records: Sequence[AccountRecord],
    accounts: AccountStore | None,
) -> tuple[Arming, Windows]:
    """Language, theme and windows as the profile's settings want them; what is wrong there is said."""
    store = SettingsStore(profile)
    settings, problems = store.load()
    unspoken = speak(app, settings.language)
    theme = Theme(look_of(settings, desktop_is_dark=_desktop_is_dark(app)))
    theme.apply(app)
    arming = Arming(desk.clock, idle_after_s=settings.idle_disarm_minutes * 60)
    preferences = Preferences(store, settings, keeper=RecordDefaults(records, accounts))
    move_older(preferences, records)
    windows = Windows(app, desk, arming, bridge, theme, preferences)
    for problem in (*problems, *filter(None, [unspoken])):
        desk.news.notice(Severity.WARNING, "settings", problem)
    return arming, windows


def _show(windows: Windows, size: tuple[int, int] | None) -> None:
    if size is not None:
        windows.first.resize(*size)
    windows.first.show()
    windows.open_remembered()


async def _learn_latency(desk: Desk, profile: Profile) -> None:
    """What earlier runs took; read beside the loop, because a journal may be long."""

    def read() -> list[Record]:
        with JournalReader(profile.journal) as reader:
            return reader.records()

    try:
        desk.latency.learn(await asyncio.to_thread(read))
    except JournalError as error:
        desk.news.notice(
            Severity.WARNING,
            "journal/latency",
            say("Earlier spans are unknown: {error}", error=error),
        )


@contextmanager
def _watched(desk: Desk, arming: Arming, window: MainWindow) -> Iterator[None]:
    """Jumps of time and a thread that stands still disarm the panel."""
    # Whatever was clicked meanwhile is worked off first when the thread goes on: disarmed by then.
    watchdog = Watchdog(lambda: arming.disarm(say("after standing still")))
    window.heartbeat.beat.connect(lambda _late_ms: watchdog.feed())
    watchdog.start()
    watching = watch_time(desk, arming.disarm)
    try:
        yield
    finally:
        watching.cancel()
        watchdog.stop()


def _journal_or_none(profile: Profile) -> Journal:
    """The profile's journal, or what stands in for one that cannot be used."""
    try:
        return open_journal(profile.journal)
    except JournalError as error:
        return SealedJournal(error)


def _say_sealed(desk: Desk, journal: SealedJournal) -> None:
    desk.news.notice(
        Severity.DANGER,
        "journal",
        str(journal.why),
        say(
            "Positions are shown; this panel cannot be armed and sends nothing. Close at "
            "the venues meanwhile."
        ),
    )


def save_picture(panel: Panel, path: Path) -> Path:
    """Write what the window shows now as a PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    panel.window.grab().save(str(path))
    return path


def _let_accounts_be_changed(windows: Windows, accounts: ProfileAccounts) -> None:
    def tie(window: MainWindow) -> None:
        WindowAccounts(window, accounts)

    tie(windows.first)
    windows.opened.connect(tie)


def _desktop_is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() is not Qt.ColorScheme.Light


def _say_not_opened(desk: Desk, record: AccountRecord, error: Misconfigured) -> None:
    desk.news.notice(
        Severity.DANGER,
        f"credentials/{record.name}",
        say("{name} was not opened: {error}", name=record.name, error=error),
        say("Its positions are not shown and cannot be closed from here. Mend the account."),
    )
