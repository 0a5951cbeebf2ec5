"""Which blocks of a page are its article: those whose words an extractor found, and those among them.

The extractor (trafilatura) separates article and furniture well but loses much inside the article: boxes, captions,
lists of links, a list at the end. So it only locates the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pullquote.corpus.formats.page_blocks import PageBlock
from pullquote.corpus.formats.page_furniture import LINKED, is_furniture, leads_away, upward, without_related

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"[.!?:;…。！？][\"'”’)\]]*$")
SHORT, KNOWN = 5, 0.7
"""Words from which a block is found where so many of its runs of three are; a shorter one is a line of its own."""
MAIN, NEAR = 0.2, 3
"""A box holds at least this share of what was found, its blocks at most so many elements deep."""
SCRAP = 600
"""Characters of a found text below which all that is in its box is taken."""
LEAD = 6
"""Words of a sentence that can be before all that was found."""


def article_blocks(blocks: Sequence[PageBlock], found: str) -> list[PageBlock]:
    """The blocks of the article; `found` is the text that an extractor gave. All blocks where it knows none of them."""
    blocks = list(without_related(blocks))
    extracted = _Found(found)
    kept = [index for index, block in enumerate(blocks) if block in extracted and not leads_away(block)]
    if not kept:
        return list(blocks)
    whole = list(_unframed(blocks, set(kept))) if len(found) < SCRAP else []
    if whole and sum(len(block.words) for block in whole) < SCRAP:
        return whole
    boxes = _boxes([blocks[index] for index in kept])
    known = _Found(
        "\n".join(blocks[index].words for index in kept if _around(blocks[index].element, boxes) is not None)
    )
    # A teaser of the article, or its first words beside a picture, are elsewhere and say nothing of their own.
    kept = [i for i in kept if _around(blocks[i].element, boxes) is not None or blocks[i] not in known] or kept
    taken, left = {*kept, *_leads(blocks, kept[0])}, extracted.times(blocks)
    small = len(found) < SCRAP
    chosen: list[PageBlock] = []
    for index, block in enumerate(blocks):
        # Repeated for print or beside a picture, though the extractor found it only once.
        again = block.cells is None and len(block.words.split()) >= SHORT and not left[block.words]
        begun, over = small or kept[0] < index, not small and kept[-1] < index
        if not again and (index in taken or _belongs(block, boxes, begun, begun and not over)):
            chosen.append(block)
            left[block.words] -= 1
    return chosen


def _unframed(blocks: Sequence[PageBlock], kept: set[int]) -> Iterator[PageBlock]:
    """All blocks that were found, and the others that do not look like furniture."""
    for index, block in enumerate(blocks):
        root = block.element.getroottree().getroot()
        away = (block.linked >= LINKED and not _may_be_linked(block)) or leads_away(block)
        framed = away or is_furniture(block.element, root)
        if index in kept or not framed:
            yield block


def _leads(blocks: Sequence[PageBlock], first: int) -> Iterator[int]:
    """The sentences right below the headline of the page, in a header with it: its lead."""
    headline = next((index for index in reversed(range(first)) if blocks[index].level == 1), first)
    around = {each.tag: each for each in reversed(upward(blocks[headline].element))}
    if "header" not in around:
        return
    for block, index in zip(blocks[headline + 1 : first], range(headline + 1, first), strict=True):
        if around["header"] not in upward(block.element) or not _is_sentence(block) or block.linked >= LINKED:
            return
        if not (block.level or is_furniture(block.element, around["header"])):
            yield index


def _is_sentence(block: PageBlock) -> bool:
    return SENTENCE.search(block.words) is not None and len(block.words.split()) >= LEAD


def _may_be_linked(block: PageBlock) -> bool:
    """Whether an article may hold such a block although most of it is a link: an item, a sentence with more to it."""
    return block.element.tag in ("li", "tr") or (block.linked < 1 and _is_sentence(block))


def _belongs(block: PageBlock, boxes: set[_Element], begun: bool, among: bool) -> bool:
    """Whether a block that was not found belongs to the article all the same."""
    box = _around(block.element, boxes)
    if box is None or leads_away(block) or is_furniture(block.element, box):
        return False
    if block.linked >= LINKED:
        return among and _may_be_linked(block)
    if not begun:
        return block.level > 1 or _is_sentence(block)
    return among or block.element.tag != "div" or block.element.getparent() is box


class _Found:
    """What an extractor found, to be looked up by words."""

    def __init__(self, text: str) -> None:
        self._lines = Counter(" ".join(_words(line)) for line in text.splitlines())
        self._runs = {run for line in text.splitlines() for run in _runs(_words(line))}

    def __contains__(self, block: PageBlock) -> bool:
        words = _words(block.words)
        runs = _runs(words)
        return " ".join(words) in self._lines or (
            len(words) >= SHORT and sum(run in self._runs for run in runs) >= KNOWN * len(runs)
        )

    def times(self, blocks: Sequence[PageBlock]) -> Counter[str]:
        """How often each of these blocks may be used: as often as it was found as a line, and at least once."""
        return Counter({block.words: max(self._lines[" ".join(_words(block.words))], 1) for block in blocks})


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], strict=False))


def _boxes(kept: Sequence[PageBlock]) -> set[_Element]:
    """The elements that hold much of what was found as their own children, and articles beside the one it is in."""
    sizes: Counter[_Element] = Counter()
    for block in kept:
        for element in upward(block.element)[1 : 1 + NEAR]:
            sizes[element] += len(block.words)
            if element.tag not in ("ul", "ol", "dl", "table", "tbody", "blockquote", "figure", "header"):
                break
    boxes = {element for element, size in sizes.items() if size >= MAIN * sizes.total()}
    inner = {each for box in boxes for each in upward(box) if each.tag == "article"}
    for article in inner:
        others = [each for each in article.getparent() if each.tag == "article" and each is not article]
        if all(each.get("class") == article.get("class") and not _is_teaser(each) for each in others):
            boxes.update(others)
    return boxes


def _around(element: _Element, boxes: set[_Element]) -> _Element | None:
    return next((each for each in upward(element)[: 1 + NEAR] if each in boxes), None)


def _is_teaser(article: _Element) -> bool:
    """Whether an article only leads to another page."""
    return any(link.getparent() is not None for head in article.iter("h1", "h2", "h3", "h4") for link in head.iter("a"))
