"""Markdown: the decoded file itself, with its markup marked.

It does not render. Marks, link targets, pictures, HTML tags, shortcodes and front matter become noise; the
words between them stay where they are, so that offsets count in the file. The marks are found in `markup`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from pullquote.corpus.article import Heading, Span
from pullquote.corpus.formats.decode import decode, doubts
from pullquote.corpus.formats.frontmatter import front_matter
from pullquote.corpus.formats.markup import TAG, inline, regions
from pullquote.corpus.text.anchors import placed, slugs
from pullquote.corpus.text.content import MARKED_UP, Content, Format
from pullquote.corpus.text.items import marked_items
from pullquote.corpus.text.pipe_tables import pipe_tables
from pullquote.corpus.text.spans import inside, merge, outside
from pullquote.corpus.text.view import view

# "#word" is a tag; "##Word" a heading whose space was forgotten.
HASHED = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+|(?<=##)(?=[^\s#\d!]))(.*)$", re.MULTILINE)
OLD_END = re.compile(r"\r(?!\n)")
UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{3,})[ \t\r]*$", re.MULTILINE)
CLOSING = re.compile(r"(?:(?:^|[ \t]+)#+)?[ \t\r]*$")  # of "C# ##" the last two
NO_TITLE = re.compile(r"[ \t]*(?:[>|#*+-]|$)")
BOLD = re.compile(r"^[ \t]*(?P<mark>\*\*|__)(?P<words>[^*_\n]{1,100})(?P=mark)[ \t]*:?[ \t]*\r?$", re.MULTILINE)
BLANK_BEFORE = re.compile(r"\n[ \t\r]*\n\s*\Z")
NUMBER = re.compile(r"(?:\d{1,3}[.)]|#\d{1,3}[.:)]?)[ \t]+")
BOLD_LEVEL = 6
TAGS = ("tags", "categories", "category", "keywords")


def read_markdown(data: bytes) -> Content:
    """Raises Refused if the bytes are not text."""
    read = decode(data)
    text = OLD_END.sub("\n", read)  # the same offsets
    body, fields = front_matter(text)
    found = regions(text, body)
    whole = merge([(0, body), *found.code])
    headings, marks = _headings(text, merge([*whole, *found.hidden]))
    closed = merge([*whole, *found.hidden, *found.spans])
    noise = merge([(0, body), *found.hidden, *found.ticks, *marks, *inline(text, closed, whole, found.spans)])
    shown = _shown(text, headings, noise)
    return Content(
        read,
        title=unescape(TAG.sub("", fields.get("title", ""))),
        author=fields.get("author") or fields.get("authors") or fields.get("byline", ""),
        date=(fields.get("date") or fields.get("published") or fields.get("created", ""))[:25],
        url=fields.get("url") or fields.get("canonical") or fields.get("source_url") or fields.get("link", ""),
        language=fields.get("lang") or fields.get("language", ""),
        tags=tuple(tag for name in TAGS for tag in fields.get(name, "").split(",")),
        headings=shown,
        noise=noise,
        left=doubts(data),
        places=_places(text, shown, noise),
        tables=pipe_tables(text, noise, whole),
        items=marked_items(text, shown, whole),
    )


def _places(text: str, headings: Sequence[Heading], noise: tuple[Span, ...]) -> tuple[tuple[int, str], ...]:
    """The headings as places; bold lines have no anchor, and a headline is the place of all."""
    marked = [each for each in headings if not BOLD.match(text, text.rfind("\n", 0, each.start) + 1)]
    words = [view(text, (each.start, each.end), noise).text for each in marked]
    lines = (text[each.end : text.find("\n", each.end) % (len(text) + 1)] for each in marked)
    anchors = slugs(zip(words, lines, strict=True))
    found = [(each.start, placed(*pair)) for each, *pair in zip(marked, words, anchors, strict=True)]
    return tuple(found[1 if marked and marked[0].level == 1 and marked[0] is headings[0] else 0 :])


def _headings(text: str, closed: tuple[Span, ...]) -> tuple[list[Heading], list[Span]]:
    """Headings with their inner markup still in, and the marks around them; none in code or front matter."""
    found: dict[int, Heading] = {}
    marks: list[Span] = []
    for match in HASHED.finditer(text):
        words = (match.start(2), match.start(2) + len(CLOSING.sub("", match[2])))
        if words[0] < words[1] and not inside(closed, words[0], words[0] + 1):
            found[match.start()] = Heading(*_after_number(text, words), len(match[1]))
            marks += [(match.start(), found[match.start()].start), (words[1], match.end())]
    for match in UNDERLINE.finditer(text):
        start = text.rfind("\n", 0, max(match.start() - 1, 0)) + 1
        words = (start, start + len(text[start : match.start()].rstrip()))
        if start == words[1] or NO_TITLE.match(text, *words) or inside(closed, start, match.end()):
            continue
        if _is_alone(text, start):
            found[start] = Heading(*_after_number(text, words), 1 if "=" in match[0] else 2)
            marks += [(start, found[start].start), match.span()]
    for match in BOLD.finditer(text):
        ends = match["words"].rstrip()[-1:]
        if ends not in ".!。！" and _is_alone(text, match.start()) and not inside(closed, match.start(), match.end()):
            found.setdefault(match.start(), Heading(*match.span("words"), BOLD_LEVEL))
    return [found[start] for start in sorted(found)], marks


def _is_alone(text: str, start: int) -> bool:
    """Whether it is preceded by nothing or a blank line."""
    near = max(start - 200, 0)
    return BLANK_BEFORE.search(text, near, start) is not None or (near == 0 and not text[:start].strip())


def _after_number(text: str, words: Span) -> Span:
    mark = NUMBER.match(text, *words)
    return (mark.end(), words[1]) if mark and mark.end() < words[1] else words


def _shown(text: str, headings: list[Heading], noise: tuple[Span, ...]) -> tuple[Heading, ...]:
    """Each heading from its first word to its last; those without any are gone."""
    found: list[Heading] = []
    for heading in headings:
        parts = [part for part in outside(noise, heading.start, heading.end) if text[slice(*part)].strip()]
        if parts and (not found or parts[0][0] >= found[-1].end):
            found.append(Heading(parts[0][0], parts[-1][1], heading.level))
    return tuple(found)


FORMATS = (Format((".md", ".markdown", ".mdx"), read_markdown, version=9, largest=MARKED_UP),)
