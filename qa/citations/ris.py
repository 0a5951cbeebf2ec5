"""Sources → RIS, as reference managers read it: one field a line, two letters, two spaces, a hyphen, a space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pullquote.qa.citations.source import Source


def ris(sources: Sequence[Source]) -> str:
    """One record for each source; lines end as the form asks for."""
    return "\r\n".join(line for source in sources for line in (*_lines(source), "ER  - ", "", ""))


def _lines(source: Source) -> Iterator[str]:
    yield f"TY  - {'ELEC' if source.container else 'GEN'}"
    yield f"ID  - {source.key}"
    yield from (f"AU  - {_line(name)}" for name in source.authors)
    yield f"TI  - {_line(source.title)}"
    if source.container:
        yield f"T2  - {_line(source.container)}"
    if source.issued:
        yield f"PY  - {source.issued[0]}"
        yield f"DA  - {'/'.join([f'{part:02}' for part in source.issued] + [''] * (3 - len(source.issued)))}/"
    if source.pages:
        yield f"SP  - {source.pages[0]}"
    if source.pages[1:]:
        yield f"EP  - {source.pages[-1]}"
    if source.url:
        yield f"UR  - {_line(source.url)}"
    yield f"AN  - {_line(source.article)}"
    yield from (f"N1  - {_line(str(words))}" for words in source.words)


def _line(words: str) -> str:
    """What is to be on one line, so that none of it is taken for a field."""
    return "".join(char for char in " ".join(words.split()) if char.isprintable())
