"""A paragraph → the names that it equates: "Burma, also known as Myanmar", "European Union (EU)", "EU, short for …".

Ignores names that are merely near each other: in brackets it accepts only an abbreviation (Schwartz and
Hearst, "A simple algorithm for identifying abbreviation definitions", PSB 2003, with capitals that must open a word)
or the name in another script. English wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pullquote.index.text.terms import STOP

_UPPER = r"A-Z\u00c0-\u00de"
_TOKEN = rf"(?:[{_UPPER}][\w'&-]*(?:[.’](?!s\b)[\w-]+)*|[a-z]+[{_UPPER}]\w*|\d+[{_UPPER}]\w*)"
_LINK = r"(?: (?:of|the|de|la|du|van|von|for|&|of the|for the))?"
_NAME = rf"{_TOKEN}(?:{_LINK} (?:{_TOKEN}|\d+))*"
_MARK = r"[\"“”„'‘’*]?"
_HOW = (
    r"(?:(?:also|sometimes|commonly|often|otherwise|popularly|formerly|previously|originally|officially|generally"
    r"|better|formally|colloquially|informally|still|once|now|later|today|internationally|widely|locally|then) )"
)
_WHERE = r"(?: (?:internationally|abroad|overseas|globally|locally|there|in English|in the West|outside [A-Z]\w+))"
_AS = rf"(?:(?:known|referred to|branded|sold|marketed|trading){_WHERE}? as|called{_WHERE}?|named)"
_CALLED = (
    rf"(?:(?:{_HOW}+|(?=(?:known|called|referred to){_WHERE})){_AS}|a\.?k\.?a\.?"
    r"|short for|abbreviated (?:as|to)|abbreviation (?:of|for))"
)
_VERB = "is|was|are|were|has|had|who|which|that|or|will|can|came|began"
_AFTER = rf"(?=\s*(?:[,.;:()\[\]—\"“”!?*]|–(?!\w)|[’'](?!\w))|\s*$|\s+(?:{_VERB})\b)"
_ASIDE = r"(?:(?:which|who) (?:is|was) |(?:the|an?) (?:(?!(?:of|in|on|is|are|was|were)\b)[\w-]+ ){1,4})?"
EQUATED = re.compile(
    rf"(?<![\w.’'–-])(?P<one>{_NAME}){_MARK}(?:,| ?[(—–]| -)\s?{_ASIDE}{_CALLED}"
    rf" (?:the )?{_MARK}(?P<other>{_NAME}){_MARK}{_AFTER}"
)
# A name goes on to its left, or belongs to another: "the north of Ireland, later called …".
PART = re.compile(rf"(?:{_TOKEN},?|\b(?:in|of|near|and|upon|(?:south|north|east|west)ern)(?: the)?) $")
OPENING = re.compile(
    r"(?:^|(?<=[.!?] ))(?:(?:Also|Better|Formerly|Previously|Originally|Commonly|Otherwise) (?:known|called)"
    rf"{_WHERE}?(?: as)?|Known{_WHERE} as)"
    rf" (?:the )?{_MARK}(?P<other>{_NAME}){_MARK}(?: or (?:the )?{_MARK}(?P<third>{_NAME}){_MARK})?,"
    rf" (?:the )?(?P<one>{_NAME}){_AFTER}"
)
BRACKET = re.compile(r"[(（](?:(?<=[^\s(（].)|(?<=[^\s(（] .))(?P<short>[^()（）]{2,60})[)）]")
SHORT = re.compile(rf"(?=(?:[^{_UPPER}]*[{_UPPER}]){{2}})[\w&./-]{{2,10}}")
_TONGUES = "Chinese|Japanese|Korean|Russian|Arabic|Greek|Hebrew|Thai"
OTHER_SCRIPT = re.compile(rf"(?:(?:{_TONGUES}): )?([\u0370-\u1fff\u3040-\ud7ff]{{2,12}})(?=[;,]|$)")
# A name in another script before its Latin one: Chinese alone or in its marks, since no space says where it begins.
_ORIGINAL = re.compile(
    r"(?:^|(?<=[\s，。、；：！？,.;:]))(?P<name>[\u3040-\u30ff\u3400-\u9fff]{2,8})$"
    r"|[“「『《\"](?P<marked>[\u3040-\u30ff\u3400-\u9fff]{2,12})[”」』》\"]$"
    r"|(?P<spaced>[\uac00-\ud7af]{2,10}|[\u0410-\u042f][\u0430-\u0451]+(?: [\u0410-\u042f][\u0430-\u0451]+){0,2})$"
)
_LATIN = re.compile(rf"(?:(?:英文|英语|英文名|English)[:：]? ?)?(?P<name>{_NAME})")
_BEFORE = re.compile(rf"(?<!, )(?<![\w.’'–-])(?P<name>(?!{_TONGUES}){_NAME})[\"“”’'*]*$")
_SIGNS = (
    *("known", "called", "named", "referred to", "branded", "marketed", "short for", "abbreviated", "abbreviation"),
    *("aka", "a.k.a", "ak.a", "a.ka"),
)
_WINDOW = 150  # characters before and behind a sign that are looked at: the pattern is slow
_ARTICLES = frozenset(["the", "a", "an"])
_OPENING = _ARTICLES | STOP | {"although", "since", "today", "also", "later"}  # capitalised where they open a sentence
_TITLES = {"Mr", "Mrs", "Ms", "Dr", "St"}
_SMALL = re.compile(r"(?:and|of|for|the|in|on|at|to|by|as|a|an|or|with) ")  # opens no long form


class AliasPair(NamedTuple):
    """Two names of one thing; `start` and `end` are the words of the paragraph that say so."""

    one: str
    other: str
    start: int
    end: int


def alias_pairs(paragraph: str) -> list[AliasPair]:
    """What a paragraph equates, in order, each pair once.

    >>> [pair[:2] for pair in alias_pairs("The World Bank, formerly known as the IBRD, met the European Union (EU).")]
    [('World Bank', 'IBRD'), ('European Union', 'EU')]
    """
    found: dict[tuple[str, str], AliasPair] = {}
    for equation in sorted((*_said(paragraph), *_bracketed(paragraph)), key=lambda each: each.start):
        one, other = _cleaned(equation.one, _OPENING), _cleaned(equation.other, _ARTICLES)
        if one and other and one.casefold() != other.casefold():
            found.setdefault((one, other), AliasPair(one, other, equation.start, equation.end))
    return list(found.values())


def _said(paragraph: str) -> Iterator[AliasPair]:
    for start, end in sorted(span for sign in _SIGNS for span in _spans(sign, paragraph)):
        around = max(0, start - _WINDOW), end + _WINDOW
        for match in EQUATED.finditer(paragraph, *around):
            if match.end() == around[1] < len(paragraph):
                continue  # cut off
            quoted = paragraph[match.start("other") - 1] in '"“'
            if quoted and not re.match(r"[,.]?[\"”]", paragraph[match.end("other") :]):
                continue  # more is quoted than a name
            if PART.search(paragraph, max(0, match.start() - 40), match.start()):
                continue
            yield AliasPair(match["one"], match["other"], *match.span())
    for match in _openings(paragraph):
        yield AliasPair(match["one"], match["other"], *match.span())
        if match["third"]:
            yield AliasPair(match["one"], match["third"], *match.span())


def _spans(sign: str, paragraph: str) -> Iterator[tuple[int, int]]:
    """Where a word or two stand by themselves; many times as fast as a pattern."""
    at = paragraph.find(sign)
    while at >= 0:
        end = at + len(sign)
        if not (paragraph[at - 1 : at].isalnum() or paragraph[end : end + 1].isalnum()):
            yield at, end
        at = paragraph.find(sign, end)


def _openings(paragraph: str) -> Iterator[re.Match[str]]:
    """Where a sentence opens with another name of what it is about: "Also known as …", "Known abroad as …"."""
    for word, first in (("known", False), ("called", False), ("Known", True)):
        for at, _ in _spans(word, paragraph):
            start = at if first else paragraph.rfind(" ", 0, max(0, at - 1)) + 1
            if match := OPENING.match(paragraph, start):
                yield match


def _bracketed(paragraph: str) -> Iterator[AliasPair]:
    """Abbreviations before or in a bracket, and names in another script."""
    for match in BRACKET.finditer(paragraph):
        end = match.start() - (paragraph[match.start() - 1] == " ")
        begin = paragraph.rfind(" ", 0, max(0, end - _WINDOW)) + 1
        before, inside = paragraph[begin:end], match["short"]
        if original := OTHER_SCRIPT.match(inside):
            if name := _BEFORE.search(paragraph, begin, end):
                yield AliasPair(name["name"], original[1], name.start(), match.end())
            continue
        if (spelt := _ORIGINAL.search(before)) and (latin := _LATIN.fullmatch(inside)):
            group = str(spelt.lastgroup)
            yield AliasPair(spelt[group], latin["name"], begin + spelt.start(group), match.end())
            continue
        head, _, rest = inside.partition(" ")
        if (
            SHORT.fullmatch(head)
            and (not rest or re.fullmatch(_NAME, inside))
            and (at := long_form(head, before)) is not None
        ):
            yield AliasPair(before[at:].strip(" \"“”’'*"), inside, begin + at, match.end())
        elif (
            (short := re.search(r"[\w&./-]{2,10}$", before))
            and SHORT.fullmatch(short[0])
            and long_form(short[0], inside) == 0
        ):
            yield AliasPair(short[0], inside, begin + short.start(), match.end())


def long_form(short: str, before: str) -> int | None:
    """Where the words begin that `short` abbreviates at the end of a text; None if they do not.

    Its letters are met from the last to the first, capitals at the start of a word, the first one too.

    >>> long_form("API", "the application programming interface"), long_form("EU", "the lion")
    (4, None)
    """
    letters = [letter for letter in short if letter.isalnum()]
    before = before.rstrip(" \"“”’'*")
    limit = min(len(letters) + 5, 2 * len(letters))
    at = len(before)
    for place, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= 0 and not (
            before[at].casefold() == letter.casefold()
            and (_opens(before, at) or (letter.islower() and place))
            and (place or not _SMALL.match(before, at))
        ):
            at -= 1
        if at < 0:
            return None
    words = before[at:].split()
    return (
        at
        if len(letters) > 1 and 2 <= len(words) <= limit and "," not in before[at:] and ";" not in before[at:]
        else None
    )


def _opens(text: str, at: int) -> bool:
    """Whether a word begins here, or a capital stands inside one: the T of TikTok."""
    return at == 0 or not text[at - 1].isalnum() or (text[at].isupper() and text[at - 1].islower())


def _cleaned(name: str, openers: frozenset[str]) -> str:
    """Without quotes and opening words; '' when no name is left."""
    words = name.strip(" .,;:'’\"“”*").split()
    while words and words[0].casefold() in openers:
        words.pop(0)
    return " ".join(words) if any(len(word) > 1 for word in words) and words[-1] not in _TITLES else ""
