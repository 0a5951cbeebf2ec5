"""The web chat in a browser, over the bundled articles: how fast it opens and answers, and the README's pictures.

    python -m benchmarks.chat [--questions 30]     # opening, page weight, from Enter to the first quote on screen
    python -m benchmarks.chat --pictures           # draws docs/chat-light.png, docs/chat-dark.png and docs/chat.gif

Wants Debian's Chromium. The questions are those of examples/gold.jsonl.
"""

from __future__ import annotations

import argparse
import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from statistics import median

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "corpus" / "articles"
GOLD = ROOT / "examples" / "gold.jsonl"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]
PICTURED = "Why did Tesla call people back?"
MOVING = 900  # pixels that the animated picture is wide
ANSWERED = "n => document.querySelectorAll('.pq-turn .pq-answer').length > n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=30)
    parser.add_argument("--pictures", action="store_true")
    asked = parser.parse_args()
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        if asked.pictures:
            pictures(browser, address)
            moving(browser, address)
        else:
            measure(browser, address, asked.questions)
        browser.close()


@contextmanager
def served(articles: Path = ARTICLES) -> Iterator[str]:
    """The address of the page over a folder, served as `pullquote chat` serves it."""
    number = port()
    with tempfile.TemporaryDirectory() as library:
        command = [
            sys.executable,
            "-m",
            "pullquote",
            "chat",
            str(articles),
            "--library",
            library,
            "--port",
            str(number),
        ]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout
        try:
            next(line for line in process.stdout if "is open" in line)
            yield f"http://127.0.0.1:{number}"
        finally:
            process.terminate()
            process.wait()


def port() -> int:
    """One that is free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def measure(browser: Browser, address: str, count: int) -> None:
    """Prints a table; milliseconds are medians."""
    opening = [opened(browser, address)[1] for _ in range(5)]
    page, _ = opened(browser, address)
    weight = page.evaluate("performance.getEntriesByType('resource').reduce((sum, e) => sum + e.encodedBodySize, 0)")
    questions = [json.loads(line)["question"] for line in GOLD.read_text(encoding="utf-8").splitlines()]
    taken = [ask(page, question) for question in questions[: count + 1]][1:]  # the first warms up
    print(f"| page opens, new browser profile | {1e3 * median(opening):.0f} ms |")
    print(f"| page weight, scripts and styles, compressed | {weight / 1e6:.2f} MB |")
    print(f"| Enter to the answer on screen, {len(taken)} questions | {1e3 * median(taken):.0f} ms |")


def opened(browser: Browser, address: str, **options: object) -> tuple[Page, float]:
    """A page in a profile of its own, and the seconds until it could be asked."""
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(".pq-welcome")
    return page, time.perf_counter() - began


def ask(page: Page, question: str) -> float:
    """Seconds from Enter to the answer on screen."""
    answers = page.locator(".pq-turn .pq-answer").count()
    page.fill(".pq-ask textarea", question)
    began = time.perf_counter()
    page.press(".pq-ask textarea", "Enter")
    page.wait_for_function(ANSWERED, arg=answers, timeout=120_000)
    return time.perf_counter() - began


def pictures(browser: Browser, address: str) -> None:
    for scheme in ("light", "dark"):
        page, _ = opened(browser, address, viewport={"width": 1280, "height": 800}, color_scheme=scheme)
        ask(page, PICTURED)
        page.click(".pq-open")
        page.wait_for_selector("mark.pq-now")
        page.screenshot(path=ROOT / "docs" / f"chat-{scheme}.png")


def moving(browser: Browser, address: str) -> None:
    """Draws asking, clicking and reading."""
    page, _ = opened(browser, address, viewport={"width": 1280, "height": 800})
    page.wait_for_selector(".pq-welcome .pq-asking button")
    frames: list[tuple[bytes, int]] = [(page.screenshot(), 1500)]  # and milliseconds
    for end in range(6, len(PICTURED) + 6, 6):
        page.fill(".pq-ask textarea", PICTURED[:end])
        frames.append((page.screenshot(), 150))
    ask(page, PICTURED)
    page.wait_for_selector("mark.pq-now")
    frames.append((page.screenshot(), 2500))
    for _ in range(2):
        page.get_by_role("button", name="Next quote").click()
        page.wait_for_timeout(500)
        frames.append((page.screenshot(), 2000))
    pictures = [Image.open(BytesIO(data)).convert("RGB") for data, _ in frames]
    small = [one.resize((MOVING, one.height * MOVING // one.width), Image.Resampling.LANCZOS) for one in pictures]
    palettes = [one.quantize(64, dither=Image.Dither.NONE) for one in small]
    first, *others = palettes
    lengths = [length for _, length in frames]
    first.save(ROOT / "docs" / "chat.gif", save_all=True, append_images=others, duration=lengths, loop=0, optimize=True)


if __name__ == "__main__":
    main()
