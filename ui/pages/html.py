"""An article with pages → HTML of its pages as they are printed, quotes marked by boxes over them.

The pictures of the pages and their words are fetched by the page's script once they are looked at. All numbers here
are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pullquote.corpus import Article
from pullquote.ui.shared.highlight import Mark

Box = tuple[int, float, float, float, float]
"""Page, left, top, right, bottom, in points."""


def sheets(article: Article, marks: Sequence[Mark]) -> str:
    """All pages, blank, with the boxes of the marks on them."""
    found: dict[int, list[str]] = {}
    for mark in marks:
        for number, box in _boxes(article, mark):
            found.setdefault(number, []).append(box)
    pages = "".join(
        f'<section class="pq-page" data-page="{page.number}" aria-label="Page {page.number}"'
        f' style="--w:{page.width:.0f};--h:{page.height:.0f}">{"".join(found.get(page.number, ()))}</section>'
        for page in article.pages
    )
    thumbs = '<nav class="pq-thumbs" aria-label="Thumbnails" hidden></nav>'
    return f'<div class="pq-desk">{thumbs}<div class="pq-body pq-paper" tabindex="0">{pages}</div></div>'


def tools(article: Article) -> str:
    """The bar above the pages."""
    count = len(article.pages)
    return (
        '<div class="pq-view" role="toolbar" aria-label="Pages">'
        '<button type="button" data-do="thumbs" aria-expanded="false">Pages</button>'
        '<label><span>Page</span> <input name="page" aria-label="Page" inputmode="numeric"'
        f' size="{len(str(count))}" autocomplete="off"></label>'
        f"<span>of {count:,}</span>"
        '<button type="button" data-do="zoom" data-by="-1" aria-label="Smaller">−</button>'
        '<output aria-label="Size">100 %</output>'
        '<button type="button" data-do="zoom" data-by="1" aria-label="Larger">+</button>'
        f"{switch(printed=True)}</div>"
    )


def switch(*, printed: bool) -> str:
    """The way to the other view of the same article."""
    page, text = ("true", "false") if printed else ("false", "true")
    return (
        '<span class="pq-switch" role="group" aria-label="View">'
        f'<button type="button" data-do="view" data-text="" aria-pressed="{page}">Page</button>'
        f'<button type="button" data-do="view" data-text="1" aria-pressed="{text}">Text</button></span>'
    )


def _boxes(article: Article, mark: Mark) -> Iterable[tuple[int, str]]:
    """The boxes of a quote, and over them those of its answer, as HTML; the first bears its number."""
    sizes = {page.number: (page.width, page.height) for page in article.pages}
    for n, box in enumerate(article.boxes(*mark.quote)):
        first = f' data-first="{mark.number}"' if n == 0 else ""
        yield box[0], _box(box, sizes[box[0]], f'data-quote="{mark.number}"{first}')
    if mark.answer[0] < mark.answer[1]:
        for box in article.boxes(*mark.answer):
            yield box[0], _box(box, sizes[box[0]], 'data-answer=""')


def _box(box: Box, size: tuple[float, float], attributes: str) -> str:
    """In hundredths of the page, so that it grows with it."""
    _, x0, y0, x1, y1 = box
    wide, high = size
    places = (("left", x0 / wide), ("top", y0 / high), ("width", (x1 - x0) / wide), ("height", (y1 - y0) / high))
    style = ";".join(f"{name}:{100 * part:.2f}%" for name, part in places)
    return f'<mark class="pq-box" {attributes} style="{style}"></mark>'
