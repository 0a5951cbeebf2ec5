"""Draw which share of questions may be answered at which share of wrong answers: risk–coverage curves, in SVG."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

WIDTH, HEIGHT, LEFT, TOP, BELOW = 720, 330, 70, 20, 50
FONT = 'font-family="sans-serif" font-size="13"'
COLOURS = ("#1f6f8b", "#b5472f", "#5b7f3a", "#7a5195")


def curve(chances: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Shares answered (rising, up to 1) and the shares of wrong answers among them, the surest questions first.

    El-Yaniv and Wiener (2010).

    >>> curve(np.array([0.4, 0.9]), np.array([False, True]))
    (array([0.5, 1. ]), array([0. , 0.5]))
    """
    counts = np.arange(1, len(chances) + 1)
    wrong = (~right[np.argsort(-chances, kind="stable")]).cumsum()
    return counts / len(chances), wrong / counts


def picture(sets: Mapping[str, tuple[np.ndarray, np.ndarray]]) -> str:
    """SVG of one curve for each named set of (chances, right), risk upwards, coverage to the right."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {FONT}>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for part in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = _place(part, part)
        lines += [
            f'<path d="M{LEFT} {y:.0f}H{WIDTH - 20}" stroke="#ddd"/>',
            f'<text x="{LEFT - 8}" y="{y + 4:.0f}" text-anchor="end">{part:.0%}</text>',
            f'<text x="{x:.0f}" y="{HEIGHT - BELOW + 20}" text-anchor="middle">{part:.0%}</text>',
        ]
    across, down = (WIDTH + LEFT) / 2, (HEIGHT - BELOW + TOP) / 2
    lines += [
        f'<text x="{across:.0f}" y="{HEIGHT - 10}" text-anchor="middle">questions answered, the surest first</text>',
        f'<text transform="translate(18 {down:.0f}) rotate(-90)" text-anchor="middle">of these, wrong</text>',
    ]
    for number, (name, (chances, right)) in enumerate(sets.items()):
        lines += _line(name, number, *curve(chances, right))
    return "\n".join([*lines, "</svg>", ""])


def _line(name: str, number: int, coverage: np.ndarray, risk: np.ndarray) -> list[str]:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_place(*pair) for pair in zip(coverage, risk, strict=True)))
    colour = COLOURS[number % len(COLOURS)]
    return [
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>',
        f'<text x="{LEFT + 12}" y="{TOP + 16 + 18 * number}" fill="{colour}">{name}</text>',
    ]


def _place(coverage: float, risk: float) -> tuple[float, float]:
    return LEFT + coverage * (WIDTH - 20 - LEFT), HEIGHT - BELOW - risk * (HEIGHT - BELOW - TOP)
