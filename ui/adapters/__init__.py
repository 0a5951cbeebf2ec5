"""Retrievers for other people's frameworks: one file each, and the framework is imported there alone."""
