"""What moves while prices move: digits, and nothing else; what is long gives way and is not cut."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.domain.ids import AccountKey, Environment, Venue
from app.domain.instrument import Unit
from app.domain.money import Price
from app.domain.position import Side
from app.ui.blotter.model import COLUMNS, BlotterColumn
from app.ui.look import painting
from app.ui.look.elided import Elided
from app.ui.look.theme import Theme
from app.ui.table.columns import SPECS, Column
from app.ui.table.row_view import Button
from app.ui.text import language
from tests.support.build import intent
from tests.ui import gallery

SIZES = [(1280, 800), (1920, 1080), (700, 800)]
LONG = AccountKey(Venue("crosstrade"), Environment.SIM, "Prop evaluation 150K #12")


@pytest.fixture(autouse=True)
def dressed(qapp):
    """The lengths of the program's own style, not of the platform's."""
    Theme().apply(qapp)
    yield
    qapp.setStyleSheet("")


def places(panel) -> dict[int, QRect]:
    """Where every visible widget stands, and every column and row of the tables."""
    window = panel.window
    found = {
        id(widget): QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
    }
    for table in (window.table, window.blotter.table):
        header = table.horizontalHeader()
        for section in range(header.count()):
            place = QRect(
                header.sectionViewportPosition(section), 0, header.sectionSize(section), 1
            )
            found[hash((id(table), section))] = place
    for name, key in panel.keys.items():
        for button, at in ((b, panel.window.button_rect(key, b)) for b in Button):
            found[hash((name, button))] = at
    return found


def move_prices(panel, step: int) -> None:
    for key in panel.keys.values():
        position = panel.desk.book.position(key)
        quote = panel.desk.book.quote(position)
        tick = position.instrument.tick * step
        moved = replace(
            quote,
            bid=Price(quote.bid + tick),
            ask=Price(quote.ask + tick),
            mark=Price(quote.mark + tick),
            touched_at=panel.desk.clock.now(),
            marked_at=panel.desk.clock.now(),
        )
        panel.desk.book.apply_quote(key.account, position.instrument.wire_name, moved)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", ["market", "capped", "limit"])
def test_prices_that_move_move_nothing_but_digits(make_panel, size, kind):
    panel = make_panel(size=size)
    panel.choose("mes")
    panel.window.panel.price.kind.choose(kind)
    settle(panel)
    before, words = places(panel), panel.window.model.view_of(panel.keys["mes"]).texts
    for step in (1, 3, -2, 40, -60):
        panel.desk.clock.advance(0.2)
        move_prices(panel, step)
        settle(panel)
        assert places(panel) == before
    after = panel.window.model.view_of(panel.keys["mes"]).texts
    assert after[Column.MARK] != words[Column.MARK]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", ["market", "capped"])
def test_prices_that_move_move_nothing_in_the_panel_of_several_rows(make_panel, size, kind):
    panel = make_panel(size=size)
    panel.window.table.choose_several([panel.keys[name] for name in ("gold", "mes", "btc")])
    panel.window.several_panel.price.kind.choose(kind)
    settle(panel)
    before, words = places(panel), panel.window.several_panel._profit.text()
    for step in (1, 3, -2, 40, -60):
        panel.desk.clock.advance(0.2)
        move_prices(panel, step)
        settle(panel)
        assert places(panel) == before
    assert panel.window.several_panel._profit.text() != words


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_big_button_stands_where_it_stood_when_more_rows_are_chosen(make_panel, size):
    panel = make_panel(size=size)
    panel.choose("mes")
    settle(panel)
    one = bottom(panel, panel.window.panel.button)
    for names in (("gold", "mes"), ("gold", "mes", "btc", "eur", "aapl", "spx")):
        panel.window.table.choose_several([panel.keys[name] for name in names])
        settle(panel)
        assert bottom(panel, panel.window.several_panel.button) == one


def bottom(panel, widget: QWidget) -> int:
    return widget.mapTo(panel.window, widget.rect().bottomLeft()).y()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("spoken", ["en", "de"])
def test_nothing_in_the_panel_of_several_rows_asks_for_more_room_than_there_is(
    qapp, request, make_panel, size, spoken
):
    request.addfinalizer(lambda: language.speak(qapp, "en"))
    language.speak(qapp, spoken)
    panel = make_panel(size=size)
    key = hold_the_longest(panel)
    panel.window.model.show(lambda _account: True)
    panel.window.refresh_accounts()
    panel.window.model.show(lambda _account: True)
    panel.window.table.choose_several([key, panel.keys["nvda"], panel.keys["mes"]])
    several = panel.window.several_panel
    several.price.kind.choose("capped")
    several.wire.heading.setChecked(True)
    settle(panel)
    scroll = several.findChildren(QScrollArea)[0]
    assert scroll.widget().width() == scroll.viewport().width()
    right = several.button.mapTo(several, several.button.rect().topRight()).x()
    beyond = {
        type(widget).__name__ + " " + widget.objectName()
        for widget in scroll.widget().findChildren(QWidget)
        if widget.isVisible() and widget.mapTo(several, widget.rect().topRight()).x() > right
    }
    assert beyond == set()


def settle(panel):
    for _ in range(3):
        panel.window.flush()
        panel.window.glance()
        QApplication.processEvents()


def hold_the_longest(panel):
    """A name, a symbol and prices as long as venues make them."""
    of = gallery.instrument(LONG, "AAPL 260320C00180000", Unit.CONTRACT, "1", "0.00000001")
    return gallery.hold(
        panel.desk, LONG, of, Side.SHORT, "1200000", "12345.00463512", "12345.00463511",
        "12345.00463519",
    )  # fmt: skip


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", ["market", "capped", "limit"])
@pytest.mark.parametrize("spoken", ["en", "de"])
def test_nothing_in_the_panel_asks_for_more_room_than_there_is(
    qapp, request, make_panel, size, kind, spoken
):
    request.addfinalizer(lambda: language.speak(qapp, "en"))
    language.speak(qapp, spoken)
    panel = make_panel(size=size)
    key = hold_the_longest(panel)
    panel.window.refresh_accounts()
    panel.window.tabs.setCurrentIndex(panel.window.tabs.count() - 1)
    panel.window.table.choose(key)
    panel.window.panel.price.kind.choose(kind)
    panel.window.panel.wire.heading.setChecked(True)
    settle(panel)
    scroll = panel.window.panel.findChild(QScrollArea)
    body = scroll.widget()
    assert body.width() == scroll.viewport().width()
    button = panel.window.panel.button
    right = button.mapTo(panel.window.panel, button.rect().topRight()).x()
    edges = {
        type(widget).__name__ + " " + widget.objectName(): widget.mapTo(
            panel.window.panel, widget.rect().topRight()
        ).x()
        for widget in body.findChildren(QWidget)
        if widget.isVisible()
    }
    beyond = {name: x for name, x in edges.items() if x > right}
    assert beyond == {}
    title = panel.window.panel.title
    facts = [fact for fact in title._facts if fact.sizeHint().width() > fact.width()]
    assert facts == []
    assert isinstance(title.symbol, Elided)


def test_what_gave_way_can_be_read_whole_in_its_tip(make_panel):
    panel = make_panel()
    key = hold_the_longest(panel)
    panel.window.refresh_accounts()
    panel.window.tabs.setCurrentIndex(panel.window.tabs.count() - 1)
    panel.window.table.choose(key)
    settle(panel)
    panel.window.panel.grab()
    symbol = panel.window.panel.title.symbol
    if symbol.shown != symbol.text():
        assert symbol.toolTip() == "AAPL 20MAR26 180 C"
    assert symbol.text() == "AAPL 20MAR26 180 C"


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_a_long_account_name_is_read_whole_in_the_blotter(make_panel, size):
    panel = make_panel(size=size)
    key = hold_the_longest(panel)
    panel.window.refresh_accounts()
    close = panel.desk.press(intent(panel.desk.book.position(key)))
    panel.window.on_pressed(close)
    settle(panel)
    table, theme = panel.window.blotter.table, panel.window.theme
    width = table.columnWidth(COLUMNS.index(BlotterColumn.ACCOUNT))
    assert width >= theme.width(LONG.name, 12) + theme.px(16)


def test_a_long_account_name_is_read_whole_in_the_rows_of_a_wide_window(make_panel):
    panel = make_panel(size=(1920, 1080))
    hold_the_longest(panel)
    panel.window.bridge.accounts_changed.emit()
    settle(panel)
    table, theme = panel.window.table, panel.window.theme
    section = [spec.column for spec in SPECS].index(Column.ACCOUNT)
    assert table.columnWidth(section) >= min(theme.width(LONG.name) + theme.px(46), theme.px(240))


def test_the_inputs_end_where_the_button_ends_with_and_without_a_scroll_bar(make_panel):
    panel = make_panel()
    panel.choose("mes")
    edges = set()
    for fold in (False, True):
        panel.window.panel.price.kind.choose("limit" if fold else "market")
        panel.window.panel.wire.heading.setChecked(fold)
        settle(panel)
        box = panel.window.panel.amount
        edges.add(box.mapTo(panel.window.panel, box.rect().topRight()).x())
    button = panel.window.panel.button
    assert edges == {button.mapTo(panel.window.panel, button.rect().topRight()).x()}


def test_the_words_above_the_button_and_on_it_are_whole_for_the_longest_row(make_panel):
    panel = make_panel()
    key = hold_the_longest(panel)
    panel.window.refresh_accounts()
    panel.window.tabs.setCurrentIndex(panel.window.tabs.count() - 1)
    panel.window.table.choose(key)
    settle(panel)
    box = panel.window.panel
    assert box._summary.height() >= box._summary.heightForWidth(box._summary.width())
    assert box.button.words.startswith("Stage: Buy 1")
    metrics = box.button.fontMetrics()
    widest = max(metrics.horizontalAdvance(line) for line in box.button.text().split("\n"))
    assert widest <= box.button.width() - 8
    assert metrics.lineSpacing() * box.button.text().count("\n") < box.button.height()


def test_the_button_stays_where_it_is_when_its_words_take_two_lines(make_panel):
    panel = make_panel()
    panel.choose("mes")
    settle(panel)
    button, before = panel.window.panel.button, panel.window.panel.button.geometry()
    button.say("Stage: Buy 1 200 000 AAPL 260320C00180000 at market")
    settle(panel)
    assert "Stage: Sell 4" in button.words
    button.say("Stage: Buy 1 200 000 AAPL 260320C00180000 at market")
    QApplication.processEvents()
    assert "\n" in button.text()
    assert abs(button.height() - before.height()) <= 2


def test_numbers_never_stand_over_the_column_beside_them(make_panel):
    panel = make_panel()
    font = panel.window.theme.font()
    small = painting.narrowed(font, "12 345.00463512", 80)
    assert QFontMetrics(small).horizontalAdvance("12 345.00463512") <= 80
    assert painting.narrowed(font, "199.85", 80) == font


def test_a_long_symbol_gets_its_room_and_keeps_it_when_its_row_is_gone(make_panel):
    panel = make_panel(size=(1920, 1080))
    key = hold_the_longest(panel)
    panel.window.refresh_accounts()
    panel.window.tabs.setCurrentIndex(panel.window.tabs.count() - 1)
    settle(panel)
    table = panel.window.table
    room = table.columnWidth(list(Column).index(Column.SYMBOL))
    assert room > Theme().width("AAPL 260320C00180000", weight=600)
    panel.desk.book.apply_position(key, None, panel.desk.clock.now())
    settle(panel)
    assert table.columnWidth(list(Column).index(Column.SYMBOL)) == room
