"""Brings the translations up to date with the sources: ``python -m tests.translations``.

Afterwards the files in `resources/translations` hold every text of the interface. Those that are new or have changed
are marked ``type="unfinished"`` and listed: translate them there, or in Qt Linguist, and take the mark away.
"""

from __future__ import annotations

import sys
from xml.etree import ElementTree

from tests.translations.sources import LANGUAGES, file_of, update


def main() -> int:
    """Update every file. Returns the exit status: 1 if something is left to translate."""
    status = 0
    for language in LANGUAGES:
        update(language, file_of(language))
        for message in ElementTree.parse(file_of(language)).iter("message"):
            if message.find("translation[@type='unfinished']") is not None:
                print(f"{language}: {message.findtext('source')}")
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
