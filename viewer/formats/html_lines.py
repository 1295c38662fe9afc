"""The text of a tree of HTML as it runs on: its formatting, readings, quotation marks, small pictures and line breaks.

It goes into the block that is open, the cell of a table, a piece of code, or a reading that stands aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from viewer.article.blocks import Block, BlockKind, SpanKind
from viewer.formats.html_composition import Composition
from viewer.formats.html_drawing import drawing, drawing_title
from viewer.formats.html_elements import INLINE_KINDS, is_icon
from viewer.formats.html_styles import Style, font_size
from viewer.formats.html_surroundings import Carried, Surroundings
from viewer.formats.html_text import SPACE, TextFlow
from viewer.formats.html_tree import Element, attribute, named
from viewer.formats.picture import SMALL

_QUOTES = (("“", "”"), ("‘", "’"))
_INDENT = re.compile("\u3000{2}|\u2003{2}|[\u00a0\u2002]{4}")
"""How a line begins that Chinese indents: it is a new paragraph."""
_COMPOSED = re.compile("[⿰-⿿].{2,12}")
_FILE_NAME = re.compile(r"\S*\.(?:jpe?g|png|gif|webp|bmp|svg)", re.IGNORECASE)


@dataclass(slots=True)
class Lines:
    """Reads what stands inside lines. What an element has begun waits in `endings`, with the element, for its end."""

    surroundings: Surroundings
    made: Composition = field(default_factory=Composition)
    heading: int = 0
    cell: TextFlow | None = None
    code: list[str] | None = None
    aside: list[str] | None = None
    quotes: int = 0
    size: float = 1.0
    endings: list[tuple[Element, Callable[[], None]]] = field(default_factory=list)

    def until_end(self, element: Element, ending: Callable[[], None]) -> None:
        """Do `ending` when an element ends."""
        self.endings.append((element, ending))

    def end(self, element: Element) -> None:
        """Do what waits for the end of an element, what came last first."""
        while self.endings and self.endings[-1][0] is element:
            self.endings.pop()[1]()

    @property
    def flow(self) -> TextFlow:
        """Where text goes: the cell that is open, or the block."""
        return self.cell or self.made.text

    @property
    def is_text(self) -> bool:
        """Whether what is read is text that can be formatted: no code, no reading, no heading."""
        return self.code is None and self.aside is None and not self.heading

    def begin_inline(self, element: Element, name: str) -> None:
        """What an element means by its name."""
        match name:
            case "ruby":
                self.flow.begin_ruby()
                self.until_end(element, self.flow.end_ruby)
            case "rb":
                self.until_end(element, self.flow.end_ruby_base)
            case "rt" | "rp":
                self.until_end(element, partial(self._end_aside, name, self.aside))
                self.aside = []
            case "q":
                self._quote(0)
                self.quotes += 1
                self.until_end(element, self._end_quote)
        if (kind := INLINE_KINDS.get(name)) is not None:
            self._format(element, kind)

    def begin_styled(self, element: Element, name: str) -> None:
        """What an element's attributes make of it: a link, a footnote's sign, a style of its own."""
        if name == "a":
            if address := self.surroundings.link((element.get("href") or "").strip()):
                self._format(element, SpanKind.LINK, address)
            if "noteref" in attribute(element, "type").split():
                self._format(element, SpanKind.SUPERSCRIPT)
        elif name == "font" and (stated := font_size(element.get("size") or "")):
            self._set_size(element, stated)
        style = self.surroundings.sheet.style_of(element, name)
        if style.is_block:
            self.edge()
            self.until_end(element, self.edge)
        self.set_style(element, style)

    def set_style(self, element: Element, style: Style) -> None:
        """What the styles of an element do to its text, and to what is in it."""
        if style.size:
            self._set_size(element, style.size * (self.size if style.relative else 1.0))
        for kind in style.kinds:
            self._format(element, kind)

    def _set_size(self, element: Element, size: float) -> None:
        self.until_end(element, partial(setattr, self, "size", self.size))
        self.size = size

    def _format(self, element: Element, kind: SpanKind, value: str = "") -> None:
        self.flow.open(kind, value)
        self.until_end(element, self.flow.close)

    def read_empty(self, element: Element, name: str) -> None:
        """A line break, or a picture."""
        if name != "br":
            self._read_picture(element)
        elif self.code is not None:
            self.code.append("\n")
        elif self.aside is None:
            self.flow.line_break()

    def _end_aside(self, name: str, around: list[str] | None) -> None:
        """A reading ends, or the bracket around one, which is not shown."""
        written, self.aside = self.aside, around
        if name == "rt":
            self.flow.read_ruby("".join(written or ()))

    def _end_quote(self) -> None:
        self.quotes -= 1
        self._quote(1)

    def write(self, text: str) -> None:
        """Text as it stands between two tags."""
        if self.code is not None:
            self.code.append(text)
        elif self.aside is not None:
            self.aside.append(text)
        else:
            if self.made.text.breaks and self._ends_paragraph(text.lstrip(SPACE)):
                self.made.flush()
            self.flow.write(text)
            if self.size != 1.0 and self.cell is None:
                self.made.note_size(self.size, len(text.strip(SPACE)))

    def _ends_paragraph(self, following: str) -> bool:
        """Whether the line breaks before a text part paragraphs: a blank line, or an indent of the next line."""
        if not following or self.cell is not None or self.heading:
            return False
        return self.made.text.breaks > 1 or _INDENT.match(following) is not None

    def _quote(self, end: int) -> None:
        """The mark at one end of a quotation that HTML only marks up."""
        if self.code is None and self.aside is None:
            self.flow.put(_QUOTES[self.quotes % 2][end])

    def note_anchor(self, element: Element, name: str) -> None:
        """The places that the document gives names to."""
        for given in (element.get("id"), element.get("name") if name == "a" else None):
            if given:
                self.flow.anchor(self.surroundings.anchor(given))

    def _read_picture(self, element: Element) -> None:
        address = (attribute(element, "src") or attribute(element, "href")).strip()
        carried = self.surroundings.picture(address) if address else None
        alternative = " ".join((element.get("alt") or "").split())
        if _FILE_NAME.fullmatch(alternative):
            alternative = ""
        is_small = is_icon(element) or self.surroundings.sheet.style_of(element, "img").is_small
        if carried or not is_small or _is_rare_character(alternative):
            self._place(carried, alternative, is_small=is_small)

    def read_drawing(self, element: Element) -> bool:
        """A drawing in the text; whether it is one, and nothing in it is to be read."""
        written = drawing(element)
        if written is None:
            return not any(True for _ in named(element, "image"))
        if carried := self.surroundings.drawing(written):
            self._place(carried, drawing_title(element))
        return True

    def _place(self, carried: Carried | None, alternative: str, *, is_small: bool = False) -> None:
        """A picture where it stands: a large one is a block, of a small one only what it says stays in the line."""
        if self.code is not None or self.aside is not None:
            return
        is_large = carried is not None and carried.height > SMALL and not is_small
        if carried is not None and is_large and self.cell is None and not self.heading:
            self.made.flush()
            self.made.add_apart(Block(alternative, BlockKind.IMAGE, picture=carried.key))
        elif carried or alternative:
            self.flow.picture(alternative, carried.key if carried else "")

    def edge(self) -> None:
        """The border of a block: it ends the block before, in a heading or a cell only the line."""
        if self.code is not None or self.aside is not None:
            return
        if self.cell is not None or self.heading:
            self.flow.edge()
        else:
            self.made.flush()


def _is_rare_character(alternative: str) -> bool:
    """Whether a picture draws a character that old fonts have not: it is a part of the text, and no icon."""
    if _COMPOSED.fullmatch(alternative):
        return True
    if len(alternative) != 1 or not alternative.isalpha():
        return False
    return not any(alternative.encode(encoding, "ignore") for encoding in ("gb2312", "big5"))
