"""A text → its short beginning, for where a title is in one line."""

TITLE = 70  # characters
WORDS = 6  # of a sentence that serves as a title


def as_title(text: str) -> str:
    """A title on one line; of one that is a whole sentence, or too long, the beginning.

    >>> as_title("Where barn owls live"), as_title("The barn owl hunts at night and by day.")
    ('Where barn owls live', 'The barn owl hunts at night …')
    """
    words = text.split()
    sentence = text.rstrip().endswith((".", "!", "。")) and len(words) > WORDS
    return shortened(" ".join(words[:WORDS]) + " …" if sentence else text)


def shortened(text: str, most: int = TITLE) -> str:
    """The text itself, or its first words with "…", on one line.

    >>> shortened("The barn owl hunts at night", 16)
    'The barn owl …'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return f"{line[: most - 1].rpartition(' ')[0] or line[: most - 1]} …"
