"""Judging a span: whether it is about exactly what is asked, is of the right kind, and is shown whole."""
