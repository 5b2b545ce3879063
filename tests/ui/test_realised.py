"""What closes have brought: per close in the blotter, and for the day and the tab beside its title."""

from app.domain.event import FilledTo
from app.ui.blotter.model import COLUMNS, BlotterColumn
from tests.support.build import exactly, intent, quantity

MES = {"size": "2", "price": "5781.50"}
"""Two of four, bought at 5 779.50: 2 points of $5, twice."""


def closed(panel, name, size, price, fee=None):
    close = panel.desk.press(intent(panel.desk.book.position(panel.keys[name]), exactly(size)))
    panel.desk.fill(close, size, price, fee)
    panel.window.blotter.take(close)
    panel.window.bridge.close_changed.emit(close, close.events[-1])
    panel.window.glance()
    return close


def cell(panel, column):
    model = panel.window.blotter.model
    return model.index(0, COLUMNS.index(column)).data()


def day(panel):
    line = panel.window.blotter.day
    return "" if line.isHidden() else line.accessibleName()


def choose_tab(panel, title):
    titles = [scope.title for scope in panel.window.tabs.scopes()]
    panel.window.tabs.setCurrentIndex(titles.index(title))
    panel.window.glance()


def test_the_blotter_tells_what_a_close_brought_against_the_average_of_its_row(panel):
    closed(panel, "mes", **MES)
    assert cell(panel, BlotterColumn.REALISED) == "+$20.00"


def test_known_fees_are_taken_off(panel):
    closed(panel, "mes", **MES, fee="1.04")
    assert cell(panel, BlotterColumn.REALISED) == "+$18.96"


def test_a_close_that_filled_nothing_brought_nothing(panel):
    close = panel.desk.press(intent(panel.desk.book.position(panel.keys["mes"])))
    panel.window.blotter.take(close)
    assert cell(panel, BlotterColumn.REALISED) == ""


def test_the_day_is_empty_before_its_first_close(panel):
    assert day(panel) == ""


def test_the_day_adds_up_per_currency_and_without_a_common_one(panel):
    closed(panel, "mes", **MES)
    closed(panel, "gold", "0.12", "2650.10")
    closed(panel, "btc", "250", "86512.10")
    dollars, tether = day(panel).removeprefix("Realised today: ").split(" · ")
    assert dollars == "−$4.00"
    assert tether.endswith("USDT")


def test_the_day_counts_what_the_chosen_tab_holds(panel):
    closed(panel, "mes", **MES)
    choose_tab(panel, "MetaTrader 5")
    assert day(panel) == ""
    choose_tab(panel, "CrossTrade")
    assert day(panel) == "Realised today: +$20.00"


def test_a_close_of_yesterday_is_not_counted_today(panel):
    closed(panel, "mes", **MES)
    panel.desk.clock.advance(24 * 3600)
    for _ in range(50):
        panel.window.glance()
    assert day(panel) == ""


def test_the_tip_names_closes_whose_price_is_not_known(panel):
    position = panel.desk.book.position(panel.keys["mes"])
    unknown = panel.desk.press(intent(position, exactly("1")))
    at = panel.desk.clock.now()
    panel.desk.tell(unknown, FilledTo(unknown.close_id, at, quantity("1")))
    closed(panel, "mes", **MES)
    assert "Not counted: 1 close," in panel.window.blotter.day.toolTip()
