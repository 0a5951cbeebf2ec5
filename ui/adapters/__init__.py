"""Retrievers for other frameworks: one file each, the only one that imports it."""
