"""The order of the rows: the same every time, or as sorted; and which rows go away under a pointer."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.settings.memory import Forgetful
from app.ui.table.columns import Column
from app.ui.table.row_order import Sorting
from app.ui.window.placing import recall, remember
from tests.support.build import intent


def symbols(panel):
    model = panel.window.model
    return [model.view(row).texts[Column.SYMBOL] for row in range(model.rowCount())]


def heading(panel, column):
    section = panel.window.table.horizontalHeader()
    index = list(Column).index(column)
    return section.model().headerData(index, Qt.Orientation.Horizontal)


def click_heading(panel, column):
    panel.window.table.horizontalHeader().sectionClicked.emit(list(Column).index(column))


def go_and_come_back(panel):
    panel.window.tabs.setCurrentIndex(1)
    panel.window.tabs.setCurrentIndex(0)


def test_rows_stand_account_by_account_and_by_symbol_whatever_came_when(panel):
    before = symbols(panel)
    position = panel.desk.book.position(panel.keys["eur"])
    panel.desk.gone(panel.keys["eur"])
    panel.desk.hold(position)
    go_and_come_back(panel)
    assert symbols(panel) == before
    places = [account.key for account in panel.desk.accounts()]
    standing = [places.index(key.account) for key in panel.window.model.row_keys()]
    assert standing == sorted(standing)


def test_a_heading_sorts_rising_then_falling_then_not_at_all(panel):
    before = symbols(panel)
    click_heading(panel, Column.SYMBOL)
    rising = symbols(panel)
    assert rising == sorted(rising, key=str.casefold)
    assert heading(panel, Column.SYMBOL) == "Symbol ▴"
    click_heading(panel, Column.SYMBOL)
    assert symbols(panel) == rising[::-1]
    assert heading(panel, Column.SYMBOL) == "Symbol ▾"
    click_heading(panel, Column.SYMBOL)
    assert symbols(panel) == before
    assert heading(panel, Column.SYMBOL) == "Symbol"


def test_another_tab_and_back_keeps_what_was_sorted_by(panel):
    click_heading(panel, Column.SYMBOL)
    sorted_rows = symbols(panel)
    go_and_come_back(panel)
    assert symbols(panel) == sorted_rows


def test_the_sorting_is_remembered_for_the_next_run(panel):
    memory = Forgetful()
    panel.window.table.sort_rows(Sorting(Column.PROFIT, falling=True))
    remember(panel.window, memory)
    panel.window.table.sort_rows(None)
    recall(panel.window, memory)
    assert panel.window.model.sorting == Sorting(Column.PROFIT, falling=True)


def test_what_is_remembered_of_an_older_version_sorts_nothing():
    assert [Sorting.of(text) for text in ("", "no rising", "mark", "mark up")] == [None] * 4


def test_a_row_closed_from_here_goes_on_saying_so_while_the_pointer_holds_it(panel):
    panel.hover(True)
    close = panel.desk.press(intent(panel.desk.book.position(panel.keys["mes"])))
    panel.window.on_pressed(close)
    panel.desk.fill(close, "4", "5781.25")
    panel.desk.gone(panel.keys["mes"])
    panel.frame()
    panel.desk.clock.advance(60)
    panel.window.glance()
    assert panel.state("mes") == "closed"


def test_rows_at_the_very_end_go_also_below_a_resting_pointer(panel):
    panel.hover(True)
    last = panel.window.model.row_keys()[-1]
    panel.desk.gone(last)
    panel.frame()
    panel.desk.clock.advance(5)
    panel.frame()
    assert last not in panel.window.model.row_keys()


def test_after_a_flatten_below_a_resting_pointer_the_table_says_flat(panel):
    panel.hover(True)
    for key in panel.window.model.row_keys():
        panel.desk.gone(key)
    panel.frame()
    panel.desk.clock.advance(5)
    panel.frame()
    QTest.qWait(1)
    panel.window.glance()
    assert panel.window.model.rowCount() == 0
    assert panel.window.table.empty_text[0] == "FLAT"
