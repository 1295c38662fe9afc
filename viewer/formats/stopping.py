"""Lets whoever asked for a document take that back while it is being read, in whatever thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class GivenUp(Exception):  # noqa: N818 -- as `except GivenUp` reads
    """Nobody waits for the document any more."""


_STOPPED: ContextVar[Callable[[], bool] | None] = ContextVar("stopped", default=None)


@contextmanager
def stoppable(stopped: Callable[[], bool]) -> Iterator[None]:
    """Whatever is read within raises `GivenUp` soon after `stopped` says so: a PDF within a page, a book within a
    file of it."""
    token = _STOPPED.set(stopped)
    try:
        yield
    finally:
        _STOPPED.reset(token)


def go_on() -> None:
    """Asked by readers now and then. Raises `GivenUp` if nobody waits for them any more."""
    stopped = _STOPPED.get()
    if stopped is not None and stopped():
        raise GivenUp
