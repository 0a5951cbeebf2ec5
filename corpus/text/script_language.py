"""The language of a text, guessed from its script alone: cheap, and silent about scripts that many languages share."""

from __future__ import annotations

import re

SCRIPTS = {
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "zh": re.compile(r"[\u3400-\u9fff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
}
LETTER = re.compile(r"[^\W\d_]")
SAMPLE = 4000


def language(text: str) -> str:
    """Return a code such as 'zh' where at least a third of the letters at the start tell it (a tenth for Japanese),
    else ''.
    """
    sample = text[:SAMPLE]
    letters = len(LETTER.findall(sample))
    for code, script in SCRIPTS.items():
        # Japanese mixes kana into characters it shares with Chinese.
        if letters and len(script.findall(sample)) * (10 if code == "ja" else 3) >= letters:
            return code
    return ""
