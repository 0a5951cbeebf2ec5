"""Answers → their citations, in one of several forms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from pullquote.corpus import InvalidArgument
from pullquote.qa.citations.bibtex import bibtex
from pullquote.qa.citations.csl import csl_json
from pullquote.qa.citations.prose import footnoted, markdown, plain
from pullquote.qa.citations.ris import ris
from pullquote.qa.citations.source import Answered, Quoted, sources

Form = Literal["plain", "markdown", "bibtex", "ris", "csl-json"]
FORMS: tuple[Form, ...] = get_args(Form)
WRITERS = {"plain": plain, "bibtex": bibtex, "ris": ris, "csl-json": csl_json}


def cite(answers: Iterable[Answered], form: str = "plain") -> str:
    """Return the articles that answers quote, each once, as text in a form; ValueError for another form than FORMS.

    Closest passages of a question without an answer are not cited; Markdown, which has the questions, shows them.
    """
    every = list(answers)
    if form == "markdown":
        return markdown(every)
    return cite_quotes((quote for answer in every if answer.found for quote in answer.quotes), form)


def cite_quotes(quotes: Iterable[Quoted], form: str = "plain") -> str:
    """Return citations of the articles that are quoted, each once; ValueError for another form than FORMS."""
    if form == "markdown":
        return footnoted(quotes)
    if form not in WRITERS:
        raise InvalidArgument(f"form is {form!r}; must be one of {', '.join(FORMS)}")
    return WRITERS[form](sources(quotes))
