"""Where a page tells why or how: in the sentence that says again what is asked, or in the one before or after it.

Of "Ice broke the pier. As a result, the ferry stopped." the first sentence tells why the ferry stopped. Known by
connectives and the words of the question, in English.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Sequence
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.corpus.languages.question_language import question_language
from pullquote.index import term_set
from pullquote.qa.judging.fit import raised
from pullquote.qa.query.question_type import asks_clause, asks_reason
from pullquote.qa.reader.context import Page, one_paragraph
from pullquote.qa.short_answer.headline import cause_in, tells_cause

SAYS = 0.6  # of the question's words, or of its own, are in a sentence that says again what is asked
HALF, MOST = 0.5, 0.75  # or half of the former, if title and heading hold most of the rest
LINKED = 4.0  # times the odds, where a connective links cause and effect
UNRELATED = 0.3  # of the confidence is left where a sentence only says again what is asked, or something else
FAR = 4  # sentences after what was done, in which its aim may be told
_CAUSE = term_set("cause reason led")  # words of a question that only ask why
_FOLLOWS = re.compile(  # what the sentence before causes
    r"\W*(?:(?:and|but|so) )?(?:as a (?:result|consequence)(?! of)|therefore|thus|hence|thereby|consequently"
    r"|accordingly|so(?=,)|for (?:this|that|these|those) reasons?|(?:because of|due to) (?:this|that|these)"
    r"|in this way|(?:that|this)(?:['’]s| is| was) why"
    r"|(?:this|that|it|these|those|which)(?: (?:in turn|also|then|has|have|had))? (?:means?|meant|leads?|led|lets?"
    r"|allow(?:s|ed)?|enable[sd]?|makes?|made|cause[sd]?|result(?:s|ed) in|prompt(?:s|ed)|forced|brought about"
    r"|help(?:s|ed)|gives?|gave))[, ]",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(  # why what the sentence before says is so
    r"\W*(?:(?:and|but) )?(?:(?:this|that|it)(?:['’]s| is| was| has been) (?:\w+ly )?"
    r"(?:because|due to|so that|to|in order)"
    r"|(?:the|one|another) (?:main |chief |only |stated )?reasons? (?:is|are|was|were|for|why|behind)"
    r"|(?:this|that) (?:allow|help|let|ensure|enable|mean)(?:s|ed)?) ",
    re.IGNORECASE,
)
_NOT_FIRST = re.compile(r"(?:\w+ )?not (?=(?:because|due|owing|on account|out of|thanks)\b)(?!.*\bbut\b)", re.I)
_NOT_SO = re.compile(  # what is no reason, up to where another one follows
    r"\bnot (?:(?:because|due to|owing to|on account|out of|thanks to)\b(?:(?!\bbut\b)[^,;])*)?$", re.IGNORECASE
)
_WHY = r"(?:causes?|reasons?)(?: (?:of|for|behind|why) [^,;.]{1,60}?)?"
_ANNOUNCES = re.compile(  # that the next sentence tells why
    r"\b(?:names?|named|finds?|found|knows?|known|identif(?:y|ies|ied)|establish(?:es|ed)|discovered|determined|revealed"
    rf"|explain(?:s|ed)|gives?|gave|there (?:is|are|was|were)) (?!no\b)(?:\w+ ){{0,2}}{_WHY}\W*$"
    rf"|\b{_WHY} (?:is|are|was|were|ha(?:s|ve) been) (?:now |quite |very )?"
    r"(?:clear|known|simple|found|established|obvious)\W*$",
    re.IGNORECASE,
)
_AIMS = re.compile(  # why what some sentence before says was done
    r"\W*(?:(?:and|but) )?(?:the|our|its|their|his|her|my) (?:main |chief |only |stated |overall )?"
    r"(?:goals?|aims?|ideas?|purposes?|intentions?|hopes?|motives?|objectives?) (?:is|are|was|were|behind) ",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b(?:{'|'.join([*day_name, *month_name[1:]])}|(?:second|minute|hour|day|week|month|year)s?)\b|\d+", re.IGNORECASE
)
_CONTINUES = re.compile(  # goes on with the sentence before
    r"\W*(?:(?:and|but|so|for|or) )?(?:it|its|he|his|she|her|they|their|this|that|these|those|such|there|here|both|one"
    r"|some|many|most|no|not|too|otherwise|instead|first|also|then)\b|[^.;]{1,60}\bhad (?:not |never |just )?\w+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reason:
    """What a question asks the reason or the manner of; without `terms` it asks neither. In another `language` than a
    page its terms tell nothing of what a sentence is about."""

    terms: frozenset[str]
    why: bool
    language: str = "en"

    @classmethod
    def of(cls, question: str) -> Reason:
        why = asks_reason(question)
        terms = term_set(question) - (_CAUSE if why else frozenset()) if why or asks_clause(question) else frozenset()
        return cls(terms, why, question_language(question))

    def cause(self, page: Page, span: Span) -> Span | None:
        """What to show for a span, if its sentence tells only the effect, or the cause of the next one; None if not."""
        around = page.around(span)
        if around not in page.sentences or page.row:
            return None
        at, linked = page.sentences.index(around), self._linked(page)
        if linked.get(at) == at - 1:
            return page.sentences[at - 1]
        if linked.get(at + 1) == at and at not in linked and tells_cause(page.text, around):
            return around  # all of it, not what caused the cause
        told = linked.get(at, at + 1 if self._only_repeats(page, at) else at)
        if told > at:
            after = page.sentences[told]
            return cause_in(page.text, after, after) or after
        return None

    def overlooked(self, page: Page, spans: Sequence[Span]) -> list[Span]:
        """The causes, linked to sentences that say again what is asked, that hold none of the spans."""
        causes = {page.sentences[cause] for cause in self._linked(page).values()}
        return sorted(each for each in causes if not any(each[0] <= start < each[1] for start, _ in spans))

    def judge(self, confidence: float, page: Page, span: Span) -> float:
        """The adjusted confidence: higher where a connective links the sentence to one that says what is asked."""
        around = page.around(span)
        if self.why and page.language == "en" and _denied(page.text, around, span):
            return confidence * UNRELATED
        if any(page.sentences[cause] == around for cause in self._linked(page).values()):
            return raised(LINKED, confidence)
        return confidence * (UNRELATED if self.why and self._tells_nothing(page, around) else 1.0)

    def _tells_nothing(self, page: Page, around: Span) -> bool:
        """Whether a sentence has nothing to do with what is asked, or only says it again."""
        if not page.language == self.language == "en" or around not in page.sentences or page.row or page.part:
            return False
        at = page.sentences.index(around)
        if not self.terms & term_set(page.text[slice(*around)]):
            return not ((at and self._goes_on(page, at)) or self._leads_on(page, at))
        return self._repeats(page, at)

    def _goes_on(self, page: Page, at: int) -> bool:
        """Whether a sentence continues the one before, which says something of what is asked."""
        before = self.terms & term_set(page.text[slice(*page.sentences[at - 1])])
        return bool(before) and bool(_CONTINUES.match(page.text, page.sentences[at][0]))

    def _leads_on(self, page: Page, at: int) -> bool:
        """Whether the next sentence says what came of one, and something of what is asked."""
        if at + 1 == len(page.sentences):
            return False
        start, end = page.sentences[at + 1]
        return bool(_FOLLOWS.match(page.text, start)) and bool(self.terms & term_set(page.text[start:end]))

    def _linked(self, page: Page) -> dict[int, int]:
        """Which sentence tells the cause of which, by their numbers, of those that say again what is asked."""
        if not self.terms or page.row:
            return {}
        return {
            at: cause
            for at, sentence in enumerate(page.sentences)
            if (cause := self._cause(page, at)) is not None
            and self._says(page, sentence)
            and _one_item(page, sentence, page.sentences[cause])
        }

    def _cause(self, page: Page, at: int) -> int | None:
        if at and _FOLLOWS.match(page.text, page.sentences[at][0]):
            return at - 1
        after = page.sentences[at + 1 : at + 1 + FAR]
        if after and _EXPLAINS.match(page.text, after[0][0]):
            return at + 1
        if self.why and after and _ANNOUNCES.search(page.text, *page.sentences[at]):
            return at + 1
        if self.why and tells_cause(page.text, page.sentences[at]):
            return at
        return next((at + 1 + i for i, each in enumerate(after) if _AIMS.match(page.text, each[0])), None)

    def _says(self, page: Page, sentence: Span) -> bool:
        held = term_set(page.text[slice(*sentence)])
        here, above = (len(self.terms & said) / len(self.terms) for said in (held, held | term_set(page.above)))
        return here >= SAYS or (here >= HALF and above >= MOST)

    def _only_repeats(self, page: Page, at: int) -> bool:
        """Whether a sentence has hardly a word that is not the question's, and the next one goes on with it."""
        if not self.why or at + 1 == len(page.sentences) or not self._repeats(page, at):
            return False
        here, after = (page.view.span(*each) for each in page.sentences[at : at + 2])
        return one_paragraph(page.hit.article.text, here, after) and self._goes_on(page, at + 1)

    def _repeats(self, page: Page, at: int) -> bool:
        """Whether a sentence has hardly a word that is not the question's but when or how long, and states no cause."""
        words = term_set(_TIMES.sub("", page.text[slice(*page.sentences[at])]))
        return len(words & self.terms) >= SAYS * len(words) and not tells_cause(page.text, page.sentences[at])


def _denied(text: str, around: Span, span: Span) -> bool:
    """Whether it is said not to be the reason, before the span or in its first words."""
    begins = _NOT_FIRST.match(text, *span)
    return bool(_NOT_SO.search(text[around[0] : begins.end() if begins else span[0]]))


def _one_item(page: Page, one: Span, other: Span) -> bool:
    """Whether two sentences are of one item of a list, or the page is none."""
    return page.part is None or page.part.item_of(one[0]) == page.part.item_of(other[0])


def follows(text: str, start: int) -> bool:
    """Whether the sentence that begins there says what came of the one before, or why that is so."""
    return bool(_FOLLOWS.match(text, start) or _EXPLAINS.match(text, start))
