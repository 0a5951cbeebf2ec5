"""A question of a conversation leans on the one before it: its search counts that one's meaning and words, a little.

"Which is more important?" says hardly anything alone. The fewer words a question has, the more it leans. The sum of
both is that of Rocchio's feedback; its weight was chosen on conversations over thousands of files.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pullquote.index.arrays import FloatArray
from pullquote.index.text.terms import terms

SHARE = 0.5  # what the question before weighs for one of a single word


@dataclass(frozen=True, slots=True)
class Leaning:
    """The question `before`, and what it weighs where the question itself weighs 1."""

    before: str = ""
    weight: float = 0.0

    @classmethod
    def of(cls, question: str, before: str) -> Leaning:
        """The weight falls with the number of distinct terms of the question.

        >>> [Leaning.of(question, "Who sells tea?").weight for question in ("Where?", "And the price of coffee?")]
        [0.5, 0.25]
        """
        return cls(before, SHARE / max(len(set(terms(question))), 1)) if before.strip() else NOWHERE


NOWHERE = Leaning()


def leant(forms: FloatArray, before: FloatArray, weight: float) -> FloatArray:
    """Return the unit vector of the mean of the forms' vectors, (n, d), and the weighted one before, (d,)."""
    vector: FloatArray = forms.mean(axis=0) + np.float32(weight) * before
    return vector / (np.linalg.norm(vector) or 1.0)
