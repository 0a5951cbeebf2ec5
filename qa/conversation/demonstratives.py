"""Words that point at the conversation ("there", "that", "the company", "anyone else") → the names that they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pullquote.qa.conversation.entities import AUXILIARY, PREPOSITION, names
from pullquote.qa.conversation.pronoun import THE, THIS
from pullquote.qa.conversation.turn import PastTurn, in_full, with_context

_VERBS = r"is|are|was|were|has|have"
_THAT = re.compile(  # not the "that" of "did he say that the …", nor "that of"
    r"^that\b(?! (?:the|there)\b)|\bthat(?=\W*$)|"
    rf"\b(?:{PREPOSITION}|{AUXILIARY}|why|how|like|than) that\b(?! (?:he|she|it|they|there|of|{_VERBS})\b)",
    re.I,
)
_THERE = re.compile(  # a place, not the "there" of "is there any …"
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\bhas )(?<!\bhave )(?<!\bdo )(?<!\bdid )"
    rf"\bthere\b(?! (?:{AUXILIARY}|an?|any\w*|other|been|some\w*|more)\b)",
    re.I,
)
_ARTICLE = re.compile(r"\b(?:this|that|the) (?:article|topic|text|page)\b", re.I)
_MORE = re.compile(
    r"\belse\b|\bany(?:thing|one|body)? others?\b|\b(?:others?|another|again|next|instead|afterwards?|ones)(?=\W*$)",
    re.I,
)


def demonstratives(text: str, turns: Sequence[PastTurn]) -> str | None:
    """ "there", "that", "the company", "anyone else": the names of the last turn are put behind the question."""
    if (there := _THERE.search(text)) and not _own_names(text, turns):
        if place := _place(turns):
            return f"{text[: there.start()]}in {place}{text[there.end() :]}"
        return with_context(text, turns)
    if _own_names(text, turns):
        return None
    if (topic := turns[-1].subject) and _ARTICLE.search(text):
        return _ARTICLE.sub(lambda found: in_full(topic, turns), text)
    leans = THIS.search(text) or _THAT.search(text) or THE.search(text) or _MORE.search(text)
    return with_context(text, turns) if leans else None


def _own_names(text: str, turns: Sequence[PastTurn]) -> bool:
    """Return whether the question names something itself, even in lower case."""
    if names(text):
        return True
    known = {
        word.lower() for turn in turns for name in (*turn.names, *turn.said) for word in name.split() if len(word) > 3
    }
    return bool(known & set(re.findall(r"\w+", text.lower())))


def _place(turns: Sequence[PastTurn]) -> str:
    for turn in reversed(turns):
        if (
            re.match(r"(?:where|(?:in )?(?:which|what) (?:city|country|town|place|state))\b", turn.question, re.I)
            and turn.said
        ):
            return turn.said[0]
        for name in reversed(turn.names):
            if re.search(rf"\b(?:in|at|to|from|into|near) {re.escape(name)}", turn.question):
                return name
    return ""
