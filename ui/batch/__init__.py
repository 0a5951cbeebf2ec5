"""The tab "Batch": a file of questions."""
