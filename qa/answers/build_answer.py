"""Scored spans → the Answer: whether they are enough, and their quotes. Several answers → one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pullquote.qa.answers.agreement import agreement
from pullquote.qa.answers.answer import Answer, Quote
from pullquote.qa.answers.file_answer import METADATA
from pullquote.qa.answers.quote import QuoteSettings, quotes
from pullquote.qa.answers.retrieved import Retrieved
from pullquote.qa.answers.score import ScoredSpan, corrected_first, latest_first, newest_first
from pullquote.qa.answers.topic import ENOUGH, in_reading_order
from pullquote.qa.conversation.question import Question
from pullquote.qa.query.query import Query
from pullquote.qa.query.question_type import asks_clause, asks_reason, asks_several


def answered(
    asked: Question, query: Query, scored: Sequence[ScoredSpan], threshold: float, settings: QuoteSettings
) -> Answer:
    """The answer of the best of them, found if its confidence is at least the threshold. An answer on a topic has no
    short answer, and its quotes come in reading order.
    """
    confidence = scored[0].confidence if scored else 0.0
    found = bool(scored) and confidence >= (ENOUGH if query.topic else threshold)
    scored = scored if query.topic else corrected_first(latest_first(query.understood, newest_first(scored)))
    kinds = (asks(query.understood) for asks in (asks_several, asks_reason, asks_clause))
    made = quotes(scored, settings, *kinds)
    shown = found and not query.topic
    text = scored[0].text if shown else ""
    groups = agreement(query.understood, made, threshold) if shown else ()
    return Answer(
        question=asked.text,
        understood=query.understood,
        text=text,
        quotes=tuple(in_reading_order(made) if query.topic else made),
        answers=tuple(replace(group, text=text) if 0 in group.quotes[:1] else group for group in groups),
        confidence=confidence,
        found=found,
        id=asked.id,
        notes=query.notes,
    )


def of_files(found: Retrieved, quotes: Sequence[Quote], threshold: float, count: int = 0) -> Answer:
    """The answer from the files' metadata; `count`: how many there are, if some are asked for."""
    first, query = quotes[0], found.query
    short = first.text[first.answer_start - first.start : first.answer_end - first.start]
    notes = [quote.place for quote in quotes[:1] if quote.place.startswith(METADATA)]
    if count:
        named = "; ".join(f"{quote.title or quote.article} ({quote.date[:10]})" for quote in quotes)
        notes = [f"{count} article{'' if count == 1 else 's'}: {named}"]
    return Answer(
        question=found.asked.text,
        understood=query.understood,
        text="" if count or notes else short,
        quotes=tuple(quotes),
        answers=() if count or notes else agreement(query.understood, quotes, threshold),
        confidence=first.confidence,
        found=True,
        id=found.asked.id,
        notes=(*query.notes, *notes),
    )


def merged(asked: Question, query: Query, parts: Sequence[Answer]) -> Answer:
    """One answer to several questions: the quotes of each in order, those of the answered ones where any is, and the
    first short answer, so that it stays verbatim.

    Without parts it is the reply to what is not a question.
    """
    answering = [part for part in parts if part.found] or parts
    return Answer(
        question=asked.text,
        understood=query.understood,
        text=next((part.text for part in answering if part.text), ""),
        quotes=tuple(quote for part in answering for quote in part.quotes),
        confidence=min((part.confidence for part in answering), default=0.0),
        found=any(part.found for part in parts),
        id=asked.id,
        reply=query.reply,
        parts=tuple(parts),
        notes=tuple(dict.fromkeys((*query.notes, *(note for part in parts for note in part.notes)))),
    )
