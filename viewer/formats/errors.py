"""Why a file cannot be opened, and what its reader can do about it."""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    """Why a file cannot be opened. A window translates by this; the value is the English sentence's middle and end."""

    MISSING = "there is no such file; check the name, or whether it was moved or deleted"
    NAMELESS = "its path is empty; give the name of a file"
    DIRECTORY = "it is a folder; open one of the files inside it"
    NOT_A_FILE = "it is {detail}, not a file; save its contents to a file and open that"
    FORBIDDEN = "you may not read it; change its permissions or ask its owner"
    UNREADABLE = "reading it failed ({detail}); check the disk or network it is on and try again"
    CHANGED = "it was changed while it was being read; open it again"
    TOO_LARGE = "it is larger than {detail}; split it and open the parts"
    BINARY = "it seems to be {detail}, not text; save its text as a .txt or .md file and open that"
    PICTURE = (
        "it is {detail}, and what can be opened are texts, web pages, e-books, Word, OpenDocument and PDF documents, "
        "and subtitles; have the writing in it recognised (OCR) and open the result"
    )
    PACKED = "it is {detail}; unpack it and open the files inside it"
    NO_DOCUMENT = (
        "it is {detail}; choose something to read: texts, web pages, e-books, Word, OpenDocument and PDF documents, or "
        "subtitles"
    )
    LOCKED = "it is protected by a password; save a copy without one in the program that made it and open that"
    PROTECTED = "it is protected against copying (DRM); get a copy without protection from where you bought it"
    SWELLING = "unpacked it would be larger than {detail}, as only files are that are made to do harm; do not open it"
    DAMAGED = "it is damaged, or not {detail} at all; get it again from where it came from"
    OLD_WORD = "it is an old Word document; open it in Word or LibreOffice, save it as .docx, and open that"
    NOT_WORD = "it is a zip archive without a Word document in it; unpack it and open the files inside it"
    NO_TEXT = "it holds pictures of pages and no text; have the text recognised (OCR) and open the result"
    UNREACHABLE = "its server cannot be reached ({detail}); check the address and your connection, and try again"
    BROKEN_OFF = "the connection broke off before all of it had come; try again"
    TOO_MUCH = "it is larger than {detail}, the most that is fetched; save it with a browser and open the file"
    UNTRUSTED = (
        "its server cannot prove that it is the one that you asked for ({detail}); check the address, or look at it in "
        "a browser before you believe what it says"
    )
    REFUSED = "the server answered “{detail}”; check the address, or open it in a browser, save the page and open that"
    LEADS_NOWHERE = (
        "it leads on too often, or to what is no web page; open it in a browser, save the page and open that"
    )
    TOO_SLOW = "it did not come within {detail} seconds; try again later"
    NO_ADDRESS = "it is no web address; write one that begins with https:// or http://"
    CRASHED = "reading it ended the process that did so; it may be damaged or need more memory than there is"
    UNKNOWN_ENCODING = "there is no encoding named “{detail}”; give one such as utf-8, gb18030 or big5"


class CannotOpen(Exception):  # noqa: N818 -- named as what happened, as `except CannotOpen` reads
    """A file cannot be opened: `reason`, the file's `name`, and what fills the sentence's gap, `detail`.

    ``str()`` is one English sentence that says what is wrong and what to do.
    """

    def __init__(self, reason: Reason, name: str, detail: str = "") -> None:
        super().__init__(reason, name, detail)
        self.reason = reason
        self.name = name
        self.detail = detail

    def __str__(self) -> str:
        return f"Cannot open “{self.name}”: {self.reason.value.format(detail=self.detail)}."
