"""The floor: an empty main window of the same size, with the three modules of Qt that every window needs."""

import sys

from PySide6 import QtCore, QtGui, QtWidgets

from tests.benchmarks.programs.watching import PaintWatch, finish, memory_mb

NEEDED = (QtCore, QtGui, QtWidgets)

application = QtWidgets.QApplication(sys.argv[:1])
window = QtWidgets.QMainWindow()
window.resize(1080, 780)
window.show()
watch = PaintWatch(window, lambda painted: finish({"painted": painted, "memory": memory_mb()}))
application.exec()
