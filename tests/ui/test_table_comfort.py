"""Columns, order, sorting and groups: a person's own, remembered, and never under the pointer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.look.theme import Look, Theme
from app.ui.table.bands import root_of
from app.ui.table.columns import SPECS, Column, lay_out
from app.ui.table.plan import DEFAULT, NEEDED, Plan
from app.ui.table.row_buttons import total_width
from app.ui.table.row_view import Button

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def shown(panel) -> list[Column]:
    header = panel.window.table.horizontalHeader()
    logical = [header.logicalIndex(place) for place in range(header.count())]
    return [DEFAULT[i] for i in logical if not header.isSectionHidden(i)]


@pytest.fixture
def wide(make_panel):
    return make_panel(size=(1900, 900))


def test_a_hidden_column_is_gone_at_once_and_stays_gone(wide):
    wide.key(Qt.Key.Key_C, CTRL_SHIFT)
    dialog = QApplication.activeModalWidget()
    dialog.list.setCurrentRow(list(DEFAULT).index(Column.AVERAGE))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert Column.AVERAGE not in shown(wide)
    dialog.reject()
    names = wide.window.preferences.settings.columns["main"]
    assert "average" not in names
    assert Plan.of(names).hidden == {Column.AVERAGE}


def test_a_column_is_moved_and_the_buttons_stay_last(wide):
    dialog = wide.window.comfort.open_columns()
    dialog.list.setCurrentRow(list(DEFAULT).index(Column.PROFIT))
    for _ in range(20):
        dialog.move_chosen(1)
    dialog.reject()
    assert shown(wide)[-2:] == [Column.PROFIT, Column.BUTTONS]


def test_a_press_still_hits_its_button_after_columns_were_moved(wide):
    wide.window.comfort.take_plan(Plan().move(Column.PROFIT, -9).show(Column.MARK, False))
    wide.click("mes", Button.HALF)
    assert [draft.key for draft in wide.window.presser.staged] == [wide.keys["mes"]]


@pytest.mark.parametrize("column", sorted(NEEDED))
def test_what_says_what_a_button_closes_cannot_be_hidden(column):
    assert column not in Plan().show(column, False).hidden


@pytest.mark.parametrize("names", [None, [], ["zz"], ["side", "side", "nonsense", "symbol"]])
def test_remembered_columns_that_make_no_sense_break_nothing(names):
    plan = Plan.of(names)
    assert sorted(plan.order) == sorted(DEFAULT)
    assert not plan.hidden & NEEDED


def test_rows_are_sorted_once_and_prices_move_none_afterwards(panel):
    panel.window.comfort.sort_by(Column.PROFIT, falling=True)
    order = panel.window.model.row_keys()
    panel.desk.book.touch(panel.keys["tsla"])
    panel.frame()
    panel.window.glance()
    assert panel.window.model.row_keys() == order


def test_slash_filters_and_escape_brings_every_row_back(panel):
    panel.key(Qt.Key.Key_Slash)
    QTest.keyClicks(panel.window.page.filter, "usd")
    assert 0 < len(panel.window.model.row_keys()) < 10
    panel.key(Qt.Key.Key_Escape)
    panel.key(Qt.Key.Key_Escape)
    assert len(panel.window.model.row_keys()) == 10


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AAPL-USD", "AAPL"),
        ("BTC-USDT", "BTCUSD"),
        ("MES 12-26", "MES 03-27"),
        ("EURUSD", "EUR-USD"),
        ("nvda.us", "NVDA"),
    ],
)
def test_a_symbol_has_one_root_at_every_venue(one, other):
    assert root_of(one) == root_of(other)


@pytest.mark.parametrize("symbol", ["USD", "USDT", "-", "A"])
def test_a_short_symbol_is_its_own_root(symbol):
    assert root_of(symbol)


def test_g_groups_rows_and_totals_are_per_currency(panel):
    from tests.ui import gallery

    aapl = gallery.instrument(gallery.STREET, "AAPL", gallery.Unit.SHARE, "1", "0.01")
    row = (panel.desk, gallery.STREET, aapl, gallery.Side.LONG, "100", "198", "199.8", "199.9")
    panel.keys["aapl2"] = gallery.hold(*row)
    panel.frame()
    panel.key(Qt.Key.Key_G)
    keys = panel.window.model.row_keys()
    at = keys.index(panel.keys["aapl"])
    assert panel.keys["aapl2"] in (keys[at - 1], keys[at + 1])
    first = min(panel.keys["aapl"], panel.keys["aapl2"], key=keys.index)
    words = [text for text, _colour in panel.window.table.bands._texts[first]]
    assert words[:2] == ["AAPL", "2 positions in 2 accounts"]
    assert words[2] == "+$194.42"


def test_a_press_in_a_grouped_table_hits_its_own_row(panel):
    panel.key(Qt.Key.Key_G)
    panel.desk.clock.advance(1)
    for name in ("aapl", "mes", "tsla"):
        panel.window.presser.drop()
        panel.click(name, Button.CLOSE)
        assert [draft.key for draft in panel.window.presser.staged] == [panel.keys[name]]


def test_a_group_line_is_no_row_and_panic_does_not_meet_it(panel):
    before = set(panel.window.model.row_keys())
    panel.key(Qt.Key.Key_G)
    assert set(panel.window.model.row_keys()) == before


def test_new_rows_do_not_move_others_while_the_pointer_is_over_them(panel):
    from tests.ui import gallery

    panel.key(Qt.Key.Key_G)
    panel.hover(True)
    order = panel.window.model.row_keys()
    aapl = gallery.instrument(gallery.STREET, "AAPL", gallery.Unit.SHARE, "1", "0.01")
    gallery.hold(panel.desk, gallery.STREET, aapl, gallery.Side.LONG, "1", "1", "1", "2")
    panel.frame()
    panel.window.glance()
    assert panel.window.model.row_keys()[: len(order)] == order
    panel.hover(False)
    panel.window.glance()
    assert panel.window.model.row_keys()[: len(order)] != order


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("width", [620, 700, 950, 1260, 1900])
def test_the_buttons_stand_whole_at_every_size(qapp, scale, width):
    theme = Theme(Look(scale=scale))
    widths = lay_out(width, theme, total_width(theme), frozenset())
    needed = total_width(theme)
    assert widths[Column.BUTTONS] == needed
    if width >= theme.px(600):
        assert sum(widths.values()) <= width


def test_the_day_stands_where_the_venue_counts_it_and_nowhere_else(make_panel):
    panel = make_panel(size=(1920, 1080))
    panel.window.glance()
    assert panel.view("nvda").texts[Column.DAY] == "+$412.50"
    assert panel.view("tsla").texts[Column.DAY] == "−$36.20"
    assert panel.view("mes").texts[Column.DAY] == ""
    section = [spec.column for spec in SPECS].index(Column.DAY)
    assert not panel.window.table.isColumnHidden(section)


def test_without_a_venue_that_counts_the_day_its_column_takes_no_room(make_panel):
    panel = make_panel(size=(1920, 1080))
    panel.window.tabs.setCurrentIndex(1)
    panel.window.glance()
    section = [spec.column for spec in SPECS].index(Column.DAY)
    assert panel.window.table.isColumnHidden(section)
