"""A page of one article, for what judges spans of it."""

from __future__ import annotations

from pullquote.corpus import Article, Span, split
from pullquote.index import Hit
from pullquote.qa import Page


def page_of(text: str, title: str = "", date: str = "", id: str = "a") -> Page:
    """The only passage of an article."""
    (passage,) = split(article := Article(id, title, text, "", date=date))
    return Page.of(Hit(passage, article, 0.0, 0.0, 0.0))


def found(page: Page, words: str) -> Span:
    start = page.text.index(words)
    return start, start + len(words)
