"""Where the example articles lie that come with the package."""

from __future__ import annotations

from pathlib import Path


def bundled() -> Path:
    """Return the folder of the bundled example articles; it lies inside the package, also when installed from a
    wheel.
    """
    return Path(__file__).parent / "articles"
