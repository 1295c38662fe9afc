"""PDF: paragraphs, headings and what is left out, from small documents that are written here."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pytest

from viewer.article.blocks import Article, BlockKind, Caution, Format, Metadata, Remark, SpanKind
from viewer.article.reading import Reading
from viewer.formats import CannotOpen, Reason, parse, pdf
from viewer.formats.source import Source
from viewer.formats.stopping import GivenUp, stoppable

WIDTH, HEIGHT, MARGIN = 400, 500, 50
SIZE, LEADING = 10, 16
COLUMN = (WIDTH - 2 * MARGIN) // SIZE
"""How many Chinese characters a line has."""

MORNING = (
    "清晨的菜市场已经热闹起来，卖豆腐的老王把木板擦得干干净净，一边招呼客人，一边跟隔壁的李婶聊昨晚的雨，"
    "孩子们背着书包从摊位中间跑过，鞋底溅起一串水花。"
)
WINTER = "他站在窗前，望着远处灰蒙蒙的山影，心里想起许多年前的那个冬天，那时候父亲还在，炉子里的火烧得正旺。"


class Text(NamedTuple):
    """A line of text on a page; `y` counts from its top."""

    text: str
    y: float
    x: float = MARGIN
    size: float = SIZE
    lying: bool = False

    @property
    def place(self) -> str:
        """Where it is drawn, and in which direction: to the right, or down the page."""
        return f"{'0 -1 1 0' if self.lying else '1 0 0 1'} {self.x} {HEIGHT - self.y} Tm"


def pdf_of(
    *pages: Sequence[Text],
    title: str = "",
    author: str = "",
    outline: Iterable[tuple[int, str]] = (),
    extra: str = "",
    encoding: str = "UniGB-UTF16-H",
    picture: bool = False,
    turn: int = 0,
) -> bytes:
    """A PDF with these pages. Its font is one that every PDF reader knows; Latin letters are half as wide."""
    objects = ["", "<< /Type /Pages /Kids [{}] /Count {} >>"]
    objects.append(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{encoding} /DescendantFonts [4 0 R] >>"
    )
    objects.append(
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R >>"
    )
    objects.append(
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
        "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
    )
    numbers = []
    for page in pages:
        drawn = "".join(f"BT /F1 {t.size} Tf {t.place} <{t.text.encode('utf-16-be').hex()}> Tj ET\n" for t in page)
        if picture:
            drawn += "q 100 0 0 100 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q\n"
        packed = zlib.compress(drawn.encode("latin-1"))
        objects.append(
            f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed.decode('latin-1')}\nendstream"
        )
        numbers.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {turn} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
    objects[1] = objects[1].format(" ".join(f"{number} 0 R" for number in numbers), len(numbers))
    marks = list(outline)
    root = len(objects) + 1
    for index, (page_number, text) in enumerate(marks):
        following = f"/Next {len(objects) + 2} 0 R" if index + 1 < len(marks) else ""
        objects.append(
            f"<< /Title {_string(text)} /Parent {root + len(marks)} 0 R {following} "
            f"/Dest [{numbers[page_number]} 0 R /Fit] >>"
        )
    if marks:
        objects.append(f"<< /Type /Outlines /First {root} 0 R /Last {root + len(marks) - 1} 0 R /Count {len(marks)} >>")
    outlines = f"/Outlines {len(objects)} 0 R" if marks else ""
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {outlines} >>"
    objects.append(f"<< /Title {_string(title)} /Author {_string(author)} >>")
    return _file(objects, extra)


def _string(text: str) -> str:
    return f"<feff{text.encode('utf-16-be').hex()}>"


def _file(objects: Sequence[str], extra: str) -> bytes:
    written, places = "%PDF-1.5\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {extra} >>\n"
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}startxref\n{start}\n%%EOF\n"
    return written.encode("latin-1")


def set_lines(text: str, top: float, *, indent: int = 2, x: float = MARGIN, column: int = COLUMN) -> list[Text]:
    """A paragraph of Chinese as it is printed: the first line indented, closing marks never at a line's start."""
    lines: list[Text] = []
    room = column - indent
    while text:
        end = min(room, len(text))
        while end < len(text) and text[end] in "，。、”":
            end -= 1
        left = x + SIZE * indent * (not lines)
        lines.append(Text(text[:end], top + LEADING * len(lines), left))
        text, room = text[end:], column
    return lines


def article_of(data: bytes) -> Article:
    return parse(data, "文件.pdf")


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


def test_lines_become_the_paragraphs_they_were() -> None:
    first = set_lines(MORNING, 60)
    second = set_lines(WINTER, 60 + LEADING * len(first))
    article = article_of(pdf_of([*first, *second]))
    assert texts(article) == [MORNING, WINTER]
    assert article.format is Format.PDF
    assert article.encoding == ""


