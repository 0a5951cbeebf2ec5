"""The question as asked, with the conversation before it → what it is taken to mean. All of it can be switched off."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pullquote.qa.conversation.follow_up import self_contained
from pullquote.qa.conversation.question import Question
from pullquote.qa.query.query import Query
from pullquote.qa.query.small_talk import greeted, small_talk
from pullquote.qa.query.spelling import other_names
from pullquote.qa.query.split_message import questions, topics
from pullquote.qa.query.vocabulary import Known


@dataclass(frozen=True)
class UnderstandSettings:
    """What may be done to a question; `AS_ASKED` does nothing."""

    follow_ups: bool = True
    names: bool = True
    typos: bool = True
    parts: bool = True
    topics: bool = True
    small_talk: bool = True


AS_ASKED = UnderstandSettings(False, False, False, False, False, False)


def understand(question: Question, known: Known | None = None, settings: UnderstandSettings | None = None) -> Query:
    """What to search for; the question's own words where it stands alone."""
    known, settings = known or Known(), settings or UnderstandSettings()
    text = greeted(question.text) if settings.small_talk else question.text
    if settings.small_talk and (reply := small_talk(text, known.titles, known.examples) or known.unsupported(text)):
        return Query(question.text, reply=reply)
    asked = questions(text) if settings.parts else [text]
    if asked == [question.text]:
        return _one(question, known, settings)
    meant = []
    for each in asked:
        meant.append(_one(replace(question, text=each), known, settings))
        question = replace(question, history=(*question.history, each), answers=_answers(question))
    return meant[0] if len(meant) == 1 else Query(question.text, parts=tuple(meant))


def _one(question: Question, known: Known, settings: UnderstandSettings) -> Query:
    """What one question of a message means."""
    notes: tuple[str, ...] = ()
    if settings.typos and (spelt := known.spelt(question.text)) != question.text:
        notes = other_names(question.text, spelt)
        question = replace(question, text=spelt)
    text = self_contained(question) if settings.follow_ups else question.text
    wanted = topics(text) if settings.topics else []
    sides = tuple(_named(Query(side, topic=True, notes=notes), known, settings) for side in wanted)
    if len(sides) > 1:
        return Query(text, parts=sides, notes=notes)
    return sides[0] if sides else _named(Query(text, notes=notes), known, settings)


def _named(meant: Query, known: Known, settings: UnderstandSettings) -> Query:
    """With the other names of what it names, and with a note on each name that is in no article."""
    aliases = known.names.find(meant.text) if settings.names else []
    if settings.names:
        rest = meant.text
        for alias in reversed(aliases):
            rest = rest[: alias.start] + rest[alias.end :]
        meant = replace(meant, notes=(*meant.notes, *known.unknown(rest)))
    return replace(meant, aliases=tuple(aliases)) if aliases else meant


def _answers(question: Question) -> tuple[str, ...]:
    """The answers, as many as there are questions, and none to the one just asked."""
    missing = len(question.history) - len(question.answers)
    return (*question.answers, *[""] * missing, "")[: len(question.history) + 1]
