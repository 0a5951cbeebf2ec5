"""The page in the browser's language; the words of articles stay as they are."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.ui.served import Served

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("locale", "ask", "promise"),
    [
        ("zh-CN", "提问", "每个答案都是原文引用。"),
        ("es-ES", "Preguntar", "Cada respuesta es una cita exacta."),
        ("de-AT", "Fragen", "Jede Antwort ist ein genaues Zitat."),
        ("en-GB", "Ask", "Every answer is an exact quote."),
        ("fi-FI", "Ask", "Every answer is an exact quote."),
    ],
)
def test_the_pages_words_are_in_the_browsers_language(
    browser: Browser, served: Served, locale: str, ask: str, promise: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(served.url)
    page.wait_for_selector(".pq-welcome")
    expect(page.locator(".pq-welcome")).to_contain_text(promise)
    expect(page.locator(".pq-send")).to_have_text(ask)
    page.locator(".pq-ask textarea").fill("How many voles does a barn owl eat a night?")
    page.locator(".pq-send").click()
    expect(page.locator(".pq-quote blockquote").first).to_contain_text("A barn owl eats about four voles a night.")
    page.locator("#pq-tabs [role=tab]").nth(1).click()
    expect(page.locator(".pq-list")).to_be_visible()
    assert page.url.endswith("&tab=articles")  # the address is the same in every language
    page.go_back()
    expect(page.locator(".pq-send")).to_be_visible()
    context.close()
