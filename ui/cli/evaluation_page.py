"""Verdicts → a page of HTML that stands alone: scores by kind, what went wrong and what came instead, two curves.

Risk and coverage: of the answers in order of confidence, how many are wrong among the first so many. Calibration: of
the answers given with so much confidence, how many are right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from pullquote.ui.cli.status_text import MEANING

if TYPE_CHECKING:
    from pullquote.qa.evaluate import Scores, Verdict

BINS = 10
WIDE, HIGH = 420, 260  # of a curve, in pixels
STYLE = (
    "body{font:16px/1.5 Georgia,serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "table{border-collapse:collapse;margin:1rem 0}"
    "td,th{padding:.25rem .75rem;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}"
    "svg{border:1px solid #ddd;background:#fff}.worse{color:#a00}.better{color:#060}figure{margin:1rem 0}"
)

Point = tuple[float, float]


def page(verdicts: Sequence[Verdict], scores: Scores, changed: Sequence[tuple[str, str]] = ()) -> str:
    """The whole page; `changed` are lines ("better" or "worse", question) against an evaluation before."""
    kinds = ((kind or "—", f"{good} of {asked}") for kind, (good, asked) in scores.by_kind.items())
    rates = ((name, f"{scores.rates[name]:.3f}", meaning) for name, meaning in MEANING.items())
    missed = [_miss(verdict) for verdict in verdicts if not verdict.good]
    parts = [
        f"<h1>{scores.questions} questions</h1>",
        _table(("measure", "share", "meaning"), rates),
        "<h2>By kind</h2>",
        _table(("kind", "right"), kinds),
        _changes(changed),
        f"<h2>{len(missed)} went wrong</h2>",
        _table(("question", "wanted", "came"), missed),
        "<h2>Risk and coverage</h2>",
        _figure(risk_coverage(verdicts), "share of the questions answered, surest first", "share of these wrong"),
        "<h2>Calibration</h2>",
        _figure(calibration(verdicts), "confidence", "share right", diagonal=True),
    ]
    head = f"<!doctype html><html lang=en><meta charset=utf-8><title>Evaluation</title><style>{STYLE}</style>"
    return head + "".join(parts)


def risk_coverage(verdicts: Sequence[Verdict]) -> list[Point]:
    """For each number of answers, the surest first: their share of all questions, and how many of them are wrong."""
    given = sorted((v for v in verdicts if v.answer.found), key=lambda v: -v.answer.confidence)
    points, wrong = [], 0
    for number, verdict in enumerate(given, start=1):
        wrong += not verdict.good
        points.append((number / len(verdicts), wrong / number))
    return points


def calibration(verdicts: Iterable[Verdict]) -> list[Point]:
    """For each tenth of confidence that some answers have: their mean confidence, and the share that is right."""
    bins: dict[int, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.answer.found:
            bins.setdefault(min(BINS - 1, int(verdict.answer.confidence * BINS)), []).append(verdict)
    return [
        (sum(v.answer.confidence for v in held) / len(held), sum(v.good for v in held) / len(held))
        for _, held in sorted(bins.items())
    ]


def _miss(verdict: Verdict) -> tuple[str, str, str]:
    gold, answer = verdict.gold, verdict.answer
    wanted = " / ".join(source.quote for source in gold.sources) or "no answer"
    came = answer.quotes[0].text if answer.found and answer.quotes else "no answer"
    sure = f" ({answer.confidence:.2f}, {answer.quotes[0].article})" if answer.found and answer.quotes else ""
    return gold.question.text, wanted, came + sure


def _changes(changed: Sequence[tuple[str, str]]) -> str:
    if not changed:
        return ""
    rows = "".join(f"<li class={how}>{how}: {escape(question)}" for how, question in changed)
    return f"<h2>Against the evaluation before</h2><ul>{rows}</ul>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(each)}" for each in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}" for cell in row) for row in rows)
    return f"<table><tr>{head}{body}</table>"


def _figure(points: Sequence[Point], across: str, up: str, diagonal: bool = False) -> str:
    """A curve in the unit square."""
    line = " ".join(f"{x * WIDE:.1f},{(1 - y) * HIGH:.1f}" for x, y in points)
    dots = "".join(
        f"<circle cx={x * WIDE:.1f} cy={(1 - y) * HIGH:.1f} r=3 fill=#346><title>{x:.2f}, {y:.2f}</title></circle>"
        for x, y in points
    )
    even = f'<line x1=0 y1={HIGH} x2={WIDE} y2=0 stroke="#bbb"/>' if diagonal else ""
    drawn = f'{even}<polyline points="{line}" fill=none stroke=#346 stroke-width=2></polyline>{dots}'
    said = f"across: {escape(across)}, 0 to 1; up: {escape(up)}, 0 to 1"
    svg = f'<svg width={WIDE} height={HIGH} role=img aria-label="{said}">{drawn}</svg>'
    return f"<figure>{svg}<figcaption>{said}</figcaption></figure>"
