"""What several front doors use."""
