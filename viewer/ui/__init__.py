"""The Qt window. The only room that imports PySide6; it never rewrites text itself."""
