"""An article: blocks, sections, positions, renditions, quotes. Knows not where it came from nor how it is drawn."""
