"""Sources → BibTeX, in ASCII except for letters that today's programs read; nothing of an article's words is a
command."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pullquote.qa.citations.source import Source

SIGNS = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
UNSAFE = re.compile(r"[^!-~]|[{}\\%#]")


def bibtex(sources: Sequence[Source]) -> str:
    """One entry for each source, `@online` where it has an address, `@misc` elsewhere."""
    return "\n".join(map(_entry, sources))


def _entry(source: Source) -> str:
    kind = "online" if source.container else "misc"
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(source))
    return f"@{kind}{{{source.key},\n{fields}\n}}\n"


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    if source.authors:
        # Braces keep "and", commas and small words in a name from being taken for its parts.
        yield "author", f"{{{' and '.join(map(_name, source.authors))}}}"
    yield "title", f"{{{{{_plain(source.title)}}}}}"
    if source.issued:
        yield "year", f"{{{source.issued[0]}}}"
        yield "date", f"{{{'-'.join(f'{part:02}' for part in source.issued)}}}"
    if source.issued[1:] and 1 <= source.issued[1] <= 12:
        yield "month", MONTHS[source.issued[1] - 1]
    if source.container:
        yield "organization", f"{{{_plain(source.container)}}}"
        yield "url", f"{{{UNSAFE.sub(_percent, source.url)}}}"
    else:
        yield "howpublished", f"{{{_plain(source.article)}}}"
    if source.pages:
        yield "pages", f"{{{', '.join(map(str, source.pages))}}}"
    yield "note", f"{{{_plain('; '.join(map(str, source.words)))}}}"


def _name(name: str) -> str:
    plain = _plain(name)
    return (
        plain if re.fullmatch(r"[^\W\d_]+(?:[-' .,]+[^\W\d_]+\.?)*", name) and " and " not in name else f"{{{plain}}}"
    )


def _plain(words: str) -> str:
    return "".join(SIGNS.get(char, char) for char in " ".join(words.split()) if char.isprintable())


def _percent(found: re.Match[str]) -> str:
    return "".join(f"\\%{byte:02X}" if found[0] != "%" else r"\%" for byte in found[0].encode())
