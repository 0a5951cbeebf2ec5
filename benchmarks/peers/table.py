"""The results of a run as Markdown: what was measured, and what was aimed at.

    python -m benchmarks.peers.table FOLDER        # of results; writes FOLDER/table.md again

Ratios count, not seconds.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers.contenders import files
from benchmarks.peers.figures import LESS, MORE, times

Figures = dict[str, Any]


@dataclass(frozen=True)
class Measure:
    """A row: `form` shows a figure times `scale`; with `ratio` a peer's cell tells how much better Pullquote is."""

    key: str
    title: str
    better: str
    form: str = "{:.0f}"
    scale: float = 1.0
    ratio: bool = True


MEASURES = (
    Measure("build_rate", "build, passages a second", MORE, "{:.1f}"),
    Measure("encode_p50", "the question embedded and no more, ms", LESS, "{:.1f}", ratio=False),
    Measure("hits_p50", "question to hits, half are faster than, ms", LESS, "{:.1f}"),
    Measure("hits_p95", "question to hits, 95 in 100 are faster than, ms", LESS, "{:.1f}"),
    Measure("answer_p50", "question to answer, half are faster than, ms", LESS),
    Measure("answer_p95", "question to answer, 95 in 100 are faster than, ms", LESS),
    Measure("batch_rate", "batch, answers a second", MORE, "{:.2f}"),
    Measure("add_s", "one in a hundred articles added, until it is seen, s", LESS, "{:.2f}"),
    Measure("edit_s", "as many edited, s", LESS, "{:.2f}"),
    Measure("delete_s", "as many deleted, s", LESS, "{:.2f}"),
    Measure("change_s", "all three, s", LESS, "{:.2f}"),
    Measure("change_kept_s", "all three, and kept on disk, s", LESS, "{:.2f}"),
    Measure("change_seen", "share of the changes that is seen", MORE, "{:.2f}", ratio=False),
    Measure("reopen_s", "new process to first answer (or hits), s", LESS, "{:.1f}"),
    Measure("memory_building", "memory, building, MB", LESS, scale=1e-6),
    Measure("memory_asking", "memory, opened and asked, MB", LESS, scale=1e-6),
    Measure("disk", "disk, MB", LESS, "{:.1f}", 1e-6),
    Measure("found", "an accepted answer in the twelve passages found", MORE, "{:.3f}", ratio=False),
    Measure("quote@1", "quote@1", MORE, "{:.3f}", ratio=False),
    Measure("refused", "refused, of questions without an answer", MORE, "{:.3f}", ratio=False),
    Measure("right", "quoted or refused rightly, of all questions", MORE, "{:.3f}", ratio=False),
    Measure("scifact nDCG@10", "SciFact nDCG@10", MORE, "{:.3f}", ratio=False),
)
QUALITY = ("quote@1", "right", "scifact nDCG@10")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    write(parser.parse_args().folder)


def write(folder: Path) -> None:
    """FOLDER/table.md from the JSON files beside it, without systems measured on other passages than the last run."""
    systems = [json.loads(file.read_text(encoding="utf-8")) for file in files(folder)]
    parts = []
    if (folder / "run.json").exists():
        run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        systems = [one for one in systems if one.get("passages") in (None, run["passages"])]
        parts = [story(run)]
    parts += [table(systems), aims(systems)]
    (folder / "table.md").write_text("\n\n".join(part for part in parts if part) + "\n", encoding="utf-8")


def story(run: Figures) -> str:
    new = run["new passages"]
    return (
        f"{run['articles']:,} articles, {run['passages']:,} passages, {run['questions']} questions, {run['alone']} of"
        f" them answered one at a time; {run['changed']} articles added ({new['add']} passages), as many edited"
        f" ({new['edit']} new passages) and deleted; {run['threads']} threads, {run['processor']}, {run['date']},"
        f" {run['minutes']:.0f} minutes. In brackets: how many times better Pullquote is."
    )


def table(systems: Sequence[Figures]) -> str:
    """A row for each measure that any system has, a column for each system."""
    mine = next((one for one in systems if one["system"] == "pullquote"), {})
    head = " | ".join(f"{one['title']} {one['version']}".strip() for one in systems)
    rows = [f"| | {head} |", "|---" * (len(systems) + 1) + "|"]
    for measure in MEASURES:
        if any(measure.key in one for one in systems):
            cells = (cell(measure, mine, one) for one in systems)
            rows.append(f"| {measure.title} | {' | '.join(cells)} |")
    return "\n".join(rows)


def cell(measure: Measure, mine: Figures, one: Figures) -> str:
    """A figure, with the ratio beside it where it is a peer's; – for what a system cannot do."""
    value = one.get(measure.key)
    if value is None or math.isnan(value):
        return "–"
    shown = measure.form.format(value * measure.scale)
    if one is mine or not measure.ratio or mine.get(measure.key) is None:
        return shown
    return f"{shown} ({told(times(mine[measure.key], value, measure.better))})"


def told(ratio: float) -> str:
    """A ratio as it is shown.

    >>> told(12.34), told(0.0042)
    ('12.3×', '0.0042×')
    """
    return f"{ratio:.1f}×" if ratio >= 1 else f"{ratio:.2g}×"


def aims(systems: Sequence[Figures]) -> str:
    """What was aimed at and what was reached; '' if Pullquote was not measured. The floor of words alone, which
    embeds nothing, counts in quality and not in speed."""
    by = {one["system"]: one for one in systems}
    mine = by.get("pullquote", {})
    if "build_rate" not in mine:
        return ""
    embedding = [one for one in systems if one is not mine and "encode_p50" in one]
    rows = ["| aim | wanted | reached |", "|---|---|---|"]
    for key, what in (("build_rate", "build"), ("answer_p50", "question to answer")):
        for one in (by[name] for name in ("txtai", "haystack") if key in by.get(name, {})):
            ratio = told(times(mine[key], one[key], MORE if key == "build_rate" else LESS))
            rows.append(f"| {what}, against {one['title']} | ≥ 4× | {ratio} |")
    rows.append(f"| question to hits, of embedding it alone | ≤ 1.5× | {mine['hits_p50'] / mine['encode_p50']:.2f}× |")
    rows.append(f"| batch, against one at a time | ≥ 2× | {mine['batch_rate'] / mine['answer_rate']:.2f}× |")
    for key, what in (("change_s", "change"), ("edit_s", "of it: edit")):
        if theirs := [one[key] for one in embedding if key in one]:
            rows.append(f"| {what}, against the fastest that embeds | ≥ 10× | {told(min(theirs) / mine[key])} |")
    for measure in MEASURES:
        theirs = [one[measure.key] for one in systems if one is not mine and measure.key in one]
        if measure.key in QUALITY and measure.key in mine and theirs:
            rows.append(f"| {measure.title}: no peer higher | {max(theirs):.3f} | {mine[measure.key]:.3f} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
