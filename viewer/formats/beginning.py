"""Opens a plain text by its beginning and reads the rest of a long one afterwards, in steps.

What is decided on the first `HEAD` bytes stands: the encoding, and whether lines are wrapped.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from viewer.article.blocks import Article, Remark
from viewer.article.manuscript import Manuscript
from viewer.formats import plain
from viewer.formats.decoding import Decoded, decode_part, settle, whole_characters
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.files import read_bytes, read_head
from viewer.formats.signatures import is_binary, signature
from viewer.formats.source import Source

HEAD = 256 * 1024
"""Bytes of a file that are read at once; they hold at least the characters on which everything is decided."""
_PORTION = 256 * 1024
"""Bytes that are decoded and cut at once: 2 ms."""
_SEAM = 64
"""Bytes of the beginning that are compared when the rest is read, to see that it is the same file still."""
_CUTTABLE = frozenset(("utf-8", "gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be"))
"""Encodings in which a line feed is never a part of another character and no character leaves anything to remember."""


class Begun(NamedTuple):
    """An article, and what is still to be read of it."""

    article: Article
    rest: Rest | None = None

    def complete(self) -> Article:
        """The article when all of it has been read. Raises `CannotOpen`."""
        if self.rest is None:
            return self.article
        self.rest.load()
        while self.rest.step():
            pass
        return self.article._replace(remarks=self.rest.remarks)


def begin(path: str | os.PathLike[str], name: str, encoding: str | None) -> Begun | None:
    """The beginning of a plain text, or all of a short one; None if its beginning does not tell how to read it."""
    head, size = read_head(path, HEAD)
    if len(head) < HEAD or size <= HEAD:
        return Begun(plain.read(Source(read_bytes(path), name, encoding)))
    if encoding is not None or signature(head) or is_binary(head):
        return None
    settled = settle(head[: _portion_end(head, 0, len(head), "utf-8")])
    if not settled or settled[0] not in _CUTTABLE:
        return None
    return _begin(path, name, head, size, *settled)


def _begin(path: str | os.PathLike[str], name: str, head: bytes, size: int, encoding: str, mark: int) -> Begun | None:
    end = _portion_end(head, mark, len(head), encoding)
    decoded = decode_part(head[mark:end], encoding)
    manuscript = Manuscript()
    manuscript.expected = len(decoded.text) * size // end
    cutter = plain.Cutter(manuscript)
    cutter.add(decoded.text)
    rest = Rest(path, name, head[max(end - _SEAM, 0) : end], end, decoded, manuscript, cutter)
    return Begun(plain.article(manuscript, name)._replace(encoding=encoding), rest) if manuscript else None


class Rest:
    """What is still to be read of a file, from byte `start` on: `load` it, in any thread, then take every `step`."""

    def __init__(
        self,
        path: str | os.PathLike[str],
        name: str,
        seam: bytes,
        start: int,
        decoded: Decoded,
        manuscript: Manuscript,
        cutter: plain.Cutter,
    ) -> None:
        self._path, self._name, self._seam, self._start = path, name, seam, start
        self._encoding, self._replaced = decoded.encoding, decoded.replaced
        self._manuscript, self._cutter = manuscript, cutter
        self._data = b""

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the reader should know about the decoding, when all is read."""
        return Decoded("", self._encoding, self._replaced).remarks

    def load(self) -> None:
        """Read the bytes. Raises `CannotOpen`, also if the file is another one by now."""
        if self._data:
            return  # somebody needed it before
        data = read_bytes(self._path, start=self._start - len(self._seam))
        if not data.startswith(self._seam):
            raise CannotOpen(Reason.CHANGED, self._name)
        self._data, self._start = data, len(self._seam)

    def step(self) -> bool:
        """Decode a portion of what was loaded and add its blocks to the article: 2 ms. Whether more is to come."""
        if self._start < len(self._data):
            end = _portion_end(self._data, self._start, self._start + _PORTION, self._encoding)
            decoded = decode_part(self._data[self._start : end], self._encoding)
            self._replaced += decoded.replaced
            self._cutter.add(decoded.text)
            self._start = end
            return True
        self._cutter.finish()
        self._manuscript.expected = 0
        self._data = b""
        return False


def _portion_end(data: bytes, start: int, stop: int, encoding: str) -> int:
    """Where the portion from `start` to about `stop` ends: with a line if one ends in its second half."""
    if stop > len(data):
        return len(data)
    end = _line_end(data, start, stop, encoding)
    return end if 2 * end > start + stop else start + whole_characters(data[start:stop], encoding)


def _line_end(data: bytes, start: int, stop: int, encoding: str) -> int:
    """Where the last line ends that does so between two offsets, the first a character's beginning; 0 if none does."""
    if not encoding.startswith("utf-16"):
        return data.rfind(b"\n", start, stop) + 1
    mark, end = "\n".encode(encoding), stop
    while (found := data.rfind(mark, start, end)) >= 0:
        if (found - start) % 2 == 0:
            return found + 2
        end = found + 1
    return 0
