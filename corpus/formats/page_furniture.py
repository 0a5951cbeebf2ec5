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
LEADS_AWAY = re.compile(r"(?:related|(?:see|read) (?:more|also)|more|don['’]t miss)\b[^:|]{0,20}[:|]", re.IGNORECASE)
"""Words that a link to another page begins with."""
RELATED = re.compile(r"related[-_ ]?(?:post|article|stor|link|news|content|read|title|item)", re.IGNORECASE)
ASIDE = {"footer", "form"}
LINKED = 0.5
"""Share of links from which a block is one."""


def without_related(blocks: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """The blocks except for headings that are named for related articles, and what follows these in their box."""
    closed: set[_Element] = set()
    for block in blocks:
        if block.level and RELATED.search(f"{block.element.get('class')} {block.element.get('id')}"):
            closed.add(block.element.getparent())
        if closed.isdisjoint(upward(block.element)):
            yield block


def leads_away(block: PageBlock) -> bool:
    """Whether a block is a link to another page."""
    return block.linked >= LINKED and LEADS_AWAY.match(block.words) is not None


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
