"""The block of metadata at the head of a Markdown file: where it ends, and what it tells.

Reads YAML between `---` lines, without aliases and not deeply nested; TOML between `+++` lines is marked and not
read. A damaged block never fails its article: then plain `key: value` lines are read on their own.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

BLOCK = re.compile(
    r"\s*(---|\+\+\+)[ \t]*\r?\n(?P<inside>.*?)(?:^|(?<=\n))\1[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
PLAIN = re.compile(r"^([A-Za-z_]+)[ \t]*[:=][ \t]*(.*?)[ \t]*$", re.MULTILINE)
LONGEST = 100_000
DEEPEST = 22  # the stream and the document are two levels


def front_matter(text: str) -> tuple[int, dict[str, str]]:
    """Where the article begins (0 without front matter), and the plain values by lower-case key; lists are joined."""
    block = BLOCK.match(text, 0, LONGEST)
    if not block:
        return 0, {}
    return block.end(), _values(block["inside"], yaml=block[1] == "---")


def _values(inside: str, yaml: bool) -> dict[str, str]:
    loaded = _yaml(inside) if yaml else None
    if loaded is None:
        loaded = {key: value.strip("'\"") for key, value in PLAIN.findall(inside)}
    return {str(key).lower(): words for key, value in loaded.items() if (words := _words(value))}


def _yaml(inside: str) -> Mapping[object, object] | None:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if not _is_plain(yaml.parse(inside, loader)):
            return None
        loaded = yaml.load(inside, loader)
    except Exception:  # the parser's own errors, and those of dates and numbers that are none
        return None
    return loaded if isinstance(loaded, dict) else None


def _is_plain(events: Iterable[Any]) -> bool:
    """Whether it is nested no deeper than people write it, and takes no part from elsewhere in it.

    Looked at event by event: building nested nodes goes as deep on the stack as they do, and a few aliases of aliases,
    or merged keys, stand for more than memory holds.
    """
    depth = 0
    for event in events:
        kind = type(event).__name__
        depth += kind.endswith("StartEvent") - kind.endswith("EndEvent")
        if depth > DEEPEST or kind == "AliasEvent" or getattr(event, "value", "") == "<<":
            return False
    return True


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(item for item in value[:20] if isinstance(item, str))
    if isinstance(value, datetime.date):
        return value.strftime("%Y-%m-%d") if value.year >= 1000 else ""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
