"""The truth, in SQLite: articles, passages with their vectors, settings, generation."""
