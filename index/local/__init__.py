"""A library in a folder: the truth and the caches beside it."""
