"""A web page → the text of its article. The door to trafilatura.

trafilatura says what of the page is the article; the words come from the page's own tree, so that nothing is lost
inside a sentence. `text` is the extracted text, a blank line between blocks; headings are those of the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pullquote.corpus.formats.builder import Builder, Part
from pullquote.corpus.formats.decode import decode_page
from pullquote.corpus.formats.long_tags import without_long_tags
from pullquote.corpus.formats.page_article import article_blocks
from pullquote.corpus.formats.page_blocks import PageBlock, page_blocks
from pullquote.corpus.formats.page_furniture import LINKED
from pullquote.corpus.formats.page_styles import style
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.text.anchors import placed
from pullquote.corpus.text.boilerplate import page_noise
from pullquote.corpus.text.content import Content, Format, Refused, tags_in
from pullquote.corpus.text.spans import merge
from pullquote.corpus.text.title import tidy

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

LANGUAGE = re.compile(r"""<html[^>]{0,500}\blang\s*=\s*["']?([a-zA-Z]{2,3})""", re.IGNORECASE)
# Classes of the box that holds an article's paragraphs, as pages name them.
BODY = re.compile(
    r"(?:article|story|post|entry|content|text)[-_]*(?:body|text|content)|body[-_]*(?:text|content|article|copy)",
    re.IGNORECASE,
)
OPTIONS: dict[str, Any] = {
    "include_comments": False,
    "include_formatting": True,
    "with_metadata": True,
    # Where the page does not say its date, a year in its sentences is none.
    "date_extraction_params": {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
}
SCRAP = 600
"""Characters; a shorter extracted article may be a fragment of the real one."""
LARGEST, TAGS = 20_000_000, 1_000_000
"""Characters of a page, and tags of it, each of which takes more than a kilobyte while the article is looked for."""
CELLS = 200
"""Cells of a row that people read."""
FRAME = ("head", "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "a")
SHOWN = f".//text()[not({' or '.join(f'ancestor::{name}' for name in FRAME)} or ancestor::*[@hidden])]"
NEEDS_SCRIPTS = re.compile(r"\b(?:enable|needs?|requires?|turn on)\b.{0,30}\bjavascript\b", re.IGNORECASE)


def read_html(data: bytes) -> Content:
    """Raises Refused if no text is found, the bytes are not text, or only scripts would show the article."""
    from trafilatura import load_html

    source = without_long_tags(_limited(decode_page(data)))
    tree = load_html(source)
    if tree is None:  # as of a lone paragraph
        tree = load_html(f"<html><body>{source}</body></html>")
    if tree is None:
        raise Refused("contains no text that could be found on the page")
    style(tree, (each.text or "" for each in tree.iter("style")))
    meta = _extracted(source)
    blocks = page_blocks(tree)
    built = Builder()
    chosen = article_blocks(blocks, meta.get("text") or "")
    add_blocks(chosen, built, tidy(meta.get("title") or ""))
    if len(built.text) < SCRAP:
        built = _for_search_engines(tree, len(built.text)) or built
    if (built.empty and tree.find(".//script") is not None) or (
        len(built.text) < SCRAP and NEEDS_SCRIPTS.search(built.text)
    ):
        raise Refused("shows its text only in a browser with JavaScript: save the page from the browser")
    if built.empty:
        raise Refused("contains no text that could be found on the page")
    built.noise += page_noise(built.text)
    _add_around(blocks, chosen, built, meta.get("title") or "")
    lang = LANGUAGE.search(source)
    return Content(
        built.text,
        title=meta.get("title") or "",
        author=meta.get("author") or "",
        date=meta.get("date") or "",
        url=meta.get("url") or "",
        tags=tags_in(*(meta.get("categories") or ()), *(meta.get("tags") or ())),
        language=meta.get("language") or (lang[1].lower() if lang else ""),
        headings=tuple(built.headings),
        noise=merge(built.noise),
        tables=tuple(built.tables),
        items=tuple(built.items),
        places=tuple(built.places),
    )


def _limited(source: str) -> str:
    """The page. Raises Refused if it is too large, or made of tags alone."""
    for count, most, kind in ((len(source), LARGEST, "characters"), (source.count("<"), TAGS, "tags")):
        if count > most:
            raise Refused(f"holds {count:,} {kind}, more than the {most:,} that are read")
    return source


def _extracted(source: str) -> dict[str, Any]:
    """What trafilatura finds in strict mode, unless that leaves a fragment of what the default mode finds."""
    from trafilatura import bare_extraction, load_html

    best: dict[str, Any] = {}
    for strict in (True, False):
        tree = load_html(source)
        if tree is None:
            return {}
        _join_boxes(tree)
        _break_long_rows(tree)
        page = bare_extraction(tree, favor_precision=strict, **OPTIONS)
        found = page.as_dict() if page is not None and not isinstance(page, dict) else {}
        if not best or len(found.get("text") or "") > 2 * len(best.get("text") or ""):
            best = found or best
        if len(best.get("text") or "") >= SCRAP:
            break
    return best


def _break_long_rows(tree: _Element) -> None:
    """Split rows with very many cells: trafilatura counts those before each, and pads all other rows."""
    for row in [row for row in tree.iter("tr") if len(row) > CELLS]:
        cells = list(row)
        for start in range((len(cells) - 1) // CELLS * CELLS, 0, -CELLS):
            more = row.makeelement("tr")
            more.extend(cells[start : start + CELLS])
            row.addnext(more)


def _join_boxes(tree: _Element) -> None:
    """Join an article that advertisements cut into several like boxes; trafilatura takes only one."""
    boxes: dict[str, _Element] = {}
    for box in list(tree.iter("div", "section")):
        kind = box.get("class") or ""
        text = sum(len(part.text_content()) for part in box if part.tag == "p")
        if not BODY.search(kind) or text < SCRAP // 2:
            continue
        first = boxes.setdefault(kind, box)
        if first is not box and first not in box.iterancestors():
            first.extend(list(box))


def add_blocks(blocks: list[PageBlock], built: Builder, title: str = "", anchors: bool = True) -> None:
    """The blocks in order, rows of one table together. A repeated title at the head is left out. Headings are places
    where they have `anchors`.
    """
    for table, group in groupby(blocks, key=_table):
        if table is not None:
            rows = list(group)
            add_rows(built, ([Cell(cell) for cell in row.cells or ()] for row in rows), headed=_has_heads(rows))
            continue
        for block in group:
            if anchors and block.level and not _says(title, block.words) and (anchor := _anchor(block.element)):
                built.place(placed(block.words, anchor))
            if not built.empty or not _says(title, block.words):
                built.add_marked(block.parts, block.level, _is_item(block))


def _has_heads(rows: list[PageBlock]) -> bool | None:
    """Whether the first row of a table names its columns; None where the page does not tell."""
    if len(set(rows[0].cells or ())) < 2:
        return None
    first, *others = (
        ["th" if cell.tag == "th" else "td" for cell in row.element if cell.tag in ("td", "th")] for row in rows
    )
    if "td" not in first or next(rows[0].element.iterancestors("thead"), None) is not None:
        return True
    return False if first[0] == "th" or any(row[:1] == ["th"] for row in others) else None


def _anchor(heading: _Element) -> str:
    """The id of a heading, or of an anchor in it or around it."""
    around = heading.getparent()
    first = around is not None and around.tag in ("section", "a") and next(iter(around), None) is heading
    near = [heading, *heading.iter("a"), *([around] if first else [])]
    found = next((name for each in near if (name := each.get("id") or each.get("name"))), "")
    return "" if re.search(r"\s", found) else found


def _add_around(blocks: list[PageBlock], chosen: list[PageBlock], built: Builder, title: str) -> None:
    """What the page says around its article, each once, as noise at the end: a question can still find it."""
    said = {title, *(block.words for block in chosen)}
    for block in blocks:
        if block.linked < LINKED and block.words not in said:
            said.add(block.words)
            built.add_marked([Part(block.words, hidden=True)])


def _is_item(block: PageBlock) -> bool:
    """Whether it is, or begins, an item of a list."""
    around = next(block.element.iterancestors("li", "td", "body"), None)
    return "li" in (block.element.tag, around.tag if around is not None else "")


def _says(title: str, words: str) -> bool:
    """Whether the words are those of the title, which may name the site as well."""
    wanted, said = title.casefold().split(), words.casefold().split()
    return bool(wanted) and sum(word in wanted for word in said) >= 0.8 * max(len(said), 0.6 * len(wanted))


def _table(block: PageBlock) -> _Element | None:
    return next(block.element.iterancestors("table"), None) if block.cells is not None else None


def _for_search_engines(tree: _Element, least: int) -> Builder | None:
    """The article that a page gives search engines, if that is longer than what it shows."""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                bodies = list(_bodies(json.loads(script.text or "")))
            except (ValueError, RecursionError):
                continue
            if bodies and len(max(bodies, key=len)) > least:
                built = Builder()
                for paragraph in max(bodies, key=len).splitlines():
                    built.add(paragraph)
                return built
    return None


def _bodies(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("articleBody"), str):
            yield value["articleBody"]
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from _bodies(each)


def shown_html(data: bytes) -> list[str]:
    """All words of a page except page furniture, links and scripts."""
    from trafilatura import load_html

    tree = load_html(without_long_tags(decode_page(data)))
    root = next(tree.iter("main"), tree) if tree is not None else None
    return [] if root is None else list(root.xpath(SHOWN))


FORMATS = (
    Format(
        (".html", ".htm", ".xhtml"), read_html, version=12, shown=shown_html, rest="links and the like", marked=True
    ),
)
