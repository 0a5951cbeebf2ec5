"""The files of articles, and their pages as pictures: below /api, for the page and for programs; answers as files.

What comes is an article's id; which file that is, the library knows.
"""

from __future__ import annotations

from mimetypes import guess_type
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import FastAPI, Query
from fastapi.responses import FileResponse, JSONResponse, Response
from pydantic import Field

from pullquote.ui.exports.export import exported
from pullquote.ui.pages.originals import WIDTHS, Originals
from pullquote.ui.programs.bodies import Body
from pullquote.ui.programs.given_answers import Given, answers_of

if TYPE_CHECKING:
    from pullquote.qa import Pullquote

KEPT = {"cache-control": "private, max-age=86400, immutable"}
"""What a browser may keep, where the address names the very file."""
CHECKED = {"cache-control": "no-cache"}
Id = Annotated[str, Query(max_length=4_096, description="The article's name.")]
Number = Annotated[int, Query(ge=1, le=2**31, description="The page, from 1.")]
Width = Annotated[int, Query(ge=1, le=WIDTHS[-1], description="Width in pixels; rounded up to the next width drawn.")]
Version = Annotated[str, Query(max_length=64, description="The first digits of the file's SHA-256.")]
PICTURE: dict[int | str, dict[str, Any]] = {200: {"content": {"image/webp": {}}, "description": "The page"}}
FILE: dict[int | str, dict[str, Any]] = {200: {"content": {"application/octet-stream": {}}, "description": "The file"}}

FORMS = {form: guess_type(f"pullquote.{form}")[0] or "application/octet-stream" for form in ("md", "docx", "html")}
EXPORTED: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {} for media in FORMS.values()}, "description": "The file"}
}


class Export(Body):
    """Answers as they were given, and the form of the file."""

    answers: Given
    form: Literal["md", "docx", "html"] = Field("html", description="Markdown, Word, or a page that needs no server.")


def add_files(app: FastAPI, library: Pullquote, originals: Originals) -> None:
    """Add the paths."""

    @app.get("/api/file", summary="Download an article's original file", response_class=FileResponse, responses=FILE)
    def file(article: Id) -> Response:
        name = article.rpartition("/")[2]
        return FileResponse(
            library.file(article), filename=name, content_disposition_type="attachment", headers=CHECKED
        )

    @app.get("/api/page", summary="Draw a page of a PDF", response_class=Response, responses=PICTURE)
    def page(article: Id, number: Number, width: Width = 1_280, version: Version = "") -> Response:
        drawn = originals.picture(article, number, width)
        return Response(drawn, media_type="image/webp", headers=_how_long(article, version))

    @app.get("/api/page/words", summary="Return the words of a page, line by line, with boxes in points")
    def words(article: Id, number: Number, version: Version = "") -> JSONResponse:
        return JSONResponse(originals.lines(article, number), headers=_how_long(article, version))

    @app.post("/api/export", summary="Export answers to a file", response_class=Response, responses=EXPORTED)
    def export(body: Export) -> Response:
        name = f"pullquote.{body.form}"
        saved = {"content-disposition": f'attachment; filename="{name}"'}
        data = exported(name, answers_of(body.answers), library.article, whole=False)
        return Response(data, media_type=FORMS[body.form], headers=saved)

    def _how_long(article: str, version: str) -> dict[str, str]:
        return KEPT if version and originals.article(article).fingerprint.startswith(version) else CHECKED
