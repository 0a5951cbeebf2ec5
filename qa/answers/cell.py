"""A reading of a table's row → the cell that answers: the one below the head that the question names.

A reader of sentences takes the neighbour of a cell as easily as the cell. Compares words; knows no meanings.
"""

from __future__ import annotations

from collections.abc import Set

from pullquote.corpus import Span
from pullquote.index import terms
from pullquote.qa.reader.context import Page


def answer_cell(asked: Set[str], page: Page, span: Span, whether: bool = False) -> Span | None:
    """The cell that the span touches, or the only one whose head the question names in full; elsewhere the span itself.

    None where the question says all that the cell does, for then it asks for another; not so where it asks `whether`.
    """
    if page.row is None:
        return span
    read = page.row.read
    cells = [frozenset(terms(page.text[start:end])) for start, end in read.cells]
    heads = [frozenset(terms(head)) for head in read.heads]
    at = read.cell_of(*span)
    if not whether:
        open_ = [i for i, cell in enumerate(cells) if not (cell and cell <= asked)]
        named = [i for i in open_ if heads[i] and heads[i] <= asked]
        if len(named) == 1 and at not in named:
            at = named[0]
        elif at not in open_:
            return None
    return read.cells[at]
