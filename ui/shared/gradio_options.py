"""What the tabs share in tying their HTML to gradio's events."""

from __future__ import annotations

from typing import Any

PLAIN: dict[str, Any] = {"apply_default_css": False}  # our HTML, our style
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def sent(event: Any) -> dict[str, Any]:
    """What the page's script sent along with an event of ours; {} for anything but an object."""
    return event._data if isinstance(event._data, dict) else {}
