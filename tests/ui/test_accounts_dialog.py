"""The list of accounts, and what follows from its buttons and keys."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import Denied
from app.ui.accounts.flow import AccountsFlow
from app.ui.accounts.importing import ImportDialog
from app.ui.accounts.question import Question
from app.ui.bridge import Bridge, PanelLoop
from app.ui.lifetime import end_now
from app.ui.look.theme import Theme
from app.ui.reports import Reports
from tests.support.accounts_port import FakePort, import_plan


class Bench:
    """The accounts dialog over an empty window."""

    def __init__(self, port: FakePort) -> None:
        self.port = port
        self.window = QWidget()
        self.window.resize(900, 700)
        self.window.show()
        self.flow = AccountsFlow(port, Bridge(Reports()), Theme(), self.window)
        self.flow.open_list()
        self.dialog = self.flow.dialog

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.dialog, key)

    def names(self) -> list[str]:
        rows = self.dialog.list
        return [rows.item(i).text() for i in range(rows.count())]

    async def until(self, holds) -> None:
        async with asyncio.timeout(5):
            while not holds():
                await asyncio.sleep(0.005)

    async def shown(self, kind):
        """The dialog of this kind that stands on top."""
        await self.until(lambda: any(d.isVisible() for d in self.window.findChildren(kind)))
        found = next(d for d in self.window.findChildren(kind) if d.isVisible())
        await self.until(found.isActiveWindow)
        return found


@pytest.fixture
def on_list(qapp):
    """Run a story on the accounts dialog, and end what it left behind."""

    def run(story, port: FakePort):
        async def whole():
            bench = Bench(port)
            await bench.until(bench.dialog.isActiveWindow)
            try:
                await story(bench)
            finally:
                if bench.flow.dialog is not None:
                    bench.flow.dialog.reject()
                end_now(bench.window)
                await asyncio.sleep(0.02)

        with asyncio.Runner(loop_factory=lambda: PanelLoop(qapp)) as runner:
            runner.run(whole())

    return run


def test_a_profile_without_accounts_offers_to_add_or_import_one(on_list):
    async def story(bench):
        dialog = bench.dialog
        assert dialog.nothing.isVisible()
        assert [b.isEnabled() for b in (dialog.add, dialog.edit, dialog.remove, dialog.export)] == [
            True, False, False, False
        ]  # fmt: skip

    on_list(story, FakePort())


def test_an_account_that_was_added_stands_in_the_list(on_list):
    async def story(bench):
        bench.dialog.add.setFocus()
        bench.key(Qt.Key.Key_Space)
        form = bench.flow.form
        await bench.until(form.isActiveWindow)
        form.parts.name.set_value("Second")
        form.body.rows["public_key"].set_value("qfex_pub_2")
        form.body.secrets["secret_key"].set_value("hunter22")
        form.parts.save.click()
        await bench.until(lambda: bench.names() == ["First", "Second"])
        assert bench.dialog.said == "Saved Second."
        assert bench.flow.form is None

    on_list(story, FakePort("First"))


def test_enter_edits_the_chosen_account(on_list):
    async def story(bench):
        bench.dialog.list.setFocus()
        bench.key(Qt.Key.Key_Down)
        bench.key(Qt.Key.Key_Return)
        assert bench.flow.form.parts.name.value == "Second"

    on_list(story, FakePort("First", "Second"))


def test_one_like_it_takes_the_login_but_neither_name_nor_secrets(on_list):
    async def story(bench):
        bench.dialog.copy.click()
        draft = bench.flow.form.draft()
        assert draft.name != "First"
        assert draft.fields == {"public_key": "qfex_pub_1"}
        assert (draft.account_id, draft.secrets_of, dict(draft.secrets)) == ("", "1", {})

    on_list(story, FakePort("First"))


def test_removing_asks_in_words_and_keeping_is_the_default(on_list):
    async def story(bench):
        bench.dialog.list.setFocus()
        bench.key(Qt.Key.Key_Delete)
        question = await bench.shown(Question)
        assert "secrets are removed" in question.accessibleName()
        assert "open positions stay open" in question.accessibleName()
        QTest.keyClick(question.focusWidget(), Qt.Key.Key_Return)
        await asyncio.sleep(0.03)
        assert bench.port.removed == []
        bench.dialog.remove.click()
        question = await bench.shown(Question)
        QTest.mouseClick(question.yes, Qt.MouseButton.LeftButton)
        await bench.until(lambda: bench.names() == ["Second"])
        assert bench.dialog.said == "Removed First."

    on_list(story, FakePort("First", "Second"))


def test_a_refused_change_is_told_and_nothing_moves(on_list):
    async def story(bench):
        bench.port.error = Denied("closing", "A close of First is not explained yet.")
        bench.dialog.disable.click()
        await bench.until(lambda: bench.dialog.said)
        assert bench.dialog.said == "A close of First is not explained yet."
        assert bench.dialog.disable.text() == "Disable"

    on_list(story, FakePort("First"))


def test_a_disabled_account_can_be_enabled_again(on_list):
    async def story(bench):
        bench.dialog.disable.click()
        await bench.until(lambda: bench.dialog.disable.text() == "Enable")
        bench.dialog.disable.click()
        await bench.until(lambda: bench.dialog.disable.text() == "Disable")

    on_list(story, FakePort("First"))


def test_the_chosen_account_stays_chosen_when_the_list_is_refreshed(on_list):
    async def story(bench):
        bench.dialog.list.setCurrentRow(1)
        bench.flow.refresh()
        assert bench.dialog.list.chosen.name == "Second"

    on_list(story, FakePort("First", "Second"))


def test_without_a_keyring_it_is_said_plainly(on_list):
    async def story(bench):
        labels = [label.text() for label in bench.dialog.findChildren(QWidget, "reason")]
        assert any("no keyring" in text for text in labels)

    on_list(story, FakePort(stores=False))


@pytest.mark.parametrize(("name", "wanted"), [("a.toml", "version = 1\n"), ("a.json", "{}")])
def test_accounts_are_exported_by_the_ending_of_the_name(on_list, tmp_path, name, wanted):
    async def story(bench):
        bench.flow.export_to(str(tmp_path / name))
        assert (tmp_path / name).read_text() == wanted
        assert bench.dialog.said.endswith("without secrets.")

    on_list(story, FakePort("First"))


def test_an_export_that_cannot_be_written_says_so(on_list, tmp_path):
    async def story(bench):
        bench.flow.export_to(str(tmp_path / "nowhere" / "a.toml"))
        assert bench.dialog.said.startswith("Nothing was exported:")

    on_list(story, FakePort("First"))


def test_an_import_shows_what_it_brings_before_it_is_taken(on_list, tmp_path):
    async def story(bench):
        (tmp_path / "in.toml").write_text("version = 1")
        bench.port.plan = import_plan("", "There is an account named Fund 2 already.")
        bench.flow.import_from(str(tmp_path / "in.toml"))
        dialog = await bench.shown(ImportDialog)
        assert dialog.take.text() == "Import 1"
        problems = [label.text() for label in dialog.findChildren(QWidget, "problem")]
        assert problems == ["There is an account named Fund 2 already."]
        assert bench.port.taken == []
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        await bench.until(lambda: bench.port.taken == [bench.port.plan])

    on_list(story, FakePort("First"))


def test_an_import_with_nothing_to_take_cannot_be_confirmed(on_list, tmp_path):
    async def story(bench):
        (tmp_path / "in.toml").write_text("version = 1")
        bench.port.plan = import_plan("taken")
        bench.flow.import_from(str(tmp_path / "in.toml"))
        dialog = await bench.shown(ImportDialog)
        assert not dialog.take.isEnabled()
        dialog.reject()

    on_list(story, FakePort("First"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00", "not a text file"),
        (b"x" * 1_000_001, "too large"),
        (None, "No such file"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(on_list, tmp_path, content, words):
    async def story(bench):
        file = tmp_path / "in.toml"
        if content is not None:
            file.write_bytes(content)
        bench.flow.import_from(str(file))
        assert words in bench.dialog.said

    on_list(story, FakePort("First"))
