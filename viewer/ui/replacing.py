"""Writing a file so that the one it replaces stays whole until the new one is; and what to say when that fails."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QCoreApplication


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` when the block ends, or vanishes if it ends with an exception.

    It is written beside `path`, where replacing is one step. A link keeps pointing where it points, and an existing
    file keeps its permissions. Raises OSError.
    """
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".hanview-{os.urandom(4).hex()}")
    try:
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            shutil.copymode(target, draft)
        os.replace(draft, target)
    except BaseException:  # also when the work is given up
        with suppress(OSError):
            draft.unlink()
        raise


def written(path: Path, write: Callable[[BinaryIO], Iterator[float]]) -> Iterator[float]:
    """Drive `write`, which yields the share it has done, on a file that takes the place of `path` at the end."""
    with replacing(path) as out:
        yield from write(out)


_REASONS = {
    errno.ENOENT: "the folder “{folder}” is not there any more; choose another one",
    errno.EACCES: "you may not write in “{folder}”; choose another folder, or allow writing there",
    errno.EPERM: "you may not write in “{folder}”; choose another folder, or allow writing there",
    errno.EROFS: "“{folder}” can only be read; choose another folder",
    errno.ENOSPC: "there is no room left on the disk; make some, or choose a folder on another disk",
    errno.EDQUOT: "there is no room left on the disk; make some, or choose a folder on another disk",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.EISDIR: "there is a folder of that name; choose another name",
    errno.ENOTDIR: "“{folder}” is not a folder; choose another one",
}
_OTHER = "{detail}; see that there is room on the disk, or choose another folder"


def texts() -> tuple[str, ...]:
    """The reasons that `cannot_save` gives, to be translated."""
    return (*_REASONS.values(), _OTHER)


def cannot_save(path: Path, error: OSError) -> str:
    """One sentence, translated: which file could not be saved, why, and what to do."""
    translate = QCoreApplication.translate
    frame = translate("saving", "Cannot save “{name}”: {reason}.")
    reason = translate("saving", _REASONS.get(error.errno or 0, _OTHER))
    detail = error.strerror or translate("saving", "it could not be written completely")
    return frame.format(name=path.name, reason=reason.format(folder=path.parent, detail=detail))
