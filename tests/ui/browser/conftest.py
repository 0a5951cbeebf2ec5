"""A real page in a real browser: served by another process over a small folder, with the word-hash encoder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.ui.served import Served
from tests.ui.served import served as serving

CHROMIUM = "/usr/bin/chromium"
SOON = 5_000  # ms, in which a page is cleared for the next test
expect.set_options(timeout=30_000)  # ms: a busy machine may take more than the usual five seconds
THRESHOLD = 0.45  # of the reader of sentences: what shares few words with the question is no answer
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"  # no host but this machine can be reached
ARTICLES = {
    "owls.md": "---\ntitle: Owls\ndate: 2026-02-01\n---\n\n# Owls\n\n"
    "Barn owls hunt at night. A barn owl eats about four voles a night. Its call is a screech.\n\n"
    + "".join(f"The snowy owl number {n} of the Arctic rests on a stone by the sea.\n\n" for n in range(40))
    + "## Nests\n\nA barn owl lays five eggs in an old barn.\n",
    "tea.txt": "Tea\n\nGreen tea comes from China. A pot of tea holds 40 cups.\n",
}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail(f"{CHROMIUM} is missing; install it with: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS.split(), OFFLINE])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One page for all tests that do not change its articles."""
    place = tmp_path_factory.mktemp("served")
    with serving(written(place / "articles", ARTICLES), place / "library", threshold=THRESHOLD) as opened:
        yield opened


def written(folder: Path, articles: dict[str, str]) -> Path:
    """A folder with these articles in it."""
    for name, text in articles.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def window(browser: Browser, served: Served) -> Iterator[Page]:
    """The page that the tests of a file share: to open one takes seconds of the processor."""
    yield from opened(browser, served)


@pytest.fixture
def page(window: Page, served: Served) -> Iterator[Page]:
    """A page with a new chat in it, as it is when it was just opened."""
    yield window
    try:
        _cleared(window)
    except PlaywrightError:  # a test that failed may have left anything
        window.goto("about:blank")
        window.goto(served.url)
        window.wait_for_selector(".pq-welcome")


def _cleared(page: Page) -> None:
    page.unroute_all()
    page.emulate_media(media="null", color_scheme="null")
    page.get_by_role("tab", name="Ask").click(timeout=SOON)
    for chip in page.locator("[data-do=unchip]").all():
        chip.click(timeout=SOON)
    page.locator("[data-do=new]").click(timeout=SOON)
    page.fill(".pq-ask textarea", "", timeout=SOON)
    page.wait_for_selector(".pq-welcome", timeout=SOON)
    page.evaluate("localStorage.clear(); sessionStorage.clear()")


def opened(browser: Browser, served: Served, **options: object) -> Iterator[Page]:
    """A page in a browser of its own; it fails on a script's error and on any request to another host."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})  # type: ignore[arg-type]
    page = context.new_page()
    trouble: list[str] = []

    def wrong(what: object) -> None:
        trouble.append(f"{os.environ.get('PYTEST_CURRENT_TEST')}: {what}")

    page.on("pageerror", wrong)
    page.on("dialog", lambda dialog: (wrong(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: wrong(request.url) if _is_foreign(request.url, served) else None)
    page.goto(served.url)
    page.wait_for_selector(".pq-ask textarea")
    page.wait_for_selector(".pq-welcome")  # what the page first asks of the program has come
    yield page
    context.close()
    assert trouble == []


def _is_foreign(url: str, served: Served) -> bool:
    return not url.startswith((served.url, "data:", "blob:"))


def ask(page: Page, question: str) -> None:
    """Types a question, sends it, and waits for its answer."""
    turns = page.locator(".pq-turn").count()
    page.fill(".pq-ask textarea", question)
    page.press(".pq-ask textarea", "Enter")
    page.wait_for_function(
        "n => document.querySelectorAll('.pq-turn').length > n && !document.querySelector('.pq-stage, .pq-waiting li')",
        arg=turns,
    )
