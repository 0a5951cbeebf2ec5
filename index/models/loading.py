"""Loading a model: by folder, or by the hub name of one already downloaded. Nothing is fetched."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pullquote.corpus import PullquoteError


class ModelError(PullquoteError):
    """A model cannot be used; the message says how to fix it."""


@contextmanager
def loading(model: str) -> Iterator[None]:
    """Load `model` inside this: it prints nothing, and errors become ModelError.

    The caller passes `local_files_only` to stay off the network.
    """
    from transformers.utils.logging import disable_progress_bar, set_verbosity_error

    set_verbosity_error()  # type: ignore[no-untyped-call]
    disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    try:
        yield
    except (OSError, ValueError, KeyError) as error:
        if Path(model).is_dir():
            reason = " ".join(str(error).split())[:100]
            raise ModelError(
                f"the model in {model} cannot be loaded ({reason}); give a folder with a complete model"
            ) from error
        raise ModelError(
            f"there is no model {model} on this machine;"
            " give the folder of a model, or the name of one that was downloaded before"
        ) from error
