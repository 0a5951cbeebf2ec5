"""Ask a folder of articles a question and get exact quotes as answers.

The public names. Each is imported when it is first used, so that `pullquote --help` loads no model.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

# ONNX Runtime (from 1.29 on) reports to its makers unless this is set before its first import.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

if TYPE_CHECKING:
    from pullquote.corpus import ArticlesNotFound, InvalidArgument, PullquoteError, Unreadable
    from pullquote.index import (
        LibraryBusy,
        LibraryDamaged,
        LibraryError,
        LibraryMismatch,
        LibraryNotFound,
        ModelError,
        Report,
        UnknownArticle,
    )
    from pullquote.qa import (
        Answer,
        AskSettings,
        Change,
        CheckedClaim,
        Followed,
        FoundPassage,
        Pullquote,
        Question,
        Quote,
        Status,
        ask_frame,
        changes,
        cite,
        question_answering,
    )

    __version__: str

__all__ = [
    "Answer",
    "ArticlesNotFound",
    "AskSettings",
    "Change",
    "CheckedClaim",
    "Followed",
    "FoundPassage",
    "InvalidArgument",
    "LibraryBusy",
    "LibraryDamaged",
    "LibraryError",
    "LibraryMismatch",
    "LibraryNotFound",
    "ModelError",
    "Pullquote",
    "PullquoteError",
    "Question",
    "Quote",
    "Report",
    "Status",
    "UnknownArticle",
    "Unreadable",
    "__version__",
    "ask_frame",
    "changes",
    "cite",
    "question_answering",
]

_ROOMS = ("pullquote.corpus", "pullquote.index", "pullquote.qa")


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("pullquote")
    if name in __all__:
        for room in map(importlib.import_module, _ROOMS):
            if name in room.__all__:
                return getattr(room, name)
    raise AttributeError(f"module 'pullquote' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
