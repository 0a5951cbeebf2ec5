"""Runs of a page → its rows: what stands beside each other, words that only a space parts put together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pullquote.corpus.layout.run import CLOSE, LOW, NOWHERE, SMALL, SPACE, Run, numbered
from pullquote.corpus.text.raised import raised

MARK = re.compile(r"[-*•‣◦▪●○■□➢✓–—·]|\(?\w{1,3}[.)]")
NUMBER = re.compile(r"(?:§+\s*\d{1,3}[a-z]?|\d{1,2}(?:\.(?:\d{1,2}|[a-z]))+[.)]?)(?!\S)")
"""A clause's: the mark of what follows it if that is a word."""
Row = list[Run]


def rows(runs: Sequence[Run]) -> list[Row]:
    """Runs beside each other, from the top down, each row from left to right."""
    found: list[Row] = []
    for run in sorted(runs, key=lambda run: (-run.top - run.bottom, run.left)):
        if found and _overlap(found[-1][0], run) >= 0.5 * min(found[-1][0].height, run.height):
            found[-1].append(run)
        else:
            found.append([run])
    return [_marked(sorted(row, key=lambda run: run.left)) for row in found]


def _overlap(one: Run, other: Run) -> float:
    return min(one.top, other.top) - max(one.bottom, other.bottom)


def _marked(row: Row) -> Row:
    """Join runs that only a word space separates; a list mark belongs to the words after it, however far."""
    near: Row = []
    for run in row:
        if near and run.left - near[-1].right < SPACE * run.height:
            near[-1] = joined([near[-1], run])
        else:
            near.append(run)
    row = near
    if len(row) > 1 and (
        MARK.fullmatch(row[0].words) or (NUMBER.fullmatch(row[0].words) and row[1].words[:1].isalpha())
    ):
        row = [joined(row[:2]), *row[2:]]
    return row


def joined(row: Sequence[Run]) -> Run:
    """Several runs as one; what stands raised close to the one before is written so."""
    if len(row) == 1:
        return row[0]
    words, last, right, numbers, line = row[0].words, row[0], row[0].right, row[0].numbers, [row[0]]
    for run in row[1:]:
        near = -run.height < run.left - right < CLOSE * run.height
        high = near and run.height < SMALL * last.height and run.foot > last.foot + LOW * last.height
        said = raised(run.words) if high else run.words
        words += said if near else f" {said}"
        numbers += (() if near else (NOWHERE,)) + numbered(said, run.numbers)
        line += [] if high else [run]
        last, right = line[-1], run.right
    return Run(
        words,
        min(run.left for run in row),
        min(run.bottom for run in line),
        max(run.right for run in row),
        max(run.top for run in line),
        numbers,
        row[0].face,
    )
