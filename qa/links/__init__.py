"""Links to quotes: made once, and followed after the articles have changed."""
