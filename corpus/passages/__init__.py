"""An article's text → sentences → passages."""
