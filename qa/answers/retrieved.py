"""What a search found for a question: the first half of an answer, before anything is read."""

from __future__ import annotations

from dataclasses import dataclass

from pullquote.qa.conversation.question import Question
from pullquote.qa.query.query import Query
from pullquote.qa.reader.context import Page


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What a search found: the question as asked, as understood, and the pages to read, best first. A message of
    several questions has `parts` instead of pages; what is not a question has neither.
    `among`: the articles searched, None for all.
    """

    asked: Question
    query: Query
    pages: tuple[Page, ...] = ()
    parts: tuple[Retrieved, ...] = ()
    among: tuple[str, ...] | None = None

    @property
    def understood(self) -> str:
        """The words searched for."""
        return self.query.understood

    def forms(self) -> dict[str, list[Page]]:
        """The question as each page is asked it, by the names that the page uses itself, with those pages."""
        forms: dict[str, list[Page]] = {}
        for page in self.pages:
            forms.setdefault(self.query.on(f"{page.above} {page.text}"), []).append(page)
        return forms
