"""Bytes of one kind of file → Content, a file for each format."""
