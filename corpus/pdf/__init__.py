"""A PDF's pages → runs of characters with their boxes → lines in reading order → paragraphs."""
