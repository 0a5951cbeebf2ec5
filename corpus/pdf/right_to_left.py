"""A page whose lines run from right to left → its runs, words in the order in which they are read.

PDFium gives the letters of such lines in the order of the file, of the screen or of reading, as the program that wrote
it had them; where they stand is always true. So lines are put together from places alone, and numbers and Latin words
in them turned back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pullquote.corpus.layout.direction import LETTERS, RIGHT_TO_LEFT, runs_leftward
from pullquote.corpus.layout.run import NOWHERE, WIDE, Box, Run
from pullquote.corpus.pdf.characters import PageCharacters, Stretch

FORWARD = re.compile(rf"[%$€£]?[^\W_{LETTERS}](?:[^{LETTERS}]*[^\W_{LETTERS}])?")
"""A number or words of another script in a line from right to left."""
WORD_SPACE = 0.12
"""Heights of a line that part two words, unless the file has one letter right after the other."""
ALEFS = "\u0622\u0623\u0625\u0627"
"""What is drawn as one with a lam before it."""


class _Sign(NamedTuple):
    sign: str
    number: int
    box: Box


def leftward_runs(page: PageCharacters, number: int) -> list[Run]:
    """The runs of such a page, whose first character has this number; right and left are exchanged in their boxes, so
    that what is read first is on the left."""
    signs = [sign for word in page.words for sign in _signs(page, word, number)]
    return [run for line in _lines(signs) for run in _parted(_leftward(line))]


def leftward_lines(page: PageCharacters, number: int) -> tuple[list[Run], set[Stretch]]:
    """The runs of the lines of such scripts on another page, and the words in them."""
    if not RIGHT_TO_LEFT.search(page.said):
        return [], set()
    runs, taken = list[Run](), set[Stretch]()
    for line in _lines([_Sign("", at, _around(page, word)) for at, word in enumerate(page.words)]):
        for part in _near(line):
            words = [page.words[each.number] for each in part]
            if runs_leftward(" ".join(page.said[first:end] for first, end in words)):
                signs = [sign for word in words for sign in _signs(page, word, number)]
                runs += map(mirrored, _parted(_leftward(signs)))
                taken.update(words)
    return runs, taken


def _signs(page: PageCharacters, word: Stretch, number: int) -> Iterator[_Sign]:
    """The signs of a word on a page whose first character has this number."""
    for at in range(*word):
        if page.said[at].isprintable():
            yield _Sign(page.said[at], number + at, page.box(at))


def _around(page: PageCharacters, word: Stretch) -> Box:
    """The box of a word, in whichever order its signs are."""
    left, bottom, right, top = zip(*map(page.box, range(*word)), strict=True)
    return min(left), min(bottom), max(right), max(top)


def _near(line: Sequence[_Sign]) -> Iterator[list[_Sign]]:
    """The words of a line, those apart that a wide gap parts."""
    part, right = list[_Sign](), 0.0
    for each in sorted(line, key=lambda each: each.box[0]):
        if part and each.box[0] - right > WIDE * (each.box[3] - each.box[1]):
            yield part
            part = []
        right = max(right, each.box[2]) if part else each.box[2]
        part.append(each)
    yield part


def mirrored(run: Run) -> Run:
    """A run with right and left exchanged."""
    return run._replace(left=-run.right, right=-run.left)


def _lines(signs: Sequence[_Sign]) -> Iterator[list[_Sign]]:
    """Signs of one height together, from the top down."""
    line, low, high = list[_Sign](), 0.0, 0.0
    for each in sorted(signs, key=lambda each: -each.box[1] - each.box[3]):
        _, bottom, _, top = each.box
        if line and min(high, top) - max(low, bottom) < 0.5 * min(high - low, top - bottom):
            yield line
            line = []
        low, high = (min(low, bottom), max(high, top)) if line else (bottom, top)
        line.append(each)
    if line:
        yield line


def _leftward(line: Sequence[_Sign]) -> list[_Sign]:
    """From right to left; marks on letters come after them."""
    letters = [each for each in line if not unicodedata.combining(each.sign)]
    letters.sort(key=lambda each: (-each.box[2], -each.box[0], each.sign in ALEFS, each.number))
    for mark in (each for each in line if unicodedata.combining(each.sign)):
        middle = (mark.box[0] + mark.box[2]) / 2
        after = [at for at, each in enumerate(letters, 1) if each.box[0] <= middle <= each.box[2]]
        letters.insert(after[-1] if after else len(letters), mark)
    return letters


def _parted(line: Sequence[_Sign]) -> Iterator[Run]:
    """The runs of a line: signs close together, words parted by a space."""
    run, space = list[_Sign](), list[bool]()
    left, high = line[0].box[2], max(each.box[3] - each.box[1] for each in line)
    for each in line:
        gap = left - each.box[2]
        if run and gap > WIDE * high:
            yield _run(run, space)
            run, space = [], []
        space.append(bool(run) and gap > WORD_SPACE * high and abs(each.number - run[-1].number) > 1)
        run.append(each)
        left = min(left, each.box[0]) if len(run) > 1 else each.box[0]
    yield _run(run, space)


def _run(signs: Sequence[_Sign], spaced: Sequence[bool]) -> Run:
    words, numbers = "", list[int]()
    for each, apart in zip(signs, spaced, strict=True):
        words += f" {each.sign}" if apart else each.sign
        numbers += [NOWHERE, each.number] if apart else [each.number]
    for match in FORWARD.finditer(words):
        first, end = match.span()
        words = words[:first] + words[first:end][::-1] + words[end:]
        numbers[first:end] = numbers[first:end][::-1]
    left, bottom = (min(each.box[side] for each in signs) for side in (0, 1))
    right, top = (max(each.box[side] for each in signs) for side in (2, 3))
    return mirrored(Run(words, left, bottom, right, top, tuple(numbers)))
