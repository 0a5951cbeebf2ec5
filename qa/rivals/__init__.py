"""Several names, amounts or times in a sentence → the one that the question is about."""
