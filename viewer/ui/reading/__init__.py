"""The reading column: Qt's document of one page, its own layout, and the view that shows it."""
