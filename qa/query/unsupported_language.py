"""A question in a language that the bundled models cannot read → how to choose models that can; '' otherwise."""

from __future__ import annotations

from collections.abc import Callable

from pullquote.corpus.languages.question_language import SURE, question_language, small_words
from pullquote.corpus.languages.script_language import language
from pullquote.index import terms
from pullquote.qa.query.languages import BUILD, INSTALL

REPLY = (
    "The models of this library read English, and no article seems to be in the language of your question. Please ask"
    f" in English. Whoever maintains this library can add a hundred languages: {INSTALL} && {BUILD}"
)


def unsupported(text: str, has: Callable[[str], bool]) -> str:
    """`has` tells whether the articles hold a word: Chinese names in an English article are asked for like others, and
    so is all else where the articles hold half of the words that are no names."""
    if language(text):
        return "" if any(has(term) for term in terms(text)) else REPLY
    words = small_words(text)
    if 2 * sum(map(has, words)) >= len(words):
        return ""
    return REPLY if question_language(text, SURE) != "en" else ""
