"""Readers of light markup other than Markdown: the words of a document without its marks, a block each."""