def test_paragraphs_without_indent_are_told_by_their_last_line_and_the_blank() -> None:
    first = set_lines(MORNING, 60, indent=0)
    second = set_lines(WINTER, 60 + LEADING * len(first) + 10, indent=0)
    assert texts(article_of(pdf_of([*first, *second]))) == [MORNING, WINTER]


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = set_lines(MORNING + WINTER, 60)
    pages = lines[:3], [line._replace(y=line.y - lines[3].y + 60) for line in lines[3:]]
    assert texts(article_of(pdf_of(*pages))) == [MORNING + WINTER]


def test_words_are_put_together_again() -> None:
    lines = [
        Text("The infrastructure of cities is described in internatio-", 60),
        Text("nally comparable terms, and so is the development of", 76),
        Text("the quarters that surround it.", 92),
    ]
    assert texts(article_of(pdf_of([*lines]))) == [
        "The infrastructure of cities is described in internationally comparable terms, and so is the development of "
        "the quarters that surround it."
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("a well-known state-of-", "the-art approach", "a well-known state-of-the-art approach"),
        ("an extraordi-", "nary approach", "an extraordinary approach"),
        ("the years 1990-", "2000", "the years 1990-2000"),
        ("the Anglo-", "Saxon language", "the Anglo-Saxon language"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    rest = "and so is the development of the quarters that surround"
    lines = [Text(f"{rest} {first}", 60), Text(second, 76), Text(rest, 300)]
    assert joined in " ".join(texts(article_of(pdf_of(lines))))


def test_headings_by_size() -> None:
    page = [
        Text("城市更新", 50, size=18),
        Text("一、总体要求", 90, size=14),
        *set_lines(MORNING, 120),
        Text("二、重点任务", 220, size=14),
        *set_lines(WINTER, 250),
    ]
    found = [(block.kind, block.level) for block in article_of(pdf_of(page)).blocks]
    heading, paragraph = BlockKind.HEADING, BlockKind.PARAGRAPH
    assert found == [(heading, 1), (heading, 2), (paragraph, 0), (heading, 2), (paragraph, 0)]


def test_headings_by_the_outline_where_the_size_tells_nothing() -> None:
    page = [
        Text("一、总体要求", 60),
        *set_lines(MORNING, 90),
        Text("二、重点任务", 220),
        *set_lines(WINTER, 250),
    ]
    article = article_of(pdf_of(page, outline=[(0, "一、总体 要求"), (0, "二、重点任务")]))
    assert [block.text for block in article.blocks if block.kind is BlockKind.HEADING] == [
        "一、总体要求",
        "二、重点任务",
    ]
    assert [block.kind for block in article_of(pdf_of(page)).blocks].count(BlockKind.HEADING) == 0


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [Text("江城旧事", 20, size=8), *set_lines((MORNING + WINTER)[k:], 60), Text(f"— {k} —", 480, x=190)]
        for k in range(1, 6)
    ]
    assert texts(article_of(pdf_of(*pages))) == [(MORNING + WINTER)[k:] for k in range(1, 6)]


def test_what_stands_on_two_pages_only_is_kept() -> None:
    pages = [[*set_lines(MORNING, 60), Text("未完待续", 480)] for _ in range(2)]
    assert texts(article_of(pdf_of(*pages))).count("未完待续") == 2


def test_footnotes_come_after_the_paragraph_that_they_interrupt() -> None:
    lines = set_lines(MORNING + WINTER, 60)
    note = "① 见《江城志》卷一。"
    first = [*lines[:3], Text(note, 460, size=7)]
    second = [line._replace(y=line.y - lines[3].y + 60) for line in lines[3:]]
    assert texts(article_of(pdf_of(first, second))) == [MORNING + WINTER, note]


@pytest.mark.parametrize("row_by_row", [False, True], ids=["as written", "row by row"])
def test_two_columns(row_by_row: bool) -> None:
    left = set_lines(MORNING, 60, column=13)
    right = set_lines(WINTER, 60, x=MARGIN + 170, column=13)
    lines = sorted((*left, *right), key=lambda line: (line.y, line.x)) if row_by_row else [*left, *right]
    assert texts(article_of(pdf_of(lines))) == [MORNING, WINTER]


def test_vertical_lines_are_read_from_the_right() -> None:
    columns = [WINTER[start : start + 20] for start in range(0, len(WINTER), 20)]
    page = [Text(text, 60, x=330 - 18 * number) for number, text in enumerate(columns)]
    assert texts(article_of(pdf_of(page, encoding="UniGB-UTF16-V"))) == [WINTER]


def test_latin_words_lie_in_vertical_lines() -> None:
    """As browsers print: each character upright in its place, words turned."""
    first = [Text(character, 60 + SIZE * place, x=330) for place, character in enumerate("雨夜使用")]
    word = Text("PDF2024", 92, x=332, lying=True)
    rest = [Text(character, 136 + SIZE * place, x=330) for place, character in enumerate("的人。」他說")]
    second = [Text(character, 60 + SIZE * place, x=312) for place, character in enumerate(WINTER[:20])]
    assert texts(article_of(pdf_of([*first, word, *rest, *second])))[0] == "雨夜使用PDF2024的人。」他說"


def rubies(article: Article) -> list[tuple[str, str]]:
    return [
        (block.text[span.start : span.end], span.value)
        for block in article.blocks
        for span in block.spans
        if span.kind is SpanKind.RUBY
    ]


def test_readings_stand_above_their_characters() -> None:
    lines = set_lines(WINTER, 60)
    found = article_of(pdf_of([*lines, Text("wàng", lines[0].y - 8.5, x=MARGIN + 60, size=4)]))
    assert texts(found) == [WINTER]
    assert rubies(found) == [(WINTER[4], "wàng")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("qīngchén", [("清", "qīng"), ("晨", "chén")]),
        ("ㄑㄧㄥㄔㄣˊ", [("清", "ㄑㄧㄥ"), ("晨", "ㄔㄣˊ")]),
        ("Beijing", []),
        ("小字", []),
    ],
)
def test_what_is_a_reading(text: str, expected: list[tuple[str, str]]) -> None:
    lines = set_lines(MORNING, 60)
    found = article_of(pdf_of([lines[0], Text(text, lines[0].y - 8.5, x=lines[0].x, size=4), *lines[1:]]))
    assert rubies(found) == expected
    assert (texts(found) == [MORNING]) == bool(expected)


