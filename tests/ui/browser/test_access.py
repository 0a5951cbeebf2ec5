"""For everyone: axe-core finds no serious violation in any state, in light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.ui.browser.conftest import ask, opened
from tests.ui.served import Served

pytestmark = pytest.mark.browser
VIEWS = {"wide-light": (1440, 900, "light"), "wide-dark": (1440, 900, "dark"), "phone-dark": (375, 720, "dark")}


@pytest.fixture(params=VIEWS.values(), ids=VIEWS.keys())
def view(request: pytest.FixtureRequest, browser: Browser, served: Served) -> Iterator[Page]:
    width, height, scheme = request.param
    yield from opened(browser, served, viewport={"width": width, "height": height}, color_scheme=scheme)


def serious(page: Page) -> list[str]:
    """What axe-core holds for serious or worse, a line each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{v['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for v in found
        if v["impact"] in ("serious", "critical")
        for node in v["nodes"]
    ]


def test_no_serious_violation_in_any_state(view: Page) -> None:
    assert serious(view) == []
    ask(view, "How many voles does a barn owl eat?")
    assert serious(view) == []
    view.click(".pq-open")
    view.wait_for_selector("mark.pq-now")
    assert serious(view) == []
    view.keyboard.press("Escape")
    ask(view, "Which volcano erupted near Reykjavik yesterday?")
    view.locator(".pq-answer summary").last.click()
    assert serious(view) == []
    for tab, shown in (("Articles", ".pq-list"), ("Batch", ".pq-batch")):
        view.get_by_role("tab", name=tab).click()
        view.wait_for_selector(shown)
        assert serious(view) == []


def test_the_chat_works_by_keyboard_alone(page: Page) -> None:
    page.keyboard.type("How many voles does a barn owl eat?")  # the box has the focus from the start
    page.keyboard.press("Enter")
    page.wait_for_selector(".pq-quote")
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.pq-open')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.pq-now")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.pq-open')")
