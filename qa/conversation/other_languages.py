"""A question in another language that leans on the one before: "¿Y cuándo?", "Und in Rom?", "それはいつですか？".

As in English, one that only asks ("Wann?") and one that only names ("那上海呢？") are put into the question before; one
that points back has its names put behind it in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pullquote.corpus.languages.function_words import FUNCTION_WORDS
from pullquote.corpus.languages.question_language import question_language, small_words
from pullquote.qa.conversation.entities import ASKING
from pullquote.qa.conversation.named_before import VERB_FIRST, about
from pullquote.qa.conversation.turn import PastTurn
from pullquote.qa.languages.follow_up_words import (
    UNSPACED,
    asking,
    known,
    only_asks,
    points_back,
    which,
    without_and,
    without_article,
)

_SHORT, _SHORT_UNSPACED = 5, 12  # words, signs of what only names a thing
_BRIEF = 5  # words of an answer that is a name
_LIGHT, _LIGHT_UNSPACED = 3, 4  # words that say something, signs, of a question whose subject is left out
_LIGHT_SIGN = re.compile(r"[\u3040-\u309f\W是的了在有]")
_PARTICLE = {
    "ja": re.compile(r"(?:については?|に関しては?|はどう(?:ですか|でしょうか)?|の場合は?|では|には|は|って)$"),
    "ko": re.compile(r"(?:에서는|에서|에 대해서는|의 경우는|은|는|이는)?요?$"),
    "zh": re.compile(r"(?:怎么样|又如何)?呢?$"),
}
_ENGLISH = re.compile(rf"\b(?:{ASKING})\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,:]*")


def leaning(text: str, turns: Sequence[PastTurn]) -> str | None:
    """Return the question in full, None for one that stands alone, and for English.

    >>> leaning("¿Y cuándo?", [PastTurn("¿Quién fundó Zhihu?", "")])
    '¿Cuándo fundó Zhihu?'
    """
    language = _language(text, turns[-1].question)
    if not known(language) or _ENGLISH.search(text):
        return None
    before = turns[-1]
    rest, opened = without_and(text, language)
    if only_asks(rest, language):
        return _asked(rest, before, language)
    if (opened or language in _PARTICLE) and (new := _named(rest, language, opened)):
        return _put(new, before.question.strip(), language)
    named = about(rest, language)
    if points_back(rest, language, named) or (not named and _without_subject(rest, language)):
        return _beside(text, _topic(turns, language))
    return None


def _language(text: str, before: str) -> str:
    """The language of a question, a few words of which may not tell: then that of the one before."""
    own, earlier = question_language(text), question_language(before)
    few = len(small_words(text)) <= 2
    return earlier if earlier != "en" and (own == "en" or few) else own


def _asked(rest: str, before: PastTurn, language: str) -> str:
    """The question before, asked with other words, and with what was answered."""
    question = before.question.strip()
    said = before.answer if 0 < len(before.answer.split()) <= _BRIEF else ""
    old, inner = asking(question, language), question.strip(" ¿?？")
    if language == "ko":
        rest = rest.removesuffix("요")
    if language in _PARTICLE and not which(rest, language) and (only := asking(rest, language)):
        rest = only[0]
    if old is None:
        inner = inner[:1].lower() + inner[1:] if language in VERB_FIRST else inner
        return f"{rest[:1].upper()}{rest[1:]}{'' if language in UNSPACED else ' '}{inner}?"
    start = question[: old.start()].lstrip(" ¿")
    asked = rest[:1].lower() + rest[1:] if start else rest[:1].upper() + rest[1:]
    return _beside(
        f"{'¿' if question.startswith('¿') else ''}{start}{asked}{question[old.end() :]}", [said] if said else []
    )


def _named(rest: str, language: str, opened: bool) -> str:
    """The thing that a question is no more than the name of; '' if it is more."""
    new = rest
    if particle := _PARTICLE.get(language):
        new = particle.sub("", rest)
        if new == rest and not opened:
            return ""
    short = len(new) <= _SHORT_UNSPACED if language in UNSPACED else len(new.split()) <= _SHORT
    return "" if not new or not short or asking(new, language) or points_back(new, language) else new


def _put(new: str, question: str, language: str) -> str:
    """The question before, asked about another thing: its name, its number, or what stands behind the same small word
    in the place of the old one."""
    known_things, new = about(question, language), without_article(new, language)
    small, _, thing = new.partition(" ")
    if thing and small.islower() and not thing[0].islower():
        for old in [*reversed(known_things), *_NUMBER.findall(question)]:
            if thing[0].isdigit() == old[0].isdigit() and re.search(
                rf"\b{re.escape(small)} {re.escape(old)}", question
            ):
                return question.replace(f"{small} {old}", new, 1)
    elif new[0].isdigit() and (number := _NUMBER.search(question)):
        return question[: number.start()] + new + question[number.end() :]
    elif known_things:
        suffix = r"(?:['’]\w+)?" if language == "tr" else ""
        return re.sub(re.escape(known_things[0]) + suffix, lambda _: new, question, count=1)
    end = len(question.rstrip(" ?？"))
    return f"{question[:end]} {new}{question[end:]}"


def _without_subject(rest: str, language: str) -> bool:
    """Whether a question says so little that its subject must have been named before: "¿Cuándo se fundó?"."""
    match = asking(rest, language)
    if match is None:
        return False
    left = f"{rest[: match.start()]} {rest[match.end() :]}".casefold()
    if language in UNSPACED:
        return len(_LIGHT_SIGN.sub("", left)) <= _LIGHT_UNSPACED
    said = [word for word in re.findall(r"\w+", left) if word not in FUNCTION_WORDS.get(language, ())]
    return len(said) <= _LIGHT


def _topic(turns: Sequence[PastTurn], language: str) -> list[str]:
    """What the conversation is about, and the names of the last answer."""
    named = (about(turn.question, question_language(turn.question)) for turn in reversed(turns))
    return [*next(filter(None, named), [])[:2], *turns[-1].said[:2]]


def _beside(text: str, said: Sequence[str]) -> str:
    wanted = [each for each in dict.fromkeys(said) if each.casefold() not in text.casefold()]
    end = len(text.rstrip(" ?？"))
    return f"{text[:end]} ({', '.join(wanted)}){text[end:]}" if wanted else text
