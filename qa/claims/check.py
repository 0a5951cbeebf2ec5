"""A claim and the passages closest to it → whether they say so, by comparing values, names and negation.

The reader is asked for each number or date of the claim: a different one contradicts it. Else a sentence bears on a
claim if it holds nearly all of its words, and its number or date; without one it must hold all words, and a "not"
decides. Anything else is not said: paraphrase is not understood. The confidence is fitted on every other one of 168
claims and was checked on the rest, see ARCHITECTURE.md.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.answers.answer import Answer, Quote
from pullquote.qa.answers.quote import QuoteSettings, quotes
from pullquote.qa.answers.score import ScoredSpan
from pullquote.qa.claims.order import Claimed
from pullquote.qa.claims.roles import otherwise_told
from pullquote.qa.claims.values import Value
from pullquote.qa.claims.verdict import CheckedClaim, Verdict
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import QuestionTerms, share
from pullquote.qa.rivals.negation import NEGATION

Ask = Callable[[str], Answer]
_DOUBT = re.compile(  # the sentence does not say that it is so, nor that it is not
    r"\b(?:might|could|if|unless|whether|perhaps|(?:im)?possibl[ey]|probabl\w+"
    r"|likely|feasible|conceivable|unprovable|unable|ignor\w+|den(?:y|ied|ies)|fail\w*|refus\w+|prevent\w*|lack\w*"
    r"|rather than|instead of|other than|except|hardly|barely|claim\w*|alleg\w+|reportedly|rumou?r\w*|hop(?:e[ds]?|ing)"
    r"|expect\w*|propos\w+|considered|(?:want|wish|plan|tr[iy]|intend|mean)\w* to|forb[aie]d\w*)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:The )?((?:[A-Z\d][\w’'&.-]*)(?: [A-Z\d][\w’'&.-]*)*)")
_PRONOUN = re.compile(r"(?:It|He|She|They) ")
_STOP = re.compile(r"[.!?][”\"')]? (?=[^a-z])")
_ABOVE = 0.5  # what a term counts that only title or heading hold


@dataclass(frozen=True)
class ClaimSettings:
    """The share of a claim's words that a sentence must hold: `about`, to be compared by a value; `whole`, without one.
    `asked`: of those around an answer of the reader. `sure`: the least confidence of such an answer.
    `by_words`, `by_reader`: the confidence of a verdict by words alone, and base and slope of the logistic model that
    makes it of the reader's answer. `words`: of a claim of fewer, its values aside, words alone decide nothing."""

    about: float = 0.75
    whole: float = 0.9
    asked: float = 0.6
    sure: float = 0.5
    words: int = 3
    shown: int = 3
    by_words: float = 0.92
    by_reader: tuple[float, float] = (-3.12, 8.33)

    def confidence(self, answer: float) -> float:
        """The probability that a verdict based on an answer of this confidence is right."""
        base, slope = self.by_reader
        return 1 / (1 + math.exp(-(base + slope * answer)))


@dataclass(frozen=True, slots=True)
class _Near:
    page: Page
    span: Span
    cover: float
    asked: int
    told: bool  # that what is claimed to be done was done to this, where that is known

    @property
    def text(self) -> str:
        return self.page.text[self.span[0] : self.span[1]]


def check(claim: str, pages: Sequence[Page], ask: Ask, settings: ClaimSettings | None = None) -> CheckedClaim:
    """Compare the claim with the sentences of the pages; `ask` answers a question from the same articles."""
    settings = settings or ClaimSettings()
    claimed = Claimed.of(claim)
    near = _nearest(claimed, pages)
    read, said = _by_reader(claimed, near, ask, settings), _by_words(claimed, near, settings)
    agreed = said[0] == "says so"  # by one sentence, whatever others say
    verdict, confidence, why, first = read if read and not (agreed and read[0] == "says otherwise") else said
    shown = quotes(
        [ScoredSpan(each.page, *each.span, each.cover) for each in near[: settings.shown]],
        QuoteSettings(most=settings.shown),
    )
    made = [*first, *(quote for quote in shown if all(quote.start != other.start for other in first))]
    return CheckedClaim(claim, verdict, round(confidence, 4), why, tuple(made[: settings.shown]))


def _nearest(claimed: Claimed, pages: Sequence[Page]) -> list[_Near]:
    """All sentences that share words with the claim, the values aside, best first."""
    claim, done = claimed.claim, claimed.done
    words = claim
    for value in claimed.wanted:
        words = words.replace(value.measured, " ")
    asked, found = term_set(words) or term_set(claim), []
    for page in pages:
        above = term_set(page.above)
        for before, (start, end) in zip([(0, 0), *page.sentences], page.sentences, strict=False):
            said = page.text[start:end]
            meant = _meant(claim, page.text[slice(*before)], said)
            held = term_set(said) | meant
            told = not done or done.told(said) or bool(meant and held & done.deeds)
            held |= done.deeds if done and told else set()
            cover = (len(asked & held) + _ABOVE * len((asked & above) - held)) / len(asked) if asked else 0.0
            if cover:
                found.append(_Near(page, (start, end), cover, len(asked), told))
    return sorted(
        found, key=lambda near: (-near.cover, near.page.hit.article.id, near.page.hit.passage.start, near.span)
    )


