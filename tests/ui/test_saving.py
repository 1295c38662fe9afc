"""Taking an article along: files that are whole or not there, names that every system takes, errors that help."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from viewer.article.blocks import Article, Block, BlockKind, Format, Metadata, Span, SpanKind
from viewer.article.reading import Reading
from viewer.formats import open_article
from viewer.text.script import View
from viewer.ui import theme
from viewer.ui.articlepane import ArticlePane
from viewer.ui.longwork import LongWork
from viewer.ui.replacing import cannot_save, replacing, written
from viewer.ui.saving import KINDS, Kind, Saving, Taken, kind_of, proposed_name
from viewer.ui.typography import Typography

TEXT, MARKDOWN, HTML, EPUB, PDF = KINDS
BLOCKS = (
    Block("软件开发", BlockKind.HEADING, 1),
    Block("这里有重要的话。", spans=(Span(3, 5, SpanKind.STRONG),)),
    Block("第一项", BlockKind.LIST_ITEM, 1, marker="•"),
)


def reading_of(*blocks: Block, title: str = "", name: str = "文章.md", view: View = View.ORIGINAL) -> Reading:
    return Reading(Article(blocks, name, Format.MARKDOWN, Metadata(title=title)), view=view)


@pytest.fixture
def pane(qtbot: QtBot) -> ArticlePane:
    """A pane that shows an article of Simplified text in Taiwan's characters."""
    pane = ArticlePane(Typography(theme.LIGHT))
    qtbot.addWidget(pane)
    pane.read(reading_of(*BLOCKS, view=View.TAIWAN))
    return pane


@pytest.fixture
def saving(pane: ArticlePane) -> Saving:
    return Saving(pane)


def save(qtbot: QtBot, saving: Saving, path: Path, kind: Kind) -> None:
    with qtbot.waitSignal(saving.said) as said:
        saving.save(path, kind)
    assert said.args == [f"Saved “{path.name}”"]


# What is in the file


def test_text_is_what_is_shown(qtbot: QtBot, saving: Saving, tmp_path: Path) -> None:
    save(qtbot, saving, tmp_path / "a.txt", TEXT)
    assert (tmp_path / "a.txt").read_text("utf-8") == "軟件開發\n這裡有重要的話。\n• 第一項\n"


def test_markdown_opens_again_as_what_was_shown(qtbot: QtBot, pane: ArticlePane, tmp_path: Path) -> None:
    save(qtbot, Saving(pane), tmp_path / "a.md", MARKDOWN)
    again, shown = open_article(tmp_path / "a.md"), pane.reading.rendition
    assert [(block.kind, block.text, block.spans) for block in again.blocks if block.text] == [
        (block.kind, block.text, block.spans) for block in map(shown.block, range(len(BLOCKS)))
    ]


def test_html_keeps_the_formatting_and_says_its_language(qtbot: QtBot, saving: Saving, tmp_path: Path) -> None:
    save(qtbot, saving, tmp_path / "a.html", HTML)
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "<strong>重要</strong>" in page
    assert 'lang="zh-Hant-TW"' in page


def test_a_pdf_is_one(qtbot: QtBot, saving: Saving, tmp_path: Path) -> None:
    save(qtbot, saving, tmp_path / "a.pdf", PDF)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_what_was_shown_when_it_was_asked_for_is_saved(qtbot: QtBot, pane: ArticlePane, tmp_path: Path) -> None:
    saving = Saving(pane)
    with qtbot.waitSignal(saving.said):
        saving.save(tmp_path / "a.txt", TEXT)
        pane.choose(View.SIMPLIFIED)
    assert (tmp_path / "a.txt").read_text("utf-8").startswith("軟件")


def test_the_whole_article_is_copied_with_its_formatting(qtbot: QtBot, saving: Saving) -> None:
    with qtbot.waitSignal(saving.said) as said:
        saving.copy_all()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "軟件開發\n這裡有重要的話。\n• 第一項"
    assert "<strong>重要</strong>" in data.html()
    assert said.args == ["Copied the article, 14 characters"]


def test_an_epub_is_saved_as_it_is_shown(qtbot: QtBot, saving: Saving, tmp_path: Path) -> None:
    save(qtbot, saving, tmp_path / "a.epub", EPUB)
    with ZipFile(tmp_path / "a.epub") as book:
        assert "軟件開發" in book.read("book/contents.xhtml").decode()


# Whole or not there


def parts(*texts: str, error: OSError | None = None) -> Kind:
    """A kind of file that consists of these parts, and then fails if it is told to."""

    def write(_: Taken, out: BinaryIO) -> Iterator[float]:
        for k, text in enumerate(texts):
            out.write(text.encode())
            yield k / len(texts)
        if error is not None:
            raise error

    return Kind("Test", (".test",), write)