def test_signs_of_notes_are_raised_and_notes_hang() -> None:
    lines = set_lines(MORNING + WINTER, 60)
    sign = Text("12", lines[2].y - 4, x=MARGIN + 10 * 4, size=5)
    notes = [
        Text("12 见《江城志》卷一，又见于别的书里，写得比这里还要长一些，", 460, size=7),
        Text("所以换行。", 470, x=MARGIN + 14, size=7),
        Text("13 同上。", 480, size=7),
    ]
    (text, *found) = article_of(pdf_of([*lines[:3], sign._replace(x=lines[2].x + 300), *lines[3:], *notes])).blocks
    assert [block.text for block in found] == [notes[0].text + notes[1].text, notes[2].text]
    assert [(text.text[s.start : s.end], s.kind) for s in text.spans] == [("12", SpanKind.SUPERSCRIPT)]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_has_the_same_text(turn: int) -> None:
    """What is drawn upright is seen lying; it is the same text whichever way the page is held."""
    upright = [*set_lines(MORNING, 60)]
    assert "".join(texts(article_of(pdf_of(upright, turn=turn)))) == MORNING


def test_spaces_that_were_written_stay_and_guessed_ones_go() -> None:
    page = [Text("第一章", 60), Text("雨夜", 60, x=MARGIN + 36), Text("共有", 90), Text("GDP", 90, x=MARGIN + 22.5)]
    assert texts(article_of(pdf_of(page))) == ["第一章 雨夜", "共有GDP"]


def test_what_the_document_states_of_itself() -> None:
    page = set_lines(MORNING, 60)
    stated = article_of(pdf_of(page, title="江城旧事", author="林某")).metadata
    assert stated == Metadata(title="江城旧事", author="林某")


@pytest.mark.parametrize(
    ("title", "author"),
    [("Microsoft Word - 报告.doc", "Administrator"), ("untitled", "user"), ("报告.docx", "USER"), ("無標題", "-")],
)
def test_what_programs_put_there_is_no_title(title: str, author: str) -> None:
    assert article_of(pdf_of(set_lines(MORNING, 60), title=title, author=author)).metadata == Metadata()


def test_bullets_become_list_items() -> None:
    page = [
        Text("• 第一条", 60),
        Text("• 第二条的内容比较长，需要折行才能放得下，所以这里", 76),
        Text("继续写下去。", 92, x=60),
        Text("◦ 其中一款", 108, x=70),
    ]
    found = [(block.kind, block.marker, block.text) for block in article_of(pdf_of(page)).blocks]
    item = BlockKind.LIST_ITEM
    second = "第二条的内容比较长，需要折行才能放得下，所以这里继续写下去。"
    assert found == [(item, "•", "第一条"), (item, "•", second), (item, "◦", "其中一款")]


