"""The text of a passage for searching and reading: title and heading, then the text without noise."""

from __future__ import annotations

import threading
from bisect import bisect_right

from pullquote.corpus import Article, List, Passage, lists, view, with_heads
from pullquote.index.text.terms import terms

LANGUAGE_TERM = "language:"
"""A term that no word produces, in every passage that is not in English; another one names the language."""


def prefix(article: Article, passage: Passage) -> str:
    """What is above a passage: title and heading, '' if an article has neither."""
    return ". ".join(part for part in (article.title, passage.heading) if part)


def wording(article: Article, passage: Passage) -> str:
    """What the encoder and the lexical index are given for a passage."""
    text = with_heads(article, (passage.start, passage.end), passage.noise)
    above = ". ".join(filter(None, (prefix(article, passage), _lead_in(article, passage))))
    return f"{above}. {text}" if above else text


def _lead_in(article: Article, passage: Passage) -> str:
    """What a list is a list of, where the passage begins inside it; '' elsewhere, and where that is the heading."""
    at = bisect_right(article.items, passage.start, key=lambda item: item[1])
    if at == len(article.items) or article.items[at][0] > passage.start:
        return ""
    for listed in _lists_of(article):
        if listed.lead[1] <= passage.start and listed.start <= passage.start < listed.end:
            words = view(article.text, listed.lead, article.noise).text
            return "" if words == passage.heading else words.rstrip(" .:")
    return ""


def _lists_of(article: Article) -> list[List]:
    """All lists of an article, looked for once while its passages follow each other."""
    if _last.article is not article:
        _last.article, _last.lists = article, list(lists(article, 0, len(article.text)))
    return _last.lists


class _Last(threading.local):
    article: Article | None = None
    lists: list[List]


_last = _Last()


def passage_terms(article: Article, passage: Passage) -> list[str]:
    """The search terms of a passage, in the language of its article."""
    code = language_code(article)
    return terms(wording(article, passage), code) + ([] if code == "en" else [LANGUAGE_TERM, LANGUAGE_TERM + code])


def language_code(article: Article) -> str:
    """The language of an article, without its country: "pt" of "pt-BR"; "en" where nothing tells."""
    return article.language.lower().replace("_", "-").partition("-")[0] or "en"
