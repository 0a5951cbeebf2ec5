"""Readers of books, mail, subtitles and data: one file for each family of formats."""
