"""The guide in a window of its own: pages at the left, text and pictures at the right."""

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from app.ui.help.pages import Page, pages
from app.ui.language import spoken_language
from app.ui.theme import Theme

_NAME = Qt.ItemDataRole.UserRole
LIST_LETTERS = 22


class HelpText(QTextBrowser):
    """Shows one page; pictures are made to fit the width."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._images: dict[str, QImage] = {}
        self.setObjectName("helpText")
        self.setOpenLinks(False)

    def room(self) -> int:
        """The width that pictures may take."""
        return max(160, self.viewport().width() - 2 * self._theme.px(20))

    # ---- Qt's names

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        url = QUrl(name)
        file = self.source().resolved(url).toLocalFile()
        if file not in self._images:
            self._images[file] = QImage(file)
        image = self._images[file]
        if image.isNull() or image.width() <= self.room():
            return image
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.room() * ratio), image.height())
        fitting = image.scaled(
            wanted,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitting.setDevicePixelRatio(ratio)
        return fitting


class HelpWindow(QDialog):
    """Stays open beside the panel; closes and keys go on there."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self.setWindowTitle(self.tr("Help"))
        self.setModal(False)
        self._pages = {page.name: page for page in pages(spoken_language())}
        self.list = QListWidget()
        self.list.setObjectName("helpList")
        self.list.setAccessibleName(self.tr("Pages of the guide"))
        for page in self._pages.values():
            item = QListWidgetItem(page.title)
            item.setData(_NAME, page.name)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(self._on_item)
        self.text = HelpText(theme, self)
        self.text.setAccessibleName(self.tr("The chosen page"))
        self.text.anchorClicked.connect(self._on_link)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(self.text, 1)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(900), room.width() - 40), min(theme.px(680), room.height() - 60))
        self._narrow_or_wide()

    def open_page(self, name: str = "") -> None:
        """Show a page; without a name the first, or the one it was left at."""
        self.show()
        self.raise_()
        self.activateWindow()
        wanted = name if name in self._pages else self.page() or next(iter(self._pages))
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == wanted:
                self.list.setCurrentRow(row)
        self.text.setFocus()

    def page(self) -> str:
        """The name of the page that is shown."""
        row = self.list.currentRow()
        return str(self.list.item(row).data(_NAME)) if row >= 0 else ""

    def _on_item(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self._show_page(self._pages[item.data(_NAME)])

    def _show_page(self, page: Page) -> None:
        url = QUrl.fromLocalFile(str(page.file))
        self.text.setSource(url, QTextDocument.ResourceType.MarkdownResource)
        self.text.document().setDocumentMargin(self._theme.px(20))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_link(self, link: QUrl) -> None:
        name = link.fileName().removesuffix(".md")
        if name in self._pages:
            self.open_page(name)
        elif link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)

    def _narrow_or_wide(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("n")
        self.list.setFixedWidth(min(letter * LIST_LETTERS, max(120, self.width() // 3)))

    # ---- Qt's names

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._narrow_or_wide()
        if self.list.currentRow() >= 0:
            self.text.reload()
            self.text.document().setDocumentMargin(self._theme.px(20))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "list"):
            self._narrow_or_wide()
