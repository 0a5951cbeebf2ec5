"""What the articles say of a claim. Holds data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from pullquote.qa.answers.answer import Quote

Verdict = Literal["says so", "says otherwise", "does not say"]


@dataclass(frozen=True, slots=True, repr=False)
class CheckedClaim:
    """`quotes` are the sentences closest to the claim, best first, each with the words that bear on it as its answer;
    if the articles do not say, they are only the closest. `why` names what agrees or differs.
    `confidence`, 0..1, is that of the verdict; 0 if the articles do not say.
    """

    claim: str
    verdict: Verdict
    confidence: float
    why: str
    quotes: tuple[Quote, ...]
    id: str | int | None = None

    def to_dict(self) -> Mapping[str, Any]:
        """Return it as JSON has it."""
        quotes = [asdict(quote) | {"also": list(quote.also)} for quote in self.quotes]
        return {"id": self.id, "claim": self.claim, "verdict": self.verdict, "confidence": self.confidence} | {
            "why": self.why,
            "quotes": quotes,
        }

    def __repr__(self) -> str:
        return f"<CheckedClaim {self.verdict!r} {self.confidence:.2f}, {len(self.quotes)} quotes>"
