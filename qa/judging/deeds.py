"""Words that tell of the same deed: who founds a firm starts it, and is its founder. A few common verbs, in English."""

from __future__ import annotations

from functools import cache

from pullquote.index import term_set

_DEEDS = (  # verbs that are asked for | words that tell of the same
    "found establish cofound start launch | create form begin set introduce open founder creator pioneer brainchild",
    "owns possess | hold belong buy acquire purchase control owner parent subsidiary",
    "invent create devise conceive | develop introduce discover design patent inventor creator",
    "build construct make develop | create erect builder maker developer",
    "design create | develop devise draw plan designer architect",
    "write author pen compose | publish author writer composer",
    "lead head run direct chair manage | command rule leader chief director president ceo chairman captain manager",
    "buy acquire purchase | take sell merge buyer acquisition owns owner",
    "discover | find detect identify first",
    "kill murder assassinate shoot | death murderer killer assassin execute",
)


def same_deed(verb: str) -> frozenset[str]:
    """The words that tell of what a verb does, as terms; none for a verb that is not known."""
    asked = term_set(verb)
    return frozenset(term for line in _DEEDS if asked & _terms(line.split("|")[0]) for term in _terms(line))


def other_verbs(verb: str) -> tuple[str, ...]:
    """The verbs listed with one, itself left out."""
    asked = term_set(verb)
    lines = (line.replace("|", "").split() for line in _DEEDS if asked & _terms(line.split("|")[0]))
    return tuple(dict.fromkeys(word for line in lines for word in line if not asked & term_set(word)))


@cache
def _terms(words: str) -> frozenset[str]:
    return term_set(words.replace("|", ""))
