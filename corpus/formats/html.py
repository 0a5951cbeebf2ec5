"""A web page → the text of its article. The door to trafilatura.

`text` is the extracted text, a blank line between blocks; headings are those of the page. Page noise that
trafilatura leaves in is marked like that of any scraped text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.decode import decode
from pullquote.corpus.formats.html_limits import limited
from pullquote.corpus.text.boilerplate import page_noise
from pullquote.corpus.text.content import Content, Format, Refused
from pullquote.corpus.text.spans import merge
from pullquote.corpus.text.title import tidy

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

CHARSET = re.compile(rb"""<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
LANGUAGE = re.compile(r"""<html[^>]{0,500}\blang\s*=\s*["']?([a-zA-Z]{2,3})""", re.IGNORECASE)
# Classes of the box that holds an article's paragraphs, as pages name them.
BODY = re.compile(
    r"(?:article|story|post|entry|content|text)[-_]*(?:body|text|content)|body[-_]*(?:text|content|article|copy)",
    re.IGNORECASE,
)
OPTIONS: dict[str, Any] = {"include_comments": False, "include_formatting": True, "with_metadata": True}
SCRAP = 600
"""Characters; an extracted article below it may be a scrap of the real one."""
BLOCKS = {"p", "quote", "code", "head", "item", "row"}


def read_html(data: bytes) -> Content:
    """Refused when no text is found on the page, or the bytes are none."""
    source = limited(_decoded(data))
    told = _extracted(source)
    built = Builder()
    if told:
        _add(told["body"], built, tidy(told.get("title") or ""))
    if built.empty:
        _everything(source, built)
    if built.empty:
        raise Refused("holds no text that could be found on the page")
    lang = LANGUAGE.search(source)
    return Content(
        built.text,
        title=told.get("title") or "",
        author=told.get("author") or "",
        date=told.get("date") or "",
        url=told.get("url") or "",
        language=told.get("language") or (lang[1].lower() if lang else ""),
        headings=tuple(built.headings),
        noise=merge([*built.noise, *page_noise(built.text)]),
    )


def _extracted(source: str) -> dict[str, Any]:
    """What trafilatura finds: the strict way, unless that leaves a scrap of what the usual way finds."""
    from trafilatura import bare_extraction, load_html

    best: dict[str, Any] = {}
    for strict in (True, False):
        tree = load_html(source)
        if tree is None:
            return {}
        _mend(tree)
        page = bare_extraction(tree, favor_precision=strict, **OPTIONS)
        found = page.as_dict() if page is not None and not isinstance(page, dict) else {}
        if not best or len(found.get("text") or "") > 2 * len(best.get("text") or ""):
            best = found or best
        if len(best.get("text") or "") >= SCRAP:
            break
    return best


def _mend(tree: _Element) -> None:
    """Puts an article together that advertisements cut into several boxes of one kind; trafilatura takes only one."""
    boxes: dict[str, _Element] = {}
    for box in list(tree.iter("div", "section")):
        kind = box.get("class") or ""
        text = sum(len(part.text_content()) for part in box if part.tag == "p")
        if not BODY.search(kind) or text < SCRAP // 2:
            continue
        first = boxes.setdefault(kind, box)
        if first is not box and first not in box.iterancestors():
            first.extend(list(box))


def _decoded(data: bytes) -> str:
    """The page's own word on its encoding is believed where it holds."""
    told = CHARSET.search(data[:4096])
    if told and b"\0" not in data:
        try:
            return data.decode("gb18030" if told[1].lower() in (b"gb2312", b"gbk") else told[1].decode())
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _add(element: _Element, built: Builder, title: str) -> None:
    """The blocks of a tree in trafilatura's tags, in order; text outside any block is a block of its own.

    What only repeats the title at the head of the page is left out: the article has it as its title.
    """
    if element.tag in BLOCKS:
        words = _words(element)
        if not built.empty or tidy(words) != title:
            built.add(words, _level(element))
        return
    built.add(element.text or "")
    for child in element:
        _add(child, built, title)
        built.add(child.tail or "")


def _level(element: _Element) -> int:
    """0 for what is no heading; one that does not tell its level has the second."""
    last = str(element.get("rend", "h2"))[-1:]
    return 0 if element.tag != "head" else int(last) if last in "123456" else 2


def _words(element: _Element) -> str:
    """All words inside; line breaks, cells and blocks part them."""
    parts = [element.text or ""]
    for child in element:
        apart = " " if child.tag in BLOCKS | {"lb", "cell", "list", "table"} else ""
        parts += [apart, _words(child), apart, child.tail or ""]
    return "".join(parts)


def _everything(source: str, built: Builder) -> None:
    """For pages that trafilatura finds no article on: all text of the body."""
    from trafilatura import html2txt

    for line in html2txt(source).splitlines():
        built.add(line)


FORMATS = (Format((".html", ".htm", ".xhtml"), read_html),)
