"""Metadata of files → an answer: who wrote one and when, with the line that says so.

The line is front matter, a byline or the like; if an article's text has none, its first sentence is quoted instead,
and the answer is marked as metadata.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import PurePosixPath

from pullquote.corpus import Article, Span
from pullquote.index import dates, term_set
from pullquote.qa.answers.answer import Quote
from pullquote.qa.answers.quote import sourced
from pullquote.qa.query.file_question import FileField, Period, about
from pullquote.qa.reader.context import Page

HEAD = 3_000  # characters that may hold metadata
SURE, FITS = 0.95, 0.7  # the confidence where all words fit; the least share of them that must
TEXT = 0.8  # what a word counts that only the text of the article has
MOST = 12
METADATA = "metadata of the file"


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What is known of an article without its text."""

    id: str
    title: str
    author: str
    date: str


def quotes_about(question: str, kind: FileField, pages: Sequence[Page]) -> list[Quote]:
    """The lines that tell it of the articles that the question describes best; none where none fits."""
    asked = term_set(about(question))
    articles = {page.hit.article.id: page.hit.article for page in pages}
    held: dict[str, set[str]] = {id: set() for id in articles}
    for page in pages:
        held[page.hit.article.id] |= page.terms
    fits = {id: _fit(asked, article, held[id]) for id, article in articles.items() if _value(article, kind)}
    best = max(fits.values(), default=0.0)
    if best < FITS or (not asked and len(articles) > 1):
        return []
    same = [articles[id] for id, fit in fits.items() if fit == best][:MOST]
    return [_quote(article, kind, SURE * best) for article in sorted(same, key=lambda a: a.date, reverse=True)]


def which(question: str, known: Iterable[KnownFile], among: Collection[str] | None = None) -> list[str]:
    """The ids of the articles by an author or of a period that a question names, newest first; none where it names
    neither, or more than their titles tell."""
    known = [one for one in known if among is None or one.id in among]
    asked, period = term_set(question), Period.of(question)
    authors = {one.author for one in known if one.author and term_set(one.author) <= asked}
    if not (period or authors):
        return []
    left = term_set(period.without(about(question)) if period else about(question))
    left = left.difference(*map(term_set, authors))
    fitting = [
        one
        for one in known
        if (not period or period.holds(one.date))
        and (not authors or one.author in authors)
        and left <= described(one.id, one.title, "", "")
    ]
    return [one.id for one in sorted(fitting, key=lambda one: (one.date, one.id), reverse=True)]


def dated(articles: Iterable[Article]) -> list[Quote]:
    """The line of each that tells its date, or its author where it has none."""
    return [_quote(article, "date" if article.date else "author", SURE) for article in articles]


def newest(what: str, oldest: bool, articles: Iterable[Article]) -> str:
    """The id of the latest dated article of a kind ("harbour report"), or of the oldest; '' if none is of it."""
    wanted = term_set(about(what))
    fitting = [a for a in articles if a.date and wanted <= described(a.id, a.title, "", "")]
    ordered = sorted(fitting, key=lambda article: (article.date, article.id), reverse=not oldest)
    return ordered[0].id if ordered else ""


def described_best(about: str, pages: Sequence[Page]) -> str:
    """The id of the article whose name, title and author have most of these words; on a tie, the one whose pages do;
    '' if none."""
    asked = term_set(about)
    articles = {page.hit.article.id: page.hit.article for page in pages}
    said = dict.fromkeys(articles, 0.0)
    for page in pages:
        said[page.hit.article.id] += page.hit.score * (asked <= term_set(page.text))
    titled = {id: len(asked & described(id, a.title, a.author, a.date)) for id, a in articles.items()}
    return max(articles, key=lambda id: (titled[id], said[id]), default="")


def described(article_id: str, title: str, author: str, date: str) -> frozenset[str]:
    """The terms of what is known of a file: its name and title, its author, its date."""
    name = PurePosixPath(article_id).with_suffix("").as_posix()
    month = month_name[int(date[5:7])] if re.match(r"\d{4}-(?:0[1-9]|1[0-2])", date) else ""
    return term_set(" / ".join((title, re.sub(r"[-_]", " ", name), author, date[:10], date[:4], month)))


def _fit(asked: Set[str], article: Article, held: set[str]) -> float:
    if not asked:
        return 1.0
    known = described(article.id, article.title, article.author, article.date)
    return (len(asked & known) + TEXT * len((asked & held) - known)) / len(asked)


def _value(article: Article, kind: FileField) -> str:
    return article.author if kind == "author" else article.date[:10]


def _quote(article: Article, kind: FileField, confidence: float) -> Quote:
    value = _value(article, kind)
    inside = _author(article.text, value) if kind == "author" else _date(article.text, value)
    headed = "front matter" if inside and _outside(article, inside) else "head of the article"
    place = headed if inside else f"{METADATA}: {value}"
    line = _line(article.text, inside) if inside else _first(article)
    start, end = line
    quote = Quote(
        article.id, article.title, start, end, article.text[start:end], *(inside or line), confidence,
        date=article.date, place=place,
    )  # fmt: skip
    return sourced(quote, article)


def _author(text: str, value: str) -> Span | None:
    for name in (value, *value.split(", ")):
        at = text.find(name, 0, HEAD)
        if name and at >= 0:
            return at, at + len(name)
    return None


def _date(text: str, value: str) -> Span | None:
    wanted = dates(value)
    met = (date.span for date in dates(text[:HEAD]) if wanted and date.meets(wanted[0]))
    return next(met, None)


def _outside(article: Article, span: Span) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in article.noise)


def _line(text: str, span: Span) -> Span:
    start, end = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
    end = len(text) if end < 0 else end
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end


def _first(article: Article) -> Span:
    """The first line that is no noise."""
    at = 0
    for line in article.text.splitlines(keepends=True):
        words = line.strip()
        start = at + line.find(words)
        if words and not _outside(article, (start, start + 1)):
            return start, start + len(words)
        at += len(line)
    return 0, len(article.text)
