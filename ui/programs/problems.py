"""Errors as programs get them: RFC 9457 problem details, and below /v1 in OpenAI's form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from pullquote.corpus import PullquoteError
from pullquote.ui.limits.refusals import refusal
from pullquote.ui.limits.turns import Busy
from pullquote.ui.shared.errors import is_user_error, message, report
from pullquote.ui.shared.sanitize import one_line

RETRY = 5  # seconds after which a client that asked too much may ask again
PROBLEM = {
    "description": "What is wrong, as RFC 9457 has it.",
    "content": {
        "application/problem+json": {
            "schema": {
                "type": "object",
                "required": ["type", "title", "status", "detail"],
                "properties": {
                    "type": {"type": "string"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "detail": {"type": "string"},
                },
            },
            "example": {
                "type": "about:blank",
                "title": "Bad Request",
                "status": 400,
                "detail": "the question '?' contains no words",
            },
        }
    },
}


def add_problems(app: FastAPI, library: Path | None = None) -> None:
    """Make every error of `app` a problem; those that the caller can fix tell how, a defect of ours tells nothing."""

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        return problem(request, error.status_code, str(error.detail), error.headers)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        reasons = "; ".join(f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in error.errors())
        return problem(request, 422, one_line(reasons)[:500])

    @app.exception_handler(Exception)
    @app.exception_handler(OSError)  # named, those that the caller can fix are not written to the log
    @app.exception_handler(PullquoteError)
    async def failed(request: Request, error: Exception) -> Response:
        if isinstance(error, Busy):
            return problem(request, 429, message(error), {"Retry-After": str(RETRY)})
        if is_user_error(error):
            return problem(request, 404 if isinstance(error, LookupError) else 400, message(error))
        report(error, library)
        return problem(request, 500, "Sorry, this is a bug in Pullquote; a report was saved beside the library.")


def problem(request: Request, status: int, detail: str, headers: Any = None) -> Response:
    """Return the response that tells of an error."""
    media, content = refusal(request.url.path, status, detail)
    return Response(content, status, headers=headers, media_type=media)
