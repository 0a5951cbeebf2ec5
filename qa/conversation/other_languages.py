"""A question in another language that leaves its rest to the one before: "¿Cuándo?", "Und in Rom?", "那上海呢？".

The earlier question is not merged, as in English, but put before it: search uses both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pullquote.corpus.languages.question_language import question_language
from pullquote.qa.conversation.entities import names
from pullquote.qa.conversation.turn import PastTurn

_ASKED = {
    "es": r"cu[aá]ndo|d[oó]nde|por qu[eé]|qui[eé]n(?:es)?|c[oó]mo|cu[aá]nt[oa]s?|(?:en )?qu[eé] (?:año|mes|ciudad)",
    "pt": r"quando|onde|por ?qu[eê]|quem|como|quant[oa]s?|(?:em )?que (?:ano|mês|cidade|país)",
    "fr": r"quand|où|pourquoi|qui|comment|combien|(?:en |dans )?quel(?:le)? (?:année|mois|ville|pays)",
    "de": r"wann|wo|warum|wieso|wer|wie|wie ?viele?|(?:in )?welche[mrs]? (?:jahr|monat|stadt|land)",
    "zh": r"是?(?:什么时候|何时|在?哪[里儿]|为什么|为何|谁|怎么样?|如何|多少|哪一?年|哪个(?:城市|国家))呢?",
}
_AND = {"es": r"y|e|o", "pt": r"e|ou", "fr": r"et|ou", "de": r"und|oder|aber", "zh": r"那么?|那|还有"}
_LEANING = {
    "es": r"\b(?:él|ella|ellos|ellas|allí|esa? (?:empresa|ciudad|persona|año|aplicación)|est[ea] (?:empresa|ciudad))\b",
    "pt": r"\b(?:ele|ela|eles|elas|lá|ess[ae] (?:empresa|cidade|pessoa|ano)|est[ae] (?:empresa|cidade))\b",
    "fr": r"\b(?:elles?|ils?|lui|leur|celle-ci|celui-ci|là-bas|cette (?:entreprise|ville|année))\b",
    "de": r"\b(?:er|ihm|ihn|ihnen|dort|dessen|deren|diese[rsnm]? (?:firma|stadt|jahr|person|app))\b",
    "zh": r"[它他她]们?|这[个家款位座]|那[个家款位座]|该(?:公司|平台|应用|城市)|那里|那时",
}
_SHORT = 5  # words of a question that begins with "and"


def leaning(text: str, turns: Sequence[PastTurn]) -> str | None:
    """The question with what it leans on, None for one that stands alone, and for English.

    >>> leaning("¿Y cuándo?", [PastTurn("¿Quién fundó Zhihu?", "")])
    '¿Quién fundó Zhihu? ¿Y cuándo?'
    """
    code = question_language(text)
    if code == "en":
        code = question_language(turns[-1].question)  # "Y en Roma?" may not tell
    if code not in _ASKED:
        return None
    before = turns[-1].question.strip()
    if re.fullmatch(rf"\W*(?:(?:{_AND[code]})\W*)?(?:{_ASKED[code]})\W*", text, re.IGNORECASE):
        return f"{before} {text}"
    if code == "zh":
        short = re.fullmatch(r"\W*(?:那么?)?.{1,10}呢\W*", text)
        return f"{before} {text}" if short or re.search(_LEANING[code], text) else None
    if re.match(rf"\W*(?:{_AND[code]})\b", text, re.IGNORECASE) and len(text.split()) <= _SHORT:
        return f"{before} {text}"
    if re.search(_LEANING[code], text, re.IGNORECASE) and not names(text.lstrip("¿¡ "), opening=False):
        return f"{before} {text}"
    return None