def _meant(claim: str, before: str, said: str) -> Set[str]:
    """The terms of the name that a claim begins with, where the sentence before begins with it, too, and this one with
    a pronoun."""
    name = _NAMED.match(claim)
    begins = _NAMED.match(before)
    same = name and begins and name[1] == begins[1]
    return term_set(name[1]) if name and same and _PRONOUN.match(said) else set()


Decided = tuple[Verdict, float, str, list[Quote]]


def _by_reader(claimed: Claimed, near: Sequence[_Near], ask: Ask, settings: ClaimSettings) -> Decided | None:
    """Decide by the reader's answers when asked for the claim's values; a different one decides."""
    agreed: Decided | None = None
    claim, wanted, done = claimed.claim, claimed.wanted, claimed.done
    for value in wanted:
        answer = ask(value.question())
        if not answer.found or answer.confidence < settings.sure or not answer.quotes:
            continue
        quote = answer.quotes[0]
        same, said = value.compared(f"{answer.text} {_unit(quote)}"), answer.text
        if clause := value.told(quote.plain):
            same, said = value.compared(clause), clause
        elif (same and not value.alone(answer.text)) or (not same and value.compared(quote.plain)):
            continue  # it says both
        cover = _share(claim.replace(value.measured, " "), f"{quote.title} {quote.plain}")
        negated = bool(NEGATION.search(claim)) != bool(NEGATION.search(quote.plain))
        if same is None or cover < settings.asked or negated or _says_less(claim, quote.plain):
            continue
        if (done and not done.told(quote.plain)) or (near and _of_another(claim, quote, near[0])):
            continue
        if same and not quote.cells and claimed.clause(_sentence(quote)) is None:
            continue
        if not same:
            why = f"{value.text} is claimed, {said} is said"
            return "says otherwise", settings.confidence(answer.confidence), why, [quote]
        agreed = agreed or ("says so", settings.confidence(answer.confidence), f"{value.text} is said, too", [quote])
    return agreed


def _sentence(quote: Quote) -> str:
    """The sentence of a quote that has the answer."""
    start = max((found.end() for found in _STOP.finditer(quote.plain, 0, quote.plain_start)), default=0)
    end = _STOP.search(quote.plain, quote.plain_end)
    return quote.plain[start : end.start() + 1 if end else None]


def _unit(quote: Quote) -> str:
    """The word behind an answer, which may be its unit."""
    after = quote.text[quote.answer_end - quote.start :].split()
    return after[0] if after else ""


def _by_words(claimed: Claimed, near: Sequence[_Near], settings: ClaimSettings) -> Decided:
    """By the words of the sentences nearest to the claim."""
    claim, wanted = claimed.claim, claimed.wanted
    for each in near:
        if each.cover < (settings.about if wanted else settings.whole):
            break
        if not each.told or (not wanted and each.asked < settings.words):
            continue
        whole = claimed.clause(each.text)
        clause = claimed.clause(each.text, valued=False) if whole is None else whole
        if clause is None or _says_less(claim, clause):
            continue
        if bool(NEGATION.search(claim)) != bool(NEGATION.search(clause)):
            if not wanted:
                return "says otherwise", settings.by_words, "one of them is negated", []
            continue
        told = [_says(value, each.text) for value in wanted]
        amiss = any(said is False and value.kind != "year" for value, said in zip(wanted, told, strict=True))
        if amiss and each.cover >= settings.whole and _names(claim) & term_set(each.text):
            return "says otherwise", settings.by_words, "another amount is said", []
        if whole is not None and all(value.places(each.text) for value in wanted):
            why = "the same words" if not wanted else f"{', '.join(value.text for value in wanted)} is said, too"
            return "says so", settings.by_words, why, []
    return "does not say", 0.0, "", []


def _says(value: Value, said: str) -> bool | None:
    """Whether a sentence has this value for what is claimed; None if that cannot be told."""
    if clause := value.told(said):
        return value.compared(clause)
    same = value.compared(said)
    return same if value.alone(said) or not same else None


def _names(claim: str) -> frozenset[str]:
    return QuestionTerms.of(claim).names


def _of_another(claim: str, quote: Quote, nearest: _Near) -> bool:
    """Whether a quote lacks a name of the claim, and is not the sentence nearest to that, which has it."""
    named = _names(claim) & term_set(f"{nearest.page.above} {nearest.text}")
    return nearest.text not in quote.plain and bool(named - term_set(f"{quote.title} {quote.plain}"))


def _says_less(claim: str, said: str) -> bool:
    """Whether a sentence says "impossible", "might" or the like, and the claim does not, or the same of others."""
    doubts = {found[0].casefold() for found in _DOUBT.finditer(said)}
    return bool(doubts - {found[0].casefold() for found in _DOUBT.finditer(claim)}) or otherwise_told(claim, said)


def _share(words: str, text: str) -> float:
    asked = term_set(words)
    return share(asked.intersection(term_set(text)), asked)
