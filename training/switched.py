"""English questions with words of other languages: a reader learns to read English for those who ask in theirs.

No parallel texts are needed (Qin et al. 2020, CoSDA-ML): `training.lexicon` finds what words are in other languages.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from training.data import Example

Lexicon = dict[str, dict[str, list[tuple[str, float]]]]
"""script → English word → its renderings with how near they are, nearest first."""

SHARES = {  # how often a question is put into the languages of each script
    "LATIN": 8,
    "CJK": 4,
    "CYRILLIC": 3,
    "ARABIC": 2,
    "DEVANAGARI": 1,
    "HANGUL": 1,
    "KANA": 1,
    "THAI": 1,
    "GREEK": 1,
    "HEBREW": 1,
    "BENGALI": 1,
}
UNSPACED = frozenset(("CJK", "KANA", "THAI"))
_PART = re.compile(r"\w+|\W+")


@dataclass(frozen=True, slots=True)
class SwitchSettings:
    """`share` of the examples are put into other languages, `kept` of their words stay English; a rendering has at
    least the nearness `least`, and is at most `spread` less near than the nearest one. Of those in Latin letters,
    `translated` are whole translations, where there are any."""

    share: float = 0.6
    kept: float = 0.1
    least: float = 0.012
    spread: float = 0.02
    translated: float = 0.7


class Switched:
    """Puts the words of questions into other languages, as the lexicon in a file has them, or takes their translations
    (`training.translated`) from another file."""

    def __init__(self, lexicon: Path, settings: SwitchSettings | None = None, translated: Path | None = None) -> None:
        self._settings = settings or SwitchSettings()
        self._whole: dict[str, str] = json.loads(translated.read_text(encoding="utf-8")) if translated else {}
        self._words: Lexicon = json.loads(lexicon.read_text(encoding="utf-8"))
        self._scripts = [script for script in SHARES if script in self._words]

    def examples(self, examples: list[Example], rng: Random) -> list[Example]:
        """The examples, in their share with another question's words."""
        return [self._switched(one, rng) if rng.random() < self._settings.share else one for one in examples]

    def _switched(self, example: Example, rng: Random) -> Example:
        (script,) = rng.choices(self._scripts, [SHARES[script] for script in self._scripts])
        whole = self._whole.get(example.question) if script == "LATIN" else None
        if whole and rng.random() < self._settings.translated:
            return replace(example, question=whole)
        return replace(example, question=self.question(example.question, script, rng))

    def question(self, question: str, script: str, rng: Random) -> str:
        """The question with the words of a script's languages. Names stay as they are."""
        words = _PART.findall(question)
        opening = " ".join(words[:3:2]).lower()
        begun = self._near(opening, script) if words[1:2] == [" "] else []
        parts = [rng.choice(begun)] if begun else []
        parts += [self._word(part, at == 0, script, rng) for at, part in enumerate(words) if at > 2 or not begun]
        if script in UNSPACED:
            return "".join(part for part in parts if part != " ")
        return "".join(parts)

    def _word(self, part: str, first: bool, script: str, rng: Random) -> str:
        near = self._near(part.lower() if first else part, script)
        if not near or rng.random() < self._settings.kept:
            return f" {part} " if script in UNSPACED and part.isalnum() else part
        return rng.choice(near)

    def _near(self, words: str, script: str) -> list[str]:
        """Their renderings that are near enough, in no order."""
        found, settings = self._words[script].get(words, []), self._settings
        return [each for each, near in found if near >= max(settings.least, found[0][1] - settings.spread)]
