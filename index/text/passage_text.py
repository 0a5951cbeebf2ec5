"""The words of a passage that are searched and read: title and heading, then the text without its noise."""

from __future__ import annotations

from pullquote.corpus import Article, Passage, with_heads


def prefix(article: Article, passage: Passage) -> str:
    """What stands above a passage: title and heading, '' where an article has neither."""
    return ". ".join(part for part in (article.title, passage.heading) if part)


def wording(article: Article, passage: Passage) -> str:
    """What the encoder and the lexical index are given for a passage."""
    text = with_heads(article, (passage.start, passage.end), passage.gaps)
    above = prefix(article, passage)
    return f"{above}. {text}" if above else text
