"""What the reader keeps: settings, places, citations. Knows no windows."""
