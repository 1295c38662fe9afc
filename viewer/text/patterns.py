"""Regular expressions that are compiled when they are first used, not when their module is loaded.

Most of what the first page needs is never searched for in it, and a large class of characters takes up to 4 ms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, AnyStr, Generic, cast

_USUAL = ("search", "match", "fullmatch", "finditer", "findall", "sub")


class _Pattern(Generic[AnyStr]):
    """Stands for a compiled pattern; each of its methods is the compiled one's from the first use on."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self._source: AnyStr = source
        self._flags = flags

    @property
    def is_compiled(self) -> bool:
        return "search" in self.__dict__

    def compile(self) -> re.Pattern[AnyStr]:
        """Be compiled now instead of at the first use."""
        compiled = re.compile(self._source, self._flags)
        for name in _USUAL:
            setattr(self, name, getattr(compiled, name))
        return compiled

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.compile(), name)
        setattr(self, name, found)
        return found


def compile_in_steps(names: Mapping[str, object]) -> Iterator[None]:
    """Compile those of a module's values that are patterns not used yet, each in a step."""
    for value in tuple(names.values()):
        if isinstance(value, _Pattern) and not value.is_compiled:
            value.compile()
            yield


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, at once; a mistake in `source` raises re.error at the first use."""
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))
