"""What a question in another language than English is about: its names, or in scripts without capitals its topic."""

from __future__ import annotations

import re

from pullquote.corpus.languages.function_words import FUNCTION_WORDS
from pullquote.qa.languages.follow_up_words import asking, points_back

_WORD = re.compile(r"[^\W_][\w&+.'’-]*[\w+]|[^\W_]")
_QUOTED = re.compile(r"[«「『《“„\"]([^»」』》”“\"]{2,40})[»」』》”“\"]")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|\w*qu|cos|dov|com|un|\w*ll|quest)['’](?=\w)", re.IGNORECASE)
# Nouns have capitals in German, but stand behind such words: names mostly do not.
_NOUN_AHEAD = re.compile(
    r"\b(?:de[rnms]|die|das|ein(?:e[rsnm]?)?|kein\w*|dies\w+|wie ?viele?|welche\w*|viele?)(?: [a-zäöü]+e[rsnm]?)? $",
    re.IGNORECASE,
)
VERB_FIRST = ("cs", "da", "de", "fi", "nl", "no", "sv")
"""Languages whose yes-or-no questions open with a verb."""
SHORTEST = 4
_SUFFIX = re.compile(r"['’]\w+$")
_NUMBER = re.compile(r"\d{1,3}")  # of a name, such as "Xiaomi 14"; more digits tell a year
_LATIN = re.compile(
    r"[^\s(（的はのがを]{2,8}[(（][A-Za-z][^()（）]*[)）]|[A-Za-z][A-Za-z0-9&+.-]*(?: [A-Z0-9][A-Za-z0-9&+.-]*)*"
)
_KATAKANA = re.compile(r"[ァ-ヴ][ァ-ヴー・]+")
_TOPICS = {
    "ja": re.compile(r"([^\s、。？?]{2,20}?)(?:には|とは|では|って|は|が|の|を|に)"),
    "ko": re.compile(r"(\S.{1,20}?)(?:에서는|에서|에는|은|는|이|가|의|을|를|에)(?=\s)"),
    "zh": re.compile(
        r"([^\s，。？?]{2,15}?)(?=[是的在于於由有为為何什哪谁誰几怎被从從最像和跟与與把会會能不也都将將曾已用]|多少|成立|创|創|推出|上市)"
    ),
}
_BEHIND = {"zh": re.compile(r"(?<=[了的])[^了的，。？?]{2,15}$")}  # 谁创立了…


def about(question: str, language: str) -> list[str]:
    """Return what a question names, in order.

    >>> about("¿Quién fundó Zhihu?", "es"), about("Wann wurde der Hafen von Ulm gebaut?", "de")
    (['Zhihu'], ['Ulm'])
    >>> about("谁创立了知乎？", "zh"), about("知乎是什么时候成立的？", "zh")
    (['知乎'], ['知乎'])
    """
    bare = re.sub(r"^[^\w«「『《“„\"]+|[\s?？.!]+$", "", question)
    if said := _QUOTED.findall(bare):
        return list(dict.fromkeys(said))
    return _topics(bare, language) if language in _TOPICS else _names(bare, language)


def _names(bare: str, language: str) -> list[str]:
    """Runs of words with a capital; the first word of a question is none where it asks."""
    if language in ("fr", "it"):
        bare = _ELIDED.sub("", bare)
    match, small = asking(bare, language), FUNCTION_WORDS.get(language, frozenset())
    first = match.start() == 0 if match else language in VERB_FIRST
    found, at = list[str](), -1
    for word in _WORD.finditer(bare):
        opens = word.start() == 0 and (first or len(word[0]) < SHORTEST or word[0].casefold() in small)
        goes_on = word.start() == at + 1 and bare[at] == " "
        name = _SUFFIX.sub("", word[0]) if language == "tr" else word[0]
        if goes_on and (name[0].isupper() or _NUMBER.fullmatch(name)):
            found[-1] += f" {name}"
        elif name[0].isupper() and not opens and not (language == "de" and _NOUN_AHEAD.search(bare[: word.start()])):
            found.append(name)
        else:
            continue
        at = word.end() if name == word[0] else -1
    return list(dict.fromkeys(found))


def _topics(bare: str, language: str) -> list[str]:
    """Names in Latin letters or katakana; else what stands before the first particle or verb, or at the very end."""
    said = _LATIN.findall(bare) or (_KATAKANA.findall(bare) if language == "ja" else [])
    if said:
        return list(dict.fromkeys(said))
    match = asking(bare, language)
    if language in _BEHIND and match and match.start() == 0:
        return _BEHIND[language].findall(bare)
    topic = _TOPICS[language].match(bare)
    return [topic[1]] if topic and not (asking(topic[1], language) or points_back(topic[1], language)) else []
