"""A passage that a search found, for programs that do their own reading. Holds data only."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from pullquote.qa.reader.context import Page


@dataclass(frozen=True, slots=True, repr=False)
class FoundPassage:
    """`text` is exactly `[start, end)` of the article's text, `plain` the same without markup, for printing.
    `place` and `page` are those of a quote, of where the passage begins.

    `score`, 0..1, compares the passages of one question. `date` is '' if unknown.
    """

    article: str
    title: str
    date: str
    start: int
    end: int
    text: str
    plain: str
    heading: str
    score: float
    place: str = ""
    page: int | None = None

    @classmethod
    def of(cls, page: Page) -> FoundPassage:
        """Convert a hit, without its engine scores."""
        article, passage = page.hit.article, page.hit.passage
        start, end = passage.start, passage.end
        return cls(
            article.id,
            article.title,
            article.date,
            start,
            end,
            article.text[start:end],
            page.text,
            passage.heading,
            round(page.hit.score, 4),
            page.hit.place(start),
            article.page(start, end),
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the passage as JSON has it."""
        return asdict(self)

    def __repr__(self) -> str:
        return f"<FoundPassage {self.article} {self.start}:{self.end}, score {self.score}>"
