"""The pictures of a document that is an archive: known by their names in it, unpacked when they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from threading import Lock

from viewer.formats.archive import Archive
from viewer.formats.errors import CannotOpen
from viewer.formats.html_surroundings import Carried
from viewer.formats.picture import picture_size, safe_picture

_HELD = "//held/"
"""What the names begin with of pictures that are no entries: no address leads to such a one."""
_LARGEST_HELD = 64 * 1024 * 1024
"""Bytes of all of these."""


class Pictures(Mapping[str, bytes]):
    """The pictures of an archive by their names in the archive, unpacked when asked for."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._held: dict[str, bytes] = {}
        self._size = 0
        self.sizes: dict[str, tuple[int, int]] = {}
        self._lock = Lock()

    def carry(self, path: str) -> Carried | None:
        """The picture at a path, if the archive has it and it is one that can be shown."""
        name = self._archive.find(path) if path else None
        if name is None:
            return None
        if name not in self.sizes:
            size = picture_size(self._archive.peek(name))
            if size is None:
                return None
            self.sizes[name] = size
        return Carried(name, *self.sizes[name])

    def hold(self, data: bytes) -> Carried | None:
        """A picture that stands in a text of the archive itself, if it can be shown."""
        found = safe_picture(data)
        size = picture_size(found)
        if size is None or self._size + len(found) > _LARGEST_HELD:
            return None
        self._size += len(found)
        name = f"{_HELD}{len(self._held) + 1}"
        self._held[name], self.sizes[name] = found, size
        return Carried(name, *size)

    def __getitem__(self, name: str) -> bytes:
        if name not in self.sizes:
            raise KeyError(name)
        if name in self._held:
            return self._held[name]
        with self._lock:
            try:
                return safe_picture(self._archive.read(name) or b"")
            except CannotOpen:
                return b""

    def __iter__(self) -> Iterator[str]:
        return iter(self.sizes)

    def __len__(self) -> int:
        return len(self.sizes)
