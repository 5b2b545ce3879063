"""The guide in a window of its own: pages at the left, text and pictures at the right."""

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from app.ui.help.pages import Page, pages
from app.ui.look.theme import Theme
from app.ui.text.language import spoken_language

_NAME = Qt.ItemDataRole.UserRole
LIST_SHARE = 3
LINE_PERCENT = 118
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


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
        return max(160, self.viewport().width() - 2 * self._theme.px(20) - self._theme.px(14))

    def lay_out(self) -> None:
        """Air between paragraphs and in tables, which plain Markdown has none of."""
        document, theme = self.document(), self._theme
        document.setDocumentMargin(theme.px(20))
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            if cursor.currentTable() is None:
                airy = block.blockFormat()
                listed = bool(block.blockFormat().indent()) or cursor.currentList() is not None
                airy.setBottomMargin(theme.px(4 if listed else 9))
                # A picture is one tall letter; a share of its height would be an empty band.
                if "\ufffc" not in block.text():
                    airy.setLineHeight(LINE_PERCENT, _PROPORTIONAL)
                cursor.setBlockFormat(airy)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format().toTableFormat()
                table.setCellPadding(theme.px(5))
                table.setBorderCollapse(True)
                table.setBorderBrush(theme.colour("border_strong"))
                table.setBottomMargin(theme.px(12))
                frame.setFormat(table)

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
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        # The style's padding is known only now; items measured before it would overlap.
        self.list.scheduleDelayedItemsLayout()
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
        self.text.lay_out()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_link(self, link: QUrl) -> None:
        name = link.fileName().removesuffix(".md")
        if name in self._pages:
            self.open_page(name)
        elif link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)

    def _narrow_or_wide(self) -> None:
        metrics = self.list.fontMetrics()
        widest = max(metrics.horizontalAdvance(page.title) for page in self._pages.values())
        wanted = widest + self._theme.px(44)
        self.list.setFixedWidth(min(wanted, max(120, self.width() // LIST_SHARE)))

    # ---- Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow_or_wide()
        if self.list.currentRow() >= 0:
            self.text.reload()
            self.text.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "list"):
            self._narrow_or_wide()
