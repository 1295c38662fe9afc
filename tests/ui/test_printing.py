"""Sheets as a reader holds them, and the text of a PDF as another program reads it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from mmap import mmap
from pathlib import Path

# Ships without type marks.
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from viewer import resources
from viewer.article.blocks import Article, Block, BlockKind, Metadata, Span, SpanKind
from viewer.article.reading import Reading
from viewer.formats import open_article
from viewer.text.script import Region, View
from viewer.ui import theme
from viewer.ui.articlepane import ArticlePane
from viewer.ui.printing.notes import TextNotes
from viewer.ui.printing.output import print_on, write_pdf
from viewer.ui.printing.paper import MARGIN_MM, Printout, paper_style, usual_layout
from viewer.ui.printing.pdftext import DamagedDraftError, mend
from viewer.ui.printing.printing import Printing
from viewer.ui.printing.sheets import Sheet, cut_sheets
from viewer.ui.reading.fonts import Fonts
from viewer.ui.reading.setting import Typesetter
from viewer.ui.typography import Typography

pytestmark = pytest.mark.usefixtures("qapp")

K = BlockKind
SENTENCE = "據《規劃建議》，「十五五」時期（2026—2030年）是夯實基礎、全面發力的關鍵時期，GDP增長5.2%。"


def reading_of(*blocks: Block | str, title: str = "", view: View = View.ORIGINAL, repair: bool = True) -> Reading:
    made = tuple(Block(block) if isinstance(block, str) else block for block in blocks)
    return Reading(Article(made, "測試.md", metadata=Metadata(title=title)), view=view, repair=repair)


def pdf_of(reading: Reading, layout: QPageLayout | None = None) -> bytes:
    out = BytesIO()
    shares = list(write_pdf(Printout.of(reading.rendition), layout or usual_layout(), out))
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1
    return out.getvalue()


def texts_of(pdf: bytes) -> list[list[str]]:
    """The lines of every page, the page number last."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded().split("\r\n") for page in document]
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    """The text of all pages without page numbers, and without the breaks that lines and pages add."""
    pages = texts_of(pdf)
    assert [page[-1] for page in pages] == [str(number) for number in range(1, len(pages) + 1)]
    return "".join(line for page in pages for line in page[:-1])


def replaced_in(pdf: bytes) -> list[str]:
    """The texts that are to be read in place of some glyphs."""
    streams = re.findall(rb"/Filter /FlateDecode\n>>\nstream\n(.*?)\nendstream", pdf, re.DOTALL)
    found = [text for stream in streams for text in re.findall(rb"ActualText <FEFF(\w*)>", zlib.decompress(stream))]
    return [bytes.fromhex(text.decode()).decode("utf-16-be") for text in found]


def shown(reading: Reading) -> str:
    return "".join(reading.rendition.block(number).text for number in range(len(reading.article.blocks)))


# What a PDF says


@pytest.mark.parametrize("view", list(View))
def test_a_pdf_of_the_bundled_article_copies_back_exactly(view: View) -> None:
    reading = Reading(open_article(resources.path("articles/miit.txt")), view=view)
    assert text_of(pdf_of(reading)) == shown(reading)


@pytest.mark.parametrize(
    "text",
    [
        "十分長的骨頭，而且食野。",  # Qt says ⼗ ⻓ ⻣ ⽽ ⾷
        "他說——「如此」……而已",  # one glyph for two characters
        "在GDP增長5.2%之後，約3,000.50億元",  # gaps that are no spaces
        "大家一致認為，「十五五」（好）。」，《甲》、《乙》",  # marks set closer
        "野家𠮷田，𡈽佐",  # beyond the first plane
        "第1節　標題　完",  # a blank as wide as a character
        "The office has an affine flow of waffles",
        "用 Python 寫 Qt 程式",
        "caf\u0301e 的 e\u0301 和 é",  # a letter and its accent
    ],
)
def test_every_character_is_what_it_is(text: str) -> None:
    assert text_of(pdf_of(reading_of(text))) == text


def test_two_characters_of_one_glyph_stay_two() -> None:
    text = "十⼗十⼗"
    assert text_of(pdf_of(reading_of(text, repair=False))) == text


def test_spaces_at_the_ends_of_lines_are_kept() -> None:
    text = "and posted by a user of a social media platform that only provides information storage services " * 3
    pages = texts_of(pdf_of(reading_of(text)))
    assert "".join(" ".join(pages[0][:-1]).split()) == "".join(text.split())
    assert [len(line.split()) > 1 for line in pages[0][:-2]] == [True] * len(pages[0][:-2])


