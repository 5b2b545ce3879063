"""What a row and the panel say of a close just ended, of a caution, and in a narrow column."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextDocumentFragment
from PySide6.QtWidgets import QLabel

from app.domain.event import Canceled, Expired
from app.domain.ids import NANOSECONDS, Instant
from app.domain.words import say
from app.ui.blotter.model import BlotterColumn
from app.ui.look import painting
from app.ui.table.columns import Column
from app.ui.table.row_view import Button
from app.ui.text import language
from app.ui.text.close_state import sentence_of
from app.ui.text.language import in_words
from app.ui.text.symbols import option_name
from tests.ui import gallery

PLAIN, TIP = Qt.TextFormat.PlainText, Qt.ItemDataRole.ToolTipRole
CAUTION = "No mark is known for it: its profit may be old."


def press(panel, name, button=Button.CLOSE):
    panel.arm()
    panel.click(name, button)
    return list(panel.desk.closes)[-1]


def test_the_panel_says_closed_until_the_position_is_read_back(panel):
    close = press(panel, "mes")
    panel.desk.fill(close, "4", "5782.25")
    panel.choose("mes")
    panel.window.glance()
    assert panel.desk.row(panel.keys["mes"]).free == 0
    said = panel.window.panel.summary_text
    assert said == "Closed. The position is being read back."
    assert panel.state("mes") == "closed"
    assert set(panel.view("mes").why_off.values()) == {"Closed."}


@pytest.mark.parametrize(
    ("happens", "begins"),
    [
        (lambda d, c: None, "Sending… "),
        (lambda d, c: d.acknowledge(c), "Acknowledged. "),
        (lambda d, c: d.doubt(c), "In doubt: asking the venue… "),
    ],
)
def test_the_panel_says_how_the_close_stands_that_holds_all_of_it(panel, happens, begins):
    close = press(panel, "mes")
    happens(panel.desk, close)
    panel.choose("mes")
    panel.window.glance()
    assert panel.window.panel.summary_text.startswith(begins)
    assert (
        "Until that is over, nothing more of it can be closed" in panel.window.panel.summary_text
    )
    assert not panel.window.panel.button.isEnabled()


def cautioned(panel, name="nvda"):
    held = panel.desk.book.position(panel.keys[name])
    panel.desk.clock.advance(0.001)
    panel.desk.hold(replace(held, caution=CAUTION, seen_at=panel.desk.clock.now()))
    panel.frame()
    panel.choose(name)
    panel.window.glance()


def test_a_caution_is_a_sentence_in_the_panel_and_for_a_screen_reader(panel):
    cautioned(panel)
    remarks = panel.window.panel._remarks
    assert remarks.isVisible()
    assert CAUTION in remarks.text()
    row = panel.window.model.row_keys().index(panel.keys["nvda"])
    column = list(Column).index(Column.STATE)
    index = panel.window.model.index(row, column)
    assert CAUTION in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_caution_stays_in_the_panel_where_nothing_can_be_sent(panel):
    cautioned(panel)
    held = panel.desk.book.position(panel.keys["nvda"])
    gone = replace(held, instrument=replace(held.instrument, untradable="Halted."))
    panel.desk.clock.advance(0.001)
    panel.desk.hold(replace(gone, seen_at=panel.desk.clock.now()))
    panel.window.glance()
    assert CAUTION in panel.window.panel._remarks.text()


ENDS = {
    "cancelled": lambda d, c: d.tell(c, Canceled(c.close_id, d.clock.now(), "")),
    "expired": lambda d, c: d.tell(c, Expired(c.close_id, d.clock.now(), "")),
    "acknowledged": lambda d, c: d.acknowledge(c),
    "refused": lambda d, c: d.refuse(c, "the market is closed for the day"),
    "doubt": lambda d, c: d.doubt(c),
    "part": lambda d, c: d.fill(c, "1", "5782.25"),
    "half": lambda d, c: d.fill(c, "2", "5782.25"),
    "sending": lambda d, c: None,
}


@pytest.mark.parametrize("spoken", ["en", "de"])
@pytest.mark.parametrize("end", ENDS)
def test_no_usual_state_is_cut_off_at_1280(qapp, make_panel, end, spoken):
    language.speak(qapp, spoken)
    try:
        panel = make_panel()
        close = press(panel, "mes", Button.HALF)
        ENDS[end](panel.desk, close)
        panel.frame()
        theme, table = panel.window.theme, panel.window.table
        column = list(Column).index(Column.STATE)
        # As `painting.state` and `painting.text` leave it for the words.
        room = table.columnWidth(column) - theme.px(12) - theme.px(16)
        metrics = QFontMetrics(table.painter_of_rows._plain)
        words = painting.state_words(panel.view("mes").state, room, metrics, theme)
        assert words
        assert metrics.horizontalAdvance(words) <= room, (words, room)
    finally:
        language.speak(qapp, "en")


def test_a_row_that_cannot_be_reached_says_so_and_not_how_its_last_close_ended(panel):
    close = press(panel, "btc")
    panel.desk.refuse(close, "funding")
    panel.window.glance()
    assert panel.state("btc").startswith("refused")
    gallery.cut_link(panel.desk, gallery.COINW)
    panel.window.glance()
    assert panel.state("btc") == "not connected"


def test_a_close_that_is_still_open_stands_before_everything_else(panel):
    close = press(panel, "btc")
    panel.desk.doubt(close)
    gallery.cut_link(panel.desk, gallery.COINW)
    panel.window.glance()
    assert panel.state("btc").startswith("in doubt")


def test_a_venues_words_are_never_taken_for_rich_text(panel):
    key = panel.keys["mes"]
    held = panel.desk.book.position(key)
    panel.desk.hold(
        replace(
            held,
            instrument=replace(held.instrument, symbol="<b>MES</b>"),
            paused_until=Instant(panel.desk.clock.now() + 42 * NANOSECONDS),
        )
    )
    panel.frame()
    close = press(panel, "mes")
    panel.desk.refuse(close, "the <b>market</b> is closed")
    panel.desk.waiting_room.on_close(close)
    panel.choose("mes")
    panel.window.glance()
    panel.window.blotter.show_timeline(close)
    spoken = [label for label in panel.window.findChildren(QLabel) if "<b>" in label.text()]
    assert len(spoken) >= 4
    assert {label.text() for label in spoken if label.textFormat() is not PLAIN} == set()


def test_a_tooltip_shows_a_venues_words_as_they_are(panel):
    reason = "the <b>market</b> is closed"
    close = press(panel, "mes")
    panel.desk.refuse(close, reason)
    panel.window.status.say(reason)
    panel.window.on_pressed(close)
    row, closes = panel.window.model.row_of(panel.keys["mes"]), panel.window.blotter.model
    state = panel.window.model.index(row, list(Column).index(Column.STATE))
    tips = [
        state.data(TIP),
        closes.index(0, list(BlotterColumn).index(BlotterColumn.STATE)).data(TIP),
        panel.window.status._said.toolTip(),
    ]
    for said in tips:
        read = QTextDocumentFragment.fromHtml(said).toPlainText()
        assert read == reason


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("no money", "Refused: no money."),
        ("No money.", "Refused: No money."),
        ("Wait!", "Refused: Wait!"),
        ("why?", "Refused: why?"),
    ],
)
def test_a_state_is_one_sentence_however_the_venue_ends_its_own(panel, reason, said):
    close = press(panel, "mes")
    panel.desk.refuse(close, reason)
    assert sentence_of(close) == said


@pytest.mark.parametrize(
    ("symbol", "read"),
    [
        ("AAPL  260320C00200000", "AAPL 20MAR26 200 C"),
        ("NVDA260320P00120500", "NVDA 20MAR26 120.5 P"),
        ("BRK.B 270115C01000000", "BRK.B 15JAN27 1000 C"),
        ("AAPL  261320C00200000", None),
        ("MES 12-26", None),
        ("BTC-USDT", None),
    ],
)
def test_an_option_is_read_by_root_expiry_strike_and_right(symbol, read):
    assert option_name(symbol) == read


def test_a_sentence_of_the_engine_names_an_option_as_the_rows_do():
    sentence = say("{symbol} was refused.", symbol="AAPL  260320C00200000")
    assert in_words(sentence) == "AAPL 20MAR26 200 C was refused."
