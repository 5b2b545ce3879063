"""Every control has a name and a role, is reached without a mouse, and is not cut off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app.engine.notice import Notice, Severity
from app.ui.look.theme import Look, Shade, Theme
from app.ui.window.dressing import redress
from tests.support.build import intent
from tests.ui import test_safety_rules as rules
from tests.ui.test_waiting_bar import refuse_inside_a_pause

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
STRIPS = ("flatten strip", "cancel strip", "doubt strip", "override strip", "panic strip")
SHOWN = (
    "window",
    "several",
    "settings",
    "keys",
    "columns",
    "help",
    "timeline",
    "lanes",
    "pause",
    *STRIPS,
)


def show_strip(panel, what: str) -> QWidget:
    """The window with one of its second steps open."""
    if what == "doubt strip":
        rules.doubtful(panel)
        panel.choose("spx")
        panel.key(Qt.Key.Key_D)
    elif what == "override strip":
        rules.unread(panel)
        rules.click(panel.window.panel.override)
    elif what == "panic strip":
        rules.panic(panel)
    else:
        panel.choose("mes")
        panel.key(Qt.Key.Key_C if what == "flatten strip" else Qt.Key.Key_X)
        panel.key(Qt.Key.Key_A)
    assert panel.window.trading.strip.isVisible()
    return panel.window


def show(panel, what: str) -> QWidget:
    """A window or dialog with everything in it."""
    window, comfort = panel.window, panel.window.comfort
    if what in STRIPS:
        return show_strip(panel, what)
    if what == "lanes":
        panel.arm()
        rules.panic(panel)
        assert window.trading.lanes.isVisible()
        return window
    if what == "pause":
        refuse_inside_a_pause(panel)
        assert window.page.waiting.isVisible()
        return window
    if what == "several":
        panel.window.table.choose_several([panel.keys[name] for name in ("gold", "mes", "tsla")])
        panel.window.several_panel.price.kind.choose("capped")
        panel.window.table.setFocus()
        QApplication.processEvents()
        return window
    if what == "window":
        at = panel.desk.clock.now()
        close = panel.desk.press(intent(panel.desk.book.position(panel.keys["spx"])))
        danger = Notice(Severity.DANGER, "doubt", "Lost.", "", at, close_id=close.close_id)
        window.notices.add(danger)
        panel.choose("mes")
        window.panel.price.kind.choose("capped")
        window.page.open_filter()
        window.table.setFocus()
        QApplication.processEvents()
        return window
    if what == "timeline":
        close = panel.desk.press(intent(panel.desk.book.position(panel.keys["mes"])))
        window.blotter.take(close)
        window.blotter.show_timeline(close)
        return window.blotter.open_dialog
    if what == "help":
        comfort.open_help()
        return comfort.help
    openers = {
        "settings": comfort.open_settings,
        "keys": comfort.open_keys,
        "columns": comfort.open_columns,
    }
    return openers[what]()


def controls(root: QWidget) -> list[QWidget]:
    """What a person can operate; the inner parts of a control are its own business."""
    found = []
    for widget in root.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QLineEdit)
        popup = any(isinstance(w, QComboBox) for w in lineage(widget.parentWidget(), root))
        if not isinstance(widget, CONTROLS) or isinstance(widget, QHeaderView) or inner or popup:
            continue
        if not widget.isVisibleTo(root) or widget.window() is not root:
            continue
        # The arrows of a row of tabs, and the corner of a table, come with Qt.
        if not isinstance(widget.parentWidget(), QTabBar | QAbstractItemView):
            found.append(widget)
    return found


def lineage(widget, root):
    while widget is not None and widget is not root:
        yield widget
        widget = widget.parentWidget()


def describe(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__}#{widget.objectName()} {text}".strip()


@pytest.mark.parametrize("what", SHOWN)
def test_every_control_has_a_name_and_a_role(panel, what):
    root = show(panel, what)
    bad = []
    for widget in controls(root):
        spoken = QAccessible.queryAccessibleInterface(widget)
        name = spoken.text(QAccessible.Text.Name)
        role = spoken.role()
        signs_only = not any(letter.isalnum() for letter in name)
        if signs_only or role in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            bad.append(f"{describe(widget)}: {name!r} {role}")
    assert bad == []


@pytest.mark.parametrize("what", SHOWN)
def test_every_control_is_reached_without_a_mouse(panel, what):
    root = show(panel, what)
    bad = [
        describe(widget)
        for widget in controls(root)
        if widget.isEnabled() and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert bad == []


def test_tab_goes_through_the_whole_window_and_comes_back(panel):
    root = show(panel, "window")
    root.table.setFocus()
    seen = []
    for _ in range(120):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
        if seen[-1] is root.table:
            break
    assert seen[-1] is root.table
    parts = (root.panel, root.blotter, root.notices, root.header)
    for part in parts:
        assert any(part.isAncestorOf(widget) for widget in seen), part.objectName()
    assert root.tabs in seen


@pytest.mark.parametrize("what", [*STRIPS, "lanes", "pause"])
def test_tab_reaches_every_button_of_a_strip_and_comes_back(panel, what):
    root = show(panel, what)
    strip = {"lanes": root.trading.lanes, "pause": root.page.waiting}.get(what, root.trading.strip)
    wanted = {w for w in controls(root) if strip.isAncestorOf(w) and w.isEnabled()}
    assert wanted
    root.table.setFocus()
    seen = set()
    for _ in range(120):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
        if root.table in seen:
            break
    assert root.table in seen
    assert {describe(w) for w in wanted - seen} == set()


def test_f6_goes_from_part_to_part(panel):
    root = show(panel, "window")
    root.table.setFocus()
    places = []
    for _ in range(6):
        panel.key(Qt.Key.Key_F6)
        places.append(QApplication.focusWidget())
    assert places[-1] is root.table
    assert len(set(places)) == 6


def test_space_presses_the_button_that_has_the_focus(panel):
    root = show(panel, "window")
    before = len(root.notices.entries())
    [dismiss] = [b for b in root.notices.findChildren(QPushButton) if b.text() == "✕"]
    dismiss.setFocus()
    QTest.keyClick(dismiss, Qt.Key.Key_Space)
    assert len(root.notices.entries()) == before - 1


def test_arrows_choose_a_tab_that_has_the_focus(panel):
    panel.window.tabs.setFocus()
    QTest.keyClick(panel.window.tabs, Qt.Key.Key_Right)
    assert panel.window.tabs.currentIndex() == 1


def test_the_focus_of_a_new_window_is_on_its_rows(panel):
    assert QApplication.focusWidget() is panel.window.table


@pytest.mark.parametrize("name", ["arm", "menuButton", "quiet", "segment", "big"])
def test_the_focus_is_seen(qapp, panel, name):
    Theme().apply(qapp)
    root = show(panel, "window")
    QApplication.processEvents()
    button = next(
        w
        for w in root.findChildren(QPushButton, name)
        if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    root.table.setFocus()
    without = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.grab().toImage() != without
    qapp.setStyleSheet("")


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("what", ["settings", "keys", "columns", "window", "lanes", *STRIPS])
def test_no_word_on_a_control_is_cut_off(qapp, panel, what, scale):
    look = Look(Shade.DARK, scale=scale)
    panel.window.theme.take(look)
    panel.window.theme.apply(qapp)
    root = show(panel, what)
    if root is panel.window:
        root.resize(round(1280 * scale), round(800 * scale))
        redress(root)
    for _ in range(3):
        QApplication.processEvents()
    bad = [describe(widget) for widget in root.findChildren(QWidget) if is_cut(widget, root)]
    panel.window.theme.take(Look())
    qapp.setStyleSheet("")
    qapp.setFont(Theme().font())
    assert bad == []


def is_cut(widget: QWidget, root: QWidget) -> bool:
    if not widget.isVisibleTo(root) or widget.window() is not root:
        return False
    if isinstance(widget, QPushButton):
        needed = widget.fontMetrics().horizontalAdvance(widget.text())
        return widget.width() < needed or widget.height() < widget.fontMetrics().height()
    if type(widget) is QLabel and widget.text() and not widget.wordWrap():
        return widget.textFormat() is not Qt.TextFormat.RichText and (
            widget.width() + 1 < widget.fontMetrics().horizontalAdvance(widget.text())
        )
    return False
