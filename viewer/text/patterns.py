"""Regular expressions that are compiled when they are first used, not when their module is loaded.

Most of what the first page needs is never searched for in it, and a large class of characters takes up to 4 ms.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


class _Pattern(Generic[AnyStr]):
    """Stands for a compiled pattern; each of its methods is the compiled one's from the first use on."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self._source: AnyStr = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, at once; a mistake in `source` raises re.error at the first use."""
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))
