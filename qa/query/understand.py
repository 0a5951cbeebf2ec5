"""The question as asked, with the conversation before it → the question as understood. Everything can be switched
off."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pullquote.qa.conversation.entities import names
from pullquote.qa.conversation.follow_up import self_contained
from pullquote.qa.conversation.question import Question
from pullquote.qa.message.courtesies import about_self
from pullquote.qa.message.split_message import MOST, questions
from pullquote.qa.message.topics import article_of, bare_name, topics
from pullquote.qa.message.which_more import WhichMore
from pullquote.qa.query.file_question import asked_of_files, latest, named_file, said_where
from pullquote.qa.query.query import Query
from pullquote.qa.query.small_talk import greeted, small_talk
from pullquote.qa.query.spelling import other_names
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
    files: bool = True
    filters: bool = True


AS_ASKED = UnderstandSettings(False, False, False, False, False, False, False, False)


def understand(question: Question, known: Known | None = None, settings: UnderstandSettings | None = None) -> Query:
    """What to search for; the question's own words where it is alone."""
    known, settings = known or Known(), settings or UnderstandSettings()
    text = greeted(question.text) if settings.small_talk else question.text
    if settings.small_talk and (reply := small_talk(text, known.titles, known.examples) or known.unsupported(text)):
        return Query(question.text, reply=reply)
    asked = questions(text) if settings.parts else [text]
    if asked == [question.text]:
        return _one(question, known, settings)
    if len(asked) == 1 and settings.follow_ups and (before := _introduction(text, asked[0])):
        question = replace(question, history=(*question.history, before), answers=_answers(question))
    queries = []
    for each in asked[:MOST]:
        queries.append(_one(replace(question, text=each), known, settings))
        question = replace(question, history=(*question.history, each), answers=_answers(question))
    left = asked[MOST:]
    notes = (f"{len(left)} of {len(asked)} not asked: {' '.join(left)}",) if left else ()
    return queries[0] if len(queries) == 1 else Query(question.text, parts=tuple(queries), notes=notes)


def _introduction(message: str, question: str) -> str:
    """The last sentence before a question, unless it is about whoever asks and names nothing: "it" may be what that is
    about."""
    if len(question) == 1:  # nothing is left of it but for its first letter, which may be another case in the message
        return ""
    before = " ".join(message.split()).partition(question[1:])[0][:-1]
    said = re.split(r"(?<=[.!])\s+", before.strip())
    if not said[-1].endswith((".", "!")) or not any(map(str.isalnum, said[-1])):
        return ""
    return "" if about_self(said[-1]) and not names(said[-1], opening=False) else said[-1]


def _one(question: Question, known: Known, settings: UnderstandSettings) -> Query:
    """What one question of a message means."""
    notes: tuple[str, ...] = ()
    if settings.typos and (spelt := known.spelt(question.text)) != question.text:
        notes = other_names(question.text, spelt)
        question = replace(question, text=spelt)
    text = self_contained(question) if settings.follow_ups else question.text
    wanted = topics(text) if settings.topics else []
    if settings.topics and not wanted and bare_name(question.text) and not question.history:
        wanted = [text]
    sides = tuple(_named(_topic(side, notes), known, settings) for side in wanted)
    if len(sides) > 1:
        sides = tuple(side if names(side.text) else replace(side, before=text) for side in sides)
        return Query(text, parts=sides, notes=notes, compared=True)
    plain = Query(text, notes=notes, before=_before(text, question) if settings.follow_ups else "")
    if settings.parts and (which := WhichMore.of(text)):
        measures = tuple(_named(Query(each), known, settings) for each in which.questions)
        plain = replace(plain, which=which, sides=measures)
    return sides[0] if sides else _named(_of_files(plain, settings), known, settings)


def _before(text: str, question: Question) -> str:
    """The question that this one leans on: one that names something stands alone."""
    return question.history[-1] if question.history and not names(text, opening=False) else ""


def _topic(side: str, notes: tuple[str, ...]) -> Query:
    """A topic, or the article that it asks for."""
    name, rest = named_file(side)
    if name and not re.search(r"\w{2}", rest.replace(name, "")):
        return Query(side, topic=True, notes=notes, file=name, article=True)
    about = article_of(side)
    return Query(about or side, topic=True, notes=notes, article=bool(about))


def _of_files(query: Query, settings: UnderstandSettings) -> Query:
    """With what it asks of the files themselves, and of which."""
    if not settings.files:
        return query
    if where := said_where(query.text):
        return replace(query, text=where, topic=True)
    name, text = named_file(query.text)
    what, oldest, text = latest(text)
    return replace(query, text=text, files=asked_of_files(query.text), file=name, latest=(what, oldest))


def _named(query: Query, known: Known, settings: UnderstandSettings) -> Query:
    """With the other names of what it names, and with a note on each name that is in no article."""
    aliases = known.names.find(query.text) if settings.names else []
    if settings.names and not query.files:
        rest = query.text
        for alias in reversed(aliases):
            rest = rest[: alias.start] + rest[alias.end :]
        query = replace(query, notes=(*query.notes, *known.unknown(rest)))
    if not query.topic and settings.names:
        query = replace(query, unheard=known.unheard(query.text))
    return replace(query, aliases=tuple(aliases)) if aliases else query


def _answers(question: Question) -> tuple[str, ...]:
    """The answers, as many as there are questions, and none to the one just asked."""
    missing = len(question.history) - len(question.answers)
    return (*question.answers, *[""] * missing, "")[: len(question.history) + 1]
