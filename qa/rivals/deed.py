"""What a question asks who did, or to whom it was done, and how a sentence tells of it: actively or passively.

Of any verb, known by its place in the question; its forms are those with its stem. English, no grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pullquote.corpus import Span
from pullquote.index import term_set

_AUXILIARY = r"(?:has|have|had|will|would|can|could|may|might|must|should|first|originally|really|actually|once|also)"
_BE = r"(?:am|is|are|was|were|be|been|being|gets?|got|gotten)"
_FORMS = (  # what a question asks, "did" and "to whom", and whether for the one who does it
    (re.compile(rf"(?:by )?whom? (?:did|does|do|{_AUXILIARY}) (?P<other>.+?) (?P<verb>[a-z-]+)(?: .*)?", re.I), False),
    (re.compile(rf"who {_BE} (?P<other>.+?) (?P<verb>[a-z-]+) by", re.I), True),
    (re.compile(rf"by whom {_BE} (?P<other>.+?) (?P<verb>[a-z-]+)", re.I), True),
    (re.compile(rf"who {_BE} (?P<verb>[a-z-]+) by (?P<other>.+)", re.I), False),
    (re.compile(rf"who (?:{_AUXILIARY} )*(?!{_BE}\b|did\b|does\b|do\b)(?P<verb>[a-z-]+)(?P<other> .+)", re.I), True),
)
_OTHERS = {"win": "won", "leave": "left", "see": "saw", "find": "found", "wind": "wound"}  # forms that no stem tells
_TURNED = (
    ("buy", "sell"),
    ("lend", "borrow"),
    ("teach", "learn"),
    ("give award present hand grant", "receive get"),
    ("win", "lose"),
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PASSIVE = re.compile(rf"\b{_BE}(?: (?:not|never|\w+ly|also|later|first|then|both|jointly|once|still))* $", re.I)
_BY = re.compile(r"(?: [\w’'-]+){0,3} by\b")
_BY_IT = re.compile(r"\bby\b")
NEAR = 40  # characters between a "by" and the name
_ENDS = re.compile(r"[.;:] ")
_GOES_ON = re.compile(r", who |, (?:and|but|then) $")  # of the same one: "Bo, who led it", "Bo left, and led"
_ADVERBS = frozenset(("over", "off", "up", "down", "out"))  # "took over", "took the mill over"
_PARTICLE = re.compile(r" (for|against|with|to|from|on|off|up|down|in|out|over|under|after|into)\b")


@dataclass(frozen=True, slots=True)
class Deed:
    """`verbs`, as terms; what else the question names in the deed, `others`, as terms; `agent`: whether who did it is
    asked for; `particle`: the preposition behind the verb."""

    verbs: frozenset[str]
    others: frozenset[str]
    agent: bool
    particle: str = ""

    @classmethod
    def of(cls, question: str) -> Deed | None:
        """None for a question of another form."""
        asked = re.sub(r"^(?:and|but|so) |\W+$", "", question.strip(), flags=re.IGNORECASE)
        for form, agent in _FORMS:
            if (found := form.fullmatch(asked)) and (verbs := forms(found["verb"])):
                particle = _PARTICLE.match(asked, found.end("verb"))
                named = term_set(found["other"]) - verbs
                return cls(verbs, named, agent, particle[1].casefold() if particle else "")
        return None

    def told(self, text: str, part: Span, span: Span) -> int:
        """How well a part of a sentence tells it of the name in the span, by its place beside the verb: 0 not, 1 with
        another preposition, or by the converse deed, 2 with the same."""
        words = list(_WORD.finditer(text, *part))
        fit = [word.end() for word in words if self._is_verb(word[0]) and self._fits(text, part, span, word)]
        if self.particle in _ADVERBS:  # another verb without it
            fit = [end for end in fit if re.match(rf"(?: [\w’'-]+){{0,4}} {self.particle}\b", text[end : part[1]])]
        if not fit:
            return int(self.agent and any(self._suffers(text, part, span, word) for word in words))
        return 2 if not self.particle or any(text.startswith(f" {self.particle} ", end) for end in fit) else 1

    def _suffers(self, text: str, part: Span, span: Span, word: re.Match[str]) -> bool:
        """Whether the converse was done to the name in the span: who is sold something buys it."""
        if not converse(self.verbs) & term_set(word[0]):
            return False
        return word.end() <= span[0] and not _does(text, part, span, word)

    def _fits(self, text: str, part: Span, span: Span, verb: re.Match[str]) -> bool:
        if self.agent:
            return _does(text, part, span, verb)
        return span[1] <= verb.start() if _passive(text, part, verb) else verb.end() <= span[0]

    def turned(self, text: str, part: Span, span: Span) -> bool:
        """Whether the part tells that it was done by the other one to this one, or that this one did the converse.

        >>> deed, text = Deed.of("Who sued Ann?"), "Ann sued Bo."
        >>> deed.turned(text, (0, 12), (9, 11))
        True
        """
        words = list(_WORD.finditer(text, *part))
        for word in words:
            if span[0] <= word.start() < span[1]:
                continue
            if self._is_verb(word[0]):
                before = self.agent != _passive(text, part, word)
                others = [w for w in words if term_set(w[0]) & self.others and not span[0] <= w.start() < span[1]]
                on_my_side = any((other.start() < word.start()) == before for other in others)
                if (span[0] < word.start()) != before and on_my_side:
                    return True
            elif self.agent and converse(self.verbs) & term_set(word[0]):
                return _does(text, part, span, word)
        return False

    def _is_verb(self, word: str) -> bool:
        return bool(self.verbs & term_set(word)) or word.casefold() in self.verbs


def forms(verb: str) -> frozenset[str]:
    """The terms of a verb, and its forms that have another stem."""
    found = term_set(verb)
    for base, past in _OTHERS.items():
        if {base, past} & {verb.casefold(), *found}:
            found |= {*term_set(base), past}
    return frozenset(found)


@lru_cache(maxsize=100)  # a question asks it for each word that is read
def converse(verbs: frozenset[str]) -> frozenset[str]:
    """The terms of what the other one does: who buys is sold to."""
    pairs = [(_all(one), _all(other)) for a, b in _TURNED for one, other in ((a, b), (b, a))]
    return frozenset(term for one, other in pairs if one & verbs for term in other)


def _all(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in forms(word))


def _does(text: str, part: Span, span: Span, verb: re.Match[str]) -> bool:
    """Whether the name in the span is that of who does it: before a verb, but for an aside, or behind its "by"; not
    in "Ann's scoring"."""
    if _passive(text, part, verb):
        return verb.end() <= span[0] and bool(_BY_IT.search(text, max(verb.end(), span[0] - NEAR), span[0]))
    between = _GOES_ON.sub(" ", text[span[1] : verb.start()])
    apart = between.count(",") % 2 or _ENDS.search(between) or between.startswith(("'s ", "’s "))
    return span[1] <= verb.start() and not apart


def _passive(text: str, part: Span, verb: re.Match[str]) -> bool:
    """Whether a verb stands in the passive: after a form of "be", or before "by"."""
    if verb[0].casefold().endswith("ing"):
        return False
    return bool(_PASSIVE.search(text, part[0], verb.start()) or _BY.match(text, verb.end(), part[1]))
