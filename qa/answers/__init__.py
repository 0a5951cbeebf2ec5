"""Spans with scores → an Answer with its Quotes."""
