"""Whether a sentence goes on behind a full stop: after a shortened word, an ordinal number, a date.

Lists by language of what the sentence library does not know; the first applies to all languages.
"""

from __future__ import annotations

import re

# Signs above and below letters, and letters among them: nothing is tried twice, which would double the time with each.
_WORD = r"(?:[^\W\d_][\u0900-\u0d7f\u0e30-\u0e4e]*+)++"
SHORTENED = re.compile(rf"(?<![\w.])({_WORD}(?:\.{_WORD})*)\.$")
SPACED = re.compile(r"(?<![\w.])([^\W\d_](?:\. [^\W\d_]{1,2})+)\.$")  # "z. B.", "p. ej."
SMALL = re.compile(r"[\"'“‘«(\[+]*[^\W_A-ZÀ-ÖØ-Þ\u0391-\u03a9\u0400-\u042f]")
LONGEST = 20  # characters looked at


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


NEVER_LAST = _words("""
    approx incl excl resp acc cf vs viz e.g i.e ca nr dept appt vgl bzw z.b d.h inkl exkl zzgl ggf evtl sog insb aprox
    núm p.ex bijv t.ex bl.a tzn np wg fa bzgl
""")
"""Shortened words, without their last full stop, after which a sentence goes on."""
BEFORE_SMALL = _words("""
    max min vol vols fig figs sec sect ch chap art abs para p pp tel ext fax mon tue tues wed thu thur thurs fri sat sun
    jan feb mar apr jun jul aug sep sept oct nov dec fr rs no nos st est avg temp std dia qty ref ser spec tab eq eqs ed
    eds lit nom mio mrd str bd kap s pag pág tél ul godz tys kr sek tsd ltd inc co corp bros etc al jr sr rev gen hr hrs
    kl ok pkt poz rys zł par env
""")
"""Those that may end a sentence too: it goes on where a small letter or a digit follows."""

_NEVER_LAST_IN = {
    "ar": _words("د أ م"),
    "de": _words("u.a s.o s.u i.d.r z.t a.d b. bspw sogen abb hrsg prof dr hl"),
    "es": _words("p.ej av avda dr dra sr sra srta d dª prof ud uds"),
    "fa": _words("دکتر ق م"),
    "fr": _words("réf m mm mme mlle dr pr env p.ex av bd"),
    "hi": _words("डॉ रु श्री पं प्रो सं"),
    "it": _words("sig sigg dott prof ad.es p.es"),
    "nl": _words("dhr mevr dr prof o.a d.w.z m.b.t"),
    "pt": _words("p.ex av sr sra dr dra prof d"),
    "ru": _words("т.е т.к т.н см ср напр рис ул пр просп им проф акад стр гл тел"),
    "th": _words("น พ.ศ ค.ศ ดร นพ ศ รศ ผศ อ ต จ"),
    "uk": _words("т.зв напр див рис вул ім проф акад"),
}
_ORDINAL_IN = {
    "da": r"(?:den|det|de|i|til)",
    "de": r"(?:der|die|das|dem|den|des|im|am|vom|zum|zur|beim|bis|ein\w*|sein\w*|ihr\w*|jede\w*)",
    "no": r"(?:den|det|de|i|til)",
}
_ORDINALS = {code: re.compile(rf"\b{before} \d{{1,2}}\.$", re.IGNORECASE) for code, before in _ORDINAL_IN.items()}
_KOREAN_DATE = re.compile(r"(?<!\d)\d{4}\.(?: ?\d{1,2}\.){0,2}$")


def goes_on(text: str, end: int, start: int, language: str) -> bool:
    """Whether a sentence that would end at `end` goes on at `start`, in a language by its code.

    >>> goes_on("Im 19. Jahrhundert", 6, 7, "de"), goes_on("Er war 19. Dann", 10, 11, "de")
    (True, False)
    """
    if text[end - 1] != ".":
        return False
    before = text[max(0, end - LONGEST) : end]
    if language == "ko" and (date := _KOREAN_DATE.search(before)):
        return text[start].isdigit() or date[0].count(".") == 3
    if language in _ORDINALS and _ORDINALS[language].search(before):
        return True
    found = [match[1].lower().replace(" ", "") for each in (SHORTENED, SPACED) if (match := each.search(before))]
    if not NEVER_LAST.union(_NEVER_LAST_IN.get(language, ())).isdisjoint(found):
        return True
    return not BEFORE_SMALL.isdisjoint(found) and SMALL.match(text, start) is not None
