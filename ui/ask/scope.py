"""What is asked, where it is not everything: texts such as "tags=tea" ⇄ filters of a library, and a type-ahead.

Values are percent-encoded, so that any file name comes back unharmed from the page and from a kept chat.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from pullquote.corpus import InvalidArgument
from pullquote.qa import Question
from pullquote.qa.query.filter_words import without_filters
from pullquote.ui.shared.highlight import id_of, key, safe
from pullquote.ui.shared.shortened import as_title

if TYPE_CHECKING:
    from pullquote.index import Entry

SHOWN = 12  # choices of a type-ahead
MOST = 100  # filters of one question
SEVERAL = ("articles", "tags")
WORDS = {
    "articles": "",
    "tags": "tag",
    "author": "author",
    "language": "language",
    "after": "from",
    "before": "before",
    "collection": "folder",
}


class Choice(NamedTuple):
    """One or several filters, parted by a space, what they are called, and what distinguishes them: words of the page,
    but of an article its id."""

    only: str
    title: str
    about: str
    is_article: bool = False


def scope(wanted: object) -> tuple[str, ...]:
    """What a browser sent, as far as it names filters."""
    texts = wanted if isinstance(wanted, list | tuple) else ()
    return tuple(
        text for text in texts[:MOST] if isinstance(text, str) and "=" in text and text.partition("=")[0] in WORDS
    )


def filters(only: Iterable[str]) -> dict[str, Any]:
    """The filters for `Pullquote.ask`; {} for everything."""
    found: dict[str, Any] = {}
    for text in only:
        name, _, value = text.partition("=")
        if name in SEVERAL:
            found.setdefault(name, []).append(id_of(value))
        else:
            found[name] = id_of(value)
    return found


def typed(question: str) -> tuple[str, tuple[str, ...]]:
    """The question without the filters that stand in it, and these; as it is where nothing else stands in it.

    >>> typed('Who owns it? author:"Ann Lee" tag:press')
    ('Who owns it?', ('tags=press', 'author=Ann%20Lee'))
    """
    try:
        bare, found = without_filters(Question(question))
    except InvalidArgument:  # no words, or none beside the filters: told where it is asked
        return question, ()
    single = ((name, getattr(found, name)) for name in WORDS if name not in SEVERAL)
    given = [("tags", tag) for tag in found.tags or ()] + [(name, value) for name, value in single if value]
    return bare.text, tuple(f"{name}={key(value)}" for name, value in given)


def label(only: str) -> str:
    """A filter in words: "owls.md", "folder press", "tag tea"."""
    return " ".join(filter(None, named(only)))


def named(only: str) -> tuple[str, str]:
    """The page's word for a filter, '' for a single article, and its value: "folder" and "press"."""
    name, _, value = only.partition("=")
    text = id_of(value)
    return ("folder", text[:-2]) if name == "articles" and text.endswith("/*") else (WORDS[name], text)


def choices(entries: Sequence[Entry], fields: Mapping[str, Mapping[str, int]], words: str) -> str:
    """What fits all of these words, as buttons in a list: folders, tags, authors, languages, years, articles."""
    wanted = words.casefold().split()
    every = (*_folders(entries), *_fields(fields, len(entries)), *_articles(entries))
    fits = [one for one in every if all(word in f"{one.title} {one.about}".casefold() for word in wanted)]
    rows = "".join(map(_row, fits[:SHOWN]))
    more = f"<li>… and {len(fits) - SHOWN:,} more: type to narrow</li>" if len(fits) > SHOWN else ""
    return f"<ul>{rows}{more}</ul>" if rows else "<ul><li>Nothing matches these words.</li></ul>"


def _folders(entries: Sequence[Entry]) -> Iterator[Choice]:
    held = Counter(str(folder) for entry in entries for folder in PurePosixPath(entry.id).parents)
    for folder, count in sorted(held.items()):
        if count < len(entries):
            yield Choice(f"articles={key(folder)}/*", folder, f"folder, {_count(count)}")


def _fields(fields: Mapping[str, Mapping[str, int]], most: int) -> Iterator[Choice]:
    """What all articles tell alike is no choice."""
    for name, word in (("tags", "tag"), ("author", "author"), ("language", "language")):
        for value, held in fields[name].items():
            if held < most:
                yield Choice(f"{name}={key(value)}", value, f"{word}, {_count(held)}")
    for year, held in sorted(fields["year"].items(), reverse=True):
        if held < most:
            yield Choice(f"after={year} before={int(year) + 1}", year, f"year, {_count(held)}")


def _articles(entries: Iterable[Entry]) -> Iterator[Choice]:
    return (Choice(f"articles={key(entry.id)}", as_title(entry.title), entry.id, True) for entry in entries)


def _count(articles: int) -> str:
    return f"{articles:,} article{'s' * (articles != 1)}"


def _row(one: Choice) -> str:
    foreign = ' dir="auto"' if one.is_article else ""
    about = f"<small{foreign}>{safe(one.about)}</small>" if one.about != one.title else ""
    return (
        f'<li><button type="button" data-do="choose" data-only="{one.only}">'
        f'<span dir="auto">{safe(one.title)}</span>{about}</button></li>'
    )
