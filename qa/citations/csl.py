"""Sources → CSL-JSON, as citation processors and reference managers read it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pullquote.qa.citations.source import Source


def csl_json(sources: Sequence[Source]) -> str:
    """A list with one item for each source."""
    return json.dumps(list(map(_item, sources)), ensure_ascii=False, indent=2) + "\n"


def _item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": source.key,
        "type": "webpage" if source.container else "document",
        "title": source.title,
        "author": [_name(name) for name in source.authors],
        "issued": {"date-parts": [list(source.issued)]} if source.issued else None,
        "container-title": source.container,
        "page": ", ".join(map(str, source.pages)),
        "URL": source.url,
        "archive_location": source.article,
        "note": "; ".join(map(str, source.words)),
    }
    return {name: value for name, value in item.items() if value}


def _name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": name}
