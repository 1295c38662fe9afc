"""What the reader has to be told about the state that Hanview keeps."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import NamedTuple


class Reason(Enum):
    """Why something is not kept, or not as it was. A window translates by this; the value is the English sentence."""

    DAMAGED = (
        "The file with your settings, places and recent documents was damaged and could not be read. It was put aside "
        "as “{path}” and a new one begun; if you have a backup, put it in place while Hanview is closed."
    )
    NEWER = (
        "“{path}” was written by a newer Hanview and is left as it is. Nothing is kept from this session; install the "
        "newer version, or name another folder in the environment variable HANVIEW_DATA."
    )
    FOREIGN = (
        "“{path}” belongs to another program and is left as it is. Nothing is kept from this session; move that file "
        "elsewhere and start Hanview again."
    )
    UNWRITABLE = (
        "“{path}” cannot be written ({detail}). From now on nothing is kept in this session; see whether you may write "
        "there and the disk has room, and start Hanview again."
    )
    BUSY = (
        "“{path}” is held by another program ({detail}). From now on nothing is kept in this session; close the other "
        "program and start Hanview again."
    )
    SETTING = "The setting “{detail}” had a value that cannot be used and is back to its usual one; choose it again."


class Notice(NamedTuple):
    """One thing to tell: `reason`, the file it is about, and what fills the sentence's gap, `detail`.

    ``str()`` is an English sentence that says what is wrong and what to do.
    """

    reason: Reason
    path: Path
    detail: str = ""

    def __str__(self) -> str:
        return self.reason.value.format(path=self.path, detail=self.detail)
