"""Venue icons, drawn sharp at any size and screen."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.domain.ids import Venue
from app.ui.resources import folder


@lru_cache(maxsize=64)
def pixmap(name: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon of resources/icons at `size` logical pixels; unknown names give the plain one."""
    path = folder() / "icons" / f"{name}.svg"
    if not path.is_file():
        path = folder() / "icons" / "venue.svg"
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(path.read_bytes())).render(
        painter, QRectF(0, 0, image.width(), image.height())
    )
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def venue_pixmap(venue: Venue, size: int, ratio: float = 1.0) -> QPixmap:
    return pixmap(f"venue-{venue}", size, ratio)


def app_icon() -> QIcon:
    """The program's own icon."""
    icon = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        icon.addPixmap(pixmap("unwind", size))
    return icon
