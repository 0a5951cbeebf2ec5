"""The kind of answer that a question in another language than English asks for, by its words. A line is a language."""

from __future__ import annotations

import re
from functools import lru_cache

from pullquote.corpus.languages.function_words import language_by_words
from pullquote.corpus.languages.script_language import language

SPOKEN = ("es", "pt", "fr", "de")
_WHO = {
    "es": r"\bqui[eé]n(?:es)?\b", "pt": r"\bquem\b", "fr": r"\bqui\b(?! est-ce qu)",
    "de": r"\b(?:wer|wen|wem|wessen)\b",
    "zh": r"谁|誰|哪位|何人",
}  # fmt: skip
_WHEN = {
    "es": r"(?:^\W*|\by )(?:desde |hasta |para )?(?:cu[aá]ndo|(?:en )?qu[eé] (?:año|mes|d[ií]a|fecha|siglo))\b",
    "pt": r"(?:^\W*|\be )(?:desde |até )?(?:quando|(?:em )?que (?:ano|mês|dia|data|século))\b",
    "fr": r"(?:^\W*|\bet )(?:depuis |jusqu'à )?(?:quand|(?:en |à )?quel(?:le)? (?:année|mois|jour|date|siècle))\b",
    "de": r"(?:^\W*|\bund )(?:(?:seit |bis |ab )?wann"
    r"|(?:in |an |zu )?welche[mrsn]? (?:jahr|monat|tag|datum|jahrhundert))\b",
    "zh": r"什么时候|什麼時候|何时|何時|几时|哪一?[年月天日]|哪个月|几[月号点]",
}
_AMOUNT = {
    "es": r"\bcu[aá]nt[oa]s?\b", "pt": r"\bquant[oa]s?\b", "fr": r"\bcombien\b",
    "de": r"\bwie ?(?:viele?n?|lange|alt|groß|hoch|weit|tief|schwer|oft)\b",
    "zh": r"多少|多[大高长長远遠深重久]|几[个人次家名位年天]",
}  # fmt: skip
_REASON = {
    "es": r"\bpor ?qu[eé]\b(?!\s+\w+o\b)", "pt": r"\bpor ?qu[eê]\b", "fr": r"\bpourquoi\b",
    "de": r"\b(?:warum|weshalb|wieso)\b", "zh": r"为什么|為什麼|为何|為何|为啥|原因",
}  # fmt: skip
_MANNER = {
    "es": r"\bc[oó]mo\b", "pt": r"\bcomo\b", "fr": r"\bcomment\b", "de": r"^\W*wie (?!viel|lange|alt|groß|hoch)\w+",
    "zh": r"怎么|怎麼|怎样|怎樣|如何",
}  # fmt: skip
_SEVERAL = {
    "es": r"\b(?:cu[aá]les|qui[eé]nes)\b", "pt": r"\bquais\b", "fr": r"\bquel(?:le)?s\b", "de": r"\bwelche \w+n\b",
    "zh": r"哪些|哪几",
}  # fmt: skip
_NAME = {
    "es": r"\b(?:llam|nombr|signific|conoc|siglas)", "pt": r"\b(?:cham|nome|signific|conhec|sigla)",
    "fr": r"\b(?:appel|nom\b|noms\b|nomm|signifi|connu|sigle)",
    "de": r"\b(?:hei(?:ß|ss)|genannt|nam|nenn|bedeut|bekannt|kurz|wofür steht)",
    "zh": r"叫|名|称|稱|意思|代表|简写|縮寫",
}  # fmt: skip
_WHETHER = {"zh": r"吗\W*$|嗎\W*$|是否|是不是|有没有|能不能", "fr": r"^\W*est-ce qu"}
_KINDS = {
    kind: {code: re.compile(words, re.IGNORECASE) for code, words in table.items()}
    for kind, table in (
        ("who", _WHO), ("when", _WHEN), ("amount", _AMOUNT), ("reason", _REASON), ("manner", _MANNER),
        ("several", _SEVERAL), ("name", _NAME), ("whether", _WHETHER),
    )
}  # fmt: skip

_COUNTED = {
    "es": r"\d|\b(?:un[oa]?s?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien|mil|mill[oó]n|ning|medi)",
    "pt": r"\d|\b(?:uma?|dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|cem|mil|milh|nenhum|mei[oa]|dúzia)",
    "fr": r"\d|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|mille|million|aucun|demi|douzaine)",
    "de": r"\d|(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend|million|kein|halb)",
    "zh": r"\d|[一二三四五六七八九十百千万亿萬億两兩半数數]",
}
_TIMED = {
    "es": r"\d|\b(?:antes|después|durante|cuando|desde|hasta|hoy|ayer|siglo|año|mes|semana|día|hora|siempre|nunca"
    r"|primavera|verano|otoño|invierno|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
    r"|diciembre|lunes|martes|miércoles|jueves|viernes|sábado|domingo)",
    "zh": r"\d|[年月日号天时時早晚春夏秋冬周]|之前|之后|期间|世纪",
}
_FITTING = {
    kind: {code: re.compile(words, re.IGNORECASE) for code, words in table.items()}
    for kind, table in (("amount", _COUNTED), ("when", _TIMED))
}


def asks(kind: str, question: str) -> bool:
    """Whether a question in another language asks for a kind: who, when, amount, reason, manner, several, name,
    whether.

    >>> asks("when", "¿Cuándo abrió?"), asks("who", "谁创立了知乎？"), asks("when", "When did it open?")
    (True, True, False)
    """
    code, table = _language(question), _KINDS[kind]
    if code in ("", "en"):
        return False
    tried = [table[code]] if code == "zh" else [words for other, words in table.items() if other != "zh"]
    return code in (*SPOKEN, "zh") and any(words.search(question) for words in tried)  # few words tell es from pt


def may_be(kind: str, said: str, language: str) -> bool:
    """Whether words in a language may tell an "amount" or "when"; True of languages that are in no table."""
    words = _FITTING[kind].get(language)
    return words is None or bool(words.search(said))


@lru_cache(maxsize=256)
def _language(question: str) -> str:
    return language(question) or language_by_words(question)
