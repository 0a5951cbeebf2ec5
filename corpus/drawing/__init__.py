"""Drawing pages in a process of its own."""
