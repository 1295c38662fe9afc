"""What tests of the window share."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from viewer.ui.desk import Desk


@pytest.fixture(autouse=True)
def desk_of_its_own(data_folder: object) -> Iterator[None]:
    """Every test begins without windows and without what an earlier one kept."""
    yield
    application = QApplication.instance()
    desk = application.findChild(Desk) if application else None
    if desk is not None:
        desk.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
