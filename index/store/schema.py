"""Rows of the truth: the tables, and what a row of them is as a record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import NamedTuple
from zlib import crc32

from pullquote.corpus import Article, Heading, LeftOut, Page, Passage, Row, Span, Table, coverage

FORMAT = 2
ADDED = ("stamp", "version")
"""Columns of articles that came later: text, '' in libraries made before them."""

PRINTED = """
CREATE TABLE printed (  -- the pages of an article: sizes and spans as JSON, then the characters of all
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    digest INTEGER NOT NULL, pages TEXT NOT NULL, packed BLOB NOT NULL) STRICT
"""
LEFT_OUT = """
CREATE TABLE left_out (  -- what is in none of an article's passages, with its terms, as JSON; `version` of the terms
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    version INTEGER NOT NULL, lines TEXT NOT NULL) STRICT
"""
ADDED_TABLES = {"printed": PRINTED, "left_out": LEFT_OUT}
"""Tables that came later, by name."""
# Long columns have a table of their own, or come last: listing articles then reads few pages of the disk.
SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, live INTEGER NOT NULL,
    since INTEGER NOT NULL DEFAULT 0,  -- the generation that made it live
    fingerprint TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    passages INTEGER NOT NULL DEFAULT 0,
    repeats TEXT,  -- the repeated lines left out when it was split; NULL: not split yet
    title TEXT NOT NULL, date TEXT NOT NULL, stamp TEXT NOT NULL DEFAULT '',
    version TEXT NOT NULL DEFAULT '',  -- how the file was read
    UNIQUE (id, live)) STRICT;
CREATE INDEX articles_staged ON articles (number) WHERE live = 0;
CREATE INDEX articles_since ON articles (since);
CREATE TABLE texts (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    digest INTEGER NOT NULL, record TEXT NOT NULL, text TEXT NOT NULL) STRICT;
{PRINTED.strip()};
{LEFT_OUT.strip()};
CREATE TABLE passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    first INTEGER NOT NULL, last INTEGER NOT NULL, heading TEXT NOT NULL, sentences TEXT NOT NULL, gaps TEXT NOT NULL,
    key BLOB NOT NULL, vector BLOB) STRICT;
CREATE INDEX passages_article ON passages (article);
CREATE INDEX passages_key ON passages (key);
CREATE INDEX passages_waiting ON passages (key) WHERE vector IS NULL;
CREATE TABLE gone (  -- passages removed of late; articles under their number below zero
    number INTEGER PRIMARY KEY, generation INTEGER NOT NULL) STRICT;
CREATE INDEX gone_generation ON gone (generation);
CREATE TABLE lines (
    hash INTEGER, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    PRIMARY KEY (hash, article)) STRICT, WITHOUT ROWID;
CREATE INDEX lines_article ON lines (article);
CREATE TABLE names (  -- what an article equates, as JSON
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, version INTEGER NOT NULL,
    equations TEXT NOT NULL) STRICT;
CREATE TABLE failures (id TEXT PRIMARY KEY, reason TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""


class Entry(NamedTuple):
    """What a library knows of an article without its text; `passages` is their number, `stamp` that of its
    `File`, `version` how it was read; '' if these are not known."""

    number: int
    id: str
    title: str
    date: str
    fingerprint: str
    size: int
    modified: int
    passages: int
    stamp: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a library is made with; two libraries of one shape hold the same passages and vectors of an article.

    `dim` is the length of a vector, `repeated` and `passages` are `BuildSettings`, the latter as JSON.
    """

    model: str
    dim: int
    repeated: int
    passages: str


def to_printed(pages: Sequence[Page]) -> tuple[str, bytes]:
    """Pages as JSON and bytes."""
    layout = [[page.number, page.width, page.height, page.start, page.end, len(page.packed)] for page in pages]
    return json.dumps(layout), b"".join(page.packed for page in pages)


def to_pages(layout: str, packed: bytes) -> tuple[Page, ...]:
    """Pages from what `to_printed` gave."""
    pages, at = list[Page](), 0
    for number, width, height, start, end, size in json.loads(layout):
        pages.append(Page(number, width, height, start, end, packed[at : at + size]))
        at += size
    return tuple(pages)


def to_record(article: Article) -> str:
    """What an article tells beside its text and pages, for the column `record`."""
    fields = {name: getattr(article, name) for name in ("author", "date", "url", "language")}
    headings = [[heading.start, heading.end, heading.level] for heading in article.headings]
    places = {"places": article.places} if article.places else {}
    tags = {"tags": article.tags} if article.tags else {}
    items = {"items": article.items} if article.items else {}
    tables = {"tables": [astuple(table) for table in article.tables]} if article.tables else {}
    left = {"left": article.left, "share": coverage(article).share} if article.left else {}
    optional = places | tags | items | tables | left
    return json.dumps(fields | {"headings": headings, "noise": article.noise} | optional)


def digest(record: str, text: str | bytes) -> int:
    """Tells whether an article's row is still what was written."""
    return crc32(text.encode() if isinstance(text, str) else text, crc32(record.encode()))


def to_article(id: str, fingerprint: str, title: str, record: str, text: str, pages: tuple[Page, ...] = ()) -> Article:
    """An article from the columns of its row, and its pages."""
    fields = json.loads(record)
    return Article(
        id=id,
        title=title,
        text=text,
        fingerprint=fingerprint,
        author=fields["author"],
        date=fields["date"],
        url=fields["url"],
        language=fields["language"],
        headings=tuple(Heading(*h) for h in fields["headings"]),
        noise=_spans(fields["noise"]),
        places=tuple((start, words) for start, words in fields.get("places", ())),
        tags=tuple(fields.get("tags", ())),
        left=tuple(LeftOut(*each) for each in fields.get("left", ())),
        items=_spans(fields.get("items", ())),
        pages=pages,
        tables=tuple(
            Table(_row(heads), tuple(map(_row, rows)), named) for heads, rows, named in fields.get("tables", ())
        ),
    )


def to_passage(id: str, first: int, last: int, heading: str, sentences: str, noise: str) -> Passage:
    """A passage from the columns of its row."""
    return Passage(id, first, last, heading, _spans(json.loads(sentences)), _spans(json.loads(noise)))


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((pair[0], pair[1]) for pair in pairs)


def _row(stored: tuple[int, int, list[Sequence[int]]]) -> Row:
    start, end, cells = stored
    return Row(start, end, _spans(cells))
