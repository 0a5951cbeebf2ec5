"""Whether a sentence says of the same things, and in the same direction, what a claim says in the same words."""

from __future__ import annotations

import re

from pullquote.index import term_set

_OPPOSITES = tuple(
    (term_set(one), term_set(other))
    for one, other in (
        ("rise rose risen increase grow grew gain climb jump", "fall fell fallen decrease shrink drop decline lose"),
        ("win won", "lose lost"),
        ("open", "close shut"),
        ("approve accept allow permit", "reject refuse forbid forbade ban"),
        ("begin start", "end stop finish"),
        ("join enter", "leave left quit"),
        ("higher more larger longer", "lower less fewer smaller shorter"),
        ("support", "oppose"),
        ("buy bought", "sell sold"),
        ("hire", "dismiss fire"),
    )
)
_FOR = re.compile(r"\b(?:for|in favou?r of)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\bagainst\b", re.IGNORECASE)
_BY = re.compile(r"\b([\w’'-]+) by (?:the |an? )?([\w’'-]+)", re.IGNORECASE)
_BE = frozenset(("is", "are", "was", "were", "be", "been"))  # the claim may leave out by whom
_NAME = re.compile(r"\b[A-Z][\w’'&-]*")


def otherwise_told(claim: str, said: str) -> bool:
    """Whether the sentence tells the opposite, or has who does it and to whom the other way round.

    >>> otherwise_told("Lumo bought Corva.", "Lumo was bought by Corva."), otherwise_told("Rents rose.", "Rents fell.")
    (True, True)
    >>> otherwise_told("Ann Lee founded the club.", "The club was founded by Ann Lee.")
    False
    """
    return _opposite(claim, said) or _turned(claim, said)


def _opposite(claim: str, said: str) -> bool:
    claimed, told = term_set(claim), term_set(said)
    pairs = [pair for one, other in _OPPOSITES for pair in ((one, other), (other, one))]
    if any(claimed & here and told & there and not told & here for here, there in pairs):
        return True
    one_against = bool(_AGAINST.search(claim)) != bool(_AGAINST.search(said))
    return one_against and bool(_FOR.search(claim) or _FOR.search(said))


def _turned(claim: str, said: str) -> bool:
    """By "was bought by", else by the order of two names."""
    passive = [found.groups() for found in _BY.finditer(said)]
    words = re.findall(r"[\w’'-]+", claim.casefold())
    for done, who in passive:
        if done.casefold() in words[1:] and not _BY.search(claim):
            at = words.index(done.casefold())
            return words[at - 1] not in _BE and who.casefold() not in words[:at]
    names = [name[0] for name in _NAME.finditer(claim) if re.search(rf"\b{re.escape(name[0])}\b", said)]
    if len(names) < 2:
        return False
    places = [said.index(names[0]), said.index(names[-1])]
    reversed_here = places[0] > places[1]
    return reversed_here != (bool(_BY.search(claim)) != bool(passive))
