"""English questions → the same in Romance languages and Esperanto, by the rules of Apertium, word order and all.

    apt-get install apertium apertium-eng-spa apertium-eng-cat apertium-en-gl apertium-eo-en \
        apertium-es-pt apertium-spa-ita apertium-fr-es
    python -m training.translated .data .data/translated.json

Its grammar is poor for questions and its words are mostly right: enough for a reader to learn from, never to be shown.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import zlib
from collections.abc import Sequence
from pathlib import Path

from training.data import read

CHAINS = (  # the pairs that lead into a language; one that stands twice is used twice as often
    ("eng-spa",),
    ("eng-spa",),
    ("eng-spa", "es-fr"),
    ("eng-spa", "es-pt_BR"),
    ("eng-spa", "spa-ita"),
    ("eng-cat",),
    ("en-gl",),
    ("en-eo",),
)
_BETWEEN = "\n\n"


def translations(questions: Sequence[str]) -> dict[str, str]:
    """Each question in one of the languages, chosen by its checksum; those that stay as they are left out."""
    found = {}
    for number, chain in enumerate(CHAINS):
        asked = [one for one in questions if zlib.crc32(one.encode()) % len(CHAINS) == number]
        texts = asked
        for pair in chain:
            texts = _through(pair, texts)
        mark = "¿" if chain[-1] == "eng-spa" else ""
        found |= {one: mark + " ".join(text.split()) for one, text in zip(asked, texts, strict=True)}
    return {one: text for one, text in found.items() if text.strip("¿") not in ("", one)}


def _through(pair: str, texts: Sequence[str]) -> list[str]:
    told = subprocess.run(
        ["apertium", "-u", pair], input=_BETWEEN.join(texts), capture_output=True, text=True, check=True
    )
    return told.stdout.split(_BETWEEN)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the unpacked question sets")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    squad = read(options.data / "squad2-train.json")
    questions = {" ".join(one.text.split()) for each in squad for part in each.paragraphs for one in part.questions}
    found = translations(sorted(one for one in questions if one))
    options.out.write_text(json.dumps(found, ensure_ascii=False, indent=0), encoding="utf-8")


if __name__ == "__main__":
    main()
