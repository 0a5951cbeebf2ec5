"""Tags with more attributes than a person writes: cut down before a page is parsed, in linear time.

libxml2 compares each attribute of a tag with all others. A tag ends at the first > that is in no quoted value,
whatever else it holds.
"""

from __future__ import annotations

import re

ATTRIBUTES = 500
LONG = 2 * ATTRIBUTES
"""Characters that a tag with so many attributes has at least."""
TAG = re.compile(r"""<[a-zA-Z](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+>?""")
NAME = re.compile(r"<[^\s/>]{1,40}")
VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
ATTRIBUTE = re.compile(r"[\s/]++[^\s/>]")
RAW = re.compile(r"<(script|style|textarea|title|xmp|iframe|noframes)(?=[\s/>])", re.IGNORECASE)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def without_long_tags(source: str) -> str:
    """The page, its tags with too many attributes without any.

    >>> without_long_tags("<p " + "a=b " * 2000 + ">Tea")
    '<p>Tea'
    """
    if not any(len(tag[0]) > LONG for tag in TAG.finditer(source)):
        return source
    kept, at = list[str](), 0
    for start, end in _tags(source):
        tag = source[start:end]
        if end - start > LONG and len(ATTRIBUTE.findall(VALUE.sub(" ", tag))) > ATTRIBUTES:
            name = NAME.match(tag)
            kept += [source[at:start], f"{name[0] if name else '<b'}>"]
            at = end
    return "".join([*kept, source[at:]])


def _tags(source: str) -> list[tuple[int, int]]:
    """Where the tags are; those in scripts and comments do not count."""
    found, at = list[tuple[int, int]](), 0
    comments = {match.start(): match.end() for match in COMMENT.finditer(source)}
    while tag := TAG.search(source, at):
        comment = source.find("<!--", at, tag.start())
        if comment >= 0 and comment in comments:
            at = comments[comment]
            continue
        found.append(tag.span())
        at = tag.end()
        if raw := RAW.match(tag[0]):
            closed = re.compile(rf"</{raw[1]}", re.IGNORECASE).search(source, at)
            at = closed.start() if closed else len(source)
    return found
