"""Answers → a file in the form that its name tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pullquote.ui.exports.reading_copy import reading_copy
from pullquote.ui.exports.word import word
from pullquote.ui.files.question_file import suffix

if TYPE_CHECKING:
    from pullquote.corpus import Article
    from pullquote.qa import Answer

SUFFIXES = (".html", ".md", ".docx")


def exported(
    name: str,
    answers: Sequence[Answer],
    article: Callable[[str], Article],
    title: str = "Questions and answers",
    *,
    whole: bool = True,
) -> bytes:
    """The answers, as a conversation or a file of questions had them, in the form of a file of that name.

    `article` gives the articles that are quoted; the HTML page holds them, `whole` or only the paragraphs with quotes.
    UsageError for a suffix that is not one of SUFFIXES.
    """
    from pullquote.qa import cite

    form = suffix(Path(name), SUFFIXES)
    if form == ".md":
        return cite(answers, "markdown").encode()
    if form == ".docx":
        return word(answers, title)
    return reading_copy(answers, article, title, whole=whole).encode()
