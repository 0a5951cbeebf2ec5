"""A question → its search terms in a library of several languages, and the weight of words there."""

from __future__ import annotations

from collections.abc import Sequence

from pullquote.corpus.languages.question_language import question_language
from pullquote.index.engine import Held, TermSearch
from pullquote.index.text.passage_text import LANGUAGE_TERM
from pullquote.index.text.stems import LANGUAGES
from pullquote.index.text.terms import terms


def asked_terms(question: str, words: TermSearch) -> list[str]:
    """The search terms of a question, those that its words have in the other languages of the library among them."""
    if not words.having(LANGUAGE_TERM):
        return terms(question)
    held = [code for code in LANGUAGES if words.having(LANGUAGE_TERM + code)]
    asked = question_language(question)
    return terms(question, asked if asked in held else "en", ["en", *held])


def dense_weight(question: str, asked: Sequence[str], held: Held, weight: float) -> float:
    """The dense part's share: more where no article is in the question's language, all where no word of it is there.

    Names and numbers are what a question shares with articles in another language; the rest of it counts for the
    dense part.
    """
    if not asked or not foreign(question, held):
        return weight
    distinct = set(asked)
    return 1 - (1 - weight) * sum(held.words.having(term) > 0 for term in distinct) / len(distinct)


def foreign(question: str, held: Held) -> bool:
    """Whether no article is in the question's language."""
    code, words = question_language(question), held.words
    return not words.having(LANGUAGE_TERM + code) and (
        code != "en" or words.having(LANGUAGE_TERM) >= held.store.count()
    )
