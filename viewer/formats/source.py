"""What a format's reader is given: a document's bytes and name, and its text when the format is one of text."""

from __future__ import annotations

from typing import NamedTuple

from viewer.formats.decoding import Decoded, decode
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.signatures import UNKNOWN, ZIP, is_binary, refusal, signature


class Source(NamedTuple):
    """A document as it came: its bytes, its name, and the encoding that the reader insists on, if any."""

    data: bytes
    name: str = ""
    encoding: str | None = None

    def decoded(self) -> Decoded:
        """The document's text. Raises `CannotOpen` when the bytes are not text or the encoding is not known."""
        if seen := signature(self.data):
            raise CannotOpen(refusal(seen), self.name, seen)
        if self.encoding is None and is_binary(self.data):
            raise CannotOpen(Reason.BINARY, self.name, UNKNOWN)
        try:
            return decode(self.data, self.encoding)
        except LookupError as error:
            raise CannotOpen(Reason.UNKNOWN_ENCODING, self.name, self.encoding or "") from error

    def unfit(self, what: str) -> CannotOpen:
        """Why bytes cannot be read that are called `what`: they are something else by their signature, or damaged."""
        seen = None if self.data.startswith(ZIP) else signature(self.data)
        return CannotOpen(refusal(seen), self.name, seen) if seen else CannotOpen(Reason.DAMAGED, self.name, what)
