"""Every state of the page as a picture, at three widths, light and dark, to be looked at after a change of the page.

    python -m benchmarks.screenshots [FOLDER] [--only answer table]    # .data/screenshots by default

Wants Debian's Chromium. The states are those of `benchmarks.states`.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.chat import CHROMIUM, FLAGS, ROOT, opened, served
from benchmarks.states import STATES, articles

SIZES = ((1440, 900), (768, 1024), (375, 812))
SCHEMES = ("light", "dark")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / ".data" / "screenshots")
    parser.add_argument("--only", nargs="+", choices=STATES, default=list(STATES))
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as place:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with served(articles(Path(place) / "articles", browser)) as address:
            for width, height in SIZES:
                for name in asked.only:
                    draw(browser, address, name, (width, height), asked.folder)
        browser.close()


def draw(browser: Browser, address: str, name: str, size: tuple[int, int], folder: Path) -> None:
    """FOLDER/NAME-WIDTH-SCHEME.png, for each scheme."""
    width, height = size
    page, _ = opened(browser, address, viewport={"width": width, "height": height}, has_touch=width < 500)
    STATES[name](page)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.wait_for_timeout(400)  # colours turn
        page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
    page.context.close()


if __name__ == "__main__":
    main()
