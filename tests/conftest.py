"""What every test runs under."""

import os

# Windows are drawn in memory, whether or not there is a screen; set QT_QPA_PLATFORM=xcb to watch them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
