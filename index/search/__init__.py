"""A question → the passages nearest to it, by vectors and by words."""
