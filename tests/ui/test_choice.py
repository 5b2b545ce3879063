"""Choosing several rows with real keys and clicks: by position, whatever the table does meanwhile."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.money import Price
from app.ui.look.theme import Look, Shade
from app.ui.table.columns import Column
from app.ui.table.row_order import Sorting
from app.ui.table.row_view import Button
from app.ui.table.view import _INDEX_OF
from app.ui.window.dressing import redress
from tests.ui import gallery

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
ORDER = ("eur", "gold", "btc", "eth", "aapl", "spx", "mes", "mnq", "nvda", "tsla")


def cell(panel, name: str) -> QPoint:
    """A place in a row that is no button."""
    table, row = panel.window.table, panel.window.model.row_of(panel.keys[name])
    index = panel.window.model.index(row, _INDEX_OF[Column.SYMBOL])
    table.scrollTo(index)
    return table.visualRect(index).center()


def click(panel, name: str, held: Qt.KeyboardModifier = PLAIN) -> None:
    viewport, left = panel.window.table.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, left, held, cell(panel, name))
    QApplication.processEvents()


def pick(panel, *names: str) -> None:
    """The first by a click, the others by Ctrl and a click."""
    click(panel, names[0])
    for name in names[1:]:
        click(panel, name, CTRL)


def chosen(panel) -> list[str]:
    names = {key: name for name, key in panel.keys.items()}
    return [names[key] for key in panel.window.table.chosen_keys]


def current(panel) -> str:
    return next(n for n, key in panel.keys.items() if key == panel.window.table.current_key)


# ---- keys and clicks


def test_ctrl_and_a_click_take_a_row_in_and_out(panel):
    pick(panel, "gold", "mes", "nvda")
    assert chosen(panel) == ["gold", "mes", "nvda"]
    assert current(panel) == "nvda"
    click(panel, "mes", CTRL)
    assert chosen(panel) == ["gold", "nvda"]


def test_taking_out_the_current_row_makes_the_nearest_chosen_one_current(panel):
    pick(panel, "gold", "mes", "nvda")
    click(panel, "nvda", CTRL)
    assert chosen(panel) == ["gold", "mes"]
    assert current(panel) == "mes"


def test_taking_out_the_last_row_leaves_nothing_chosen(panel):
    click(panel, "gold")
    click(panel, "gold", CTRL)
    assert chosen(panel) == []
    assert panel.window.table.current_key is None


def test_shift_and_a_click_choose_all_from_the_first_one(panel):
    click(panel, "gold")
    click(panel, "aapl", SHIFT)
    assert chosen(panel) == ["gold", "btc", "eth", "aapl"]
    click(panel, "eur", SHIFT)
    assert chosen(panel) == ["eur", "gold"]


def test_shift_up_and_down_take_neighbours_along_and_give_them_back(panel):
    panel.choose("btc")
    panel.key(Qt.Key.Key_Down, SHIFT)
    panel.key(Qt.Key.Key_Down, SHIFT)
    assert chosen(panel) == ["btc", "eth", "aapl"]
    panel.key(Qt.Key.Key_Up, SHIFT)
    assert chosen(panel) == ["btc", "eth"]
    panel.key(Qt.Key.Key_Up, SHIFT)
    panel.key(Qt.Key.Key_Up, SHIFT)
    assert chosen(panel) == ["gold", "btc"]


def test_what_was_chosen_before_a_reach_stays(panel):
    pick(panel, "eur", "aapl")
    panel.key(Qt.Key.Key_Down, SHIFT)
    assert chosen(panel) == ["eur", "aapl", "spx"]


def test_without_a_mouse_any_row_is_taken_in_and_out(panel):
    panel.choose("gold")
    for _ in range(4):
        panel.key(Qt.Key.Key_Down, CTRL)
    assert panel.said() == "At US500-USD. Key I takes it in or out."
    assert chosen(panel) == ["gold"]
    panel.key(Qt.Key.Key_Space, CTRL)
    assert chosen(panel) == ["gold", "spx"]
    panel.key(Qt.Key.Key_Up, CTRL)
    panel.key(Qt.Key.Key_Up, CTRL)
    panel.key(Qt.Key.Key_I)
    assert chosen(panel) == ["gold", "eth", "spx"]
    panel.key(Qt.Key.Key_I)
    assert chosen(panel) == ["gold", "spx"]
    panel.key(Qt.Key.Key_Down)
    assert len(chosen(panel)) == 1
    assert panel.window.table.choice.cursor is None


def test_a_close_key_never_acts_on_the_row_where_the_keyboard_only_stands(panel):
    panel.arm()
    panel.choose("gold")
    panel.key(Qt.Key.Key_Down, CTRL)
    panel.key(Qt.Key.Key_Delete)
    assert [wish.seen.key for wish in panel.desk.sent] == [panel.keys["gold"]]


def test_escape_first_forgets_where_the_keyboard_stands(panel):
    panel.choose("gold")
    panel.key(Qt.Key.Key_Down, CTRL)
    panel.key(Qt.Key.Key_Escape)
    assert panel.window.table.choice.cursor is None
    assert chosen(panel) == ["gold"]


def test_ctrl_a_chooses_every_row_that_is_shown(panel):
    panel.window.page.open_filter()
    panel.window.page.filter.setText("usd")
    panel.window.page.leave_filter()
    panel.key(Qt.Key.Key_A, CTRL)
    assert chosen(panel) == ["eur", "gold", "btc", "eth", "aapl", "spx"]


def test_a_field_keeps_its_own_ctrl_a(panel):
    panel.choose("mes")
    panel.key(Qt.Key.Key_Q)
    panel.key(Qt.Key.Key_A, CTRL)
    assert chosen(panel) == ["mes"]
    field = panel.window.panel.amount.field
    assert field.selectedText() == field.text()


@pytest.mark.parametrize("back", ["click", "down", "up"])
def test_a_plain_click_or_arrow_goes_back_to_one_row(panel, back):
    pick(panel, "gold", "mes")
    if back == "click":
        click(panel, "gold")
    else:
        panel.key(Qt.Key.Key_Down if back == "down" else Qt.Key.Key_Up)
    assert chosen(panel) == [{"click": "gold", "down": "mnq", "up": "spx"}[back]]
    assert panel.window.panels.currentWidget() is panel.window.panel


def test_escape_drops_the_choice_and_sends_nothing(panel):
    panel.arm()
    pick(panel, "gold", "mes")
    panel.key(Qt.Key.Key_Escape)
    assert chosen(panel) == []
    assert panel.said() == "No row is chosen any more. Nothing was sent."
    panel.key(Qt.Key.Key_Delete)
    assert panel.desk.sent == []


def test_escape_drops_what_is_staged_before_it_drops_the_choice(panel):
    pick(panel, "gold", "mes")
    panel.key(Qt.Key.Key_Delete)
    panel.key(Qt.Key.Key_Escape)
    assert chosen(panel) == ["gold", "mes"]
    assert not panel.window.presser.staged


def test_a_slip_with_ctrl_onto_a_painted_button_chooses_and_presses_nothing(panel):
    panel.arm()
    pick(panel, "gold")
    at = panel.point("mes", Button.CLOSE)
    QTest.mouseClick(panel.window.table.viewport(), Qt.MouseButton.LeftButton, CTRL, at)
    assert panel.desk.sent == []
    assert chosen(panel) == ["gold", "mes"]


def test_a_painted_button_acts_on_its_own_row_only(panel):
    panel.arm()
    pick(panel, "gold", "mes", "nvda")
    panel.click("mes", Button.HALF)
    assert [wish.seen.key for wish in panel.desk.sent] == [panel.keys["mes"]]
    assert chosen(panel) == ["mes"]


def test_the_menu_of_a_chosen_row_keeps_the_choice_and_flattens_all_of_it(panel):
    pick(panel, "gold", "mes")
    menu = panel.window.trading.menus.row_menu(panel.keys["gold"])
    assert chosen(panel) == ["gold", "mes"]
    next(entry for entry in menu.actions() if entry.objectName() == "stage_row").trigger()
    assert "Flatten 2 in 2 accounts" in panel.window.trading.strip.text


def test_the_number_of_chosen_rows_is_said(panel):
    pick(panel, "eur", "gold", "mes")
    assert panel.said() == "Chosen: 3 positions in 2 accounts."


# ---- what the table does meanwhile


def test_the_choice_stays_with_its_positions_when_rows_are_sorted(panel):
    pick(panel, "eur", "mes", "tsla")
    for column in (Column.SYMBOL, Column.PROFIT, Column.PROFIT, Column.SIZE):
        panel.window.table.sort_rows(Sorting(column, falling=True))
        assert sorted(chosen(panel)) == ["eur", "mes", "tsla"]
        rows = {index.row() for index in panel.window.table.selectionModel().selectedRows()}
        model = panel.window.model
        assert rows == {model.row_of(panel.keys[name]) for name in ("eur", "mes", "tsla")}


def test_the_choice_survives_ticks_and_rows_that_appear(panel):
    pick(panel, "eur", "mes")
    book, key = panel.desk.book, panel.keys["mes"]
    for step in range(1, 4):
        mark = Price(book.position(key).mark + step)
        quote = replace(book.quote(book.position(key)), mark=mark)
        book.apply_quote(key.account, "MES 12-26", quote)
        of = gallery.instrument(gallery.STREET, f"NEW{step}", gallery.Unit.SHARE, "1", "0.01")
        gallery.hold(panel.desk, gallery.STREET, of, gallery.Side.LONG, "1", "1", "1", "2")
        panel.frame()
        panel.window.glance()
    assert chosen(panel) == ["eur", "mes"]


def test_a_row_that_vanishes_leaves_the_choice_and_is_named(panel):
    pick(panel, "eur", "gold", "mes")
    panel.desk.gone(panel.keys["gold"])
    panel.frame()
    assert chosen(panel) == ["eur", "mes"]
    assert panel.said() == "Closed elsewhere and no longer chosen: XAUUSD."


def test_the_current_row_that_vanishes_hands_over_to_another_chosen_one(panel):
    pick(panel, "eur", "gold", "mes")
    panel.desk.gone(panel.keys["mes"])
    panel.frame()
    panel.desk.clock.advance(5)
    panel.frame()
    assert chosen(panel) == ["eur", "gold"]
    assert current(panel) in ("eur", "gold")


def test_the_last_row_of_a_choice_leaves_it_too_when_it_has_gone(panel):
    pick(panel, "eur", "gold", "mes")
    for name in ("gold", "eur", "mes"):
        panel.desk.gone(panel.keys[name])
        panel.frame()
    assert chosen(panel) == []
    assert panel.window.table.current_key is None
    assert panel.window.panel.title.symbol.text() == "No row chosen"


def test_a_single_row_that_was_chosen_alone_stays_chosen_until_it_is_taken_away(panel):
    panel.choose("mes")
    panel.desk.gone(panel.keys["mes"])
    panel.frame()
    assert current(panel) == "mes"


def test_a_row_that_has_just_closed_is_not_taken_along(panel):
    panel.hover(True)
    panel.choose("gold")
    panel.desk.gone(panel.keys["btc"])
    panel.frame()
    panel.key(Qt.Key.Key_Down, SHIFT)
    assert chosen(panel) == ["gold", "eth"]
    click(panel, "btc", CTRL)
    assert chosen(panel) == ["gold", "eth"]
    click(panel, "aapl", SHIFT)
    assert "btc" not in chosen(panel)


def test_no_neighbour_slides_into_the_choice_when_rows_go(panel):
    pick(panel, "eur", "gold", "mes", "tsla")
    for name in ("eur", "mes"):
        panel.desk.gone(panel.keys[name])
    panel.frame()
    panel.desk.clock.advance(5)
    panel.frame()
    assert chosen(panel) == ["gold", "tsla"]


def test_a_row_that_is_filtered_out_is_not_chosen_any_more_and_that_is_said(panel):
    pick(panel, "eur", "gold", "mes")
    panel.window.page.open_filter()
    panel.window.page.filter.setText("usd")
    assert chosen(panel) == ["eur", "gold"]
    assert panel.said() == "No longer shown, so no longer chosen: 1 row."
    panel.window.page.filter.setText("")
    assert chosen(panel) == ["eur", "gold"]


def test_another_tab_keeps_of_the_choice_what_it_shows(panel):
    pick(panel, "eur", "gold", "mes")
    panel.key(Qt.Key.Key_1, CTRL)
    assert chosen(panel) == ["eur", "gold"]
    panel.key(Qt.Key.Key_2, CTRL)
    assert chosen(panel) == []


def test_the_choice_stays_while_rows_are_grouped(panel):
    pick(panel, "eur", "mes")
    panel.key(Qt.Key.Key_G)
    assert sorted(chosen(panel)) == ["eur", "mes"]


# ---- what is seen and heard


def picture(panel, name: str) -> QImage:
    table, row = panel.window.table, panel.window.model.row_of(panel.keys[name])
    top, height = table.rowViewportPosition(row), table.rowHeight(row)
    return table.viewport().grab().toImage().copy(0, top, table.viewport().width(), height)


def shape(image: QImage) -> list[bool]:
    """Dark or light against its own background, colour left out."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    ground = grey.pixelColor(grey.width() // 2, 6).lightness()
    area = [(x, y) for x in range(11) for y in range(4, grey.height() - 4)]
    return [abs(grey.pixelColor(x, y).lightness() - ground) > 40 for x, y in area]


@pytest.mark.parametrize("shade", list(Shade))
def test_a_chosen_row_is_seen_without_colour_and_the_current_one_differs(panel, qapp, shade):
    window = panel.window
    window.theme.take(Look(shade))
    window.theme.apply(qapp)
    redress(window)
    pick(panel, "gold", "mes")
    panel.hover(False)
    assert any(shape(picture(panel, "gold")))
    assert not any(shape(picture(panel, "btc")))
    accent = window.theme.colour("accent")
    lines = {
        name: picture(panel, name).pixelColor(300, 0) == accent for name in ("gold", "mes", "btc")
    }
    assert lines == {"gold": False, "mes": True, "btc": False}


def test_a_screen_reader_hears_and_makes_the_choice(panel):
    pick(panel, "gold", "mes")
    selection = panel.window.table.selectionModel()
    model = panel.window.model
    rows = {index.row() for index in selection.selectedRows()}
    assert rows == {model.row_of(panel.keys[name]) for name in ("gold", "mes")}
    third = model.index(model.row_of(panel.keys["tsla"]), 0)
    selection.select(third, selection.SelectionFlag.Select | selection.SelectionFlag.Rows)
    assert chosen(panel) == ["gold", "mes", "tsla"]
