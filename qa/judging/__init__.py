"""Judging a span: whether it is about exactly what is asked, and is of the right kind."""
