""" "Which is heavier, A or B?" → what is to be asked of each: "How heavy is A?".

Known by the adjectives listed here, in English; what is better or nicer nobody measures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MEASURES = {  # what is asked with it, and the adjectives compared
    "heavy": "heavier lighter",
    "long": "longer shorter",
    "high": "taller higher lower",
    "old": "older newer younger",
    "large": "larger bigger smaller",
    "fast": "faster slower",
    "wide": "wider narrower",
    "deep": "deeper shallower",
    "loud": "louder noisier quieter",
    "hot": "hotter warmer colder cooler",
    "expensive": "cheaper dearer",
}
_ASKED_WITH = {word: asked for asked, words in _MEASURES.items() for word in words.split()}
_ASKED_WITH |= dict.fromkeys(("more expensive", "less expensive"), "expensive")
_MORE = "|".join(_ASKED_WITH)
_WHICH = r"(?:and |but |so )?(?:which|who|what)(?: of (?:these|the two|them))?"
_BOTH = r"[,:]? (?P<one>[^,?]+?),? or (?P<other>[^,?]+?)\W*"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_WHICH}(?: \w+)? (?P<is>is|was|are|were) (?:the )?(?P<more>{_MORE})(?: ones?| \w+)??{_BOTH}",
        rf"{_WHICH} (?:has|have|had) (?:the |an? )?(?P<more>{_MORE}) (?P<part>\w+(?: \w+)?){_BOTH}",
        rf"{_WHICH} (?P<verb>[a-z]+?)s? (?P<more>longer){_BOTH}",
        rf"{_WHICH} (?P<verb>costs?|weighs?|earns?|holds?) (?P<more>more|less){_BOTH}",
        rf"(?P<is>is|was|are|were) (?P<one>(?:the )?[^,?]+?) or (?P<other>[^,?]+?) (?:the )?(?P<more>{_MORE})\W*",
    )
)


@dataclass(frozen=True, slots=True)
class WhichMore:
    """The names of two things, the questions for the measure of each, and the word that compares them."""

    names: tuple[str, str]
    questions: tuple[str, str]
    more: str

    @classmethod
    def of(cls, question: str) -> WhichMore | None:
        """None for any other question.

        >>> WhichMore.of("Which is heavier, the oak or the ash?").questions
        ('How heavy is the oak?', 'How heavy is the ash?')
        >>> WhichMore.of("Which has the longer cable, the A1 or the B1?").questions[0]
        'How long is the cable of the A1?'
        >>> WhichMore.of("Which keeps longer, rye or wheat?").questions[1]
        'How long does wheat keep?'
        """
        found = next((found for form in _FORMS if (found := form.fullmatch(question.strip()))), None)
        if not found:
            return None
        said = {"is": "is", "part": "", "verb": ""} | {k: v for k, v in found.groupdict().items() if v}
        one, other = said["one"].strip(), said["other"].strip()
        return cls((one, other), (_asked(said, one), _asked(said, other)), said["more"].casefold())

    def compared_in(self, text: str) -> bool:
        """Whether a text compares so itself, by any adjective of the measure: "the newest", "costs more than"."""
        words = _MEASURES.get(_ASKED_WITH.get(self.more, ""), "").split()
        degrees = [word.removesuffix("r") + "(?:r|st)" for word in words] + ["(?:more|less)(?: expensive)? than"]
        return bool(re.search(rf"\b(?:{'|'.join(degrees)})\b", text, re.IGNORECASE))


def _asked(said: dict[str, str], thing: str) -> str:
    more, verb = said["more"].casefold(), said["verb"].removesuffix("s")
    if verb:
        return f"How {'long' if more == 'longer' else 'much'} does {thing} {verb}?"
    if _ASKED_WITH[more] == "expensive":
        return f"How much does {thing} cost?"
    thing = f"the {said['part']} of {thing}" if said["part"] else thing
    return f"How {_ASKED_WITH[more]} {said['is'].casefold()} {thing}?"
