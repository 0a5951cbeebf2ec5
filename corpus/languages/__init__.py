"""What language a text is in, and the small words of each."""
