"""Gold questions, asked of libraries → evidence: what spoke for each place that was read, and whether it was right.

Natural questions of whole folders, as `training.natural` writes them, and the example questions on the bundled
articles, all asked as the program is asked.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, astuple, dataclass
from functools import partial
from pathlib import Path
from random import Random

import numpy as np

from pullquote.qa import Features, Pullquote, Question, QuoteSettings, Reader, SpanReader
from pullquote.qa.answers.quote import Quote, quotes
from pullquote.qa.answers.score import ScoredSpan
from pullquote.qa.evaluate import gold_from, quote_is_right
from pullquote.qa.reader.reader import QuestionTerms
from training.natural import Natural, conversations, queries

EXAMPLES = Path(__file__).parent.parent / "examples" / "gold.jsonl"
SAMPLE = {"mtrag": 220, "nq-gold": 260, "wikiqa": 160}
"""So many questions of each set; of `mtrag`, so many answerable ones, and all of the others, which are few."""


@dataclass(frozen=True)
class Asked:
    """One question's readings: features (readings, signs), and whether each one is right. Questions of one `group`
    (an article, a conversation) are fitted on together or not at all."""

    source: str
    group: str
    answerable: bool
    features: np.ndarray
    right: np.ndarray


def evidence(options: argparse.Namespace) -> list[Asked]:
    """What the file `options.evidence` tells, if there is one; else the questions are asked, and it is written."""
    kept: Path | None = options.evidence
    if kept and kept.exists():
        return [_from_json(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    # Nothing is read for what is no question.
    asked = [one for one in gather(options.data, options.folders, SpanReader(options.reader)) if len(one.right)]
    if kept:
        kept.write_text("".join(_to_json(one) for one in asked), encoding="utf-8")
    return asked


def gather(data: Path, folders: Path, reader: Reader) -> Iterator[Asked]:
    """Ask the examples of the bundled articles, and the samples of their folders, built or refreshed first."""
    with Pullquote.open(demo=True, reader=reader) as bundled:
        for line in EXAMPLES.read_text(encoding="utf-8").splitlines():
            gold = gold_from(json.loads(line))
            right = partial(quote_is_right, sources=gold.sources) if gold.sources else None
            yield ask(bundled, gold.question, "examples", gold.question.text, right)
    for name, questions in (("conversations", conversations(data)), ("queries", queries(data))):
        with Pullquote.open(folders / name, folders / f"{name}-library", reader=reader) as library:
            for one in sampled(questions):
                question = Question(one.question, one.history)
                yield ask(library, question, one.source, one.group, partial(_answers, one) if one.files else None)


def sampled(questions: list[Natural]) -> list[Natural]:
    """The sample of each set, always the same."""
    kept, random = [one for one in questions if one.source == "mtrag" and not one.files], Random(5)
    for source, number in SAMPLE.items():
        some = [one for one in questions if one.source == source and (one.files or source != "mtrag")]
        kept += random.sample(some, min(number, len(some)))
    return kept


def ask(
    library: Pullquote, question: Question, source: str, group: str, right: Callable[[Quote], bool] | None
) -> Asked:
    """`right` tells of a quote whether it answers; None: nothing does. Of several questions in one, the first."""
    found = library.search(question)
    while found.parts:
        found = found.parts[0]
    features, good = [], []
    for text, pages in found.likeliest(library.settings.read).forms().items():
        wanted = QuestionTerms.of(text)
        for reading in library.reader.read(text, pages):
            page = pages[reading.page]
            (quote,) = quotes([ScoredSpan(page, reading.start, reading.end, 1.0)], QuoteSettings())
            features.append(astuple(Features.of(wanted, reading, page)))
            good.append(bool(right and right(quote)))
    return Asked(source, group, right is not None, np.array(features), np.array(good))


def _answers(one: Natural, quote: Quote) -> bool:
    """Whether the quote is from a file that answers, and holds an accepted answer where such are known."""
    said = _spaced(quote.text)
    answers = [_spaced(answer) for answer in one.answers]
    return quote.article in one.files and (not answers or any(a in said or said in a for a in answers))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _to_json(one: Asked) -> str:
    return json.dumps(asdict(one) | {"features": one.features.tolist(), "right": one.right.tolist()}) + "\n"


def _from_json(line: str) -> Asked:
    record = json.loads(line)
    return Asked(
        record["source"], record["group"], record["answerable"], np.array(record["features"]), np.array(record["right"])
    )
