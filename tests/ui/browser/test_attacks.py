"""A folder that attacks whoever shows it: its markup is read on the page, and never run, drawn or fetched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from pullquote.ui.shared.sanitize import visible
from tests.ui import attacks
from tests.ui.browser.conftest import ask, opened
from tests.ui.served import Served
from tests.ui.served import served as serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    place = tmp_path_factory.mktemp("hostile")
    with serving(attacks.write(place / "articles"), place / "library") as opened:
        yield opened


@pytest.fixture(scope="module")
def prey(browser: Browser, hostile: Served) -> Iterator[Page]:
    yield from opened(browser, hostile)  # fails on a dialog, a script's error and a request to another host


def strangers(page: Page) -> list[str]:
    """Elements of our three boxes that we did not write: those with handlers, and those that load or run something."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => [...document.querySelectorAll('.pq-chat *, .pq-beside *')].filter(e =>
            /^(SCRIPT|IFRAME|IMG|SVG|STYLE|BASE|META|MATH|OBJECT|EMBED|LINK)$/i.test(e.tagName)
            || [...e.attributes].some(a => a.name.startsWith('on'))
            || /^\\s*javascript:/i.test(e.getAttribute('href'))
        ).map(e => e.outerHTML.slice(0, 200))"""
    )


def test_questions_and_quotes_show_their_markup(prey: Page) -> None:
    for question in attacks.QUESTIONS[::5]:
        ask(prey, question)
        shown = prey.locator(".pq-question").last.text_content() or ""
        assert shown.split() == visible(question).split()
        assert strangers(prey) == []
    prey.click("[data-do=new]")


def test_every_article_opens_as_text(prey: Page, hostile: Served) -> None:
    for number in range(prey.locator(".pq-contents button").count()):
        prey.wait_for_selector(".pq-contents")
        prey.locator(".pq-contents button").nth(number).click()
        prey.wait_for_selector(".pq-article")
        assert strangers(prey) == []
        prey.click("[data-do=close]")
