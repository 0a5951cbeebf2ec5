"""The marks inside a line of AsciiDoc → the words that they are around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pullquote.corpus.formats.builder import Part
from pullquote.corpus.text.raised import raised

SIGNS = {
    "nbsp": " ", "sp": " ", "empty": "", "blank": "", "zwsp": "", "amp": "&", "lt": "<", "gt": ">", "plus": "+",
    "startsb": "[", "endsb": "]", "vbar": "|", "caret": "^", "asterisk": "*", "tilde": "~", "backtick": "`",
    "apos": "'", "quot": '"', "deg": "°", "two-colons": "::", "cpp": "C++",
}  # fmt: skip
WRITTEN = {"(C)": "©", "(R)": "®", "(TM)": "™", "->": "→", "=>": "⇒", "<-": "←", "...": "…"}
PUT_IN = re.compile(r"(?<!\\)\{([\w-]+)\}")
MARK = re.compile(
    r"(?P<escape>\\(?=[*_`#^~{\[<+]))|(?P<anchor>\[\[[^\[\]\n]*\]\])|<<(?P<id>[^<>,\n]+)(?:,(?P<ref>[^<>\n]+))?>>"
    r"|\(\(\((?P<index>[^()\n]*)\)\)\)|\(\((?P<term>[^()\n]*)\)\)"
    r"|(?P<picture>(?:image|icon|anchor|indexterm):{1,2}[^\s\[\]]*\[[^\]\n]*\])|footnote(?:ref)?:[\w-]*\[(?P<foot>[^\]]*)\]"
    r"|(?:(?:link|xref|mailto|menu|btn|kbd|pass|stem|latexmath|asciimath|indexterm2):(?P<target>[^\s\[\]]*)"
    r"|(?P<address>(?:https?|ftp|irc)://[^\s\[\]<>]+))\[(?P<link>[^\]\n]*)\]"
    r"|(?P<hard>[ \t]\+(?=\n|$))"
    r"|(?:\[(?P<role>[^\[\]\n]*)\])?(?P<sign>\*\*|__|``|##|\+\+|(?<!\w)[*_`#+](?=\S))(?P<inner>[^\n]{1,500}?(?:\n[^\n]{1,500}?)?)(?P=sign)"
    r"(?!(?<![*_`#+]{2})\w)|\^(?P<high>\S{1,40}?)\^|~(?P<low>\S{1,40}?)~|(?P<written>\((?:C|R|TM)\)|[-=]>|<-)"
)


def words(text: str, attributes: Mapping[str, str]) -> str:
    """The words of a text without its marks, struck ones included."""
    return "".join(part.words for part in inline(text, attributes))


def inline(text: str, attributes: Mapping[str, str]) -> Iterator[Part]:
    """The parts of a text, struck words and the marks of notes hidden; a note follows in brackets."""
    text = PUT_IN.sub(lambda name: attributes.get(name[1], SIGNS.get(name[1], name[0])), text)
    at = 0
    for match in MARK.finditer(text):
        yield Part(text[at : match.start()])
        at = match.end()
        if match["sign"]:
            struck = "line-through" in (match["role"] or "")
            inner = [Part(match["inner"])] if match["sign"][0] in "`+" else inline(match["inner"], {})
            yield from (Part(part.words, part.hidden or struck) for part in inner)
        elif match["high"]:
            yield Part(raised(match["high"]))
        elif match["foot"]:
            yield from (Part(" ("), *inline(match["foot"], {}), Part(")"))
        elif match["link"] is not None:
            yield from _link(match["link"], match["target"] or match["address"] or "")
        elif match["written"]:
            yield Part(WRITTEN[match["written"]])
        elif match["id"]:
            yield Part(match["ref"] or match["id"].strip("#"))
        elif match["hard"]:
            yield Part(" ")
        else:
            yield Part(match["term"] or match["low"] or "")
    yield Part(text[at:])


def _link(shown: str, target: str) -> Iterator[Part]:
    said = re.sub(r",\s*(?:window|role|opts|subject)=.*$|\^$", "", shown).strip('"')
    if target and said and ">" in said:  # menu:File[Save > As]
        said = f"{target} > {said}"
    yield from inline(said, {}) if said else [Part(target)]
