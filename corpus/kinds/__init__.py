"""Readers of office files, books, tables, mail, subtitles and data: one file for each family of formats."""
