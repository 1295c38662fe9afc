"""Errors and remarks as sentences in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category

from PySide6.QtCore import QCoreApplication

from viewer.article.blocks import Remark
from viewer.formats.errors import CannotOpen
from viewer.library.notices import Notice, Reason


def sentence(error: CannotOpen) -> str:
    """What is wrong with a file and what to do, translated."""
    detail = QCoreApplication.translate("details", error.detail)
    reason = QCoreApplication.translate("reasons", error.reason.value).format(detail=detail)
    frame = QCoreApplication.translate("reasons", "Cannot open “{name}”: {reason}.")
    return frame.format(name=error.name, reason=reason)


def remark(remark: Remark) -> str:
    """What may be amiss with a document, translated."""
    frame = QCoreApplication.translate("cautions", remark.caution.value)
    return frame.format(count=f"{remark.number:,}", detail=remark.detail)


def notice(notice: Notice) -> str:
    """What is amiss with what Hanview keeps and what to do, translated."""
    detail = notice.detail
    if notice.reason is Reason.SETTING:
        detail = QCoreApplication.translate("settings", detail)
    return QCoreApplication.translate("notices", notice.reason.value).format(path=notice.path, detail=detail)


def defect(name: str) -> str:
    """That something nobody expected happened: an error of the class `name`."""
    said = QCoreApplication.translate("messages", "Something went wrong ({error}). You can go on reading.")
    return said.format(error=name)


def moved(name: str) -> str:
    """That the document `name`, which was read last, is not where it was."""
    said = QCoreApplication.translate(
        "messages", "“{name}” is not where it was: open it where it is now, and it goes on at your place."
    )
    return said.format(name=name)


def empty(name: str) -> str:
    """That the document `name` has no text."""
    return QCoreApplication.translate("messages", "“{name}” is empty: there is nothing to read in it.").format(
        name=name
    )


def undrawn(characters: Sequence[str]) -> str:
    """That no installed font can draw some characters of the text, and what to do."""
    private = [character for character in characters if category(character) == "Co"]
    rare = [character for character in characters if category(character) != "Co"]
    translate, said = QCoreApplication.translate, list[str]()
    if rare:
        frame = translate(
            "messages",
            "No installed font can draw these characters of the text: {characters}. With a font of rare characters,"
            " such as Jigmo or HanaMin, most of them can be seen; install one and open Hanview again.",
        )
        said.append(frame.format(characters=_listed(rare)))
    if private:
        frame = translate(
            "messages",
            "These characters are of private use, and mean something only in the font that the text was written with:"
            " {characters}.",
        )
        said.append(frame.format(characters=_listed(private)))
    return "\n".join(said)


def _listed(characters: Sequence[str]) -> str:
    names = [f"{character} (U+{ord(character):04X})" for character in characters[:_NAMED]]
    return " ".join([*names, *["…"][: len(characters) > _NAMED]])


_NAMED = 8
"""Characters that a notice names at most."""
