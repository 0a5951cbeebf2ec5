"""A reading of a list → the item that answers, or all of the list; its quote begins with the lead-in.

The lead-in decides what an item says: "Excel sheets" after "It does not read:" is a no. Compares words, not meanings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pullquote.corpus import Span, view
from pullquote.index import term_set
from pullquote.qa.query.question_type import asks_all, asks_whether
from pullquote.qa.reader.context import ListPart, Page
from pullquote.qa.short_answer.of_lead import told_by_lead

LACKING = 0.3  # of the confidence is left where whether it is so is asked, and no item tells of the thing
AGAINST = 0.4  # where question and lead-in are not both negated, or both not
OTHER = 0.6  # where another item says more of what the question names
LONGEST = 300  # words of a list that is quoted whole
NEAR = 120  # words from the lead-in to the end of an item, at most, that are quoted with it
_NOT = re.compile(
    r"\b(?:not?|never|cannot|without|nor|neither|except|excluded?|excluding)\b|n['’]t\b|\bun(?:supported|available)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Listed:
    """What a reading of a list answers: `said` in words, its span of the page, and what is quoted around it."""

    said: str
    span: Span
    confidence: float
    around: Span
    inside: Span
    place: str = ""


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """What a question asks of lists. `held`: for each article the most of its own terms that an item of it says."""

    question: str
    terms: frozenset[str]
    whether: bool
    every: bool
    negated: bool
    held: dict[str, int]

    @classmethod
    def of(cls, question: str, pages: Sequence[Page]) -> ListQuestion:
        asked = term_set(question)
        held: dict[str, int] = {}
        for page in pages:
            if page.part:
                id = page.hit.article.id
                held[id] = max(held.get(id, 0), *_held(asked, page, page.part))
        return cls(question, asked, asks_whether(question), asks_all(question), _NOT.search(question) is not None, held)

    def answer(self, page: Page, part: ListPart, span: Span, confidence: float) -> Listed:
        """What of the list answers, and how confidently: all of it if it is asked for and no item is named."""
        held = _held(self.terms, page, part)
        lead = page.text[slice(*part.lead)].strip()
        if self.whether:
            lacking = not max(held) if self._rest(page, part) else False
            kept = LACKING if lacking or max(held) < self.held[page.hit.article.id] else 1.0
            at = held.index(max(held)) if max(held) else part.item_of(span[0])
            return one_item(
                page, part, at, kept * confidence, f"{lead} {page.text[slice(*part.items[at])].rstrip(',;')}"
            )
        kept = 1.0 if self.negated == (_NOT.search(lead) is not None) else AGAINST
        if self.every and not max(held):
            return _all(page, part, kept * confidence)
        at = part.item_of(span[0])
        kept *= OTHER if held[at] < max(held) else 1.0
        inner = max(span[0], part.items[at][0]), min(span[1], part.items[at][1])
        inner = inner if inner[0] < inner[1] else part.items[at]
        above = told_by_lead(self.question, page.text[slice(*part.lead)], page.text[slice(*part.items[at])])
        found = one_item(page, part, at, kept * confidence, "", inner)
        if above is None or found.place:
            return found
        above = part.lead[0] + above[0], part.lead[0] + above[1]
        return replace(found, span=above, inside=page.view.span(*above))

    def _rest(self, page: Page, part: ListPart) -> frozenset[str]:
        return self.terms - term_set(f"{page.above} {page.text[slice(*part.lead)]}")


def _held(asked: frozenset[str], page: Page, part: ListPart) -> list[int]:
    """How many of the question's terms that title and lead-in do not say are in each item."""
    rest = asked - term_set(f"{page.above} {page.text[slice(*part.lead)]}")
    return [len(rest & term_set(page.text[slice(*item)])) for item in part.items]


def one_item(page: Page, part: ListPart, at: int, confidence: float, said: str, inner: Span | None = None) -> Listed:
    inner = inner or part.items[at]
    inside = page.view.span(*inner)
    item = next(item for item in part.list.items if item[0] <= inside[0] < item[1])
    text, around = page.hit.article.text, (part.list.start, item[1])
    if _words(text, around) <= NEAR:
        return Listed(said, inner, confidence, around, inside)
    return Listed(said, inner, confidence, item, inside, page.text[slice(*part.lead)].strip())


def _all(page: Page, part: ListPart, confidence: float) -> Listed:
    """All of the list, or as many items from the first as may be quoted."""
    article, listed = page.hit.article, part.list
    items = [item for item in listed.items if _words(article.text, (listed.start, item[1])) <= LONGEST] or [
        listed.items[0]
    ]
    words = [view(article.text, item, article.noise).text for item in items]
    said = (
        " ".join(words)
        if all(each.endswith((".", "!", "?")) for each in words)
        else ", ".join(each.rstrip(",;") for each in words)
    )
    around, inside = (listed.start, items[-1][1]), (items[0][0], items[-1][1])
    return Listed(said, (part.items[0][0], part.items[-1][1]), confidence, around, inside)


def _words(text: str, span: Span) -> int:
    return len(_WORD.findall(text, *span))
