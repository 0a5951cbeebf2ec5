"""The page in the browser's language; the words of articles stay as they are."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.ui.browser.words import own_words
from tests.ui.served import Served

pytestmark = pytest.mark.browser
NAMES = {
    "Pullquote",
    "Markdown",
    "BibTeX",
    "RIS",
    "CSL-JSON",
    "Word",
    "Esc",
    "Enter",
    "owls.md",
    "tea.txt",
    "asked.csv",
}


def _words(browser: Browser, served: Served, locale: str) -> set[str]:
    context = browser.new_context(locale=locale, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(served.url)
    said = own_words(page)
    context.close()
    return said


def test_no_word_of_the_page_stays_english(browser: Browser, served: Served) -> None:
    english = _words(browser, served, "en-GB")
    assert len(english) > 100
    assert sorted((_words(browser, served, "zh-CN") & english) - NAMES) == []


@pytest.mark.parametrize(
    ("locale", "ask", "promise"),
    [
        ("es-ES", "Preguntar", "Cada respuesta es una cita exacta."),
        ("de-AT", "Fragen", "Jede Antwort ist ein genaues Zitat."),
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


def test_the_outline_is_in_the_browsers_language_before_any_script_has_come(browser: Browser, served: Served) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.route("**/assets/*.js", lambda route: route.abort())
    page.goto(served.url)
    expect(page.locator(".pq-outline span")).to_have_text("正在打开……")
    context.close()
