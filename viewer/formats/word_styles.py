"""What the character styles of a Word document do to text, said of each run: mammoth knows only what runs say."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SWITCHES = ("b", "i", "strike")
_VALUES = ("vertAlign",)
_OFF = frozenset(("0", "false", "off"))
_DEEPEST = 20
"""How many styles one may be based on in a row."""

_Format = Mapping[str, str]
"""What is said of text, by the names of Word's properties: their values, "" for none."""


def mark_formats(document: etree._Element, styles: etree._Element | None) -> None:
    """Put what the styles of runs say beside what the runs say themselves."""
    known = {} if styles is None else _formats(styles)
    for properties in document.iter(f"{_W}rPr") if known else ():
        style = properties.find(f"{_W}rStyle")
        stated = known.get(style.get(f"{_W}val") or "") if style is not None else None
        for name, value in (stated or {}).items():
            if properties.find(f"{_W}{name}") is None and value not in _OFF:
                added = etree.SubElement(properties, f"{_W}{name}")
                if value:
                    added.set(f"{_W}val", value)


def _formats(styles: etree._Element) -> dict[str, _Format]:
    """The formats of the character styles that have any."""
    found = {
        style.get(f"{_W}styleId") or "": style
        for style in styles.iter(f"{_W}style")
        if style.get(f"{_W}type") == "character"
    }
    formats = {name: _format(style, found) for name, style in found.items()}
    return {name: stated for name, stated in formats.items() if stated}


def _format(style: etree._Element, styles: Mapping[str, etree._Element]) -> _Format:
    """What a style says, and for the rest those that it is based on."""
    stated: dict[str, str] = {}
    own: etree._Element | None = style
    for _ in range(_DEEPEST):
        if own is None:
            break
        for name in (*_SWITCHES, *_VALUES):
            said = own.find(f"{_W}rPr/{_W}{name}")
            if said is not None:
                value = said.get(f"{_W}val") or ""
                stated.setdefault(name, value if name in _VALUES or value in _OFF else "")
        base = own.find(f"{_W}basedOn")
        own = styles.get(base.get(f"{_W}val") or "") if base is not None else None
    return stated
