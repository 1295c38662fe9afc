"""What paragraphs of a Word document are by their look, where no style says it: quotes and code.

Programs that make Word documents of other things, as calibre does, name their styles "Para 03". What they leave is
that a quote is indented on both sides, and that code is set in a typewriter's face.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from viewer.text.patterns import pattern

QUOTE, CODE, CODE_RUN = "HanviewQuote", "HanviewCode", "HanviewCodeRun"
"""The styles that are put in place of a paragraph's, or of a run's, own."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 20
"""How many styles one may be based on in a row."""
_INDENT = 360
"""How far a quote is indented on either side at least, in twentieths of a point: 18 points."""
_MOST = {QUOTE: 0.3, CODE: 0.5}
"""Of a document's characters. Where there is more, all of its text is set so."""
_FIXED = pattern(
    r"(?i)\bmono(?:space)?\b|courier|consolas|menlo|monaco|fixedsys|lucida console|inconsolata|source code|fira code|"
    r"cascadia"
)
"""Names of typewriters' faces."""
_NAMED = pattern(
    r"(?i)heading|title|toc|caption|quot|block text|source|preformatted|list|foot|endnote|"
    r"标题|標題|目录|目錄|题注|標號|引|文本块|區塊"
)
"""Names of styles that say what a paragraph is."""
_HAN = pattern("[\u3400-\u9fff]")


class _Look(NamedTuple):
    """How something is set: its indents and typeface, None where it says nothing; and whether it has a name."""

    left: int | None = None
    right: int | None = None
    face: str | None = None
    is_named: bool = False

    def over(self, base: _Look) -> _Look:
        """This look with what it leaves open from the one that it is based on."""
        left, right = (
            (base.left if self.left is None else self.left),
            (base.right if self.right is None else self.right),
        )
        return _Look(left, right, base.face if self.face is None else self.face, self.is_named or base.is_named)


class _Paragraph(NamedTuple):
    element: etree._Element
    look: _Look
    runs: Sequence[tuple[etree._Element, str | None]]
    """Its runs with text, and their typefaces."""
    text: str


def mark_looks(document: etree._Element, styles: etree._Element | None) -> None:
    """Give paragraphs and runs that look like quotes and code the styles above."""
    looks = _Looks(styles)
    paragraphs = [looks.paragraph(element) for element in _in_the_open(document)]
    quotes = [each for each in paragraphs if _is_quote(each.look)]
    code: list[_Paragraph] = []
    prose: list[_Paragraph] = []
    for each in paragraphs:
        (code if looks.is_code(each) else prose).append(each)
    for style, found in ((QUOTE, quotes), (CODE, code)):
        if _length(found) <= _MOST[style] * _length(paragraphs):
            for paragraph in found:
                _put_style(paragraph.element, "p", style)
    for run, face in (run for paragraph in prose for run in paragraph.runs):
        if looks.is_typed(face) and not _is_chinese(_text(run)):
            _put_style(run, "r", CODE_RUN)


def _in_the_open(document: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs that stand in no table."""
    for body in document.iter(f"{_W}body"):
        yield from body.iterchildren(f"{_W}p")


def _is_quote(look: _Look) -> bool:
    return not look.is_named and min(look.left or 0, look.right or 0) >= _INDENT


class _Looks:
    """The looks of a document's styles."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = () if styles is None else styles.iter(f"{_W}style")
        self._styles = {style.get(f"{_W}styleId") or "": style for style in found}
        self._known: dict[str, _Look] = {}
        usual = (name for name, style in self._styles.items() if style.get(f"{_W}default") in ("1", "true", "on"))
        self._usual = next(usual, "")

    def paragraph(self, element: etree._Element) -> _Paragraph:
        """A paragraph with its look, its own before its style's."""
        look = _look(element, "p").over(self._style(_value(element, "pPr/pStyle") or self._usual))
        runs = [(run, self._face(run, look)) for run in element.iter(f"{_W}r") if _text(run).strip()]
        return _Paragraph(element, look, runs, _text(element))

    def is_typed(self, face: str | None) -> bool:
        """Whether a typeface is a typewriter's, and not the one that the document's text is set in."""
        return bool(face) and face != self._style(self._usual).face and bool(_FIXED.search(face or ""))

    def is_code(self, paragraph: _Paragraph) -> bool:
        """Whether a paragraph is code: all of it is typed, and not mostly Chinese."""
        faces = [self.is_typed(face) for _, face in paragraph.runs]
        return bool(faces) and all(faces) and not paragraph.look.is_named and not _is_chinese(paragraph.text)

    def _face(self, run: etree._Element, around: _Look) -> str | None:
        own = _look(run, "r").face or self._style(_value(run, "rPr/rStyle")).face
        return own or around.face

    def _style(self, name: str, depth: int = 0) -> _Look:
        if name not in self._known:
            style = self._styles.get(name)
            if style is None or depth == _DEEPEST:
                return _Look()
            own = _look(style, "r")._replace(is_named=bool(_NAMED.search(_value(style, "name"))))
            own = own.over(_look(style, "p"))
            self._known[name] = own.over(self._style(_value(style, "basedOn"), depth + 1))
        return self._known[name]


def _look(element: etree._Element, kind: str) -> _Look:
    """What the properties of a style, paragraph ("p") or run ("r") say."""
    if kind == "r":
        fonts = element.find(f"{_W}rPr/{_W}rFonts")
        return _Look(face=None if fonts is None else fonts.get(f"{_W}ascii"))
    properties = element.find(f"{_W}pPr")
    if properties is None:
        return _Look()
    indent = properties.find(f"{_W}ind")
    stated = any(properties.find(f"{_W}{name}") is not None for name in ("numPr", "outlineLvl"))
    if indent is None:
        return _Look(is_named=stated)
    left, right = (
        _whole(indent.get(f"{_W}{side}") or indent.get(f"{_W}{newer}"))
        for side, newer in (("left", "start"), ("right", "end"))
    )
    return _Look(left, right, is_named=stated)


def _value(element: etree._Element, path: str) -> str:
    found = element.find("/".join(f"{_W}{name}" for name in path.split("/")))
    return "" if found is None else found.get(f"{_W}val") or ""


def _whole(written: str | None) -> int | None:
    return int(written) if written and written.lstrip("-").isdecimal() and len(written) < 9 else None


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_W}t"))


def _length(paragraphs: Sequence[_Paragraph]) -> int:
    return sum(len(paragraph.text) for paragraph in paragraphs)


def _is_chinese(text: str) -> bool:
    return 2 * len(_HAN.findall(text)) >= len("".join(text.split()))


def _put_style(element: etree._Element, kind: str, style: str) -> None:
    properties = element.find(f"{_W}{kind}Pr")
    if properties is None:
        properties = etree.Element(f"{_W}{kind}Pr")
        element.insert(0, properties)
    for own in properties.findall(f"{_W}{kind}Style"):
        properties.remove(own)
    etree.SubElement(properties, f"{_W}{kind}Style").set(f"{_W}val", style)
