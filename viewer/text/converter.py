"""One configuration of OpenCC, opened and called by the functions in C that OpenCC documents in its `opencc.h`.

OpenCC's class for Python holds Python's lock while it reads its tables, 150 to 300 ms for those of Simplified texts, in
whatever thread that is; the same library called by `ctypes` gives the lock up, so that a window goes on meanwhile. To
convert, on the other hand, the lock is kept: that takes microseconds, and to give it up would let any thread that
computes in for 5 ms.

Where OpenCC was built without these functions for others to see, its class is used after all.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol
from weakref import finalize

import opencc

_FAILED = ctypes.c_void_p(-1).value


class Converter(Protocol):
    """What converts texts by one configuration."""

    def convert(self, text: str) -> str:
        """`text` converted. It has neither NUL nor lone surrogates."""


def open_converter(path: Path) -> Converter:
    """What converts by the configuration in a file. May take long. Raises OSError when OpenCC cannot read it."""
    functions = _functions()
    converter = opencc.OpenCC(str(path)) if functions is None else _Converter(path, functions)
    _give_back()
    return converter


def _give_back() -> None:
    """Give the system back what reading a configuration took and does not need any more: 2 MB, in a millisecond.

    The C library of Linux keeps it otherwise, in pieces between what is needed.
    """
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


class _Functions(NamedTuple):
    """OpenCC's functions, by their names in `opencc.h` without `opencc_`."""

    open: ctypes._NamedFuncPointer
    convert_utf8: ctypes._NamedFuncPointer
    convert_utf8_free: ctypes._NamedFuncPointer
    close: ctypes._NamedFuncPointer
    error: ctypes._NamedFuncPointer


class _Converter:
    def __init__(self, path: Path, functions: _Functions) -> None:
        self._handle = functions.open(str(path).encode())
        if self._handle == _FAILED:
            raise OSError(ctypes.string_at(functions.error()).decode("utf-8", "replace"))
        self._convert, self._free = functions.convert_utf8, functions.convert_utf8_free
        finalize(self, functions.close, self._handle).atexit = False

    def convert(self, text: str) -> str:
        data = text.encode()
        found = self._convert(self._handle, data, len(data))
        assert found, f"OpenCC converts nothing of {text!r}"
        try:
            return ctypes.string_at(found).decode()
        finally:
            self._free(found)


@cache
def _functions() -> _Functions | None:
    """Those of the library that OpenCC's class is made of; None if it doesn't show them."""
    path = import_module("opencc.clib.opencc_clib").__file__
    assert path, "it is a library"
    free, locked = ctypes.CDLL(path), ctypes.PyDLL(path)  # without Python's lock, and with it
    try:
        found = _Functions(
            free.opencc_open,
            locked.opencc_convert_utf8,
            locked.opencc_convert_utf8_free,
            locked.opencc_close,
            locked.opencc_error,
        )
    except AttributeError:
        return None
    pointer = ctypes.c_void_p  # as an integer: c_char_p would be made bytes of, and the text could not be freed
    found.open.argtypes, found.open.restype = (ctypes.c_char_p,), pointer
    found.convert_utf8.argtypes, found.convert_utf8.restype = (pointer, ctypes.c_char_p, ctypes.c_size_t), pointer
    found.convert_utf8_free.argtypes, found.convert_utf8_free.restype = (pointer,), None
    found.close.argtypes = (pointer,)
    found.error.argtypes, found.error.restype = (), pointer
    return found
