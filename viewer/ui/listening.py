"""Listening for a second start of Hanview, whose files open here."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from viewer import running

PATIENCE_MS = 2000
"""How long somebody may take to say what they want."""


class Listening(QObject):
    """Hears the messages of other starts of this user's. What is no message is not answered."""

    heard = Signal(object)
    """What another start wants, as `running.Message`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)

    def begin(self, path: Path) -> bool:
        """Listen at `path`, unless another program does. A socket that a crash left behind is replaced."""
        # Asked before: Qt puts a socket of the user's alone in the place of whatever is there.
        if not running.claim_folder(path) or running.is_alive(path):
            return False
        return self._server.listen(str(path))

    def end(self) -> None:
        """Listen no more, before the last window is gone."""
        self._server.close()

    def _meet(self) -> None:
        while (line := self._server.nextPendingConnection()) is not None:
            line.disconnected.connect(line.deleteLater)
            line.readyRead.connect(partial(self._hear, line))
            QTimer.singleShot(PATIENCE_MS, line, line.abort)
            self._hear(line)  # what came before this was connected

    def _hear(self, line: QLocalSocket) -> None:
        if line.bytesAvailable() > running.LARGEST:
            line.abort()
        elif line.canReadLine():
            message = running.understood(bytes(line.readLine(running.LARGEST).data()))
            if message is None:
                line.abort()
                return
            line.write(running.ACCEPTED)
            line.flush()
            line.disconnectFromServer()
            self.heard.emit(message)
