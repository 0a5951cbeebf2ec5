"""Gold questions, asked of libraries → evidence: what spoke for each place that was read, and whether it was right.

Two sets: questions of `reader-tune` on articles that the reader was not trained on, and the example questions on the
bundled articles.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, astuple, dataclass
from functools import partial
from pathlib import Path

import numpy as np

from pullquote.corpus import bundled
from pullquote.index import Encoder, Library, SentenceEncoder, refresh
from pullquote.qa import Features, Page, Pullquote, QuoteSettings, Reader, SentenceReader, SpanReader
from pullquote.qa.answers.quote import quotes
from pullquote.qa.answers.score import ScoredSpan
from pullquote.qa.evaluate import Source, gold_from, quote_is_right
from pullquote.qa.query.understand import understand
from pullquote.qa.reader.reader import QuestionTerms
from training.gold import Gold, articles, draw, written

PAGES = 12
EXAMPLES = Path(__file__).parent.parent / "examples" / "gold.jsonl"


@dataclass(frozen=True)
class Asked:
    """One question's readings: features (readings, signs), and whether each one is right. Questions of one `group`
    (an article) are fitted on together or not at all."""

    source: str
    group: str
    answerable: bool
    features: np.ndarray
    right: np.ndarray


def evidence(options: argparse.Namespace) -> list[Asked]:
    """What the file `options.evidence` tells, where there is one; else the questions are asked, and it is written."""
    kept: Path | None = options.evidence
    if kept and kept.exists():
        return [_from_json(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    asked = gather(options)
    if kept:
        kept.write_text("".join(_to_json(one) for one in asked), encoding="utf-8")
    return asked


def gather(options: argparse.Namespace) -> list[Asked]:
    """Ask a sample of the questions of the library, made or refreshed first."""
    folder = options.articles or written(options.questions_file)
    encoder, path = SentenceEncoder(), options.library or folder.parent / "library"
    print(refresh(path, folder, encoder))
    library = Library(path, encoder)
    reader: Reader = SentenceReader(encoder) if options.reader == "sentences" else SpanReader(options.reader)
    sample = draw(articles(options.questions_file, library), options.questions, options.unanswerable)
    rights = [partial(_holds, one) if one.places else None for one in sample]
    tuned = [
        ask(library, reader, one.question, "reader-tune", one.article, right)
        for one, right in zip(sample, rights, strict=True)
    ]
    return tuned + examples(encoder, reader)


def examples(encoder: Encoder, reader: Reader) -> list[Asked]:
    """The example questions, asked of the bundled articles."""
    with Pullquote.open(encoder=encoder, reader=reader):
        library = Library(bundled().parent / ".pullquote", encoder)
    gold = [gold_from(json.loads(line)) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    rights = [partial(_says, one.sources) if one.sources else None for one in gold]
    return [
        ask(library, reader, understand(one.question).text, "examples", one.question.text, right)
        for one, right in zip(gold, rights, strict=True)
    ]


def ask(
    library: Library, reader: Reader, question: str, source: str, group: str, right: Callable[[ScoredSpan], bool] | None
) -> Asked:
    """`right` tells of a reading whether it answers; None: nothing does."""
    pages = [Page.of(hit) for hit in library.search(question, PAGES)]
    readings = reader.read(question, pages)
    wanted = QuestionTerms.of(question)
    features = [astuple(Features.of(wanted, r, pages[r.page])) for r in readings]
    good = [bool(right and right(ScoredSpan(pages[r.page], r.start, r.end, 1.0))) for r in readings]
    return Asked(source, group, right is not None, np.array(features), np.array(good))


def _to_json(one: Asked) -> str:
    return json.dumps(asdict(one) | {"features": one.features.tolist(), "right": one.right.tolist()}) + "\n"


def _from_json(line: str) -> Asked:
    told = json.loads(line)
    return Asked(told["source"], told["group"], told["answerable"], np.array(told["features"]), np.array(told["right"]))


def _holds(gold: Gold, reading: ScoredSpan) -> bool:
    """Whether the sentences around the reading hold an accepted answer."""
    (quote,) = quotes([reading], QuoteSettings())
    return quote.article == gold.article and any(quote.start <= a and b <= quote.end for a, b in gold.places)


def _says(sources: Sequence[Source], reading: ScoredSpan) -> bool:
    """Whether the quote of the reading is a right one."""
    return quote_is_right(quotes([reading], QuoteSettings())[0], sources)
