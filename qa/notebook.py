"""An answer for notebooks: HTML with the answer marked in its quotes. All text is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

Block = tuple[str, str, str, str]
"""The words before what is marked, the marked ones, those after, and where they come from."""


def html(heading: str, blocks: Iterable[Block]) -> str:
    """Return a paragraph with the heading, and a block for each quote."""
    return f"<div><p><b>{escape(heading)}</b></p>{''.join(map(_block, blocks))}</div>"


def _block(block: Block) -> str:
    before, marked, after, source = map(escape, block)
    inside = f"<mark>{marked}</mark>" if marked else ""
    return f"<blockquote>{before}{inside}{after}<br><small>{source}</small></blockquote>"
