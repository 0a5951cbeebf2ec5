"""Quotes → citations, in the forms that people and their programs take."""