def test_a_file_that_is_replaced_keeps_its_permissions(qtbot: QtBot, saving: Saving, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)
    save(qtbot, saving, path, parts("new"))
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o640)


def test_a_link_goes_on_pointing_where_it_points(qtbot: QtBot, saving: Saving, tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    save(qtbot, saving, tmp_path / "link.txt", parts("new"))
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_saving_that_fails_leaves_what_was_there(qtbot: QtBot, saving: Saving, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with qtbot.waitSignal(saving.failed) as failed:
        saving.save(path, parts("half", error=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))))
    assert [file.read_text() for file in tmp_path.iterdir()] == ["old"]
    assert [say() for say in failed.args or ()] == [
        "Cannot save “a.txt”: there is no room left on the disk; make some, or choose a folder on another disk."
    ]


def test_saving_that_is_given_up_leaves_what_was_there(qtbot: QtBot, pane: ArticlePane, tmp_path: Path) -> None:
    saving, path = Saving(pane), tmp_path / "a.txt"
    path.write_text("old")

    def endless(_: Taken, out: BinaryIO) -> Iterator[float]:
        while True:
            out.write(b"x")
            yield 0.5

    saving.save(path, Kind("Test", (".test",), endless))
    work = pane.findChild(LongWork)
    assert work is not None
    qtbot.waitUntil(lambda: len(list(tmp_path.iterdir())) == 2)
    with qtbot.assertNotEmitted(saving.said):
        work.dialog.canceled.emit()
    assert [file.read_text() for file in tmp_path.iterdir()] == ["old"]


def test_a_pdf_that_is_given_up_leaves_nothing(qtbot: QtBot, pane: ArticlePane, tmp_path: Path) -> None:
    pane.read(reading_of(*[Block("字" * 2000)] * 40))
    Saving(pane).save(tmp_path / "a.pdf", PDF)
    work = pane.findChild(LongWork)
    assert work is not None
    qtbot.waitUntil(lambda: work.dialog.value() > 50)
    work.cancel()
    assert list(tmp_path.iterdir()) == []


def test_two_files_are_saved_side_by_side(qtbot: QtBot, saving: Saving, tmp_path: Path) -> None:
    saving.save(tmp_path / "a.txt", parts("a", "b"))
    saving.save(tmp_path / "b.txt", parts("c", "d"))
    qtbot.waitUntil(lambda: sorted(file.name for file in tmp_path.iterdir()) == ["a.txt", "b.txt"])
    assert (tmp_path / "a.txt").read_text() + (tmp_path / "b.txt").read_text() == "abcd"


@pytest.mark.parametrize(
    ("place", "help_"),
    [
        ("gone/a.txt", "is not there any more; choose another one"),
        ("file/a.txt", "is not a folder; choose another one"),
        ("folder", "there is a folder of that name; choose another name"),
        ("長" * 200 + ".txt", "the name is too long; choose a shorter one"),
    ],
)
def test_what_is_wrong_with_a_place_is_said(
    qtbot: QtBot, saving: Saving, tmp_path: Path, place: str, help_: str
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with qtbot.waitSignal(saving.failed) as failed:
        saving.save(tmp_path / place, TEXT)
    assert failed.args is not None
    assert help_ in failed.args[0]()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EROFS, errno.EDQUOT, errno.EIO, None])
def test_every_error_says_what_to_do(code: int | None) -> None:
    error = OSError(code, os.strerror(code)) if code else OSError()
    said = cannot_save(Path("/a/folder/name.txt"), error)
    assert said.startswith("Cannot save “name.txt”: ")
    assert "choose" in said
    assert "{" not in said


def test_braces_in_names_are_only_braces() -> None:
    assert "“{0}.txt”" in cannot_save(Path("/{folder}/{0}.txt"), PermissionError(errno.EACCES, "no"))


@given(st.lists(st.binary(), max_size=5))
def test_what_is_written_is_what_is_there(tmp_path_factory: pytest.TempPathFactory, given_parts: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("written") / "a"

    def write(out: BinaryIO) -> Iterator[float]:
        for part in given_parts:
            out.write(part)
            yield 0.0

    assert list(written(path, write)) == [0.0] * len(given_parts)
    assert path.read_bytes() == b"".join(given_parts)


def test_nothing_is_replaced_before_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with replacing(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


# Names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("工业发展", "工业发展"),
        ("AC/DC：是什么？", "AC DC：是什么？"),
        ('a\\b:c*d?"<e>|f', "a b c d e f"),
        ("一行\n两行", "一行 两行"),
        (" ..隐藏.. ", "隐藏"),
        ("con", "_con"),
        ("LPT1.报告", "_LPT1.报告"),
        ("console", "console"),
        ("长" * 100, "长" * 60),
        ("???", "hanview"),
    ],
)
def test_the_proposed_name_is_the_title_as_every_system_takes_it(title: str, name: str) -> None:
    assert proposed_name(reading_of(Block("正文"), title=title)) == name


