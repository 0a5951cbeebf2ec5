"""Opening the page on a slow line: 150 kB a second, 300 ms away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.ui.served import Served

pytestmark = pytest.mark.browser
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 150_000, "uploadThroughput": 150_000}


def test_the_outline_stands_there_before_scripts_have_come_and_goes_with_the_welcome(
    browser: Browser, served: Served
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/assets/*.js", lambda route: route.abort())
    page.goto(served.url)
    assert page.locator(".pq-outline").is_visible()
    page.unroute("**/assets/*.js")
    page.goto(served.url)
    page.wait_for_selector(".pq-welcome")
    assert page.locator(".pq-outline").is_hidden()
    context.close()


def test_all_that_comes_at_first_is_small(browser: Browser, served: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    line = context.new_cdp_session(page)
    sizes: list[int] = []
    line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    page.goto(served.url)
    page.wait_for_selector(".pq-welcome")
    assert sum(sizes) < 500_000
    context.close()
