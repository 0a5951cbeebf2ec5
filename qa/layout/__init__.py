"""Pages → pages as they are read: rows of tables and lists by themselves. Runs no model."""
