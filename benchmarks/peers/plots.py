"""The results of a run as pictures.

    python -m benchmarks.peers.plots FOLDER        # of results; writes FOLDER/speed.svg and FOLDER/quality.svg

Runs in an environment of its own, which has matplotlib.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from matplotlib import pyplot

from benchmarks.peers.contenders import files

SPEED = {
    "build_rate": "build: passages a second (right is better)",
    "hits_p50": "question to hits: ms (left is better)",
    "answer_p50": "question to answer: ms (left is better)",
    "change_s": "change of 1 in 100 articles: s (left is better)",
}
QUALITY = {"quote@1": "quote@1", "right": "quoted or refused rightly", "scifact nDCG@10": "SciFact nDCG@10"}
OURS, THEIRS = "#1a5fb4", "#77767b"


def main() -> None:
    folder = Path(sys.argv[1])
    systems = [json.loads(file.read_text(encoding="utf-8")) for file in files(folder)]
    for name, measures in {"speed": SPEED, "quality": QUALITY}.items():
        shown = {key: title for key, title in measures.items() if any(key in one for one in systems)}
        if shown:
            draw(systems, shown, folder / f"{name}.svg", logarithmic=name == "speed")


def draw(systems: list[dict[str, Any]], shown: dict[str, str], to: Path, *, logarithmic: bool) -> None:
    """A panel a measure, a point a system, its figure beside it."""
    size = (4.4 * len(shown), 2.6)
    figure, panels = pyplot.subplots(1, len(shown), figsize=size, layout="constrained", squeeze=False)
    for panel, (key, title) in zip(panels[0], shown.items(), strict=True):
        those = [one for one in reversed(systems) if one.get(key) is not None]
        names, values = [one["title"] for one in those], [one[key] for one in those]
        panel.scatter(values, names, c=[OURS if one["system"] == "pullquote" else THEIRS for one in those], zorder=2)
        for row, value in enumerate(values):
            panel.annotate(number(value), (value, row), (6, 4), textcoords="offset points", fontsize=9)
        panel.set_title(title, fontsize=10)
        panel.grid(axis="y", color="#dddddd")
        panel.spines[["top", "right", "left"]].set_visible(False)
        panel.margins(x=0.2, y=0.12)
        if logarithmic:
            panel.set_xscale("log")
            panel.tick_params(axis="x", which="minor", labelbottom=False)  # they would run into each other
    figure.savefig(to, metadata={"Date": None})


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    main()
