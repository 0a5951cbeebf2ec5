"""Files of questions and of answers."""
