"""What a question in another language than English says: its kind, its topic. Tables alone."""