def test_readings_are_printed_but_are_no_text() -> None:
    block = Block("工業發展", spans=(Span(1, 2, SpanKind.RUBY, "yè"),))
    assert text_of(pdf_of(reading_of(block))) == "工業發展"


def test_characters_without_a_glyph_are_still_text() -> None:
    text = "甲\U000f0001乙"
    assert replaced_in(pdf_of(reading_of(text, repair=False))) == ["\U000f0001", "1"]


def test_formatting_does_not_change_the_order_of_the_text() -> None:
    text = "這是粗體、強調、程式碼和連結"
    kinds = (SpanKind.STRONG, SpanKind.EMPHASIS, SpanKind.CODE, SpanKind.LINK)
    spans = tuple(Span(start, start + 2, kind) for start, kind in zip((2, 5, 8, 12), kinds, strict=True))
    assert text_of(pdf_of(reading_of(Block(text, spans=spans)))) == text


def test_code_keeps_its_insets() -> None:
    assert replaced_in(pdf_of(reading_of(Block("def f():\n    return 1", K.CODE)))) == ["    ", "1"]


def test_a_draft_that_is_cut_off_is_reported(tmp_path: Path) -> None:
    draft = tmp_path / "draft.pdf"
    draft.write_bytes(b"%PDF-1.4\n" + bytes(200))
    with draft.open("r+b") as file, mmap(file.fileno(), 0) as data, pytest.raises(DamagedDraftError):
        list(mend(data, TextNotes(), BytesIO()))


def test_a_mended_pdf_has_every_object_where_its_table_says() -> None:
    pdf = pdf_of(reading_of(SENTENCE * 30, title="題"))
    start = int(re.findall(rb"startxref\n(\d+)", pdf)[-1])
    assert pdf[start : start + 5] == b"xref\n"
    rows = pdf[start:].split(b"trailer")[0].splitlines()[2:]
    for number, row in enumerate(rows):
        if row[17:18] == b"n":
            assert pdf[int(row[:10]) :].startswith(b"%d 0 obj" % number)


# What stands on a sheet besides


def test_the_stated_title_is_above_the_text_in_the_shown_script() -> None:
    pages = texts_of(pdf_of(reading_of("工业和信息化发展规划。" * 200, title="工业发展", view=View.TAIWAN)))
    assert len(pages) > 1
    assert [page[-2] for page in pages] == ["工業發展"] * len(pages)


def test_a_title_that_the_text_opens_with_is_not_repeated_above_it() -> None:
    pages = texts_of(pdf_of(reading_of(Block("題目", K.HEADING, 1), SENTENCE * 60, title="題目")))
    assert pages[0].count("題目") == 1
    assert all(page.count("題目") == 1 for page in pages[1:])


def test_a_derived_title_is_not_printed() -> None:
    reading = Reading(open_article(resources.path("articles/miit.txt")))
    assert Printout.of(reading.rendition).title == ""


def test_a_title_longer_than_the_line_is_shortened() -> None:
    page = texts_of(pdf_of(reading_of("文", title="很長的題目" * 30)))[0]
    assert any(line.endswith("…") for line in page)


def test_an_empty_article_makes_an_empty_sheet() -> None:
    assert len(pypdfium2.PdfDocument(pdf_of(reading_of()))) == 1


@pytest.mark.parametrize(("size", "points"), [("A4", (595, 842)), ("Letter", (612, 792)), ("A5", (420, 595))])
def test_the_paper_is_the_one_asked_for(size: str, points: tuple[int, int]) -> None:
    layout = usual_layout()
    layout.setPageSize(QPageSize(QPageSize.PageSizeId[size]))
    page = pypdfium2.PdfDocument(pdf_of(reading_of(SENTENCE * 40), layout))[0]
    assert (round(page.get_width()), round(page.get_height())) == points


def test_text_keeps_within_the_margins() -> None:
    page = pypdfium2.PdfDocument(pdf_of(reading_of(SENTENCE * 60)))[0]
    text, margin = page.get_textpage(), MARGIN_MM / 25.4 * 72
    rects = [text.get_rect(k) for k in range(text.count_rects())]
    assert min(left for left, _, _, _ in rects) >= margin - 1
    assert max(right for _, _, right, _ in rects) <= page.get_width() - margin + 1
    assert max(top for _, _, _, top in rects) <= page.get_height() - margin + 1


