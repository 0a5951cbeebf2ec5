"""The embedding model: text → vectors."""
