"""The block of metadata at the head of a Markdown file: where it ends, and its values.

Reads YAML between `---` lines, closed by `...` too, without aliases and not deeply nested, TOML between `+++` lines,
and JSON. A damaged block never fails its article: then plain `key: value` lines are read one by one. Text between two
rules stays text.
"""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

BLOCK = re.compile(
    r"\s*(?:(?P<yaml>---)|\+\+\+)[ \t]*\r?\n(?P<inside>.*?)^(?(yaml)(?:---|\.\.\.)|\+\+\+)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
KEY = re.compile(r"(?:[\w .-]{1,60}|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')[ \t]*[:=](?:\s|$)|\[|#|- ")
PLAIN = re.compile(r"^([A-Za-z_]+)[ \t]*[:=][ \t]*(.*?)[ \t]*$", re.MULTILINE)
LONGEST = 100_000
DEEPEST = 22  # the stream and the document are two levels


def front_matter(text: str) -> tuple[int, dict[str, str]]:
    """Where the article begins (0 without front matter), and the plain values by lower-case key; lists are joined."""
    block = BLOCK.match(text, 0, LONGEST)
    if block and (not block["inside"].strip() or KEY.match(block["inside"].lstrip())):
        loaded = (_yaml if block["yaml"] else _toml)(block["inside"])
        if loaded is None and _holds_keys(block["inside"]):
            loaded = {key: value.strip("'\"") for key, value in PLAIN.findall(block["inside"])}
        if loaded is not None:
            return block.end(), _values(loaded)
    return _json(text) if text[:100].lstrip().startswith("{") else (0, {})


def _holds_keys(inside: str) -> bool:
    """Whether three in four lines begin like keys: a damaged block still counts, prose does not."""
    lines = [line for line in inside.splitlines() if line.strip() and not line[0].isspace()]
    return 4 * sum(KEY.match(line) is None for line in lines) <= len(lines)


def _json(text: str) -> tuple[int, dict[str, str]]:
    start = text.index("{")
    try:
        loaded, end = json.JSONDecoder().raw_decode(text[: start + LONGEST], start)
    except (ValueError, RecursionError):
        return 0, {}
    return (end, _values(loaded)) if text[end : end + 1] in ("\n", "\r") else (0, {})


def _values(loaded: Mapping[object, object]) -> dict[str, str]:
    return {str(key).lower(): words for key, value in loaded.items() if (words := _words(value))}


def _yaml(inside: str) -> Mapping[object, object] | None:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if not _is_plain(yaml.parse(inside, loader)):
            return None
        loaded = yaml.load(inside, loader)
    except Exception:  # the parser's own errors, and those of invalid dates and numbers
        return None
    return loaded if isinstance(loaded, dict) else None


def _toml(inside: str) -> Mapping[object, object] | None:
    try:
        return tomllib.loads(inside)  # type: ignore[return-value]
    except (ValueError, RecursionError):
        return None


def _is_plain(events: Iterable[Any]) -> bool:
    """Whether it is nested no deeper than people write, and without aliases.

    Checked event by event: nested nodes are built recursively, and a few aliases of aliases, or merged keys, can
    expand beyond memory.
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
