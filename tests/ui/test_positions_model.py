"""Rows that are drawn once per frame and keep their place."""

from dataclasses import replace
from decimal import Decimal

from app.domain.money import Money, Price
from app.engine.book import Changes
from app.ui.look.theme import gain_colour
from app.ui.table import row_view
from app.ui.table.columns import Column
from app.ui.table.model import merge_runs
from app.ui.table.row_order import Sorting
from app.ui.table.row_view import ProfitUnit
from tests.support.build import position
from tests.ui import gallery


def ranges(model):
    seen = []
    model.dataChanged.connect(lambda a, b, _roles=None: seen.append((a.row(), b.row())))
    return seen


def test_neighbouring_rows_are_one_run():
    assert merge_runs([1, 2, 3, 7, 8, 12]) == [(1, 3), (7, 8), (12, 12)]


def test_a_thousand_prices_in_one_frame_are_one_flush(panel):
    seen = ranges(panel.window.model)
    book, key = panel.desk.book, panel.keys["mes"]
    mes = book.position(key)
    for i in range(1000):
        quote = replace(book.quote(mes), mark=Price(mes.mark + i))
        book.apply_quote(key.account, mes.instrument.wire_name, quote)
    panel.window.flush()
    row = panel.window.model.row_of(key)
    assert seen == [(row, row)]


def test_more_than_sixty_four_runs_become_one_range(panel):
    model = panel.window.model
    panel.desk.hold(*(position(f"S{i:03}", account=gallery.QFEX) for i in range(200)))
    panel.frame()
    model.visible_rows = lambda: (0, 10_000)
    seen = ranges(model)
    every_second = model.row_keys()[::2]
    model.flush(Changes(set(every_second)))
    assert seen == [(0, 208)]


def test_rows_out_of_sight_are_not_formatted(panel, monkeypatch):
    made = []
    real = row_view.make
    monkeypatch.setattr(
        "app.ui.table.model.make",
        lambda row, *args, **kwargs: made.append(row) or real(row, *args, **kwargs),
    )
    model = panel.window.model
    model.visible_rows = lambda: (0, 1)
    seen = ranges(model)
    model.flush(Changes(set(model.row_keys())))
    assert seen == [(0, 1)]
    assert made == []


def test_no_row_moves_while_the_pointer_is_over_the_table(panel):
    before = panel.window.model.row_keys()
    panel.hover(True)
    panel.desk.gone(panel.keys["eur"])
    panel.frame()
    panel.desk.clock.advance(60)
    panel.frame()
    assert panel.window.model.row_keys() == before
    assert panel.view("eur").gone
    panel.hover(False)
    panel.frame()
    assert panel.keys["eur"] not in panel.window.model.row_keys()


def test_no_row_moves_while_something_is_staged(panel):
    panel.window.presser.stage(
        (panel.window.commands.row_draft(panel.keys["mes"], row_view.All()),)
    )
    before = panel.window.model.row_keys()
    panel.desk.gone(panel.keys["eur"])
    panel.frame()
    panel.desk.clock.advance(60)
    panel.frame()
    assert panel.window.model.row_keys() == before


def test_a_position_closed_elsewhere_says_so_before_its_row_goes(panel):
    panel.desk.gone(panel.keys["eur"])
    panel.frame()
    assert panel.state("eur") == "closed elsewhere"


def test_the_choice_does_not_slide_onto_a_neighbour_when_its_row_goes(panel):
    panel.choose("gold")
    panel.desk.gone(panel.keys["gold"])
    panel.frame()
    panel.desk.clock.advance(5)
    panel.frame()
    assert panel.window.table.current_key is None


def test_sorting_is_stable_and_happens_only_on_demand(panel):
    model = panel.window.model
    model.sort_by(Sorting(Column.SYMBOL))
    symbols = [model.view(i).position.instrument.symbol for i in range(model.rowCount())]
    assert symbols == sorted(symbols, key=str.casefold)
    book, key = panel.desk.book, panel.keys["mes"]
    quote = replace(book.quote(book.position(key)), mark=Price(book.position(key).mark * 2))
    book.apply_quote(key.account, "MES 12-26", quote)
    after = model.row_keys()
    panel.frame()
    assert model.row_keys() == after


def test_profit_is_shown_in_money_percent_or_ticks(panel):
    column = row_view.Column.PROFIT
    assert panel.view("mes").texts[column] == "+$55.00"
    panel.window.model.set_unit(ProfitUnit.TICKS)
    assert panel.view("mes").texts[column] == "+11 ticks"
    panel.window.model.set_unit(ProfitUnit.PERCENT)
    assert panel.view("mes").texts[column].startswith("+0.05")


def test_a_filter_keeps_only_matching_rows(panel):
    panel.window.page.open_filter()
    panel.window.page.filter.setText("mes")
    assert panel.window.model.row_keys() == [panel.keys["mes"]]


def test_a_day_that_brought_nothing_is_neither_a_gain_nor_a_loss(panel):
    nvda = panel.desk.book.position(panel.keys["nvda"])
    for today, wears in (("412.50", "up"), ("0.00", "muted"), ("-36.20", "down")):
        panel.desk.hold(replace(nvda, day_profit=Money(Decimal(today), "USD")))
        panel.frame()
        assert gain_colour(panel.view("nvda").day_gain) == wears
