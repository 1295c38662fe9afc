"""The pictures of an article for a view: read in a thread when they come near the window, kept while they are near."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, QSizeF, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from viewer.article.blocks import Article
from viewer.formats.svg import is_svg
from viewer.ui.jobs import Job

_KEPT = 96 * 1024 * 1024
"""Bytes of pictures that are kept as they are painted."""
_LARGEST = 4000
"""Pixels at the longer side of a picture as it is painted; it is made smaller while it is read."""
_MOST_PIXELS = 100_000_000
"""Of a picture as it is stored; what claims to be larger is not read."""


def read_image(data: bytes, size: QSize) -> QImage:
    """A picture made to fit `size`; a null one if it cannot be read. May be called in any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    if is_svg(data):
        drawing = QImageReader(buffer, QByteArray(b"svg"))
        drawing.setScaledSize(size)
        return drawing.read()
    reader = QImageReader(buffer)
    own = reader.size()
    if not own.isValid() or own.width() * own.height() > _MOST_PIXELS:
        return QImage()
    reader.setAutoTransform(True)  # as the camera was held
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    stored = size.transposed() if turned else size
    if stored.width() < own.width():
        reader.setScaledSize(stored)
    return reader.read()


class Stock:
    """The pictures of an article and how large each would be by itself; `unit` is the length of one of its pixels."""

    def __init__(self, pictures: Mapping[str, bytes], sizes: Mapping[str, tuple[int, int]], unit: float = 1.0) -> None:
        self._pictures, self._sizes, self._unit = pictures, sizes, unit

    @classmethod
    def of(cls, article: Article, unit: float = 1.0) -> Stock:
        """The pictures that an article carries."""
        return cls(article.pictures, article.picture_sizes, unit)

    def size(self, key: str) -> QSizeF | None:
        """How large a picture would be by itself; None if it cannot be shown."""
        width, height = self._sizes.get(key, (0, 0))
        if not width or not height or width * height > _MOST_PIXELS:
            return None
        return QSizeF(width, height) * self._unit

    def read(self, key: str, size: QSize) -> QImage:
        """A picture in so many pixels, a null one if it cannot be read."""
        longest = max(size.width(), size.height())
        return read_image(self._pictures[key], size if longest <= _LARGEST else size * (_LARGEST / longest))

    def image(self, key: str, size: QSize) -> QImage:
        """A picture in so many pixels, read now; a null one if it cannot be."""
        return self.read(key, size)


class Gallery(QObject):
    """The pictures of one article for one window."""

    arrived = Signal()
    """A picture that was asked for is there."""

    def __init__(self, article: Article, parent: QObject) -> None:
        super().__init__(parent)
        self._stock = Stock.of(article)
        self._images: dict[tuple[str, int, int], QImage] = {}
        self._jobs: dict[tuple[str, int, int], Job[QImage]] = {}

    def size(self, key: str) -> QSizeF | None:
        """How large a picture would be by itself; None if it cannot be shown."""
        return self._stock.size(key)

    def image(self, key: str, size: QSize) -> QImage | None:
        """A picture in so many pixels if it is there, a null one if it cannot be read; else it is read, and announced
        when it has arrived."""
        wanted = (key, size.width(), size.height())
        found = self._images.pop(wanted, None)
        if found is not None:
            self._images[wanted] = found  # the last one that was asked for is the last to go
            return found
        if wanted not in self._jobs:
            read = partial(self._stock.read, key, size)
            self._jobs[wanted] = Job(read, partial(self._keep, wanted), partial(self._fail, wanted), OSError, self)
        return None

    def _keep(self, wanted: tuple[str, int, int], image: QImage) -> None:
        self._jobs.pop(wanted, None)
        self._images[wanted] = image
        while len(self._images) > 1 and sum(kept.sizeInBytes() for kept in self._images.values()) > _KEPT:
            del self._images[next(iter(self._images))]
        self.arrived.emit()

    def _fail(self, wanted: tuple[str, int, int], _error: Exception) -> None:
        self._keep(wanted, QImage())
