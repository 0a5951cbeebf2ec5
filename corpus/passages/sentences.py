"""Paragraph → sentences. The door to `sentencex`, and where its traps are kept.

It knows the abbreviations of many languages ("U.S.", "Jan. 5", "J.K. Rowling") and closing quotes, and is
some hundred times faster than pysbd with the same judgement. What a sentence is made of is not looked at,
only where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pullquote.corpus.article import Span
from pullquote.corpus.text.view import view

NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]\s*$")
SHORTENED = re.compile(r"(?<![\w.])([^\W\d_]+(?:\.[^\W\d_]+)*)\.$")
SMALL = re.compile(r"[\"'“‘«(\[]*[^\W_A-ZÀ-ÖØ-Þ\u0391-\u03a9\u0400-\u042f]")
# Scripts that put no space between sentences.
UNSPACED = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


NEVER_LAST = _words("""
    approx incl excl resp acc cf vs viz e.g i.e ca nr dept appt vgl bzw z.b d.h inkl exkl zzgl ggf evtl sog insb aprox
    núm p.ex bijv t.ex bl.a tzn np wg fa bzgl mgr m mme mlle
""")
"""Shortened words, without their last full stop, after which a sentence goes on."""
BEFORE_SMALL = _words("""
    max min vol vols fig figs sec sect ch chap art abs para p pp tel ext fax mon tue tues wed thu thur thurs fri sat sun
    jan feb mar apr jun jul aug sep sept oct nov dec fr rs no nos st est avg temp std dia qty ref ser spec tab eq eqs ed
    eds lit nom mio mrd str bd kap s pag pág tél ul godz tys kr sek tsd ltd inc co corp bros etc al jr sr rev gen hr hrs
    kl ok pkt poz rys zł par env
""")
"""Those that may end a sentence too: it goes on where a small letter or a digit follows."""
WORD = re.compile(r"\w")
TURN = re.compile(r"[.!?。！？…]\s*|\s+")

LONGEST = 8_000
"""Characters handed over at once: time grows with the square where Chinese sentences stand without spaces."""


class Sentence(NamedTuple):
    """`text` is what a model reads of `span`: noise left out, white space runs one space."""

    span: Span
    text: str


def sentences(text: str, paragraph: Span, gaps: Sequence[Span] = (), language: str = "") -> list[Sentence]:
    """The sentences of `text[paragraph]`, in order, disjoint, tight, never empty; gaps are left out when looking.

    Together they hold every character of the paragraph that is neither white space nor in a gap.
    """
    seen = view(text, paragraph, gaps)
    return [
        Sentence(seen.span(start, end), seen.text[start:end]) for start, end in _bounds(seen.text, language or "en")
    ]


def _bounds(text: str, language: str) -> list[Span]:
    found: list[Span] = []
    goes_on = False
    for start, end in _segments(text, language):
        # A piece without a word (a full stop left alone, a closing quote) belongs to its neighbour.
        says = WORD.search(text, start, end) is not None
        if found and (goes_on or not says or _runs_on(text, found[-1], start)):
            goes_on = goes_on and not says
            found[-1] = (found[-1][0], end)
        else:
            goes_on = not says or NUMBER.fullmatch(text, start, end) is not None
            found.append((start, end))
    return found


def _runs_on(text: str, before: Span, start: int) -> bool:
    """Whether the piece at `start` goes on with the one before: inside a word, or after a shortened one."""
    if before[1] == start:
        return not (UNSPACED.match(text, start - 1) or UNSPACED.match(text, start))
    last = SHORTENED.search(text, max(before[0], before[1] - 12), before[1])
    if last is None:
        return False
    word = last[1].lower()
    return word in NEVER_LAST or (word in BEFORE_SMALL and SMALL.match(text, start) is not None)


def _segments(text: str, language: str) -> list[Span]:
    from sentencex import segment

    # A view has no white space but plain spaces; others make sentencex panic in the middle of a character.
    found: list[Span] = []
    for start, end in _chunks(text):
        at = start
        for piece in segment(language, text[start:end]):
            left = len(piece) - len(piece.lstrip())
            if left < len(piece):
                found.append((at + left, at + len(piece.rstrip())))
            at += len(piece)
        if at != end:
            raise AssertionError(f"sentencex gave {at - start} of {end - start} characters back")
    return found


def _chunks(text: str) -> list[Span]:
    found, start = [], 0
    while len(text) - start > LONGEST:
        half = start + LONGEST // 2
        turns = [match.end() for match in TURN.finditer(text, half, start + LONGEST)]
        ends = [end for end in turns if text[end - 1 : end] != " " or text[end - 2 : end - 1] in ".!?。！？…"]
        end = (ends or turns or [start + LONGEST])[-1]
        found.append((start, end))
        start = end
    if start < len(text):
        found.append((start, len(text)))
    return found
