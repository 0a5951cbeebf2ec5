"""The tab "Articles": the folder's files."""
