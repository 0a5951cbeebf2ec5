"""What a search found for a question: the first half of an answer, before anything is read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pullquote.corpus.languages.question_language import in_other_language, question_language
from pullquote.qa.conversation.question import Question
from pullquote.qa.query.query import Query
from pullquote.qa.query.question_type import asks_several
from pullquote.qa.reader.context import Page

AS_NEAR = 0.1  # below the best score of a search: passages of reports that are alike are read, however many


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What a search found: the question as asked, as understood, and the pages to read, best first. A message of
    several questions has `parts` instead of pages, one for which of two has more besides them; what is not a question
    has neither.
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

    def likeliest(self, least: int) -> Retrieved:
        """Keep only the pages that are worth reading: the first `least`, and those that the search puts almost as high
        as the best; all of them where several things are asked for, and where they are in another language, since
        search orders those less well.
        """
        if asks_several(self.understood) or self._across:
            return self
        best = max((page.hit.score for page in self.pages), default=0.0)
        kept = (page for i, page in enumerate(self.pages) if i < least or page.hit.score >= best - AS_NEAR)
        return replace(self, pages=tuple(kept))

    @property
    def _across(self) -> bool:
        """Whether a page is in another language than the question. Of English, nothing more than its name is asked."""
        asked = question_language(self.understood)
        known = asked == "en" and all(page.language == "en" for page in self.pages)
        return not known and any(in_other_language(page.text, self.understood) for page in self.pages)

    def forms(self) -> dict[str, list[Page]]:
        """The question as each page is asked it, by the names that the page uses itself, with those pages."""
        forms: dict[str, list[Page]] = {}
        for page in self.pages:
            forms.setdefault(self.query.on(f"{page.above} {page.text}"), []).append(page)
        return forms