# Where sheets are cut


@pytest.fixture(scope="module")
def setter(qapp: object) -> Typesetter:
    style = paper_style(Region.TAIWAN)
    fonts = Fonts(style)
    return Typesetter(style, fonts, 39 * fonts.text.em)


def sheets_of(reading: Reading, setter: Typesetter, lines: float) -> list[Sheet]:
    """The sheets of an article on paper that has room for so many lines."""
    blocks = (reading.rendition.block(number) for number in range(len(reading.article.blocks)))
    return list(cut_sheets(blocks, setter, lines * setter.pitch))


def lines_of(sheet: Sheet) -> Iterator[tuple[object, int]]:
    """The lines on a sheet: the run they are of, and where they begin in it."""
    for part in sheet.slices:
        for line in part.piece.lines:
            if part.top <= line.top < part.bottom:
                assert line.top + line.height <= part.bottom + 0.01
                yield line.run, line.start


def last_text(sheet: Sheet) -> str:
    part = sheet.slices[-1]
    return part.piece.lines[0].run.paragraph.text if part.piece.lines else ""


ARTICLE = [
    block
    for k in range(12)
    for block in (
        Block(f"第{k}節", K.HEADING, 2),
        Block(SENTENCE * (1 + k % 4)),
        Block("小題", K.HEADING, 3),
        Block("短句。"),
        Block(SENTENCE * 2, K.QUOTE, 1),
        Block(SENTENCE * (k % 3 + 1), K.LIST_ITEM, 1, marker="1."),
    )
]


@pytest.mark.parametrize("room", [8, 9, 10, 11.5, 13, 17, 24, 37])
def test_lines_are_whole_in_order_and_printed_once(setter: Typesetter, room: float) -> None:
    reading = reading_of(*ARTICLE)
    printed = [line for sheet in sheets_of(reading, setter, room) for line in lines_of(sheet)]
    expected = [line for sheet in sheets_of(reading, setter, 1e6) for line in lines_of(sheet)]
    assert [start for _, start in printed] == [start for _, start in expected]


@pytest.mark.parametrize("room", [8, 9, 10, 11.5, 13, 17, 24, 37])
def test_no_heading_stands_alone_at_the_foot(setter: Typesetter, room: float) -> None:
    sheets = sheets_of(reading_of(*ARTICLE), setter, room)
    assert len(sheets) > 1
    assert not [last_text(sheet) for sheet in sheets if re.fullmatch("第.+節|小題", last_text(sheet))]


@pytest.mark.parametrize("room", [8, 9, 10, 11.5, 13, 17, 24, 37])
def test_no_line_is_left_alone_at_the_foot_or_the_head(setter: Typesetter, room: float) -> None:
    sheets = sheets_of(reading_of(*ARTICLE), setter, room)
    for before, after in pairwise(sheets):
        foot, head = before.slices[-1], after.slices[0]
        if foot.piece is head.piece:
            assert sum(foot.top <= line.top < foot.bottom for line in foot.piece.lines) >= 2
            assert sum(head.top <= line.top < head.bottom for line in head.piece.lines) >= 2


def test_a_sheet_is_never_fuller_than_it_can_be(setter: Typesetter) -> None:
    for sheet in sheets_of(reading_of(*ARTICLE), setter, 11):
        part = sheet.slices[-1]
        assert sheet.slices[0].y == 0
        assert part.y + part.bottom - part.top <= 11 * setter.pitch + 0.01


def test_the_space_above_a_part_is_that_to_the_part_before(setter: Typesetter) -> None:
    for sheet in sheets_of(reading_of(*ARTICLE), setter, 17):
        ends = [part.y + part.bottom - part.top for part in sheet.slices]
        assert [part.above for part in sheet.slices[1:]] == pytest.approx(
            [part.y - end for part, end in zip(sheet.slices[1:], ends, strict=False)]
        )
        assert sheet.slices[0].above == 0


def test_rows_of_a_table_are_whole(setter: Typesetter) -> None:
    rows = [Block(f"{k}\t{SENTENCE * (1 + k % 2)}\t好", K.TABLE_ROW, int(k == 0)) for k in range(20)]
    for sheet in sheets_of(reading_of(*rows), setter, 15):
        assert all((part.top, part.bottom) == (0, part.piece.height) for part in sheet.slices)


