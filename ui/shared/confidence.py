"""A confidence of 0..1 in words, the same in the terminal and on the page."""

CLOSEST = "Closest passages"

NOT_FOUND = "The articles do not seem to answer this."


def in_words(confidence: float) -> str:
    """Worded so that at 0.9 nine of ten such answers are right."""
    if confidence >= 0.9:
        return "almost certain"
    if confidence >= 0.7:
        return "likely"
    if confidence >= 0.4:
        return "uncertain"
    return "a guess"
