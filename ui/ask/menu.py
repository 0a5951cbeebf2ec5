"""Menus of what can be copied and saved. HTML without data."""

from __future__ import annotations

CITED = {"plain": "As text", "markdown": "Markdown", "bibtex": "BibTeX", "ris": "RIS", "csl-json": "CSL-JSON"}
EXPORTED = {"md": "Markdown", "docx": "Word", "html": "Web page"}


def menu(word: str, inside: str) -> str:
    """A button that opens a list of others."""
    return f'<details class="pq-menu"><summary>{word}</summary><div>{inside}</div></details>'


def citing(what: str) -> str:
    """The forms of a citation of a "quote", an "answer" or a "chat"."""
    return "".join(_button("cite", f'data-what="{what}" data-form="{form}"', word) for form, word in CITED.items())


def exporting() -> str:
    """The forms in which a chat can be saved."""
    return "".join(_button("export", f'data-form="{form}"', word) for form, word in EXPORTED.items())


def _button(do: str, data: str, word: str) -> str:
    return f'<button type="button" data-do="{do}" {data}>{word}</button>'
