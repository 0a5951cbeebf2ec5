"""REST for what outlasts an answer: following the link of a quote, and citing answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import FastAPI, HTTPException, Query
from pydantic import Field

from pullquote.corpus import InvalidArgument
from pullquote.ui.programs.api import Json
from pullquote.ui.programs.bodies import Body
from pullquote.ui.programs.given_answers import Given, answers_of

if TYPE_CHECKING:
    from pullquote.qa import Pullquote

LONGEST = 16_000
"""Characters of a link: every one of its words may take a dozen."""


class Cite(Body):
    """Answers as they were given."""

    answers: Given
    form: Literal["plain", "markdown", "bibtex", "ris", "csl-json"] = Field("plain", description="The form.")


def add_sources(app: FastAPI, library: Pullquote) -> None:
    """Add the paths."""

    @app.get("/api/follow", summary="Find where the words of a quote's link are now")
    def follow(
        link: Annotated[str, Query(max_length=LONGEST, description="The link of a quote, from the # on.")],
    ) -> Json:
        try:
            return library.follow(link).to_dict()
        except InvalidArgument as error:  # it leads nowhere
            raise HTTPException(404, str(error)) from None

    @app.post("/api/cite", summary="Cite the articles that answers quote")
    def cite(body: Cite) -> Json:
        from pullquote.qa import cite as cited

        return {"form": body.form, "text": cited(answers_of(body.answers), body.form)}
