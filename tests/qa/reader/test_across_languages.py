"""Pages in another language than the question's are read by the meaning of their sentences as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from pullquote.qa.reader.across_languages import LOWEST, AcrossLanguages, AcrossSettings, without_names
from pullquote.qa.reader.reader import Features, QuestionTerms, Reading
from pullquote.qa.reader.span_reader import SpanReader

GERMAN = "Die Mühle steht am Fluss. Sie mahlt das Korn für die Höfe."
ENGLISH = "The mill stands by the river. It grinds the corn for the farms."


class Encoder:
    """The question is like every sentence that speaks of corn, in whatever language."""

    dim = 2

    def encode(self, texts: Sequence[str]) -> Any:
        return np.array([[1.0, 0.0] if "orn" in text else [0.0, 1.0] for text in texts])

    def encode_questions(self, texts: Sequence[str]) -> Any:
        return np.array([[1.0, 0.0]] * len(texts))


def page(text: str) -> Any:
    end = text.index(". ") + 1
    return SimpleNamespace(
        text=text, above="", sentences=((0, end), (end + 1, len(text))), hit=SimpleNamespace(dense=0.5)
    )


@pytest.fixture
def reader() -> Callable[[list[Reading]], AcrossLanguages]:
    def of(readings: list[Reading]) -> AcrossLanguages:
        spans = SimpleNamespace(name="spans", scale=None, read=lambda question, pages: list(readings))
        return AcrossLanguages(cast(SpanReader, spans), cast(Any, Encoder()), AcrossSettings(10.0, 4.0, 0.5, -1.0))

    return of


def test_a_page_in_the_questions_language_is_read_for_spans_alone(reader: Any) -> None:
    readings = [Reading(0, 4, 8, 3.0)]
    assert reader(readings).read("What does the mill grind?", [page(ENGLISH)]) == readings


def test_a_sentence_in_another_language_counts_with_its_meaning_and_its_best_span(reader: Any) -> None:
    mill, corn, farms = Reading(1, 0, 9, 2.0), Reading(1, 36, 40, 1.0), Reading(1, 45, 57, 0.0)
    pages = [page(ENGLISH), page(GERMAN)]
    found = reader([Reading(0, 4, 8, 3.0), mill, corn, farms]).read("What does it grind?", pages)
    assert found == [
        Reading(0, 4, 8, 3.0),
        Reading(1, 0, 9, 0.5 * (2.0 + 4.0 * 0.5) - 1.0, alone=True),
        Reading(1, 36, 40, 0.5 * (1.0 + 10.0 + 4.0 * 0.5) - 1.0, alone=True),
    ]


def test_a_sentence_without_a_span_is_quoted_whole(reader: Any) -> None:
    first, second = reader([]).read("What does it grind?", [page(GERMAN)])
    assert (first.start, first.end, first.score) == (0, 25, 0.5 * (LOWEST + 4.0 * 0.5) - 1.0)
    assert (second.start, second.end, second.score) == (26, len(GERMAN), 0.5 * (LOWEST + 10.0 + 4.0 * 0.5) - 1.0)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("¿Cuándo abrió la Mühle de Ulm?", "¿Cuándo abrió la   de  ?"),
        ("Ulm的磨坊是哪年建的？", " 的磨坊是哪年建的？"),
        ("wo steht ulm", "wo steht  "),
        ("¿Die Mühle?", "¿Die  ?"),  # "Die" opens a sentence, and is no name
        ("Ulm?", "Ulm?"),
    ],
)
def test_what_a_question_asks_for_is_the_rest_of_it_without_the_names_on_the_pages(question: str, rest: str) -> None:
    assert without_names(question, [page("Die Mühle steht. Ulm hat sie gebaut.")]) == rest


def test_where_the_score_says_all_the_signs_of_the_search_do_not_count_again() -> None:
    hit = SimpleNamespace(score=0.9, dense=0.8)
    there: Any = SimpleNamespace(hit=hit, terms=frozenset({"ulm"}))
    wanted = QuestionTerms(frozenset({"ulm"}), frozenset())
    assert Features.of(wanted, Reading(0, 0, 3, 2.0), there) == Features(2.0, 0.9, 0.8, 1.0)
    assert Features.of(wanted, Reading(0, 0, 3, 2.0, alone=True), there) == Features(2.0, 0.0, 0.0, 0.0)
