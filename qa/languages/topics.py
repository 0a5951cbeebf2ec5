"""A command in another language for a topic: "Háblame de Zhihu", "Erzähl mir von Zhihu", "介绍一下知乎"."""

from __future__ import annotations

import re

_TOPICS = re.compile(
    r"\W*(?:(?:por favor,? )?(?:háblame|cuéntame|dime) (?:más |algo |todo )?"
    r"(?:del |(?:de|sobre|acerca de) (?:el |l[ao]s? )?)"
    r"|(?:resume|resumen de|información sobre) (?:l[ao]s? )?"
    r"|(?:por favor,? )?(?:fala-me|fale|conte-me|conta-me)(?: mais| tudo| algo)? (?:d[oa]s? |(?:de|sobre)(?: [oa]s?)? )"
    r"|(?:parle|parlez|dis|dites)-(?:moi|nous) (?:plus )?(?:de |d['’]|du |des |sur )(?:l[ae]s? )?"
    r"|(?:erzähle?|sag|berichte) (?:mir|uns) (?:mehr |etwas |alles )?(?:vom |(?:von|über) (?:de[rnm] |das |die )?)"
    r"|(?:fasse? zusammen|informationen (?:zu|über)) "
    r"|请?(?:给我)?(?:介绍一?下?|讲讲|讲一讲|说说|谈谈|总结一?下?|概述一?下?)(?:关于)?(?:我)?|请?告诉我(?:关于|有关)的?)"
    r"(?P<topic>[^?？]+?)(?:的(?:情况|信息|内容|故事))?[\s.。!！]*",
    re.IGNORECASE,
)


def topic(command: str) -> str:
    """The topic that a command asks for; '' if it is none.

    >>> topic("Háblame de los faros."), topic("请介绍一下小红书。"), topic("¿Qué es un faro?")
    ('faros', '小红书', '')
    """
    found = _TOPICS.fullmatch(command.strip())
    return found["topic"].strip() if found else ""