def test_what_is_higher_than_a_sheet_is_cut_between_lines(setter: Typesetter) -> None:
    row = Block(f"甲\t{SENTENCE * 20}", K.TABLE_ROW)
    sheets = sheets_of(reading_of(row), setter, 10)
    assert len(sheets) > 2
    assert len([line for sheet in sheets for line in lines_of(sheet)]) == len(sheets[0].slices[0].piece.lines)


def test_a_block_of_many_pieces_is_one_block(setter: Typesetter) -> None:
    reading = reading_of(SENTENCE * 200)
    sheets = sheets_of(reading, setter, 20)
    tight = [part for sheet in sheets for part in sheet.slices]
    assert len({id(part.piece) for part in tight}) > 1
    assert all(sum(part.top <= line.top < part.bottom for line in part.piece.lines) >= 1 for part in tight)
    heights = [sheet.slices[-1].y + sheet.slices[-1].bottom - sheet.slices[-1].top for sheet in sheets[:-1]]
    assert min(heights) >= 18 * setter.pitch


KINDS_OF_TEXT: Sequence[BlockKind] = (K.PARAGRAPH, K.HEADING, K.LIST_ITEM, K.QUOTE, K.CODE, K.TABLE_ROW, K.RULE)


@settings(max_examples=30)
@given(
    rows=st.lists(st.tuples(st.sampled_from(KINDS_OF_TEXT), st.integers(0, 200)), max_size=25),
    room=st.integers(3, 30),
)
def test_any_article_is_printed_whole(setter: Typesetter, rows: list[tuple[BlockKind, int]], room: int) -> None:
    blocks = [Block("" if kind is K.RULE else "字" * length, kind, 1) for kind, length in rows]
    sheets = sheets_of(reading_of(*blocks), setter, room)
    printed = sum(
        line.fitted.end - line.fitted.start
        for sheet in sheets
        for part in sheet.slices
        for line in part.piece.lines
        if part.top <= line.top < part.bottom
    )
    assert printed == sum(len(block.text) for block in blocks)
    assert all(sheet.slices for sheet in sheets)


# Printing


def printer_to(path: Path) -> QPrinter:
    """Qt's own printer to a file; a test has no other."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageLayout(usual_layout())
    return printer


def test_a_range_of_sheets_keeps_its_numbers(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    printer.setFromTo(2, 3)
    list(print_on(Printout.of(reading_of(SENTENCE * 200).rendition), printer))
    assert [page[-1] for page in texts_of((tmp_path / "out.pdf").read_bytes())] == ["2", "3"]


def test_a_printer_gets_the_same_sheets_as_a_pdf(tmp_path: Path) -> None:
    reading = reading_of(*ARTICLE)
    list(print_on(Printout.of(reading.rendition), printer_to(tmp_path / "out.pdf")))
    printed, saved = texts_of((tmp_path / "out.pdf").read_bytes()), texts_of(pdf_of(reading))
    assert [(len(page), page[-1]) for page in printed] == [(len(page), page[-1]) for page in saved]


@pytest.fixture
def pane(qtbot: QtBot) -> ArticlePane:
    pane = ArticlePane(Typography(theme.LIGHT))
    qtbot.addWidget(pane)
    pane.read(reading_of(SENTENCE * 3))
    return pane


def test_a_pdf_from_the_print_dialog_is_one_that_copies_back(qtbot: QtBot, pane: ArticlePane, tmp_path: Path) -> None:
    printing, path = Printing(pane), tmp_path / "out.pdf"
    with qtbot.waitSignal(printing.said) as said:
        printing.print_on(printer_to(path), Printout.of(pane.reading.rendition))
    assert text_of(path.read_bytes()) == SENTENCE * 3
    assert said.args == ["Saved “out.pdf”"]


def test_a_pdf_that_cannot_be_written_is_explained(qtbot: QtBot, pane: ArticlePane, tmp_path: Path) -> None:
    printing, path = Printing(pane), tmp_path / "gone" / "out.pdf"
    with qtbot.waitSignal(printing.failed) as failed:
        printing.print_on(printer_to(path), Printout.of(pane.reading.rendition))
    assert failed.args is not None
    assert "out.pdf" in failed.args[0]()
    assert "choose another" in failed.args[0]()


def test_the_print_command_asks_and_can_be_left(qtbot: QtBot, pane: ArticlePane) -> None:
    printing = Printing(pane)
    pane.show()
    printing.choose()
    dialog = pane.findChild(QPrintDialog)
    assert dialog is not None
    with qtbot.waitSignal(dialog.finished):
        dialog.reject()
