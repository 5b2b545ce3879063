"""The guide: every page opens, every link and picture is there, and notices lead to it."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.engine.notice import Notice, Severity
from app.ui.help.pages import ORDER, page_about, pages
from app.ui.resources import folder
from app.ui.text.language import languages

LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_page_is_there_in_its_order(language):
    assert [page.name for page in pages(language)] == list(ORDER)
    assert all(page.title for page in pages(language))


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_link_and_picture_leads_somewhere(qapp, language):
    for page in pages(language):
        for picture, target in LINK.findall(page.file.read_text(encoding="utf-8")):
            file = page.file.parent / target
            assert file.is_file(), f"{page.file.name}: {target}"
            if picture:
                assert not QImage(str(file)).isNull()


def test_the_pictures_are_small():
    files = (folder() / "help" / "img").iterdir()
    assert sum(file.stat().st_size for file in files) < 1_500_000


def test_f1_opens_the_guide_and_keys_still_work_in_the_panel(panel):
    panel.key(Qt.Key.Key_F1)
    guide = panel.window.comfort.help
    assert guide.isVisible()
    assert guide.page() == ORDER[0]
    assert not guide.isModal()


@pytest.mark.parametrize("name", ORDER)
def test_every_page_is_shown(panel, name):
    panel.window.comfort.open_help(name)
    guide = panel.window.comfort.help
    assert guide.page() == name
    assert len(guide.text.toPlainText()) > 200


def test_a_link_opens_its_page(panel):
    panel.window.comfort.open_help("first-close")
    guide = panel.window.comfort.help
    guide.text.anchorClicked.emit(QUrl("in-doubt.md"))
    assert guide.page() == "in-doubt"


def test_the_notice_of_a_doubt_leads_to_what_it_means(panel):
    notice = Notice(Severity.DANGER, "doubt/1", "Lost.", "", panel.desk.clock.now())
    panel.window.notices.add(notice)
    [button] = [b for b in panel.window.notices.findChildren(QPushButton) if b.text() == "Help"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.window.comfort.help.page() == "in-doubt"


@pytest.mark.parametrize(
    ("cause", "page"),
    [("credentials/CoinW", "first-account"), ("settings", "comfort"), ("panel/late", "")],
)
def test_a_notice_knows_its_page(panel, cause, page):
    at = panel.desk.clock.now()
    assert page_about(Notice(Severity.WARNING, cause, "Text.", "", at)) == page


def test_every_language_is_named_by_itself():
    assert languages()["en"] == "English"
    assert languages()["de"] == "Deutsch"
