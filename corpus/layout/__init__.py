"""Runs of a page → its lines in reading order → paragraphs and tables."""
