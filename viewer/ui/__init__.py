"""The Qt window. The only room that imports PySide6; it never rewrites text itself."""

import gc

# Loading a window makes some 100,000 objects that stay, and Python's collector looks through them a hundred times on
# the way: 16 ms. What a window makes and drops later has few cycles; looking for them seldom also spares the switches.
gc.set_threshold(100_000, 20, 20)
