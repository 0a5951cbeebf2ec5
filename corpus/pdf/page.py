"""A page of a PDF → runs of characters with their boxes, and form values. The only user of pypdfium2.

PDFium is not thread-safe: one file is read at a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any, NamedTuple

import numpy as np

from pullquote.corpus.layout.direction import runs_leftward
from pullquote.corpus.layout.run import CLOSE, OpenRun, Run, turned, written
from pullquote.corpus.pdf.characters import (
    HYPHEN,
    NO_BOXES,
    FloatArray,
    PageCharacters,
    Stretch,
    from_top_left,
    text_of,
)
from pullquote.corpus.pdf.fields import Field, boxes_of, fields
from pullquote.corpus.pdf.right_to_left import leftward_lines, leftward_runs, mirrored
from pullquote.corpus.pdf.struck import struck
from pullquote.corpus.text.content import Refused

PAGES = 20_000
"""Pages of a file; a list of pages may name one of them any number of times."""
DIGIT = re.compile(r"[\d+−-]")
"""Only digits and their signs stand raised."""
NOTE = re.compile(r"\d{1,3}(?=[^\W\d])")
FEW = 0.5
"""Points above a line in which nothing is raised."""
ONE_AT_A_TIME = Lock()


class ReadPage(NamedTuple):
    """The runs of a page as the file orders them; `pictures` where it shows any.

    `boxes` are those of its characters, (n, 4): x0, y0, x1, y1 in points from the top left of the page as it is shown,
    `width` × `height` points large. The first of them is number `first` of the document. `seen`: whether its words were
    read on a picture of it. `struck`: the characters that a line goes through.
    """

    runs: list[Run]
    pictures: bool
    first: int = 0
    boxes: FloatArray = NO_BOXES
    width: float = 0.0
    height: float = 0.0
    seen: bool = False
    struck: frozenset[int] = frozenset()


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document in these bytes. Raises Refused if it is damaged or locked."""
    import pypdfium2  # type: ignore[import-untyped]

    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as problem:
            locked = "password" in str(problem).lower()
            raise Refused("is locked with a password" if locked else "is damaged: its pages cannot be read") from None
        try:
            if len(document) > PAGES:
                raise Refused(f"holds {len(document):,} pages, more than the {PAGES:,} that are read")
            document.init_forms()
            yield document
        finally:
            document.close()


def pages(document: Any, look: Callable[[Any, ReadPage], ReadPage]) -> Iterator[ReadPage]:
    """The pages in order; one that cannot be read is empty. `look` may give more of a page that was found."""
    import pypdfium2
    from pypdfium2 import raw

    first = 0
    for number in range(len(document)):
        try:
            page = document[number]
            characters = PageCharacters(page)
            boxes = characters.boxes()
            filled = list(fields(document, page))
            written_so = _filled(filled, characters.rotation, first + len(boxes))
            if runs_leftward(characters.said):
                runs = [*leftward_runs(characters, first), *map(mirrored, written_so)]
            else:
                leftward, taken = leftward_lines(characters, first)
                runs = [*_runs(characters, first, taken), *leftward, *written_so]
            boxes = np.concatenate([boxes, *boxes_of(document, number, filled)])
            pictures = any(True for _ in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
            found = ReadPage(runs, pictures, first, from_top_left(page, boxes), *page.get_size())
            through = struck(page, characters.loose) if not characters.rotation else ()
            found = found._replace(struck=frozenset(first + int(at) for at in through))
            characters.close()
            found = look(page, found)
            page.close()
        except pypdfium2.PdfiumError:
            found = ReadPage([], False, first)
        first += len(found.boxes)
        yield found


def shown(document: Any) -> Iterator[str]:
    """The words of each page as PDFium itself joins them."""
    for number in range(len(document)):
        yield text_of(document[number]).get_text_range()


def _runs(page: PageCharacters, number: int, taken: Container[Stretch]) -> list[Run]:
    """The runs of a page whose first character has this number, without the words that are taken already."""
    found, last, said = list[OpenRun](), 0, page.said
    numbers: Sequence[int]
    for (first, end), place, final in zip(page.words, *page.word_boxes(), strict=True):
        if (first, end) in taken:
            continue
        between = said[last:first]
        broken = "\n" in between or "\r" in between
        ended = not found or said[last - 1] == HYPHEN or (broken and not found[-1].touches(place))
        if ended or not found[-1].takes(place):
            at = _on_line(page, first, end)
            found.append(OpenRun(place[:1] + page.box(at)[1:], page.face(at)))
        elif between and not (broken and found[-1].touches(place, CLOSE)):
            found[-1].add(" ")
        words, numbers, flat = said[first:end], range(number + first, number + end), False
        if DIGIT.search(words):
            high = [_is_raised(page, found[-1], at) for at in range(first, end)]
            words, numbers = written(words, high, numbers)
            flat = high[-1]
        found[-1].add(words.replace(HYPHEN, "-"), numbers)
        found[-1].reach(place, final, flat=flat)
        last = end
    return [run.closed() for run in found]


def _on_line(page: PageCharacters, first: int, end: int) -> int:
    """The first character of a word that stands on its line: the number of a note may stand above it."""
    number = NOTE.match(page.said, first, end)
    after = number.end() if number else first
    return after if number and page.foot(first) > page.foot(after) + FEW else first


def _is_raised(page: PageCharacters, run: OpenRun, at: int) -> bool:
    """Whether a digit stands above the line of a run: a smaller box alone may be another font's."""
    if not DIGIT.match(page.said[at]) or not run.is_below(page.box(at)):
        return False
    return page.foot(at) > run.face.foot + FEW


def _filled(filled: Sequence[Field], rotation: int, number: int) -> Iterator[Run]:
    for field in filled:
        box = turned(field.line, rotation) if rotation else field.line
        yield Run(field.words, *box, tuple(range(number, number + len(field.words))))
        number += len(field.words)
