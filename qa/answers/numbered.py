"""A question for a clause, a section or a step by its number → the sentence or item with that number.

A reader ignores a number in front of a sentence. The confidence is not calibrated: the number is certain, but it may
belong to another text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.answers.list_answer import Listed, one_item
from pullquote.qa.reader.context import ListPart, Page

SURE = 0.85  # of the one that bears the number, where the page holds all other words of the question
_KINDS = r"clause|section|article|paragraph|rule|step|point|item|condition|term|§"
_ASKED = re.compile(
    rf"^(?:what|show|read|quote|cite|give)\b.*?(?<!\w)(?P<kind>{_KINDS})\s*(?:no\.?|number)?\s*(?P<number>\d+(?:\.\d+)*)\b(?!%)",
    re.IGNORECASE,
)
_NUMBER = r"(\d+(?:\.\d+)*)"
_LABEL = re.compile(rf"\W*(?:(?:{_KINDS})\s*{_NUMBER}[.):]?|{_NUMBER}[.):])(?:\s+|$)", re.IGNORECASE)
_SAYING = term_set("say says state stated tell contain read mean provide regulate require")


def numbered(question: str, pages: Sequence[Page]) -> Iterator[tuple[Page, int, int, float, Listed | None]]:
    """The span with that number, its confidence, and its part of a list; nothing if none is asked for."""
    asked = _ASKED.match(question.strip())
    if not asked:
        return
    rest = term_set(question) - _SAYING - term_set(f"{asked['kind']} {asked['number']}")
    for page in pages:
        confidence = SURE * (0.5 + 0.5 * len(rest & page.terms) / len(rest)) if rest else SURE
        if page.part:
            for at in _items(page, page.part, asked["number"]):
                listed = one_item(page, page.part, at, confidence, "")
                yield page, *listed.span, confidence, listed
        elif not page.row:
            for start, end in _sentences(page, asked["number"]):
                yield page, start, end, confidence, None


def _items(page: Page, part: ListPart, number: str) -> Iterator[int]:
    text = page.hit.article.text
    for at, item in enumerate(part.items):
        start = page.view.span(*item)[0]
        line = text[text.rfind("\n", 0, start) + 1 : start + len(number) + 20]
        if (label := _LABEL.match(line)) and number in label.groups():
            yield at


def _sentences(page: Page, number: str) -> Iterator[Span]:
    """The sentences below a label, without it."""
    for start, end in page.sentences:
        label = _LABEL.match(page.text, start, end)
        if label and number in label.groups() and label.end() < end:
            yield label.end(), end
