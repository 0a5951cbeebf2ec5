"""JSON and JSON lines of texts → one block for each long text, and one for the short facts of a record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pullquote.corpus.article import LeftOut
from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.decode import decode
from pullquote.corpus.formats.rows import Cell
from pullquote.corpus.kinds.archive import check_size
from pullquote.corpus.text.content import Content, Format, Refused

TITLES = ("title", "headline", "name", "subject")
LONG = 80
"""Characters from which a text is a paragraph of its own."""
VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"(?!\s*:)|-?\d[\d.eE+-]*|\b(?:true|false)\b')
OURS = {"question", "understood", "quotes"}


def read_json(data: bytes) -> Content:
    """Raises Refused if it is not JSON."""
    check_size(data)
    try:
        whole = json.loads(decode(data))
    except ValueError as problem:
        raise Refused(f"is not valid JSON: {problem}") from None
    many = whole if isinstance(whole, list) else [whole]
    return _content(((f"record {n}" if len(many) > 1 else "", each) for n, each in enumerate(many, 1)))


def read_jsonl(data: bytes) -> Content:
    """Lines that are not JSON, as of a file that was cut off, are named. Raises Refused if none is, or the file
    contains answers that this program wrote.
    """
    check_size(data)
    damaged = list[str]()
    content = _content(_lines(decode(data), damaged))
    if damaged and not content.text:
        raise Refused(f"is not valid JSON in {damaged[0]}")
    named = f"{damaged[0]}, which is not JSON" if len(damaged) == 1 else f"{len(damaged)} lines that are not JSON"
    return replace(content, left=(LeftOut(named),)) if damaged else content


def _lines(text: str, damaged: list[str]) -> Iterator[tuple[str, Any]]:
    """The records, each with its line; lines that are not JSON go to the list."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                damaged.append(f"line {number}")
                continue
            yield f"line {number}", record


def _content(records: Iterator[tuple[str, Any]]) -> Content:
    built = Builder()
    for place, record in records:
        if isinstance(record, dict) and record.keys() >= OURS:
            raise Refused("holds answers written by pullquote and is not an article")
        if place:
            built.place(place)
        _add(record, built)
    return built.content()


def _add(value: Any, built: Builder) -> None:
    if isinstance(value, list):
        for each in value:
            _add(each, built)
    elif isinstance(value, dict):
        titles = [name for name in TITLES if isinstance(value.get(name), str)][:1]
        for name in titles:
            built.add(value[name], level=2)
        rest = {name: each for name, each in value.items() if name not in titles}
        short = {name: each for name, each in rest.items() if _is_short(each)}
        built.add_parts([Cell(f"{name}: {_shown(each)}") for name, each in short.items()], "; ")
        for name, each in rest.items():
            if name not in short:
                _add(each, built)
    elif isinstance(value, str):
        for paragraph in value.split("\n\n"):
            built.add(paragraph)
    elif value is not None:
        built.add(_shown(value))


def _is_short(value: Any) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and 0 < len(value) < LONG)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _source(data: bytes) -> Iterator[str]:
    """All texts and numbers of the source, names of fields left out."""
    for match in VALUE.finditer(decode(data)):
        yield match[0] if match[1] is None else str(json.loads(f'"{match[1]}"', strict=False))


FORMATS = (Format((".json",), read_json, shown=_source), Format((".jsonl",), read_jsonl, version=2, shown=_source))
