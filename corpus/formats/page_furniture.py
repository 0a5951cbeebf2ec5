"""What of a page is not its article, by the names of its boxes: menus, sharing, teasers, forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pullquote.corpus.formats.page_blocks import PageBlock

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
# fmt: off
FURNITURE = {
    "advert", "advertisement", "breadcrumb", "breadcrumbs", "byline", "caption", "cookie", "cookies", "dateline", "dfp",
    "navbar", "navigation", "newsletter", "outbrain", "pager", "pagination", "paywall", "popup", "promo", "promotion",
    "recommendations", "recommended", "related", "sharing", "sidebar", "signup", "sponsored", "subscription", "taboola",
    "teaser", "teasers", "timestamp", "toolbar", "trending", "widget",
}
"""Words that name a box of the page wherever they are in the name of its class."""
PERHAPS = {
    "ad", "ads", "author", "comment", "comments", "copyright", "disclaimer", "footer", "hidden", "menu", "metadata",
    "modal", "nav", "popular", "share", "skip", "social", "sponsor", "sr", "subscribe", "tags", "toc",
}
"""Words that do so alone or beside neutral words: "share-bar", not "share-prices"."""
BESIDE = {
    "area", "article", "aside", "banner", "bar", "block", "blog", "body", "bottom", "box", "btn", "button", "buttons",
    "card", "cards", "col", "component", "container", "content", "count", "date", "desktop", "entry", "footer",
    "form", "global", "grid", "group", "header", "heading", "icon", "icons", "info", "inline", "inner", "item",
    "items", "js", "label", "left", "likes", "link", "links", "list", "main", "media", "meta", "mobile", "module",
    "networks", "news", "outer", "page", "panel", "post", "posts", "primary", "right", "row", "section", "single",
    "site", "slot", "stories", "story", "text", "this", "title", "tools", "top", "total", "unit", "video", "wrap",
    "wrapper",
}
# fmt: on
LEADS_AWAY = re.compile(
    r"(?:related|(?:see|read) (?:more|also)|more)\b[^:|]{0,20}[:|]|(?:don['’]t miss|read (?:more|next))\b",
    re.IGNORECASE,
)
"""Words that a link to another page begins with."""
ELSEWHERE = r"(?:articles?|content|links|news|posts?|reading|stories|story|videos?)"
TEASERS = re.compile(
    r"(?:don['’]t miss|(?:read|see|watch) (?:more|next|also)|you (?:may|might) (?:also|like)\b.{0,20}"
    rf"|recommended(?: for you| {ELSEWHERE})?|related(?: {ELSEWHERE})?|more(?: \w+){{0,2}} {ELSEWHERE})\W*",
    re.IGNORECASE,
)
"""What stands over links to other articles."""
RELATED = re.compile(r"related[-_ ]?(?:post|article|stor|link|news|content|read|title|item)", re.IGNORECASE)
ASIDE = {"footer", "form"}
LINKED, PARTLY = 0.5, 0.25
"""Shares of links from which a block is one, and from which it may be."""


def without_related(blocks: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """The blocks except for headings that are named for related articles, and what follows these in their box, and for
    lines that say so, and the links below these.
    """
    closed: set[_Element] = set()
    below = False
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        if below and _is_link(block):
            continue
        below = after is not None and _is_link(after) and TEASERS.fullmatch(block.words) is not None
        if below:
            continue
        if block.level and RELATED.search(f"{block.element.get('class')} {block.element.get('id')}"):
            closed.add(block.element.getparent())
        if closed.isdisjoint(upward(block.element)):
            yield block


def leads_away(block: PageBlock) -> bool:
    """Whether a block is a link to another page."""
    return _is_link(block) and LEADS_AWAY.match(block.words) is not None


def _is_link(block: PageBlock) -> bool:
    """Whether most of a block is a link, or a good part of one that is no sentence."""
    return block.linked >= (LINKED if block.words.endswith((".", "!", "?", "…")) else PARTLY)


def is_furniture(element: _Element, box: _Element) -> bool:
    for each in upward(element):
        if each is box or each.tag == "blockquote":  # a quoted post is in a box named after its network
            return False
        if each.tag in ASIDE:
            return True
        for name in (*(each.get("class") or "").split(), each.get("id") or "", each.get("role") or ""):
            tokens = {token.lower() for token in NAME.findall(name)}
            named = {token for token in tokens if not token.isdigit() and len(token) > 1}
            if named & FURNITURE or (named & PERHAPS and named <= PERHAPS | BESIDE):
                return True
    return False


def upward(element: _Element) -> list[_Element]:
    """An element and all that it is in, from the inside out."""
    return [element, *element.iterancestors()]
