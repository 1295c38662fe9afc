"""Opening files, good and bad: what is wrong is said, and the article that was open stays."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar
from shiboken6 import isValid

from viewer.article.blocks import Article
from viewer.formats import files
from viewer.formats.errors import CannotOpen, Reason
from viewer.ui import opening
from viewer.ui.application import desk
from viewer.ui.opening import Manner, Order

if TYPE_CHECKING:
    from tests.ui.conftest import Reader
    from viewer.article.reading import Reading

Open = Callable[..., "Reader"]

ARTICLE = "软件和互联网的发展。\n第二段。"


def make_nothing(path: Path) -> None:
    """The file is not there."""


def make_folder(path: Path) -> None:
    path.mkdir()


def make_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4)


def make_program(path: Path) -> None:
    path.write_bytes(b"\x7fELF" + bytes(range(256)) * 40)


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(files.LIMIT + 1)


BAD = [
    (make_nothing, "there is no such file; check the name"),
    (make_folder, "it is a folder; open one of the files inside it"),
    (make_picture, "have the writing in it recognised (OCR)"),
    (make_program, "choose something to read"),
    (make_pipe, "it is a pipe, not a file"),
    (make_huge, "it is larger than 512 MB; split it"),
]


class Beats:
    """Counts the turns of the event loop: a window that waits for something counts none."""

    def __init__(self) -> None:
        self.count = 0
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        self.count += 1

    def stop(self) -> int:
        """Count no more. Returns how many there were."""
        self._timer.stop()
        return self.count


@pytest.mark.parametrize(("make", "said"), BAD, ids=lambda value: getattr(value, "__name__", ""))
def test_a_bad_file_is_told_in_a_window_of_its_own(
    open_file: Open, tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    path = tmp_path / "文件.txt"
    make(path)
    reader = open_file(path)
    assert reader.notice.startswith("Cannot open “文件.txt”: ")
    assert said in reader.notice
    assert reader.shown == ""
    reader.press("Ctrl+3")
    reader.press("PgDown")
    reader.press("Ctrl+PgDown")
    assert reader.shown == ""


@pytest.mark.parametrize(("make", "said"), BAD, ids=lambda value: getattr(value, "__name__", ""))
def test_a_bad_file_leaves_the_open_article_as_it_is(
    open_text: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], said: str
) -> None:
    reader = open_text(ARTICLE, "--script", "taiwan")
    reader.select("互聯網")
    make(tmp_path / "坏文件.txt")
    reader.choose_file(tmp_path / "坏文件.txt", monkeypatch)
    reader.qtbot.waitUntil(lambda: said in reader.notice)
    assert reader.shown == "軟件和互聯網的發展。\n第二段。"
    assert reader.selected == "互聯網"
    assert reader.window.focusWidget() is reader.view
    assert len(desk().windows) == 1


def test_a_file_that_may_not_be_read_is_told(open_text: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    reader = open_text(ARTICLE)
    monkeypatch.setattr(files, "_open_without_waiting", refuse)
    reader.choose_file(tmp_path / "文章.txt", monkeypatch)
    reader.qtbot.waitUntil(lambda: "you may not read it; change its permissions" in reader.notice)
    assert reader.shown == ARTICLE


def test_a_file_that_vanishes_costs_nothing(open_text: Open, tmp_path: Path) -> None:
    reader = open_text(ARTICLE)
    (tmp_path / "文章.txt").unlink()
    reader.press("Ctrl+3")
    assert reader.shown == "軟件和互聯網的發展。\n第二段。"
    reader.press("Ctrl+R")
    reader.press("Ctrl+1")
    assert reader.shown == ARTICLE
    assert reader.notice == ""


def test_an_empty_file_is_told(open_text: Open) -> None:
    reader = open_text("", name="空.txt")
    assert reader.notice == "“空.txt” is empty: there is nothing to read in it."
    assert reader.place == ""


def test_a_page_with_nothing_to_read_says_how_to_bring_something(
    open_text: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = open_text("", name="空.txt")
    invitation = reader.part(QLabel, "invitation")
    assert invitation.isVisible()
    assert "Ctrl+O" in invitation.text()
    reader.window.resize(500, 400)
    assert invitation.geometry() == reader.window.pane.rect()
    (tmp_path / "好.txt").write_text(ARTICLE, "utf-8")
    reader.choose_file(tmp_path / "好.txt", monkeypatch)
    reader.qtbot.waitUntil(lambda: reader.shown == ARTICLE)
    assert not invitation.isVisible()


def test_a_window_whose_file_is_missing_invites_too(open_file: Callable[..., Reader], tmp_path: Path) -> None:
    reader = open_file(tmp_path / "没有.txt")
    assert reader.part(QLabel, "invitation").isVisible()


def test_the_way_to_bring_something_stands_before_the_columns(open_text: Open) -> None:
    reader = open_text("", name="空.txt")
    reader.window.resize(1400, 800)
    reader.press("Ctrl+B")
    reader.qtbot.waitUntil(lambda: reader.window.pane.beside is not None)
    beside = reader.window.pane.beside
    assert beside is not None
    invitation, children = reader.part(QLabel, "invitation"), reader.window.pane.children
    reader.qtbot.waitUntil(lambda: children().index(invitation) > children().index(beside.view))


def test_a_good_file_opens_after_a_bad_one(open_text: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = open_text("", name="空.txt")
    (tmp_path / "好.txt").write_text(ARTICLE, "utf-8")
    reader.choose_file(tmp_path / "没有.txt", monkeypatch)
    reader.qtbot.waitUntil(lambda: "没有.txt" in reader.notice)
    reader.choose_file(tmp_path / "好.txt", monkeypatch)
    reader.qtbot.waitUntil(lambda: reader.shown == ARTICLE)
    assert len(desk().windows) == 1
    assert reader.notice == "", "neither of the empty one nor of the bad one"


def test_what_failed_before_is_not_told_again(open_text: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = open_text(ARTICLE)
    reader.choose_file(tmp_path / "甲.txt", monkeypatch)
    reader.qtbot.waitUntil(lambda: "甲.txt" in reader.notice)
    desk().bring([str(tmp_path / name) for name in ("乙.txt", "丙.txt")], reader.window)
    reader.qtbot.waitUntil(lambda: "丙.txt" in reader.notice)
    assert "乙.txt" in reader.notice
    assert "甲.txt" not in reader.notice


def test_a_dialog_that_is_cancelled_changes_nothing(open_text: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = open_text(ARTICLE)
    reader.choose_file(Path(), monkeypatch)
    assert reader.shown == ARTICLE


def undivided(reader: Reader) -> str:
    """The page as it is shown; a paragraph that is set in parts, because it is very long, is one all the same."""
    blocks = reader.window.pane.reading.article.blocks
    parts = zip(reader.window.pane.page, reader.shown.split("\n"), strict=True)
    return "".join(("" if blocks[number].continues else "\n") + part for number, part in parts).removeprefix("\n")


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("软件、互联网、简体中文的一段话。".encode("gb18030"), "软件、互联网、简体中文的一段话。"),
        ("軟體、網際網路，繁體中文的一段話。".encode("cp950"), "軟體、網際網路，繁體中文的一段話。"),
        ("软件、互联网、简体中文的一段话。".encode("utf-16"), "软件、互联网、简体中文的一段话。"),
        ("\ufeff软件。".encode(), "软件。"),
        ("一\r\n二\r三\n\n四".encode(), "一\n二\n三\n四"),
        ("\u2067右到左\u2069和\u202e倒\u202c。".encode(), "\u2067右到左\u2069和\u202e倒\u202c。"),
        (("e" + "\u0301" * 10_000 + "。").encode(), "e" + "\u0301" * 10_000 + "。"),
        ("𠮷野家👩\u200d🚀。".encode(), "𠮷野家👩\u200d🚀。"),
    ],
    ids=["gb18030", "big5", "utf-16", "mark", "line ends", "bidi", "combining", "astral"],
)
def test_a_strange_text_is_shown_as_it_is(open_file: Open, tmp_path: Path, data: bytes, shown: str) -> None:
    path = tmp_path / "怪.txt"
    path.write_bytes(data)
    reader = open_file(path, "--no-repair")
    assert undivided(reader) == shown
    assert reader.notice == ""
    reader.press("Ctrl+A")
    reader.press("Ctrl+C")
    assert reader.copied == shown
    for keys in ("Ctrl+3", "Ctrl+R", "PgDown", "End", "Ctrl++", "Ctrl+T", "Ctrl+T", "Ctrl+R", "Ctrl+1"):
        reader.press(keys)
    assert undivided(reader) == shown


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("好的文字".encode() + b"\xed\xa0\x80" + "还是好的".encode(), "could not be read as UTF-8: 1"),
        ("好的文字，很长。".encode() * 5 + "坏的".encode("gb18030"), "could not be read as UTF-8"),
    ],
    ids=["lone surrogate", "mixed encodings"],
)
def test_damage_is_shown_and_told(open_file: Open, tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "坏.txt"
    path.write_bytes(data)
    reader = open_file(path)
    assert said in reader.notice
    assert "\N{REPLACEMENT CHARACTER}" in reader.shown
    assert reader.shown.startswith("好的文字")


def test_one_line_of_a_megabyte_opens_and_can_be_read(open_text: Open) -> None:
    line = "江水漫过台阶的时候，天还没有亮。" * 22_000
    beats = Beats()
    reader = open_text(line, "--script", "taiwan")
    reader.qtbot.waitUntil(lambda: reader.window.pane.reading.is_whole)
    assert beats.stop() > 0
    assert reader.shown.startswith("江水漫過臺階的時候，")
    for keys in ("PgDown", "PgDown", "End", "Ctrl+1", "Ctrl++"):
        reader.press(keys)
    assert line.startswith(undivided(reader))
    reader.press("Ctrl+A")
    reader.press("Ctrl+C")
    assert reader.copied == line


def test_the_window_goes_on_while_a_large_file_is_opened(open_text: Open) -> None:
    book = "\n".join(f"第{k}段。" + "江水漫过台阶的时候，天还没有亮。" * 10 for k in range(21_000))
    assert len(book.encode()) > 10_000_000
    beats = Beats()
    reader = open_text(book)
    assert reader.shown.startswith("第0段。"), "its beginning is there at once"
    reader.qtbot.waitUntil(lambda: reader.window.pane.reading.is_whole)
    assert beats.count > 0, "the event loop turned while the file was read"
    before = beats.count
    reader.press("Ctrl+3")
    reader.qtbot.waitUntil(lambda: "characters converted" in reader.state)
    assert beats.stop() > before, "and while the page was counted"
    assert reader.shown.startswith("第0段。江水漫過臺階")


def test_the_open_article_can_be_used_while_another_is_read(
    open_text: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, read = Event(), opening.read

    def read_slowly(path: str | os.PathLike[str], manner: Manner) -> Reading:
        go_on.wait(30)
        return read(path, manner)

    reader = open_text(ARTICLE)
    (tmp_path / "慢.txt").write_text("慢的文章。", "utf-8")
    (tmp_path / "更慢.txt").write_text("后来的文章。", "utf-8")
    monkeypatch.setattr(opening, "read", read_slowly)
    reader.choose_file(tmp_path / "慢.txt", monkeypatch)
    assert reader.window.status.currentMessage() == "Opening 慢.txt…"
    reader.press("Ctrl+3")
    assert reader.shown == "軟件和互聯網的發展。\n第二段。"
    reader.choose_file(tmp_path / "更慢.txt", monkeypatch)
    assert reader.window.status.currentMessage() == "Opening 更慢.txt…"
    go_on.set()
    reader.qtbot.waitUntil(lambda: len(desk().windows) == 2)
    assert desk().windows[1].pane.view.toPlainText() == "后来的文章。", "only the last one asked for"
    assert reader.window.status.currentMessage() == ""


def test_a_share_that_is_on_its_way_when_the_bar_comes_is_shown(
    open_text: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, told, end = Event(), Event(), Event(), Event()

    def load(progress: Callable[[float], object]) -> Article:
        begun.set()
        go_on.wait(30)
        progress(0.25)
        told.set()
        end.wait(30)
        raise CannotOpen(Reason.UNREACHABLE, "慢")

    monkeypatch.setattr(opening, "PATIENCE_MS", 600_000)  # the bar comes when the test says so
    reader = open_text(ARTICLE)
    reader.window.opening.open(Order("慢", load=load))
    reader.qtbot.waitUntil(begun.is_set)
    go_on.set()
    assert told.wait(30), "and the window has not heard of it yet"
    reader.window.opening.slow.emit("慢")
    progress = reader.part(QProgressBar, "openingProgress")
    reader.qtbot.waitUntil(lambda: progress.value() == 250)
    end.set()
    reader.qtbot.waitUntil(lambda: not reader.window.opening.is_busy)


def test_a_window_closed_while_it_reads_takes_nothing_with_it(
    open_text: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, ended, read = Event(), Event(), Event(), opening.read

    def read_slowly(path: str | os.PathLike[str], manner: Manner) -> Reading:
        begun.set()
        go_on.wait(30)
        try:
            return read(path, manner)
        finally:
            ended.set()

    staying, closing = open_text(ARTICLE, name="一.txt"), open_text(ARTICLE, name="二.txt")
    monkeypatch.setattr(opening, "read", read_slowly)
    (tmp_path / "三.txt").write_text(ARTICLE, "utf-8")
    closing.choose_file(tmp_path / "三.txt", monkeypatch)
    closing.qtbot.waitUntil(begun.is_set)
    closing.press("Ctrl+W")
    staying.qtbot.waitUntil(lambda: not isValid(closing.window))
    go_on.set()
    staying.qtbot.waitUntil(ended.is_set)
    staying.qtbot.waitUntil(lambda: desk().windows == [staying.window])
    assert staying.shown == ARTICLE