def test_the_proposed_name_is_in_the_shown_script() -> None:
    assert proposed_name(reading_of(*BLOCKS, title="软件开发", view=View.TAIWAN)) == "軟件開發"


def test_an_article_without_a_title_is_named_after_its_file() -> None:
    assert proposed_name(reading_of(name="日記.md")) == "日記"


@pytest.mark.parametrize(
    ("name", "kind"), [("a.txt", TEXT), ("a.MD", MARKDOWN), ("a.htm", HTML), ("a.pdf", PDF), ("a", None), ("1.2", None)]
)
def test_a_suffix_tells_the_kind(name: str, kind: Kind | None) -> None:
    assert kind_of(Path(name)) is kind


# The dialog


def dialog_of(pane: ArticlePane, saving: Saving) -> QFileDialog:
    pane.show()
    saving.choose()
    dialog = pane.findChild(QFileDialog)
    assert dialog is not None
    return dialog


def test_the_dialog_begins_beside_the_article_and_then_where_something_was_saved(
    qtbot: QtBot, pane: ArticlePane, tmp_path: Path
) -> None:
    there, elsewhere = tmp_path / "there", tmp_path / "elsewhere"
    there.mkdir()
    elsewhere.mkdir()
    saving = Saving(pane, lambda: there)
    dialog = dialog_of(pane, saving)
    assert Path(dialog.directory().path()) == there
    with qtbot.waitSignal(saving.said):
        dialog.fileSelected.emit(str(elsewhere / "a.txt"))
    dialog.close()
    dialog.setParent(None)
    assert Path(dialog_of(pane, saving).directory().path()) == elsewhere


def test_the_dialog_proposes_a_name_and_lists_the_kinds(pane: ArticlePane, saving: Saving) -> None:
    dialog = dialog_of(pane, saving)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["軟件開發.txt"]
    assert dialog.nameFilters() == [
        "Text (*.txt)",
        "Markdown (*.md *.markdown)",
        "HTML (*.html *.htm)",
        "EPUB (*.epub)",
        "PDF (*.pdf)",
    ]
    dialog.reject()


def test_choosing_a_kind_changes_the_suffix(pane: ArticlePane, saving: Saving) -> None:
    dialog = dialog_of(pane, saving)
    dialog.selectNameFilter(PDF.filter)
    dialog.filterSelected.emit(PDF.filter)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["軟件開發.pdf"]
    dialog.reject()


@pytest.mark.parametrize(
    ("typed", "chosen", "saved"),
    [
        ("甲.md", TEXT, "甲.md"),
        ("甲", MARKDOWN, "甲.md"),
        ("第1.2節", HTML, "第1.2節.html"),
        ("甲.PDF", TEXT, "甲.PDF"),
    ],
)
def test_the_suffix_decides_and_is_put_where_it_is_missing(
    qtbot: QtBot, pane: ArticlePane, saving: Saving, tmp_path: Path, typed: str, chosen: Kind, saved: str
) -> None:
    dialog = dialog_of(pane, saving)
    dialog.selectNameFilter(chosen.filter)
    with qtbot.waitSignal(saving.said):
        dialog.fileSelected.emit(str(tmp_path / typed))
    assert [file.name for file in tmp_path.iterdir()] == [saved]
    dialog.reject()


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_no_file_that_the_dialog_did_not_ask_about_is_replaced_unasked(
    qtbot: QtBot,
    pane: ArticlePane,
    saving: Saving,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: QMessageBox.StandardButton,
) -> None:
    (tmp_path / "甲.md").write_text("old")
    asked: list[object] = []

    def question(*words: object) -> QMessageBox.StandardButton:
        asked.append(words[-1])
        return answer

    monkeypatch.setattr(QMessageBox, "question", question)
    dialog = dialog_of(pane, saving)
    dialog.selectNameFilter(MARKDOWN.filter)
    dialog.fileSelected.emit(str(tmp_path / "甲"))
    assert asked == ["“甲.md” exists already. Replace it?"]
    if answer is QMessageBox.StandardButton.Yes:
        qtbot.waitUntil(lambda: (tmp_path / "甲.md").read_text() != "old")
    else:
        assert (tmp_path / "甲.md").read_text() == "old"
        assert pane.findChild(LongWork) is None
    dialog.reject()
