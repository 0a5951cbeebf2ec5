"""A question in a script that the bundled models cannot read → how to choose models that can; '' for any other."""

from __future__ import annotations

from collections.abc import Callable

from corpus.language import language
from index import terms

REPLY = (
    "The bundled models read English, and no article holds a word of this question. Ask in English; or, for articles in"
    " other languages, name multilingual models with --encoder (such as"
    " sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2) and --reader."
)


def foreign(text: str, has: Callable[[str], bool]) -> str:
    """`has` tells whether the articles hold a word: Chinese names in an English article are asked for like others."""
    return REPLY if language(text) and not any(has(term) for term in terms(text)) else ""
