"""What a correction puts in place of what was printed: "We wrote that it cost 5 euros. It cost 4."

By set words, in English.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pullquote.corpus import Span
from pullquote.index import dates, term_set
from pullquote.qa.amounts.amounts import amounts, places_of
from pullquote.qa.amounts.properties import asked_with
from pullquote.qa.reader.context import Page, one_paragraph

OTHER = 0.5  # of the confidence is left in a correction of something else
FEW = 1  # new words of a sentence that says "It was …" of what was printed: more tell something else
_PRINTED = re.compile(
    r"\b(?:we|our(?: [\w’'-]+){1,6}?|(?:the|an?|(?:last week|yesterday)['’]s)(?: [a-z][\w’'-]*){0,3}"
    r" (?:article|report|story|notice|page)) (?:wrongly |mistakenly |incorrectly |erroneously |also )?"
    r"(?:said|wrote|stated|reported|gave|named|printed|claimed|described|listed|quoted|put)\b",
    re.IGNORECASE,
)
_MENDED = re.compile(
    r"\b(?:correct\w*|right|actually|in fact|should (?:have|be|read)|apologi[sz]e|error|mistake|wrong\w*)\b",
    re.IGNORECASE,
)
_IT_IS = re.compile(
    r"(?:it|he|she|they) (?:is|was|are|were|has|had)\b|.*\bthat (?:it|he|she|they) (?:is|was|were)\b", re.I
)
_NOT_AS = re.compile(
    r"\bnot,? as (?:\w+ )?(?:printed|stated|said|reported|announced|published|written|listed|advertised|shown|given)\b",
    re.IGNORECASE,
)
_CORRECTING = re.compile(r"\b(?:correct(?:ed|ions?)|clarifications?|errat(?:um|a)|corrigend(?:um|a))\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def corrected(page: Page, span: Span) -> Span | None:
    """Return what takes the place of a time or amount that was printed wrongly: the first of its kind in the next
    sentence; None if the span is in no such sentence.
    """
    around = page.around(span)
    after = min((each for each in page.sentences if each[0] >= around[1]), default=None)
    if after is None or not _corrects(page, around, after):
        return None
    return next(iter(_of_kind(page.text, span, after)), None)


def retracts(page: Page, span: Span, said: str) -> bool:
    """Return whether a span is in a correction of an article that had `said` in its place: the sentence before tells
    that this was printed, or its own does ("on Sunday and not, as printed, on Saturday")."""
    around = page.around(span)
    before = max((each for each in page.sentences if each[1] <= around[0]), default=None)
    wrong = _NOT_AS.search(page.text, span[1], around[1])
    if before and _corrects(page, before, around):
        printed = page.text[slice(*before)]
    elif wrong and page.language == "en":
        printed = page.text[wrong.end() : around[1]]
    else:
        return False
    return any(_same(value, said) for value in _values(printed))


def corrects_another(page: Page, span: Span, said: str) -> bool:
    """Return whether an article of corrections tells what another one says, beside a span that says something else of
    its kind: "in Hull, not in Leeds"."""
    instead = page.text[slice(*span)]
    words = term_set(said) - term_set(instead)
    if page.language != "en" or not words or not _CORRECTING.search(page.above):
        return False
    if bool(_values(said)) != bool(_values(instead)):
        return False
    beside = _beside(page, span)
    return words <= term_set(beside) or any(_same(value, said) for value in _values(beside))


def _beside(page: Page, span: Span) -> str:
    """The rest of a sentence, and the ones before and after it in its paragraph."""
    at = _number(page, span)
    if at is None:
        return ""
    before, after = max(0, at - 1), min(len(page.sentences) - 1, at + 1)
    start = page.sentences[before if _joined(page, before, at) else at][0]
    end = page.sentences[after if _joined(page, at, after) else at][1]
    return f"{page.text[start : span[0]]} {page.text[span[1] : end]}"


def _number(page: Page, span: Span) -> int | None:
    """The place of the sentence that a span begins in, None if it begins in none."""
    return next((i for i, (start, end) in enumerate(page.sentences) if start <= span[0] < end), None)


def _joined(page: Page, one: int, after: int) -> bool:
    """Whether two sentences are of one paragraph."""
    first, last = (page.view.span(*page.sentences[i]) for i in (one, after))
    return one_paragraph(page.hit.article.text, first, last)


def of_something_else(question: str, page: Page, span: Span) -> float:
    """Return the part of the confidence that is left in a correction: of something else, if that and what was printed
    have less than half of what the question asks about."""
    if page.row:
        return 1.0
    at = _number(page, span) or 0
    beside = page.sentences[max(0, at - 1) : at + 2]
    pair = next((two for two in pairwise(beside) if _corrects(page, *two)), None)
    if pair is None:
        return 1.0
    asked = term_set(question) - asked_with(question)
    lacking = asked - term_set(page.text[pair[0][0] : pair[1][1]])
    return OTHER if 2 * len(lacking) > len(asked) else 1.0


def _corrects(page: Page, printed: Span, mended: Span) -> bool:
    """Whether the second of two sentences corrects what the first says was printed."""
    if page.language != "en" or not _PRINTED.search(page.text, *printed):
        return False
    said, before = page.text[slice(*mended)], page.text[slice(*printed)]
    if _CORRECTING.search(page.above) or _MENDED.search(said):
        return True
    told = term_set(" ".join([before, *_values(said)]))
    return bool(_IT_IS.match(said)) and len(term_set(said) - told) <= FEW


def _values(text: str) -> list[str]:
    """The times, years and amounts of a sentence, as it says them."""
    places = [each.span for each in dates(text)] + [each.span() for each in _YEAR.finditer(text)]
    places += [place for each in amounts(text) for place in places_of(each, text, (0, len(text)))]
    return [text[start:end] for start, end in places]


def _same(wrong: str, said: str) -> bool:
    """Whether an answer says what was printed wrongly.

    >>> _same("7 June", "Saturday 7 June at 7.30 p.m."), _same("sixty", "60"), _same("1868", "1858")
    (True, True, False)
    """
    if dates(wrong):
        return any(one.meets(other) for one in dates(wrong) for other in dates(said))
    if _YEAR.fullmatch(wrong):
        return wrong in _YEAR.findall(said)
    return any(one == other for one in amounts(wrong) for other in amounts(said)[:1])


def _of_kind(text: str, wrong: Span, after: Span) -> list[Span]:
    """The times, years or amounts of a sentence, as the words are that they replace."""
    said, words = text[slice(*after)], text[slice(*wrong)]
    if dates(words):
        found = [each.span for each in dates(said)]
    elif _YEAR.search(words):
        found = [each.span() for each in _YEAR.finditer(said)]
    else:
        return [place for each in amounts(words)[:1] for place in places_of(each, text, after)]
    return [(after[0] + first, after[0] + last) for first, last in found]
