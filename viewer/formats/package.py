"""Archives of parts, as Word documents are: opened within limits, their XML without entities of its own."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from viewer.formats.errors import CannotOpen, Reason

MOST_PARTS = 10_000
LARGEST = 256 * 1024 * 1024
"""Bytes of all parts, unpacked."""
LARGEST_XML = 24 * 1024 * 1024
"""Bytes of one part of XML, unpacked."""
_HIGHEST_RATIO = 200
"""How much smaller a large part may be packed: text is about ten times, and zeros are a thousand times."""
_SUSPECT = 1024 * 1024
"""Bytes up to which a part may be packed as well as it likes."""

_LOST = (BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError, KeyError, ValueError)
"""What reading a damaged or encrypted archive raises."""


class Package:
    """The parts of an archive. Raises `CannotOpen` for one that is damaged, or a trap; `name` is the file's.

    A part cannot hold more than its entry says: the module for archives stops there.
    """

    def __init__(self, data: bytes, name: str, what: str) -> None:
        self._name, self._what = name, what
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except _LOST as error:
            raise self.damaged() from error
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST:
            raise CannotOpen(Reason.TOO_LARGE, name, f"{LARGEST >> 20} MB")
        if any(map(_is_bomb, entries)):
            raise CannotOpen(Reason.TOO_LARGE, name, f"{LARGEST >> 20} MB")
        self.names = frozenset(entry.filename for entry in entries)

    def damaged(self) -> CannotOpen:
        """The error that says so."""
        return CannotOpen(Reason.DAMAGED, self._name, self._what)

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            return self._zip.read(name)
        except _LOST as error:
            raise self.damaged() from error

    def read_xml(self, name: str) -> etree._Element:
        """The tree of a part. One that declares entities is refused: it can make gigabytes out of a few lines."""
        if self._zip.getinfo(name).file_size > LARGEST_XML:
            raise CannotOpen(Reason.TOO_LARGE, self._name, f"{LARGEST_XML >> 20} MB")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self.read(name), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged() from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.damaged()
        return root


def _is_bomb(entry: ZipInfo) -> bool:
    return entry.file_size > max(_SUSPECT, _HIGHEST_RATIO * entry.compress_size)
