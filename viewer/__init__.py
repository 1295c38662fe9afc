"""Hanview: a reader for Chinese text that shows it in either script and never changes the source."""

from typing import Final

__version__: Final = "0.1.0"
