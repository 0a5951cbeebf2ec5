"""A real page in a real browser: served by another process over a small folder, with the word-hash encoder."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
ARTICLES = {
    "owls.md": "---\ntitle: Owls\ndate: 2026-02-01\n---\n\n# Owls\n\n"
    "Barn owls hunt at night. A barn owl eats about four voles a night. Its call is a screech.\n\n"
    + "".join(f"The snowy owl number {n} of the Arctic rests on a stone by the sea.\n\n" for n in range(40))
    + "## Nests\n\nA barn owl lays five eggs in an old barn.\n",
    "tea.txt": "Tea\n\nGreen tea comes from China. A pot of tea holds 40 cups.\n",
}


@dataclass
class Served:
    """A page that is served: its address, its folder of articles, and what a browser asked other hosts for."""

    address: str
    folder: Path
    foreign: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail(f"{CHROMIUM} is missing; install it with: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One page for all tests that do not change its articles."""
    yield from serving(tmp_path_factory.mktemp("served"), ARTICLES)


def serving(place: Path, articles: dict[str, str], *options: str) -> Iterator[Served]:
    folder = place / "articles"
    for name, text in articles.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    command = [sys.executable, str(Path(__file__).with_name("serving.py")), str(folder), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        line = next((line for line in process.stdout if "http://" in line), None)
        assert line, "the page did not open"
        yield Served(line[line.index("http://") :].split()[0], folder)
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    yield from opened(browser, served)


def opened(browser: Browser, served: Served, **options: object) -> Iterator[Page]:
    """A page in a browser of its own; it fails on a script's error and on any request to another host."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})  # type: ignore[arg-type]
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: served.foreign.append(request.url) if _foreign(request.url, served) else None)
    page.goto(served.address)
    page.wait_for_selector(".pq-ask textarea")
    yield page
    context.close()
    assert trouble == []
    assert served.foreign == []


def _foreign(url: str, served: Served) -> bool:
    return not url.startswith((served.address, "data:", "blob:"))


def ask(page: Page, question: str) -> None:
    """Types a question, sends it, and waits for its answer."""
    turns = page.locator(".pq-turn").count()
    page.fill(".pq-ask textarea", question)
    page.press(".pq-ask textarea", "Enter")
    page.wait_for_function("n => document.querySelectorAll('.pq-turn:not(:has(.pq-stage))').length > n", arg=turns)
