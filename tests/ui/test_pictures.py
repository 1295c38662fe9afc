"""Pictures that a document carries, in the window and out of it; and links that lead within the document."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageIOHandler, QImageWriter, QPainter
from pytestqt.qtbot import QtBot

from tests.formats.books import book, chapter
from viewer.article.blocks import Position
from viewer.article.export import as_html, as_markdown, as_text
from viewer.formats.picture import picture_size
from viewer.ui.gallery import read_image
from viewer.ui.reading.ornaments import Lack, Picture

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]
RED = QColor("#ff0000")


def picture(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(RED)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


class Held:
    """Where one picture comes from."""

    def __init__(self, image: QImage) -> None:
        self._image = image

    def image(self, key: str, size: QSize) -> QImage:
        return self._image


def red_box(reader: Reader) -> tuple[int, int]:
    """The width and height of what is red in the view."""
    shown = reader.view.viewport().grab().toImage()
    points = [(x, y) for x in range(0, shown.width(), 4) for y in range(0, shown.height(), 4)]
    red = [point for point in points if shown.pixelColor(*point) == RED]
    if not red:
        return 0, 0
    xs, ys = zip(*red, strict=True)
    return max(xs) - min(xs) + 4, max(ys) - min(ys) + 4


@pytest.mark.parametrize("ending", [".html", ".epub"])
def test_a_picture_is_shown_where_it_stands(open_file: Open, tmp_path: Path, qtbot: QtBot, ending: str) -> None:
    data = picture(200, 100)
    file = tmp_path / f"a{ending}"
    if ending == ".epub":
        file.write_bytes(book({"a.xhtml": chapter('<p>前</p><img src="p.png"/><p>後</p>'), "p.png": data}))
    else:
        file.write_text(f"<p>前<p><img src='data:image/png;base64,{b64encode(data).decode()}'><p>後", "utf-8")
    reader = open_file(file)
    qtbot.waitUntil(lambda: red_box(reader) != (0, 0))
    width, height = red_box(reader)
    assert abs(width - 200) <= 8
    assert abs(height - 100) <= 8


def test_a_large_picture_fits_the_window(open_file: Open, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "a.epub"
    file.write_bytes(book({"a.xhtml": chapter('<img src="p.png"/>'), "p.png": picture(300, 3000)}))
    reader = open_file(file)
    qtbot.waitUntil(lambda: red_box(reader) != (0, 0))
    assert red_box(reader)[1] <= 0.82 * reader.view.viewport().height()


def test_what_is_no_picture_is_null() -> None:
    assert read_image(b"no", QSize(10, 10)).isNull()
    assert read_image(picture(40, 20), QSize(20, 10)).size() == QSize(20, 10)


def test_a_drawing_is_shown_as_sharp_as_the_screen_is(open_file: Open, tmp_path: Path, qtbot: QtBot) -> None:
    box = b'<rect width="20" height="10" fill="red"/></svg>'
    drawn = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">' + box
    image = read_image(drawn, QSize(200, 100))
    assert image.size() == QSize(200, 100)
    assert image.pixelColor(199, 99) == RED
    file = tmp_path / "a.epub"
    large = drawn.replace(b'width="20" height="10">', b'viewBox="0 0 20 10" width="200">')
    file.write_bytes(book({"a.xhtml": chapter('<p>前</p><img src="d.svg"/><p>後</p>'), "d.svg": large}))
    reader = open_file(file)
    qtbot.waitUntil(lambda: abs(red_box(reader)[0] - 200) <= 8)
    assert abs(red_box(reader)[1] - 100) <= 8


def test_what_is_drawn_on_nothing_is_on_white_in_the_dark() -> None:
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    lack = Lack("", QFont(), QColor(), QColor())
    for dim, ground in ((False, QColor("black")), (True, QColor("white"))):
        page = QImage(20, 20, QImage.Format.Format_RGB32)
        page.fill(Qt.GlobalColor.black)
        with QPainter(page) as painter:
            Picture(QRectF(0, 0, 20, 20), "", Held(image), QColor(), lack, dim).paint(painter, QPointF())
        assert abs(page.pixelColor(10, 10).lightness() - ground.lightness()) < 80


def test_a_photograph_stands_as_the_camera_was_held() -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(RED)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"JPEG"))
    writer.setTransformation(QImageIOHandler.Transformation.TransformationRotate90)
    assert writer.write(image)
    data = bytes(buffer.data().data())
    size = picture_size(data)
    assert size == (40, 60)
    assert read_image(data, QSize(*size)).size() == QSize(40, 60)
    assert read_image(data, QSize(20, 30)).size() == QSize(20, 30)


def test_a_damaged_picture_leaves_a_frame_with_its_text(open_file: Open, tmp_path: Path, qtbot: QtBot) -> None:
    data = picture(200, 100)[:40]  # the header, which states the size
    file = tmp_path / "a.epub"
    file.write_bytes(book({"a.xhtml": chapter('<p>前</p><img alt="圖" src="p.png"/><p>後</p>'), "p.png": data}))
    reader = open_file(file)
    view = reader.view.viewport()

    def colours() -> set[str]:
        shown = view.grab().toImage()
        return {shown.pixelColor(view.width() // 2 + x, y).name() for x in range(-40, 40, 2) for y in range(40, 200)}

    qtbot.waitUntil(lambda: len(colours()) > 4)  # a blank has the page's and its own


def test_a_link_in_the_document_is_a_jump(open_file: Open, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(f"<p><a href='#n'>註</a>{'<p>文' * 200}<p id=n>此處", "utf-8")
    reader = open_file(file)
    reader.view.link_activated.emit("#n")
    assert reader.window.pane.place == Position(201, 0)
    reader.window.actions_by_name["go.back"].trigger()
    assert reader.window.pane.place == Position(0, 0)


def test_pictures_leave_with_a_web_page_only(open_file: Open, tmp_path: Path) -> None:
    data = b64encode(picture(60, 60)).decode()
    image = f"<img src='data:image/png;base64,{data}'>"
    file = tmp_path / "a.html"
    file.write_text(f"<p>前<figure>{image}<figcaption>圖</figcaption></figure>{image}<p>後", "utf-8")
    rendition = open_file(file).window.pane.reading.rendition
    page = "".join(as_html(rendition))
    assert page.count(f'src="data:image/png;base64,{data}"') == 2
    assert "<figcaption>圖</figcaption>" in page
    assert "".join(as_text(rendition)) == "前\n圖\n後\n"
    assert "![圖]()" in "".join(as_markdown(rendition))
