"""A question after others → a question that stands by itself."""
