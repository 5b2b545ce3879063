"""Writes pictures of the accounts dialog and of each venue's form, in both themes, to out/."""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.domain.errors import Misconfigured
from app.domain.ids import Environment
from app.engine.journal import Journal
from app.main.accounts import ProfileAccounts
from app.main.house import build_desk
from app.system.accounts import AccountStore
from app.system.paths import Profile
from app.system.secrets import Secrets
from app.ui.accounts.dialog import AccountsDialog
from app.ui.accounts.form import AccountForm
from app.ui.accounts.importing import ImportDialog
from app.ui.accounts.port import AccountLine, Draft, Found, Tone
from app.ui.accounts.question import Question
from app.ui.bridge import Bridge, PanelLoop
from app.ui.look.theme import Look, Shade, Theme
from app.ui.reports import Reports
from tests.support.keyring import MemoryKeyring

OUT = Path(__file__).resolve().parent.parent / "out"
LINES = (
    ("Broker one", "metatrader5", "MetaTrader 5", Environment.LIVE, "connected", Tone.GOOD),
    ("CoinW", "coinw", "CoinW futures", Environment.LIVE, "connecting", Tone.WAITING),
    ("QFEX hedge", "qfex", "QFEX", Environment.PAPER, "read-only, connected", Tone.GOOD),
    ("Ninja", "crosstrade", "NinjaTrader 8 (CrossTrade)", Environment.SIM,
     "not let in: token: CrossTrade does not accept it; make a new one", Tone.BAD),
    ("Old fund", "clearstreet", "Clear Street", Environment.LIVE, "disabled", Tone.OFF),
)  # fmt: skip


def lines() -> tuple[AccountLine, ...]:
    return tuple(
        AccountLine(str(i), name, venue, title, where, tone is Tone.OFF, False, state, tone)
        for i, (name, venue, title, where, state, tone) in enumerate(LINES)
    )


async def shoot(widget: QWidget, name: str, size: tuple[int, int] | None = None) -> None:
    if size is not None:
        widget.resize(*size)
    widget.show()
    for _ in range(4):
        await asyncio.sleep(0.02)
    OUT.mkdir(exist_ok=True)
    path = OUT / f"{name}.png"
    widget.grab().save(str(path))
    print(path)


async def shoot_forms(port: ProfileAccounts, bridge: Bridge, theme: Theme, shade: str) -> None:
    for form in port.forms():
        draft = Draft(form.venue, form.environments[0])
        dialog = AccountForm(port, bridge, theme, draft)
        await shoot(dialog, f"{shade}-account-{form.venue}", (720, 900))
        dialog.done(0)
        dialog.deleteLater()
    dialog = AccountForm(port, bridge, theme, Draft("qfex", Environment.SIM))
    dialog.parts.save.click()
    dialog.body.offer(
        ("5f0e2c1a-0b7d-4b71-9f63-5d1c6a1a0001", "5f0e2c1a-0b7d-4b71-9f63-5d1c6a1a0002")
    )
    await shoot(dialog, f"{shade}-account-problems", (720, 900))
    dialog.done(0)
    dialog = AccountForm(port, bridge, theme, Draft("crosstrade", Environment.PAPER))
    dialog.body.rows["account"].set_value("Sim101")
    dialog.body.secrets["token"].set_value("xt_0123456789")
    dialog._on_found(
        Found(2, ("The token is accepted and the add-on in NinjaTrader answers.",
                  "Sim101: simulated, provider Simulator, USD, broker connected.",
                  "The orders of Sim101 can be listed (1 of them)."), 0.2, None,
              ("Sim101", "DEMO12345", "Playback101", "Backtest")))  # fmt: skip
    await shoot(dialog, f"{shade}-account-found", (720, 1010))
    dialog._on_not_found(Misconfigured("token", "CrossTrade does not accept it; make a new one"))
    await shoot(dialog, f"{shade}-account-refused", (600, 640))
    dialog.done(0)


async def story(app: QApplication) -> int:
    with tempfile.TemporaryDirectory() as folder:
        profile = Profile.open(Path(folder))
        journal = Journal(profile.journal)
        desk = build_desk(journal)
        bridge = Bridge(Reports())
        for shade in Shade:
            theme = Theme(Look(shade))
            theme.apply(app)
            secrets = Secrets(backend=MemoryKeyring(), environ={})
            port = ProfileAccounts(AccountStore(profile), secrets, desk)
            await shoot_forms(port, bridge, theme, shade)
            await shoot_lists(port, theme, shade)
            bare = ProfileAccounts(AccountStore(profile), Secrets(environ={}), desk)
            dialog: QDialog = AccountForm(bare, bridge, theme, Draft("coinw", Environment.LIVE))
            await shoot(dialog, f"{shade}-account-no-keyring", (720, 760))
            dialog.done(0)
        await desk.stop()
        journal.close()
    return 0


async def shoot_lists(port: ProfileAccounts, theme: Theme, shade: str) -> None:
    dialog = AccountsDialog(theme, stores_secrets=False)
    dialog.show_lines(lines())
    dialog.say("Saved QFEX hedge. It is being connected.")
    await shoot(dialog, f"{shade}-accounts")
    dialog.done(0)
    empty = AccountsDialog(theme, stores_secrets=True)
    await shoot(empty, f"{shade}-accounts-empty")
    empty.done(0)
    question = Question(
        "Remove QFEX hedge?",
        "The account and its secrets are removed from this computer. Nothing changes at the "
        "venue: open positions stay open there, and can no longer be seen or closed from here.",
        yes="Remove",
        no="Keep it",
    )
    await shoot(question, f"{shade}-accounts-remove")
    question.done(0)
    text = port.export_text(as_json=False) + (
        '\n[[account]]\nname = "Fund"\nvenue = "qfex"\nenvironment = "live"\n'
        'fields = {public_key = "qfex_pub_1", secret_key = "oops"}\n'
        '\n[[account]]\nname = "FUND"\nvenue = "coinw"\nenvironment = "live"\n'
        '\n[[account]]\nname = "Odd"\nvenue = "nowhere"\nenvironment = "sim"\n'
    )
    plan = port.read_import(text)
    bringing = ImportDialog(plan, theme)
    await shoot(bringing, f"{shade}-accounts-import")
    bringing.done(0)


def main() -> int:
    app = QApplication.instance() or QApplication(["unwind"])
    assert isinstance(app, QApplication)
    with asyncio.Runner(loop_factory=lambda: PanelLoop(app)) as runner:
        return runner.run(story(app))


if __name__ == "__main__":
    sys.exit(main())
