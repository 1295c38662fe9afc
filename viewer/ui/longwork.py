"""Work that takes long enough to be told how far it is, and to be given up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from viewer.ui.jobs import Slices

PATIENCE_MS = 1000
"""How long work goes on before it shows how far it is."""
_STEPS = 1000


class LongWork(QObject):
    """Drives an iterator of shares done, 0 to 1, in slices; the window stays alive, and a second one may run beside it.

    It belongs to a window, which finds it among its children to give it up when it is closed. An OSError is handed to
    `failed`. Whether the work ends, fails or is given up, what it has begun is cleaned up.
    """

    def __init__(
        self,
        work: Iterator[float],
        label: str,
        done: Callable[[], None],
        failed: Callable[[OSError], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._done, self._failed = done, failed
        self._slices = Slices(self)
        self.dialog = QProgressDialog(label, self.tr("Cancel"), 0, _STEPS, parent)
        self.dialog.setWindowTitle("Hanview 漢覽")
        self.dialog.setWindowModality(Qt.WindowModality.NonModal)
        self.dialog.setMinimumDuration(PATIENCE_MS)
        self.dialog.setAutoReset(False)
        self.dialog.setAutoClose(False)
        self.dialog.canceled.connect(self.cancel)
        self._slices.start(self._follow(work))

    def cancel(self) -> None:
        """Give the work up. Nothing more is said of it."""
        self._slices.stop()
        self._end()

    def _follow(self, work: Iterator[float]) -> Iterator[None]:
        try:
            for share in work:
                self.dialog.setValue(min(int(share * _STEPS), _STEPS - 1))
                yield
        except OSError as error:
            self._end()
            self._failed(error)
        else:
            self._end()
            self._done()

    def _end(self) -> None:
        self.dialog.canceled.disconnect(self.cancel)
        self.dialog.reset()
        self.dialog.deleteLater()
        self.deleteLater()
