"""A PDF's pages → runs of characters with their boxes → its text."""
