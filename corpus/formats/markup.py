"""Where the markup is in a Markdown text: whole regions (comments, shortcodes, code marks) and marks inside a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pullquote.corpus.article import Span
from pullquote.corpus.text.spans import inside, merge, outside

FENCE = re.compile(r"^[ \t>]{0,12}(`{3,}|~{3,})[^\n`]*$", re.MULTILINE)
# Here and below each alternative begins with its first sign, and looks back over it: then `re` skips all else quickly.
OPEN = re.compile(
    r"<!--|<(?P<tag>(?i:script|style|iframe|svg))\b|\{\{[<%]|\{%"
    r"|data:[\w+.-]{1,40}/[\w+.-]{1,40};base64,[A-Za-z0-9+/=]*"
    r"|\{\{[^{}\n]{0,300}\}\}|\{:[^{}\n]{0,300}\}|\{[#.][\w .#=\"-]{1,100}\}|<!\[CDATA\[|\]\]>"
)
CLOSE = {"<!--": "-->", "{{<": ">}}", "{{%": "%}}", "{%": "%}"}
LONGEST = 5_000
"""Characters of one comment, script or shortcode; one that has not ended by then does not count."""

SPAN = re.compile(r"(`(?<![`\\]`)`*)(?!`)((?:(?!\n[ \t\r]*\n).){1,2000}?)(?<!`)\1(?!`)", re.DOTALL)
LINE_MARKS = re.compile(
    r"^(?:[ \t]*>)*[ \t]{0,40}(?:[-*+•][ \t]+(?:\[[ xX]\][ \t]+)?|(?:[-*_][ \t]*){3,}$|[ \t\r|:=+-]+$"
    r"|\[\^[^\]\n]{1,30}\]:[ \t]*|\[[^\]\n]{1,60}\]:[ \t]*\S+.*$)|^(?:[ \t]*>)+",
    re.MULTILINE,
)
TABLE_ROW = re.compile(r"^[ \t]*\|.*$|^(?=[^\n]*\|[^\n]*\|).*$", re.MULTILINE)
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,3000}>")
ADDRESS = re.compile(r"<([a-z]+://[^\s<>]+|(?:mailto:)?[^\s<>@/]+@[^\s<>]+)>")
MARKS = re.compile(
    r"\*\**(?=\S)|\*(?<=\S\*)\**|_(?<!\w_)_*(?=\S)|_(?<=\S_)_*(?!\w)|~~(?:(?=[^\s~])[^~\n]{1,300}(?<=\S)~~)?|``*"
    r"|\\(?P<escape>[\\`*_{}\[\]()#+\-.!|>~])|\[\^[^\]\n]{1,30}\]"
    r"|&(?P<amp>amp;)|&(?:#\w{1,6}|[a-zA-Z]{2,8});|\0"
)
PRODUCT = re.compile(r"(?<=\d)\*(?=\d)")
BRACKET = re.compile(
    r"\[|!\[|\n[ \t\r]*\n"
    r"|\](?P<target>\((?:data:[^()\n]*\)|(?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\))|\[[^\]\n]{0,200}\])?"
)


class Regions(NamedTuple):
    """`hidden` are never shown. In fenced `code`, and in `spans` of inline code, surrounded by `ticks`, characters are
    literal.
    """

    hidden: list[Span]
    code: list[Span]
    spans: list[Span]
    ticks: list[Span]


def regions(text: str, body: int) -> Regions:
    """The regions of a text from `body` on, in no order."""
    code: list[Span] = []
    blocks: list[Span] = []
    mark, at = "", body
    for match in FENCE.finditer(text, body):
        if not mark:
            mark, at = match[1], match.end()
            blocks.append(match.span())
        elif match[1].startswith(mark):
            code.append((at, match.start()))
            blocks.append(match.span())
            mark = ""
    if mark:
        code.append((at, len(text)))
    spans, ticks = _code_spans(text, merge([*code, *blocks, (0, body)]))
    for start, end in outside(merge([*code, *spans, (0, body)]), 0, len(text)):
        blocks += _hidden(text, start, end)
    return Regions(blocks, code, spans, ticks)


def _hidden(text: str, start: int, end: int) -> Iterator[Span]:
    while match := OPEN.search(text, start, end):
        start = match.end()
        close = f"</{match['tag']}>" if match["tag"] else CLOSE.get(match[0])
        if close:
            found = text.find(close, start, min(start + LONGEST, end))
            if found < 0:
                continue
            start = found + len(close)
        yield match.start(), start


def _code_spans(text: str, closed: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """Inline code: what is shown literally, and the marks around it."""
    shown: list[Span] = []
    ticks: list[Span] = []
    for start, end in outside(closed, 0, len(text)) if "`" in text else ():
        for match in SPAN.finditer(text, start, end):
            shown.append(match.span(2))
            ticks += [match.span(1), (match.end(2), match.end())]
    return shown, ticks


def inline(text: str, closed: Sequence[Span], code: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """The marks on and between the words, in no order; nothing is looked for in the closed regions.

    Links and tags may go over closed regions (a shortcode can be a link's target), but not over code; links go over
    `spans`, code inside a line.
    """
    found: list[Span] = []
    for start, end in outside(code, 0, len(text)):
        found += _links(text, start, end, spans)
    for start, end in outside(merge([*code, *spans]), 0, len(text)):
        found += _tags(text, start, end)
    for start, end in outside(closed, 0, len(text)):
        found += [match.span() for match in LINE_MARKS.finditer(text, start, end)]
        for match in MARKS.finditer(text, start, end):
            if match["escape"]:
                found.append((match.start(), match.start() + 1))
            elif match["amp"]:
                found.append(match.span("amp"))
            elif not PRODUCT.match(text, match.start()):
                found.append(match.span())
        for row in TABLE_ROW.finditer(text, start, end) if text.find("|", start, end) >= 0 else ():
            found += [(at, at + 1) for at in range(*row.span()) if text[at] == "|"]
    return found


def _tags(text: str, start: int, end: int) -> Iterator[Span]:
    for match in TAG.finditer(text, start, end):
        if address := ADDRESS.fullmatch(match[0]):
            yield match.start(), match.start() + 1
            yield match.start() + 1 + len(address[1]), match.end()
        else:
            yield match.span()


def _links(text: str, start: int, end: int, code: Sequence[Span]) -> Iterator[Span]:
    """`[` and `](target)` around the words of links, whole pictures; a bracket that is no link stays."""
    opened: list[re.Match[str]] = []
    for match in BRACKET.finditer(text, start, end):
        if inside(code, match.start(), match.start() + 1):
            continue
        if match[0] in ("[", "!["):
            opened.append(match)
        elif match[0][0] == "\n":
            opened.clear()
        elif opened:
            first = opened.pop()
            if match["target"] is None:
                continue
            if first[0] == "![":
                yield first.start(), match.end()
            else:
                yield first.span()
                yield match.span()
