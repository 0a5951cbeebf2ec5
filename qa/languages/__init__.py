"""What a question in another language than English says: its kind, what it leans on, its topic. Tables alone."""
