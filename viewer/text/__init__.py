"""Characters: scripts and regions, conversion, repair, punctuation, alignment. Knows no files, articles or windows."""
