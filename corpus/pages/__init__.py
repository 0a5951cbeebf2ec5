"""The pages that an article was printed on: where each character of its text stands."""
