"""A text → its short beginning, for where a title stands in one line."""

TITLE = 70  # characters


def shortened(text: str, most: int = TITLE) -> str:
    """The text itself, or its first words with "…", on one line.

    >>> shortened("The barn owl hunts at night", 16)
    'The barn owl …'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return f"{line[: most - 1].rpartition(' ')[0] or line[: most - 1]} …"
