"""The form of one account, filled in with real keys."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.errors import Misconfigured, NoLink, Refused
from app.domain.ids import Environment
from app.system.secrets import Secret
from app.ui.accounts.form import AccountForm
from app.ui.accounts.port import Draft, Found, Kept
from app.ui.accounts.question import Question
from app.ui.bridge import Bridge, PanelLoop
from app.ui.lifetime import end_now
from app.ui.look.theme import Theme
from app.ui.reports import Reports
from tests.support.accounts_port import FakePort

LIVE, PAPER, SIM = Environment.LIVE, Environment.PAPER, Environment.SIM


class Bench:
    """A shown form, and hands on a keyboard."""

    def __init__(self, port: FakePort, draft: Draft | None) -> None:
        self.port = port
        self.form = AccountForm(port, Bridge(Reports()), Theme(), draft)
        self.said: list[str] = []
        self.form.saved.connect(self.said.append)
        self.form.open()

    def row(self, name: str):
        return self.form.parts.name if name == "name" else self.form.body.row_of(name)

    def type(self, name: str, text: str) -> None:
        edit = self.row(name).edit
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.form, key)

    def problem(self, name: str) -> str:
        return self.row(name).problem.text()

    @property
    def result(self) -> str:
        return self.form.parts.result.text if self.form.parts.result.isVisible() else ""

    def fill(self) -> None:
        self.type("public_key", "qfex_pub_9")
        self.type("secret_key", "hunter22")

    async def until(self, holds) -> None:
        async with asyncio.timeout(5):
            while not holds():
                await asyncio.sleep(0.005)


@pytest.fixture
def on_form(qapp):
    """Run a story on a form, and end what it left behind."""

    def run(story, port: FakePort | None = None, draft: Draft | None = None):
        async def whole():
            bench = Bench(port or FakePort(), draft)
            await bench.until(bench.form.isActiveWindow)
            await asyncio.sleep(0.02)
            try:
                return await story(bench)
            finally:
                bench.form.done(0)
                end_now(bench.form)
                await asyncio.sleep(0.02)

        with asyncio.Runner(loop_factory=lambda: PanelLoop(qapp)) as runner:
            return runner.run(whole())

    return run


def test_an_account_is_added_with_the_keyboard_alone(on_form):
    async def story(bench):
        tabs = Qt.Key.Key_Tab
        bench.form.parts.venue.setFocus()
        order = []
        for _ in range(9):
            bench.key(tabs)
            order.append(QApplication.focusWidget().accessibleName())
        bench.type("name", "Main")
        bench.fill()
        bench.key(Qt.Key.Key_Return)
        await bench.until(lambda: bench.said)
        return order

    port = FakePort()
    order = on_form(story, port)
    (saved,) = port.saved
    assert (saved.name, saved.venue, saved.environment) == ("Main", "qfex", LIVE)
    assert saved.fields == {"public_key": "qfex_pub_9"}
    assert saved.secrets == {"secret_key": Secret("hunter22")}
    assert [name for name in order if name in ("Name", "Public key", "Sub-account", "Secret key")] == [
        "Name", "Public key", "Sub-account", "Secret key"
    ]  # fmt: skip


def test_each_missing_field_is_told_beside_it_and_nothing_typed_is_lost(on_form):
    async def story(bench):
        bench.type("account_id", "5f0e")
        bench.key(Qt.Key.Key_Return)
        assert bench.problem("public_key") == "Public key is missing."
        assert bench.problem("secret_key") == "Secret key is missing."
        assert QApplication.focusWidget() is bench.row("public_key").edit
        assert bench.row("account_id").value == "5f0e"
        assert "missing" in bench.row("public_key").edit.accessibleDescription()
        bench.type("public_key", "q")
        assert bench.problem("public_key") == ""
        assert not bench.said

    on_form(story)


def test_a_save_that_fails_keeps_the_form_and_what_was_typed(on_form):
    async def story(bench):
        bench.fill()
        bench.port.error = Misconfigured("name", "the name 'QFEX' is taken; choose another.")
        bench.key(Qt.Key.Key_Return)
        await bench.until(lambda: bench.problem("name"))
        assert bench.problem("name") == "The name 'QFEX' is taken; choose another."
        assert bench.form.isVisible()
        assert bench.row("secret_key").edit.text() == "hunter22"
        bench.key(Qt.Key.Key_Return)
        await bench.until(lambda: bench.said)

    on_form(story)


def test_a_secret_shows_as_dots_until_it_is_asked_for(on_form):
    async def story(bench):
        row = bench.row("secret_key")
        assert not row.reveal.isEnabled()
        bench.type("secret_key", "hunter22")
        assert row.edit.echoMode() is QLineEdit.EchoMode.Password
        QTest.mouseClick(row.reveal, Qt.MouseButton.LeftButton)
        assert row.edit.echoMode() is QLineEdit.EchoMode.Normal
        QTest.mouseClick(row.reveal, Qt.MouseButton.LeftButton)
        assert row.edit.echoMode() is QLineEdit.EchoMode.Password

    on_form(story)


def test_a_stored_secret_is_never_shown_and_kept_when_left_empty(on_form):
    async def story(bench):
        row = bench.row("secret_key")
        await bench.until(lambda: row.where.text())
        assert row.where.text() == "Stored in the system keyring; leave empty to keep it."
        assert row.edit.text() == ""
        bench.type("name", "Renamed")
        bench.key(Qt.Key.Key_Return)
        await bench.until(lambda: bench.said)

    port = FakePort("Main")
    port.stored = {"secret_key": Kept.KEYRING}
    on_form(story, port, port.draft_of("1"))
    assert port.saved[0].secrets == {}
    assert port.saved[0].account_id == "1"


def test_without_a_keyring_the_variable_to_set_is_named_as_the_name_is_typed(on_form):
    async def story(bench):
        bench.type("name", "My fund")
        assert "set UNWIND_SECRET__MY_FUND__SECRET_KEY at each start" in (
            bench.row("secret_key").where.text()
        )

    on_form(story, FakePort(stores=False))


def test_a_secret_given_by_the_environment_is_not_asked_for(on_form):
    async def story(bench):
        bench.type("name", "Main")
        assert not bench.row("secret_key").edit.isEnabled()
        assert "environment variable UNWIND_SECRET__MAIN__SECRET_KEY" in (
            bench.row("secret_key").where.text()
        )
        bench.type("public_key", "qfex_pub_9")
        bench.key(Qt.Key.Key_Return)
        await bench.until(lambda: bench.said)

    port = FakePort()
    port.environ = {"UNWIND_SECRET__MAIN__SECRET_KEY"}
    on_form(story, port)


def test_a_test_says_what_it_found_and_saves_nothing(on_form):
    async def story(bench):
        bench.fill()
        QTest.mouseClick(bench.form.parts.test, Qt.MouseButton.LeftButton)
        assert "Nothing is traded" in bench.result
        await bench.until(lambda: "Connected" in bench.result)
        assert bench.result.startswith("Connected: 2 open positions.")
        assert "Trading is allowed." in bench.result
        bench.type("public_key", "qfex_pub_8")
        assert bench.result == "Changed since the last test."

    port = FakePort()
    on_form(story, port)
    assert port.saved == []
    assert port.checked[0].secrets == {"secret_key": Secret("hunter22")}


def test_what_a_test_found_is_whole_in_sight_in_a_small_form(on_form):
    async def story(bench):
        bench.form.resize(600, 420)
        bench.fill()
        bench.form.parts.test.click()
        box = bench.form.parts.result
        await bench.until(lambda: "Connected" in bench.result)
        await bench.until(lambda: box.visibleRegion().boundingRect() == box.rect())

    port = FakePort()
    port.found = Found(3, tuple(f"Sentence {i}." for i in range(9)))
    on_form(story, port)


def test_a_login_that_cannot_trade_is_a_warning(on_form):
    async def story(bench):
        bench.fill()
        bench.form.parts.test.click()
        await bench.until(lambda: "Connected" in bench.result)
        assert bench.result.startswith("Connected, but this login cannot trade: 1 open position.")
        assert bench.form.parts.result.property("severity") == "warning"

    port = FakePort()
    port.found = Found(1, (), None, False)
    on_form(story, port)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Misconfigured("secret_key", "QFEX refused the login"), "Mend the field and test again."),
        (NoLink("No connection to trade.example"), "Check that this computer is online"),
        (Refused("403", "no", "QFEX said no"), "Nothing was traded. Test again."),
        (ValueError("boom"), "a fault of the program"),
    ],
)
def test_a_test_that_fails_says_what_to_do(on_form, error, words):
    async def story(bench):
        bench.fill()
        bench.port.error = error
        bench.form.parts.test.click()
        await bench.until(lambda: words in bench.result)
        wanted = "QFEX refused the login." if isinstance(error, Misconfigured) else ""
        assert bench.problem("secret_key") == wanted

    on_form(story)


def test_a_running_test_can_be_stopped_and_its_answer_no_longer_counts(on_form):
    async def story(bench):
        bench.port.gate = asyncio.Event()
        bench.fill()
        bench.form.parts.test.click()
        await bench.until(lambda: bench.port.checked)
        assert bench.form.parts.test.text() == "Stop the test"
        QTest.mouseClick(bench.form.parts.test, Qt.MouseButton.LeftButton)
        await bench.until(lambda: bench.port.stopped)
        bench.port.gate.set()
        await asyncio.sleep(0.02)
        assert bench.result == "The test was stopped."
        assert bench.form.parts.test.text() == "Test connection"

    on_form(story)


def test_a_form_that_goes_away_stops_its_test(on_form):
    async def story(bench):
        bench.port.gate = asyncio.Event()
        bench.fill()
        bench.form.parts.test.click()
        await bench.until(lambda: bench.port.checked)
        bench.form.parts.save.click()
        await bench.until(lambda: bench.port.stopped)
        bench.port.gate.set()
        await bench.until(lambda: bench.said)

    on_form(story)


def test_sub_accounts_that_were_found_are_offered_to_tick(on_form):
    async def story(bench):
        bench.form.parts.choose_venue("crosstrade")
        bench.type("token", "xt_123456")
        bench.form.parts.test.click()
        await bench.until(lambda: "Connected" in bench.result)
        boxes = bench.row("account").boxes
        assert list(boxes) == ["Sim101", "DEMO1"]
        for box in boxes.values():
            QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() * 0.1)
        assert bench.row("account").value == "Sim101, DEMO1"
        boxes["Sim101"].setFocus()
        bench.key(Qt.Key.Key_Space)
        assert bench.row("account").value == "DEMO1"

    port = FakePort()
    port.found = Found(0, (), sub_accounts=("Sim101", "DEMO1"))
    on_form(story, port)


def test_of_single_sub_accounts_the_one_ticked_last_stands(on_form):
    async def story(bench):
        bench.form.body.offer(("a1", "b2"))
        boxes = bench.row("account_id").boxes
        boxes["a1"].click()
        boxes["b2"].click()
        assert bench.row("account_id").value == "b2"
        assert not boxes["a1"].isChecked()
        boxes["b2"].click()
        assert bench.row("account_id").value == ""

    on_form(story)


def test_choices_that_an_error_names_are_offered(on_form):
    async def story(bench):
        bench.form.parts.choose_venue("crosstrade")
        bench.type("token", "xt_123456")
        bench.port.error = Misconfigured("account", "choose among those found", ("Sim101",))
        bench.form.parts.test.click()
        await bench.until(lambda: bench.row("account").boxes)
        assert bench.problem("account") == "Choose among those found."

    on_form(story)


def test_another_venue_shows_its_own_fields_and_keeps_what_was_typed_before(on_form):
    async def story(bench):
        bench.type("public_key", "qfex_pub_9")
        bench.form.parts.venue.setFocus()
        bench.key(Qt.Key.Key_Down)
        assert bench.form.parts.chosen_venue == "crosstrade"
        assert bench.row("account").isVisible()
        assert bench.form.parts.name.value == "CrossTrade"
        bench.form.parts.venue.setFocus()
        bench.key(Qt.Key.Key_Up)
        assert bench.row("public_key").value == "qfex_pub_9"

    on_form(story)


def test_a_name_that_is_taken_is_not_proposed(on_form):
    async def story(bench):
        assert bench.form.parts.name.value == "QFEX 2"

    on_form(story, FakePort("qfex"))


def test_an_environment_says_what_it_means_and_shows_its_addresses(on_form):
    async def story(bench):
        parts = bench.form.parts
        assert not bench.row("endpoint trade").isVisible()
        assert "Real money" in parts.meaning.text()
        parts.fold.setFocus()
        bench.key(Qt.Key.Key_Space)
        assert bench.row("endpoint trade").edit.placeholderText() == "wss://trade.example"
        parts.choose_environment(PAPER)
        assert "No real money" in parts.meaning.text()
        assert bench.row("endpoint trade").edit.placeholderText() == "wss://paper.example"
        parts.fold.setChecked(False)
        parts.choose_environment(SIM)
        assert bench.row("endpoint trade").isVisible()
        assert parts.chip.text() == "SIM"

    on_form(story)


def test_venue_and_environment_of_a_stored_account_stay_as_they_are(on_form):
    async def story(bench):
        parts = bench.form.parts
        assert not parts.venue.isEnabled()
        assert not any(parts._segments.button(c).isEnabled() for c in parts._segments.choices())
        assert parts.environment is PAPER

    port = FakePort("Main")
    on_form(story, port, port.draft_of("1"))


def test_escape_leaves_an_untouched_form_at_once(on_form):
    async def story(bench):
        bench.key(Qt.Key.Key_Escape)
        await bench.until(lambda: not bench.form.isVisible())

    on_form(story)


def test_escape_asks_before_what_was_typed_is_lost(on_form):
    async def story(bench):
        bench.type("name", "Mine")
        bench.key(Qt.Key.Key_Escape)
        await bench.until(lambda: bench.form.findChildren(Question))
        (question,) = bench.form.findChildren(Question)
        await bench.until(question.isActiveWindow)
        QTest.keyClick(question.focusWidget(), Qt.Key.Key_Return)
        await asyncio.sleep(0.05)
        assert bench.form.isVisible()
        assert bench.form.parts.name.value == "Mine"
        bench.form.reject()
        await bench.until(lambda: any(q.isVisible() for q in bench.form.findChildren(Question)))
        question = next(q for q in bench.form.findChildren(Question) if q.isVisible())
        question.yes.click()
        await bench.until(lambda: not bench.form.isVisible())

    on_form(story)


def test_every_control_has_a_name_for_screen_readers(on_form):
    async def story(bench):
        bench.form.parts.fold.setChecked(True)
        bench.form.body.offer(("a1",))
        nameless = [
            widget
            for widget in bench.form.findChildren(object)
            if getattr(widget, "focusPolicy", None) is not None
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and not (widget.accessibleName() or getattr(widget, "text", str)())
        ]
        assert nameless == []

    on_form(story)
