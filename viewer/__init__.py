"""Hanview: a reader for Chinese text that shows it in either script and never changes the source."""

__version__ = "0.1.0"
