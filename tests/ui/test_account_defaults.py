"""An account's own beginning: amount, price, slippage, rest, guard and buttons, in every window."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt

from app.domain.errors import Misconfigured
from app.domain.intent import All, AtMarket, Capped, Exactly, Share, Ticks
from app.domain.money import Quantity, decimal
from app.system.defaults import AccountDefaults
from app.ui.accounts.defaults_box import DefaultsBox
from app.ui.settings.account_defaults import DefaultsBook
from app.ui.table.row_view import Button
from tests.ui import gallery


@pytest.fixture
def defaults(panel):
    return panel.window.preferences.accounts


def draft(panel):
    return panel.window.panel.draft


def test_without_a_choice_the_panel_begins_with_all_at_market(panel):
    panel.choose("mes")
    assert (draft(panel).amount, draft(panel).pricing) == (All(), AtMarket())


def test_the_first_row_of_another_account_begins_as_that_account_has_it(panel, defaults):
    defaults.change(gallery.NINJA, amount="50 %", price="capped", slippage="8 ticks")
    panel.choose("aapl")
    assert draft(panel).amount == All()
    panel.choose("mes")
    assert draft(panel).amount == Share(Fraction(1, 2))
    assert draft(panel).pricing == Capped(Ticks(decimal("8")))


def test_what_was_typed_stays_on_the_way_to_another_row_of_the_same_account(panel, defaults):
    defaults.change(gallery.NINJA, amount="2")
    panel.choose("mes")
    assert draft(panel).amount == Exactly(Quantity(decimal("2")))
    panel.window.panel.amount.set_share(100)
    panel.choose("mnq")
    assert draft(panel).amount == All()


def test_a_default_that_changes_shows_at_once(panel, defaults):
    panel.choose("mes")
    defaults.change(gallery.NINJA, price="capped")
    assert isinstance(draft(panel).pricing, Capped)


def test_a_default_never_changes_what_is_staged(panel, defaults):
    panel.click("mes", Button.CLOSE)
    staged = panel.window.presser.staged
    defaults.change(gallery.NINJA, amount="25 %", price="capped")
    assert panel.window.presser.staged == staged
    assert draft(panel).amount == All()


def test_a_button_that_is_not_wanted_takes_no_press_and_moves_no_other(panel, defaults):
    places = {button: panel.point("mes", button) for button in Button}
    defaults.change(gallery.NINJA, buttons=("quarter",))
    panel.click("mes", Button.HALF)
    assert panel.window.presser.staged == ()
    assert {button: panel.point("mes", button) for button in Button} == places
    panel.click("mes", Button.QUARTER)
    assert [draft.button for draft in panel.window.presser.staged] == [Button.QUARTER]


def test_the_keys_pass_over_a_button_that_is_not_wanted(panel, defaults):
    defaults.change(gallery.NINJA, buttons=())
    panel.choose("mes")
    for _ in range(2):
        panel.window.table.focus_button(1)
    assert panel.window.table.pointer.focused is Button.MORE


def test_other_accounts_keep_their_buttons(panel, defaults):
    defaults.change(gallery.NINJA, buttons=())
    panel.click("aapl", Button.HALF)
    assert len(panel.window.presser.staged) == 1


def test_the_rest_chosen_in_the_panel_is_the_accounts_default(panel, defaults):
    panel.choose("mes")
    box = panel.window.trading.rest
    box.setFocus()
    panel.key(Qt.Key.Key_Down)
    assert defaults.of(gallery.NINJA).remainder == "re-post x1"
    assert panel.window.panel.button.text().endswith("rest re-post at the cap")


def test_a_choice_that_cannot_be_written_is_said_and_holds_for_the_run(qapp):
    class Full:
        def load(self, _account):

            return AccountDefaults()

        def save(self, _account, _defaults):
            raise Misconfigured("accounts", "the disk is full")

    book, said = DefaultsBook(Full()), []
    book.not_kept.connect(said.append)
    book.change(gallery.NINJA, amount="50 %")
    assert "the disk is full" in said[0]
    assert book.of(gallery.NINJA).amount == "50 %"


def test_the_form_keeps_what_it_was_given_and_shows_the_usual_as_a_hint(qtbot):
    box = DefaultsBox()
    qtbot.addWidget(box)
    box.fill(AccountDefaults())
    assert box.value() == AccountDefaults()
    assert box.amount.text() == ""
    assert box.amount.placeholderText().startswith("all")
    own = AccountDefaults("50 %", "capped", "8 ticks", "market 4 x2", "loss 500 USD", ("half",))
    box.fill(own)
    assert box.value() == own
