"""One found passage. Holds data only."""

from __future__ import annotations

from dataclasses import dataclass

from pullquote.corpus import Article, Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """`score` ranks hits of one question, 0..1: the weighted average of both parts after normalising.

    `dense` is the cosine of question and passage, −1..1; `lexical` its BM25 score, 0 if no term of the question was
    found among the best. Both compare across questions; `score` does not. `also` names the other articles that hold a
    passage of the same words under the same title and heading: copies.
    """

    passage: Passage
    article: Article
    score: float
    dense: float
    lexical: float
    also: tuple[str, ...] = ()

    def place(self, offset: int) -> str:
        """Where a character of the passage stands, in words for people: what the file tells ("page 12", "Q3!B7", a
        time), else the heading above; '' for neither.
        """
        return self.article.place(offset) or self.passage.heading
