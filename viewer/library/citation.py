"""A quote as it is pasted elsewhere: in the quotation marks of its region, with where it is from.

Names and titles are cited in the source's own script. Nothing that the document does not state is added, and where
the words shown are a conversion, the quote says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from viewer.article.blocks import Metadata
from viewer.text.quotation import quote
from viewer.text.script import Region, Script

_CONVERTED = {
    Region.MAINLAND: {Script.TRADITIONAL: "引文由繁体转换", None: "引文经转换"},
    Region.TAIWAN: {Script.SIMPLIFIED: "引文由簡體轉換", Script.TRADITIONAL: "引文字形經轉換", None: "引文經轉換"},
    Region.HONGKONG: {Script.SIMPLIFIED: "引文由簡體轉換", Script.TRADITIONAL: "引文字形經轉換", None: "引文經轉換"},
}
_REWORDED = {Region.MAINLAND: "，用语已替换", Region.TAIWAN: "，用語已替換", Region.HONGKONG: "，用語已替換"}
_INNER = str.maketrans("《》", "〈〉")


@dataclass(frozen=True, slots=True)
class Quote:
    """A text as shown in `region`'s forms, and what is known of where it stands.

    `section` is the title of its section if the document states one. `source_script` is the script it was converted
    from, `converted` whether its wording differs from the source's and `reworded` whether regional vocabulary may have
    replaced words.
    """

    text: str
    region: Region
    source_script: Script
    metadata: Metadata
    section: str = ""
    converted: bool = False
    reworded: bool = False


def plain(item: Quote) -> str:
    """The quote, and on a second line its source, title, section, date and address as far as they are known."""
    known = item.metadata
    parts = [
        known.author or known.source,
        _title(known.title),
        item.section,
        known.date,
        known.address,
    ]
    source = "，".join(part for part in parts if part)
    note = f"（{_note(item)}）" if item.converted else ""
    second = f"——{source}{note}" if source else note
    return quote(item.text, item.region) + (f"\n{second}" if second else "")


def _title(title: str) -> str:
    """A title in its marks; those of a work that it names become the inner ones (GB/T 15834—2011, § 4.15)."""
    return f"《{title.translate(_INNER)}》" if title else ""


def _note(item: Quote) -> str:
    notes = _CONVERTED[item.region]
    return notes.get(item.source_script, notes[None]) + (_REWORDED[item.region] if item.reworded else "")
