"""Answer a question from one text, in the form of Hugging Face's former `question-answering` pipeline.

question_answering(question="What do owls eat?", context="Owls hunt at night. They eat voles.")
# {'score': 0.99, 'start': 29, 'end': 34, 'answer': 'voles'}
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from pullquote.corpus import InvalidArgument
from pullquote.qa.reader.span_model import SpanSettings
from pullquote.qa.reader.span_reader import SpanReader

LONGEST = 15  # tokens of an answer by default, as in the original


def question_answering(
    question: str | list[str],
    context: str | list[str],
    *,
    top_k: int = 1,
    max_answer_len: int = LONGEST,
    handle_impossible_answer: bool = False,
    model: str | None = None,
) -> Any:
    """Return `{"score", "start", "end", "answer"}` of the span that answers best: `context[start:end] == answer`.

    `score`, 0..1, is the probability of the span against "no answer here". Lists of equal length, or one list and a
    single text, give a list of results; `top_k` above 1 gives a list of up to that many spans, best first. With
    `handle_impossible_answer`, an empty answer, at 0, is returned if "no answer" scores higher. ValueError for an empty
    question or context. `model` names another extractive model, by folder.
    """
    if top_k < 1 or max_answer_len < 1:
        raise InvalidArgument(f"top_k {top_k} and max_answer_len {max_answer_len} must be 1 or more")
    settings = SpanSettings(longest=max_answer_len, most=top_k)
    pairs = _pairs(question, context)
    found = [_best(each, text, _reader(model), settings, top_k, handle_impossible_answer) for each, text in pairs]
    return found[0] if isinstance(question, str) and isinstance(context, str) else found


def _pairs(question: str | list[str], context: str | list[str]) -> list[tuple[str, str]]:
    many = max(len(each) if isinstance(each, list) else 1 for each in (question, context))
    questions, contexts = (each if isinstance(each, list) else [each] * many for each in (question, context))
    if len(questions) != len(contexts):
        raise InvalidArgument(f"{len(questions)} questions and {len(contexts)} contexts must be equal in number")
    if not all(text.strip() for text in (*questions, *contexts)):
        raise InvalidArgument("question and context must not be empty")
    return list(zip(questions, contexts, strict=True))


def _best(question: str, context: str, reader: SpanReader, settings: SpanSettings, most: int, empty: bool) -> Any:
    spans = reader.spans(question, context, settings)
    found: list[dict[str, Any]] = [
        {"score": 1 / (1 + math.exp(-score)), "start": start, "end": end, "answer": context[start:end]}
        for start, end, score in spans[:most]
    ]
    none: dict[str, Any] = {"score": 1 - found[0]["score"] if found else 1.0, "start": 0, "end": 0, "answer": ""}
    if empty or not found:
        found = sorted([*found, none], key=lambda each: -each["score"])[:most]
    return found[0] if most == 1 else found


@cache
def _reader(model: str | None) -> SpanReader:
    return SpanReader(model)