def test_look_alike_radicals_are_mended_by_repair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf._Reader, "_named", lambda _, code: {"文": "\u2f42"}.get(chr(code), chr(code)))
    reading = Reading(article_of(pdf_of([Text("天文", 60)])))
    assert reading.original.block(0).text == "天文"
    reading.repair = False
    assert reading.original.block(0).text == "天\u2f42"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf_of([], picture=True), Reason.NO_TEXT),
        (
            pdf_of(
                [Text("密", 60)],
                extra="/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
                + "11" * 32
                + "> /U <"
                + "22" * 32
                + "> >>",
            ),
            Reason.LOCKED,
        ),
        (b"%PDF-1.5\nnothing more", Reason.DAMAGED),
        (b"", Reason.DAMAGED),
        (b"\x89PNG\r\n\x1a\n", Reason.DAMAGED),
    ],
    ids=["scanned", "password", "cut short", "empty", "picture"],
)
def test_what_cannot_be_read(data: bytes, reason: Reason) -> None:
    with pytest.raises(CannotOpen) as found:
        article_of(data)
    assert found.value.reason is reason


def test_pages_without_text_are_counted() -> None:
    data = pdf_of(set_lines(MORNING, 60), [], picture=True)
    assert article_of(data).remarks == (Remark(Caution.PAGES_WITHOUT_TEXT, 1),)


def test_a_very_long_document_is_read_from_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    article = article_of(pdf_of(*([Text(f"第{k}页的内容", 60)] for k in range(1, 5))))
    assert texts(article) == ["第1页的内容", "第2页的内容"]
    assert article.remarks == (Remark(Caution.FIRST_PAGES, 2),)


def test_damaged_documents_are_read_or_refused() -> None:
    whole = pdf_of(set_lines(MORNING, 60), set_lines(WINTER, 60), title="江城旧事", outline=[(0, "清晨"), (1, "他")])
    generator = random.Random(7)
    reasons = set()
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(generator.randrange(1, 12)):
            data[generator.randrange(len(data))] = generator.randrange(256)
        try:
            article = pdf.read(Source(bytes(data[: generator.choice((None, generator.randrange(len(data))))]), "a.pdf"))
        except CannotOpen as error:
            reasons.add(error.reason)
        else:
            assert all(block.text for block in article.blocks)
    assert reasons <= {Reason.DAMAGED, Reason.LOCKED, Reason.NO_TEXT}


def test_a_document_that_nobody_waits_for_is_given_up_within_a_page() -> None:
    pages = [[Text(f"第{k}页的内容", 60)] for k in range(1, 9)]
    asked = iter(range(100))
    with stoppable(lambda: next(asked) > 3), pytest.raises(GivenUp):
        article_of(pdf_of(*pages))
    assert next(asked) == 5


def test_documents_are_read_side_by_side() -> None:
    inner: list[Article] = []

    def read_another() -> bool:
        if not inner:
            inner.append(Article(()))
            inner[0] = article_of(pdf_of([Text("另一份文件的内容", 60)]))
        return False

    with stoppable(read_another):
        outer = article_of(pdf_of([Text("这一份文件的内容", 60)]))
    assert [texts(outer), texts(inner[0])] == [["这一份文件的内容"], ["另一份文件的内容"]]


def test_the_outline_is_the_table_of_contents_though_it_leaves_numbers_out() -> None:
    contents = [
        Text(f"{title}{' .' * (24 - len(title))} {k}", 60 + 20 * k) for k, title in enumerate(("1.1 缘起", "1.2 经过"))
    ]
    page = [Text("1.1 缘起", 60), *set_lines(MORNING, 90), Text("1.2 经过", 220), *set_lines(WINTER, 250)]
    article = article_of(pdf_of(contents, page, outline=[(1, "缘 起"), (1, "经过")]))
    assert [(entry.title, article.blocks[entry.position.block].text) for entry in article.outline] == [
        ("缘 起", "1.1 缘起"),
        ("经过", "1.2 经过"),
    ]
    assert len(article.blocks) == 6
    assert not article_of(pdf_of(page, outline=[(0, "缘起"), (0, "不在文中")])).outline


def test_rows_of_a_table_are_no_paragraph() -> None:
    rows = [
        Text(text, 300 + LEADING * row, MARGIN + x)
        for row, cells in enumerate((("代号", "身分", "日期"), ("甲", "里长", "三月")))
        for text, x in zip(cells, (0, 120, 270), strict=True)
    ]
    assert texts(article_of(pdf_of([*set_lines(MORNING, 60), *rows])))[1:] == ["代号\t身分\t日期", "甲\t里长\t三月"]


def test_what_a_browser_prints_around_its_pages_is_left_out() -> None:
    pages = [
        [
            Text("2026/11/27 14:02", 20, size=8),
            Text("江城旧事", 20, x=200, size=8),
            *set_lines(WINTER, 60),
            Text("https://e.org/a.html", 480, size=8),
            Text(f"{k}/2", 480, x=380, size=8),
        ]
        for k in (1, 2)
    ]
    assert texts(article_of(pdf_of(*pages))) == [WINTER, WINTER]
    assert len(article_of(pdf_of(pages[0])).blocks) > 1
