"""The database, in SQLite: articles, passages with their vectors, settings, generation."""
