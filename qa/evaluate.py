"""Gold questions and the answers given to them → scores.

Pure functions: nothing is asked, read or timed here. A word is a run of letters, digits and underscores in lower case.

A right quote comes from the gold article (by file name), holds at least 60 % of the gold words, counted with repeats,
and is at most 90 words long. A right short answer holds an accepted answer word for word in at most 12 words, or shares
so many words with one that F1 >= 0.5. Only an answer that was found can be right.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pullquote.corpus import InvalidArgument
from pullquote.qa import Answer, Question, Quote

COVERED = 0.6
QUOTE_WORDS = 90
ANSWER_WORDS = 12
ANSWER_F1 = 0.5


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer stands: an article's file name and the words of it that answer."""

    article: str
    quote: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A question, the short answers accepted, and where they are; no source = the articles hold no answer."""

    question: Question
    kind: str
    answers: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one answer did. `right`: each of its first three quotes; `verbatim`: how many are their article's words."""

    gold: Gold
    answer: Answer
    right: tuple[bool, ...]
    answer_right: bool
    verbatim: int

    @property
    def good(self) -> bool:
        """First quote right, or rightly refused."""
        return self.right[:1] == (True,) if self.gold.sources else not self.answer.found


@dataclass(frozen=True, slots=True)
class Scores:
    """`rates` in 0..1, 0 if nothing of the sort was asked; `by_kind`: (good, asked); p50 and p95 in milliseconds."""

    questions: int
    quotes: int
    rates: dict[str, float]
    by_kind: dict[str, tuple[int, int]]
    p50: float
    p95: float

    def to_dict(self) -> dict[str, Any]:
        """Return one flat JSON object, rates to three places."""
        rates = {name: round(rate, 3) for name, rate in self.rates.items()}
        kinds = {kind: f"{good}/{asked}" for kind, (good, asked) in self.by_kind.items()}
        latency = {"p50_ms": round(self.p50, 1), "p95_ms": round(self.p95, 1)}
        return {"questions": self.questions, **rates, "quotes": self.quotes, "by_kind": kinds, **latency}


def gold_from(record: Any) -> Gold:
    """Make it from a JSON object with question, answers, gold and maybe id, history, kind. Raises ValueError if it
    is not that.
    """
    if not isinstance(record, Mapping):
        raise InvalidArgument("not an object")
    try:
        question = Question(record["question"], tuple(record.get("history") or ()), record.get("id"))
        sources = tuple(Source(source["article"], source["quote"]) for source in record["gold"])
        gold = Gold(question, record.get("kind") or "", tuple(record["answers"]), sources)
    except KeyError as missing:
        raise InvalidArgument(f"no {missing}") from None
    except (TypeError, AttributeError):
        raise InvalidArgument("not in the form of a gold question") from None
    texts = (
        question.text,
        gold.kind,
        *question.history,
        *gold.answers,
        *(s.article for s in sources),
        *(s.quote for s in sources),
    )
    if not all(isinstance(text, str) for text in texts):
        raise InvalidArgument("not in the form of a gold question")
    return gold


def words(text: str) -> list[str]:
    """Return runs of letters, digits and underscores, in lower case."""
    return re.findall(r"\w+", text.lower())


def quote_is_right(quote: Quote, sources: Iterable[Source]) -> bool:
    """Return whether a quote holds enough of the words of one of the sources in its article, and few enough in all."""
    have = Counter(words(quote.text))
    if have.total() > QUOTE_WORDS:
        return False
    wanted = [Counter(words(s.quote)) for s in sources if s.article == PurePosixPath(quote.article).name]
    return any((want & have).total() >= COVERED * want.total() for want in wanted)


def answer_is_right(text: str, accepted: Iterable[str]) -> bool:
    """Return whether a short answer holds, or nearly is, an accepted one; of signs alone, such as '=', it must hold
    them.
    """
    return any(_matches(text, words(text), answer) for answer in accepted)


def _matches(text: str, have: Sequence[str], accepted: str) -> bool:
    want = words(accepted)
    if not want:
        return accepted in text
    # Joined words, so that a plural holds its singular: "owl" is inside "barn owls".
    if len(have) <= ANSWER_WORDS and " ".join(want) in " ".join(have):
        return True
    shared = (Counter(have) & Counter(want)).total()
    return shared > 0 and 2 * shared / (len(have) + len(want)) >= ANSWER_F1


def judge(gold: Gold, answer: Answer, text_of: Callable[[str], str]) -> Verdict:
    """Compare one answer with gold. `text_of`: article id → article text."""
    found = answer.found and bool(gold.sources)
    right = tuple(found and quote_is_right(quote, gold.sources) for quote in answer.quotes[:3])
    verbatim = sum(text_of(quote.article)[quote.start : quote.end] == quote.text for quote in answer.quotes)
    return Verdict(gold, answer, right, found and answer_is_right(answer.text, gold.answers), verbatim)


def score(verdicts: Sequence[Verdict], seconds: Sequence[float] = ()) -> Scores:
    """Return the rates over all verdicts, and the percentiles of the seconds each answer took."""
    answerable = [verdict for verdict in verdicts if verdict.gold.sources]
    unanswerable = [verdict for verdict in verdicts if not verdict.gold.sources]
    quotes = sum(len(verdict.answer.quotes) for verdict in verdicts)
    rates = {
        "quote@1": _rate(v.right[:1] == (True,) for v in answerable),
        "quote@3": _rate(any(v.right) for v in answerable),
        "answer": _rate(v.answer_right for v in answerable),
        "wrongly_refused": _rate(not v.answer.found for v in answerable),
        "refused": _rate(not v.answer.found for v in unanswerable),
        "score": _rate(v.good for v in verdicts),
        "verbatim": sum(v.verbatim for v in verdicts) / max(1, quotes),
    }
    return Scores(len(verdicts), quotes, rates, _by_kind(verdicts), _percentile(seconds, 50), _percentile(seconds, 95))


def _rate(outcomes: Iterable[bool]) -> float:
    every = list(outcomes)
    return sum(every) / max(1, len(every))


def _by_kind(verdicts: Sequence[Verdict]) -> dict[str, tuple[int, int]]:
    asked = Counter(verdict.gold.kind for verdict in verdicts)
    good = Counter(verdict.gold.kind for verdict in verdicts if verdict.good)
    return {kind: (good[kind], asked[kind]) for kind in sorted(asked)}


def _percentile(seconds: Sequence[float], percent: int) -> float:
    """Return the smallest time that at least this share of all did not exceed, in milliseconds; 0 of none."""
    if not seconds:
        return 0.0
    return sorted(seconds)[math.ceil(len(seconds) * percent / 100) - 1] * 1000
