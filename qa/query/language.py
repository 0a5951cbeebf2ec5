"""The language of a question in Latin letters, by its function words: '' unless it is surely not English.

A table kept by hand, since models of letter sequences go by the names, which are most of a short question. Knows the
languages of the table alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pullquote.corpus.english import english
from pullquote.index.text.terms import STOP

# What asks or states in a language and is no everyday word of English | what else holds its sentences together.
_LANGUAGES = {
    "es": """qué que quién quiénes quien cuál cuáles cuándo cuando cuánto cuánta cuántos cuántas dónde donde cómo como
        es está | por para el la los las un una de del en y se su con sobre fue fueron hay tiene son están más""",
    "pt": """que quem qual quais quando quanto quantos quantas onde como é são está foi quê
        | por para o os as um uma de do da dos das em no na nos nas e se seu sua com sobre tem há foram mais""",
    "fr": """que quoi qui quel quelle quels quelles quand combien où comment pourquoi est sont était qu est-ce
        | le la les un une des du de en dans et il elle ce l d a au aux sur pour avec par été fait se ont""",
    "it": """che cosa cos chi quale quali quando quanto quanti quante perché è sono
        | il lo la i gli le un una di del della dei nel nella in e si su con per come dove ha hanno stato l era""",
    "de": """wer wen wem wessen wann wo wohin woher wie warum wieso weshalb welche welcher welches welchen ist sind hat
        wird | was war waren haben wurde wurden gibt der die das den dem des ein eine und im in von zu mit für über""",
    "nl": """wat wie wanneer waar waarom hoe hoeveel welk welke heeft zijn werd wordt
        | is was waren hebben worden de het een van en in op met voor naar over""",
    "id": """apa apakah siapa siapakah kapan dimana bagaimana mengapa kenapa berapa adalah ialah
        | itu ini yang mana di ke dari untuk dengan pada dan oleh bisa boleh sudah telah dalam tentang""",
    "vi": """là gì ai nào đâu sao bao thế | khi ở tại nhiêu như của có được và trong với cho những các một""",
    "tr": """ne nedir kimdir nerede nereye neden niçin nasıl hangi kaç | zaman bir ve ile için mi mı mu mü bu kim da""",
    "pl": """kto kogo kiedy gdzie dlaczego jak jaki jaka jakie ile który która które czy jest
        | co są był była było w na z do i się o od dla przez to""",
    "sv": """vad vem vilka vilken vilket när varför hur är
        | var har hade blev finns en ett den det och i på med för av till""",
    "da": """hvad hvem hvilke hvilken hvilket hvornår hvor hvorfor hvordan er
        | var har havde blev findes en et den det og i på med af til""",
}
_TABLE = {code: tuple(frozenset(words.split()) for words in both.split("|", 1)) for code, both in _LANGUAGES.items()}
_FUNCTION_WORDS = {"en": STOP} | {code: telling | other for code, (telling, other) in _TABLE.items()}
SAMPLE = 4000  # characters of an article
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def language_of(text: str) -> str:
    """The code of the language that a question is surely in; '' for English, for names, and where it is not sure.

    >>> language_of("¿Qué es Zhihu?"), language_of("What is Qué es?"), language_of("El Niño")
    ('es', '', '')
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    held = {code: _held(text, words, *both) for code, both in _TABLE.items()}
    best = max(held, key=held.__getitem__)
    return best if held[best] else ""


def language_of_article(text: str) -> str:
    """Guess the language of a longer text from how many of its words are function words of each; '' without any.

    >>> language_of_article("Owls hunt at night, and they hear."), language_of_article("Die Eule jagt in der Nacht.")
    ('en', 'de')
    """
    words = Counter(word.casefold() for word in _WORD.findall(text[:SAMPLE]))
    held = {code: sum(words[word] for word in known) for code, known in _FUNCTION_WORDS.items()}
    best = max(held, key=held.__getitem__)
    return best if held[best] else ""


def small(text: str) -> list[str]:
    """The words of a text in small letters, the first among them; not its names, which have a capital behind that."""
    words = _WORD.findall(text)
    return [word.casefold() for word in words[:1]] + [word for word in words[1:] if word.islower()]


def _held(text: str, words: Sequence[str], telling: frozenset[str], other: frozenset[str]) -> int:
    """How many of the words of a text a language has; 0 unless one tells it and none is one of English alone. One is
    enough if it opens a question none of whose words is English."""
    held = [word for word in words if word in telling or word in other]
    if telling.isdisjoint(held) or any(word in STOP for word in words if word not in held):
        return 0
    if len(held) == 1:
        return int(held[0] == words[0] and len(small(text)) > 1 and english().isdisjoint(small(text)))
    return len(held)
