"""Drawing pages in a separate process."""
