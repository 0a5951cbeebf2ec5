"""Whether a span is about exactly what a question names: a part number, a version, a date, quoted words. A page that
lacks it is about something else, however similar; so is a sentence that names a similar one.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pullquote.corpus import Span
from pullquote.index import DateMention, dates, identifiers, term_set
from pullquote.qa.amounts.amounts import amounts
from pullquote.qa.reader.context import Page

NAMED = 4.0  # times the odds, where the sentence itself names it
COMMON = 0.5  # of the pages: what more of them name tells none of them apart
LACKING = 0.3  # of the confidence is left where the page does not name it: not enough for an answer
RIVAL = 0.5  # where the page does, but the sentence names another one of its kind
ELSEWHERE = 0.9  # where only what comes after the sentence names it
NUMBERLESS = 0.7  # where the page lacks a number, which may be there as a word
SHORT = 5  # letters of a word of a name that differs from another by one letter alone; of two it has more
UNQUOTED = 0.6  # where the page lacks the words in quotation marks as they are
_LANGUAGE = re.compile(r"(?<![\w.])(?:[CFJ](?:\+\+|#)|C|\.NET)(?![\w+#’'])")
_NUMBER = re.compile(r"(?<![\w.,/-])(?:\d+(?:[.,]\d+)+|\d\d+)(?![\w/%-])")
_OF_ITS_KIND = re.compile(r"\b([A-Z][a-z]{2,}) (\d)\b(?![.,:/%-]\d)")  # "Year 5"; longer ones are names alone
_QUOTED = re.compile(r"[\"“”]([^\"“”]{2,80})[\"“”]")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d)"
)
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]{3,}\b")
_BEFORE = re.compile(r"([^\W\d_]+) $")


@dataclass(frozen=True, slots=True)
class _Name:
    """An exact name, with the word before it, and its place."""

    name: str
    before: str
    span: Span

    def rival(self, other: _Name) -> bool:
        """Return whether the other one is a different one of this kind: after the same word, or the same except for a
        character or two.
        """
        from rapidfuzz.distance import DamerauLevenshtein

        if self.name == other.name:
            return False
        near = DamerauLevenshtein.distance(self.name, other.name, score_cutoff=2) <= 2
        return near or bool(self.before and self.before == other.before)


@dataclass(frozen=True, slots=True)
class _Proper:
    """A word of a name, in lower case; names of people differ in a letter or two."""

    word: str

    def rival(self, other: str) -> bool:
        """Return whether another word is nearly this one, and no form of it."""
        if self.word.startswith(other) or other.startswith(self.word) or term_set(self.word) & term_set(other):
            return False
        return nearly(self.word, other)


@dataclass(frozen=True, slots=True)
class Exact:
    """What a question names exactly."""

    names: tuple[_Name, ...] = ()
    days: tuple[DateMention, ...] = ()
    numbers: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    proper: tuple[_Proper, ...] = ()
    numbered: tuple[_Name, ...] = ()
    common: frozenset[str] = frozenset()

    @classmethod
    def of(cls, question: str, pages: Sequence[Page] | None = None) -> Exact:
        """Dates are no numbers, and no names; a number with a point may be a version, and is a name. Of `pages`, a name
        that is on none may be a slip, and is mistaken for no other."""
        days, names = _dates(question), _names(question)
        taken = [*(day.span for day in days), *(name.span for name in names)]
        numbers = tuple(found[0].replace(",", "") for found in _NUMBER.finditer(question) if _free(found.span(), taken))
        names = tuple(name for name in names if _free(name.span, [day.span for day in days]))
        quoted = tuple(_plain(found[1]) for found in _QUOTED.finditer(question))
        words = _proper(question)
        if words and pages is not None:
            words &= frozenset().union(*(_proper(f"{page.above} {page.text}") for page in pages))
        proper = tuple(map(_Proper, sorted(words)))
        return cls(names, days, numbers, quoted, proper, _numbered(question), _common(names, pages or ()))

    def judge(self, confidence: float, page: Page, span: Span) -> float:
        """Return the adjusted confidence of a span: higher if its sentence names all, lower if it names others.
        Unchanged if the question names nothing exactly.
        """
        kept = self._fit(page, span)
        return confidence * kept if kept <= 1 else kept * confidence / (kept * confidence + 1 - confidence)

    def overlooked(self, page: Page, spans: Sequence[Span]) -> list[Span]:
        """Return the sentences that name all of it if the first, best span is about something similar. A reader
        confuses names that differ in one character, and gives few spans a page. None if one of these names it.
        """
        if not (self.names or self.days) or not spans:
            return []
        fits = [self._fit(page, span) for span in spans]
        if fits[0] > RIVAL or max(fits) > 1:
            return []
        named = [sentence for sentence in page.sentences if self._fit(page, sentence) > 1]
        return [(a, b) for a, b in named if not any(a <= start < b for start, _ in spans)]

    def _fit(self, page: Page, span: Span) -> float:
        around = page.around(span)
        around = around[0], max(around[1], span[1])
        kept = [min(_named(name, page, around), 1.0 if name.name in self.common else NAMED) for name in self.names]
        kept += [_dated(day, page, around) for day in self.days]
        kept += [1.0 if _holds(page, number) else NUMBERLESS for number in self.numbers]
        kept += [_spoken(words, page, around) for words in self.quoted]
        kept += [LACKING for one in self.numbered if _otherwise_numbered(one, page, around)]
        kept += [RIVAL for one in self.proper if _mistaken(one, page, around)]
        return min(kept, default=1.0)


def nearly(one: str, other: str) -> bool:
    """Whether two words of names differ in so few letters that one may be a slip for the other.

    >>> nearly("petersen", "pedersen"), nearly("ann", "bo")
    (True, False)
    """
    from rapidfuzz.distance import DamerauLevenshtein

    most = 2 if len(one) > SHORT else 1
    return DamerauLevenshtein.distance(one, other, score_cutoff=most) <= most


def _common(names: Iterable[_Name], pages: Sequence[Page]) -> frozenset[str]:
    """Which of the names stand on more than so many of the pages."""
    held = Counter(name for page in pages for name in {one.name for one in _names(f"{page.above} {page.text}")})
    return frozenset(name.name for name in names if held[name.name] > max(1, COMMON * len(pages)))


def _spoken(words: str, page: Page, around: Span) -> float:
    if words in _plain(page.text[slice(*around)]):
        return NAMED
    return 1.0 if words in _plain(f"{page.above} {page.text}") else UNQUOTED


def _mistaken(asked: _Proper, page: Page, around: Span) -> bool:
    """Whether a sentence lacks the word of a name and has one that is nearly it."""
    here = _proper(page.text[slice(*around)])
    return asked.word not in here and any(asked.rival(other) for other in here)


def _otherwise_numbered(asked: _Name, page: Page, around: Span) -> bool:
    """Whether the last of its kind that is named up to the end of a sentence has another number: Year 6 for Year 5."""
    kind = [one for one in _numbered(page.text) if one.before == asked.before and one.span[1] <= around[1]]
    here = [one for one in kind if one.span[0] >= around[0]] or kind[-1:]
    return bool(here) and all(one.name != asked.name for one in here)


def _named(asked: _Name, page: Page, around: Span) -> float:
    here = _names(page.text)
    above = any(one.name == asked.name for one in _names(page.above))
    same = [one.span for one in here if one.name == asked.name]
    rivals = [one.span for one in here if asked.rival(one)]
    return _kept(same, rivals, above, around)


def _dated(asked: DateMention, page: Page, around: Span) -> float:
    here = _dates(page.text)
    above = any(date.meets(asked) for date in _dates(f"{page.above} / {page.hit.article.date[:10]}"))
    same = [date.span for date in here if date.meets(asked)]
    rivals = [date.span for date in here if not date.meets(asked) and not asked.meets(date)]
    if not (same or above or asked.readings[0].day):  # "in May", of a year that the text leaves out
        above = any(found[0].casefold()[:3] in _spelt(asked) for found in _MONTH.finditer(page.text))
    return _kept(same, rivals, above, around)


def _kept(same: Sequence[Span], rivals: Sequence[Span], above: bool, around: Span) -> float:
    """Return what is left by where the same and its rivals are in the text; `above`: whether the title names it."""
    if any(_inside(span, around) for span in same):
        return NAMED
    if any(_inside(span, around) for span in rivals):
        return RIVAL if same or above else LACKING
    last = max((span for span in (*same, *rivals) if span[1] <= around[0]), default=None)
    if last is not None and (last in same or not above):
        return 1.0 if last in same else RIVAL if same else LACKING
    return 1.0 if above else ELSEWHERE if same else LACKING


def _spelt(asked: DateMention) -> set[str]:
    months = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
    return {months[date.month - 1] for date in asked.readings}


def _holds(page: Page, number: str) -> bool:
    if number in page.terms or page.hit.article.date.startswith(number):
        return True
    return any(amount.value == value.value for value in amounts(number) for amount in amounts(page.text))


@lru_cache(maxsize=256)  # a page has several readings
def _names(text: str) -> tuple[_Name, ...]:
    found = [(match[0].casefold(), match.start()) for match in identifiers(text)]
    found += [(match[0].casefold(), match.start()) for match in _LANGUAGE.finditer(text)]
    found += [(match[0], match.start()) for match in _NUMBER.finditer(text) if match[0].count(".") == 1]
    return tuple(_Name(name, _before(text, start), (start, start + len(name))) for name, start in sorted(found))


@lru_cache(maxsize=256)
def _numbered(text: str) -> tuple[_Name, ...]:
    """The numbers behind a word with a capital that is no month."""
    found = [each for each in _OF_ITS_KIND.finditer(text) if each[1] not in month_name and term_set(each[1])]
    return tuple(_Name(each[2], each[1].casefold(), each.span()) for each in found)


@lru_cache(maxsize=256)
def _proper(text: str) -> frozenset[str]:
    """The words with a capital, of four letters or more, in lower case."""
    return frozenset(match[0].casefold() for match in _CAPITAL.finditer(text))


def _before(text: str, start: int) -> str:
    found = _BEFORE.search(text, max(0, start - 30), start)
    return found[1].casefold() if found else ""


@lru_cache(maxsize=256)
def _dates(text: str) -> tuple[DateMention, ...]:
    return tuple(dates(text))


def _inside(span: Span, around: Span) -> bool:
    return around[0] <= span[0] and span[1] <= around[1]


def _free(span: Span, taken: Iterable[Span]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
