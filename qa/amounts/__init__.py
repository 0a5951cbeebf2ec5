"""Numbers in a text → values with units, as they can be compared."""
