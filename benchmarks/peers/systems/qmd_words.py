"""qmd asked for each word of a question by itself, ranks fused: the SDK's nearest to "or", which its queries lack."""

from __future__ import annotations

import re

from benchmarks.peers.system import PAGES, Hit
from benchmarks.peers.systems import qmd

STOP = (
    "a an and are as at be but by did do does for from had has have how if in into is it its no not of on or such than"
    " that the their then there these they this to was were what when where which who whom whose why will with"
)


class Peer(qmd.Peer):
    def hits(self, question: str, k: int = PAGES) -> list[Hit]:
        return self._found("any", words=words(question), k=k)


def words(question: str) -> list[str]:
    """The words that are asked for, without those that stand in every text.

    >>> words("Who opened the lighthouse of Saint-Malo?")
    ['opened', 'lighthouse', 'Saint', 'Malo']
    """
    stop = STOP.split()
    return [word for word in re.findall(r"[\w']+", question) if word.lower() not in stop]
