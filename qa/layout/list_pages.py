"""Pages with lists → pages to read: what is outside of lists, and each list by itself. Reads none."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from pullquote.corpus import List, Span, View, lists, merge, view
from pullquote.qa.reader.context import ListPart, Page


def lists_apart(pages: Sequence[Page]) -> list[Page]:
    """The pages, best first as they come, each followed by its lists as far as they are in its passage."""
    return [each for page in pages for each in _apart(page)]


def _apart(page: Page) -> Iterator[Page]:
    article, passage = page.hit.article, page.hit.passage
    found = [_page(page, each) for each in lists(article, passage.start, passage.end)]
    made = [each for each in found if each]
    if not made:
        yield page
        return
    cut = [span for each in made if each.part for span in (each.part.list.lead, *each.part.list.items)]
    rest = Page.of(page.hit, [*page.cut, *cut])
    if rest.text:
        yield rest
    yield from made


def _page(page: Page, listed: List) -> Page | None:
    """The lead-in and the items of the passage as one text: "It reads: plain text, letters."."""
    article, passage = page.hit.article, page.hit.passage
    noise = merge([*article.noise, *passage.noise])
    text, offsets, spans = "", array("q"), list[Span]()
    here = [item for item in listed.items if passage.start < item[1] and item[0] < passage.end]
    for place in (listed.lead, *here):
        seen = view(article.text, place, noise)
        if not seen.text:
            continue
        if text:
            joint = " " if not spans or text[-1] in ".!?:;,…。！？：；" else ", "
            joint = f":{joint}" if len(spans) == 0 and text[-1] not in ".!?:;,…。！？：；" else joint
            text += joint
            offsets.extend([offsets[-1] + 1] * len(joint))
        start = len(text)
        text += seen.text
        offsets.extend(seen.offsets)
        if place is not listed.lead:
            spans.append((start, len(text)))
    if not spans:
        return None
    sentences = sorted({listed.lead, *passage.sentences})
    bounds = ((bisect_left(offsets, a), bisect_right(offsets, b - 1)) for a, b in sentences)
    kept = tuple((a, b) for a, b in bounds if a < b)
    part = ListPart(listed, (0, spans[0][0]), tuple(spans))
    return Page(page.hit, page.above, View(text, offsets), kept, part=part)
