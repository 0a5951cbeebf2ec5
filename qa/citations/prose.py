"""Sources → lines for people, and answers → Markdown with footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pullquote.qa.citations.source import Answered, Quoted, Source, sources

MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$&!^])|^(\s*)([-+>]|\d+[.)])(?=\s)", re.MULTILINE)


def plain(found: Sequence[Source]) -> str:
    """A line for each source: Jane Doe, Wei Li: The old mill. a.example, 2021-05-03. https://… p. 2: “…”."""
    return "\n".join(f"{reference(source)} {'; '.join(map(str, source.words))}" for source in found) + "\n" * bool(
        found
    )


def reference(source: Source) -> str:
    """The words that identify the article."""
    title = source.title if source.title.endswith((".", "?", "!")) else f"{source.title}."
    from_ = ", ".join(filter(None, (source.container or source.article, source.date)))
    who = f"{', '.join(source.authors)}: " if source.authors else ""
    return f"{who}{title} {from_}.{f' {source.url}' if source.url else ''}"


def markdown(answers: Sequence[Answered]) -> str:
    """Questions, short answers and quotes; each quote has a footnote with its source."""
    blocks, quotes = list[str](), list[Quoted]()
    for answer in answers:
        blocks.append(f"## {escaped(answer.question)}")
        blocks.append(f"**{escaped(answer.text)}**" if answer.text and answer.found else _verdict(answer))
        blocks += _quoted(answer.quotes, len(quotes) + 1)
        quotes += answer.quotes
    return _document([*filter(None, blocks), *_notes(quotes)])


def footnoted(quotes: Iterable[Quoted]) -> str:
    """Quotes as Markdown, each with its footnote."""
    every = list(quotes)
    return _document([*_quoted(every, 1), *_notes(every)])


def _document(blocks: Sequence[str]) -> str:
    return "\n\n".join(blocks) + "\n" * bool(blocks)


def _quoted(quotes: Iterable[Quoted], first: int) -> list[str]:
    return [f"> {escaped(quote.plain)}[^{number}]" for number, quote in enumerate(quotes, first)]


def _notes(quotes: Iterable[Quoted]) -> list[str]:
    return [_note(number, sources([quote])[0]) for number, quote in enumerate(quotes, 1)]


def _verdict(answer: Answered) -> str:
    return (
        "" if answer.found else "*No answer in these articles. Closest passages:*" if answer.quotes else "*No answer.*"
    )


def _note(number: int, source: Source) -> str:
    where = source.words[0].where
    return f"[^{number}]: {escaped(reference(source))}{f' {escaped(where)}.' if where else ''}"


def escaped(words: str) -> str:
    """Escape words so that Markdown shows them as they are.

    >>> escaped("1. *Mill* <b>")
    '1\\\\. \\\\*Mill\\\\* \\\\<b\\\\>'
    """
    return MARKS.sub(_escape, " ".join(words.split()))


def _escape(found: re.Match[str]) -> str:
    if found[1]:
        return f"\\{found[1]}"
    return f"{found[2]}{found[3][:-1]}\\{found[3][-1]}"
