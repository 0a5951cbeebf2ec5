"""Function words of each language, kept by hand: they identify it, and search drops them.

Models of letter sequences are misled by names, which are most of a short text. Knows only the languages of the table,
all in Latin letters; other scripts are in `script_language`.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, repeat

ENGLISH = frozenset(
    """
    a about above after again against all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each few for from further had has have having he her here hers him
    his how i if in into is it its itself just me more most my no nor not of off on once only or other our out over own
    s same shall she should so some such t than that the their them then there these they this those through to too
    under until up very was we were what when where which while who whom whose why will with would you your
    """.split()  # noqa: SIM905 — a list of words reads best as a text
)

# Words that ask or state in a language and are not everyday English | its other function words.
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
        wird | was war waren haben wurde wurden gibt der die das den dem des ein eine einen einem einer
        und im in am an auf aus nach bei von zu zum zur mit für über als es her sich nicht auch noch""",
    "nl": """wat wie wanneer waar waarom hoe hoeveel welk welke heeft zijn werd wordt
        | is was waren hebben worden de het een van en in op met voor naar over""",
    "id": """apa apakah siapa siapakah kapan dimana bagaimana mengapa kenapa berapa adalah ialah
        | itu ini yang mana di ke dari untuk dengan pada dan oleh bisa boleh sudah telah dalam tentang""",
    "vi": """là gì ai nào đâu sao bao thế | khi ở tại nhiêu như của có được và trong với cho những các một""",
    "tr": """ne nedir kimdir nerede nereye neden niçin nasıl hangi kaç | zaman bir ve ile için mi mı mu mü bu kim da""",
    "pl": """kto kogo kiedy gdzie dlaczego jak jaki jaka jakie ile który która które czy jest
        | co są była był było w na z do i się o od dla przez to""",
    "sv": """vad vem vilka vilken vilket när varför hur är
        | var har hade blev finns en ett den det och i på med för av till""",
    "da": """hvad hvem hvilke hvilken hvilket hvornår hvor hvorfor hvordan er
        | var har havde blev findes en et den det og i på med af til""",
}
DISTINCTIVE = {
    code: tuple(frozenset(words.split()) for words in both.split("|", 1)) for code, both in _LANGUAGES.items()
}
FUNCTION_WORDS = {"en": ENGLISH} | {code: distinctive | other for code, (distinctive, other) in DISTINCTIVE.items()}
LANGUAGES_OF = {
    word: [code for code, words in FUNCTION_WORDS.items() if word in words]
    for word in frozenset().union(*FUNCTION_WORDS.values())
}
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SAMPLE = 4000  # characters of an article
SHORT = 20  # words; of more a language has several of its small words


def language_by_words(text: str) -> str:
    """The language with most function words among the words at the start of a text; '' if it has none, and for a longer
    text with but one of another language than English: "price per month" in a table is not Italian.

    >>> language_by_words("Owls hunt at night, and they hear."), language_by_words("Die Eule jagt in der Nacht.")
    ('en', 'de')
    """
    words = [word.casefold() for word in WORD.findall(text[:SAMPLE])]
    held = Counter(chain.from_iterable(map(LANGUAGES_OF.get, words, repeat(()))))
    best = max(FUNCTION_WORDS, key=held.__getitem__)
    few = best != "en" and len(words) > SHORT and len(FUNCTION_WORDS[best].intersection(words)) < 2
    return best if held[best] and not few else ""
