"""For everyone: axe-core finds nothing in any state, keys and fingers reach everything, and a chat prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Browser, Page, expect

from tests.ui.browser.conftest import ask, opened
from tests.ui.served import Served

pytestmark = pytest.mark.browser
VOLES = "How many voles does a barn owl eat?"
VIEWS = [(width, scheme) for width in (1440, 768, 375) for scheme in ("light", "dark")]
FINGER = 44  # CSS pixels
PATIENCE = 30_000  # ms
SHORTLY = 50  # ms

# Colours between two schemes are nobody's: with nothing that turns slowly they are there at once.
AT_ONCE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, ::before, ::after { transition: none !important }");
    document.adoptedStyleSheets = [sheet];
}"""
TURNED = "dark => document.body.matches('.dark, .dark *') === dark"


def violations(page: Page) -> list[str]:
    """What axe-core finds in any view, a line each; the page is left as wide as it was."""
    before, lines = page.viewport_size, []
    assert before
    page.evaluate(AT_ONCE)
    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.wait_for_function(TURNED, arg=scheme == "dark", polling=SHORTLY)  # by the clock: frames may stay away
        found = page.evaluate("async () => (await axe.run({ resultTypes: ['violations'] })).violations")
        lines += [
            f"{width} {scheme}: {v['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
            for v in found
            for node in v["nodes"]
        ]
    page.set_viewport_size(before)
    return lines


def test_no_violation_in_any_state(page: Page, tmp_path: Path) -> None:
    page.evaluate(AXE)
    assert violations(page) == []
    ask(page, VOLES)
    assert violations(page) == []
    page.locator(".pq-open").first.click()
    page.wait_for_selector("mark.pq-now")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("[data-do=edit]").first.click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    ask(page, "Which volcano erupted near Reykjavik yesterday?")
    page.locator(".pq-answer > details > summary").last.click()
    assert violations(page) == []
    page.locator(".pq-open").first.focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.click(".pq-chats summary")
    assert violations(page) == []
    page.click(".pq-chats summary")
    page.click("[data-do=chip]")
    page.wait_for_selector(".pq-choices button")
    assert violations(page) == []
    page.keyboard.press("Escape")
    for tab, shown in (("Articles", ".pq-list"), ("Batch", ".pq-batch")):
        page.get_by_role("tab", name=tab).click()
        page.wait_for_selector(shown)
        assert violations(page) == []
    asked = tmp_path / "asked.csv"
    asked.write_text(f"question\n{VOLES}\nWhich volcano erupted near Reykjavik yesterday?\nhello\n")
    page.set_input_files(".pq-batch input[type=file]", asked)
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.get_by_text("3 of 3 questions asked")).to_be_visible(timeout=PATIENCE)
    assert violations(page) == []


def test_the_chat_works_by_keyboard_alone(page: Page) -> None:
    page.keyboard.type(VOLES)  # the box has the focus from the start
    page.keyboard.press("Enter")
    page.wait_for_selector(".pq-quote")
    page.keyboard.press("ArrowUp")  # from the empty box
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.pq-now")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.pq-open')")


@pytest.fixture
def phone(browser: Browser, served: Served) -> Iterator[Page]:
    yield from opened(browser, served, viewport={"width": 375, "height": 720}, has_touch=True)


def small(page: Page) -> list[str]:
    """Targets that a finger misses."""
    return page.evaluate(
        """least => [...document.querySelectorAll('button, summary, a[href], input, textarea, [role=tab]')]
            .filter(one => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1)
            .filter(one => one.closest('.pq-room, .pq-articles, .pq-batch, dialog, #pq-tabs') && !one.closest('thead'))
            .map(one => one.type === 'checkbox' ? one.closest('label') : one)
            .filter(one => { const box = one.getBoundingClientRect(); return box.height < least || box.width < least; })
            .map(one => one.outerHTML.slice(0, 120))""",
        FINGER,
    )


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    found = page.locator(selector).evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())")
    return list(found)


def test_a_finger_hits_every_target_on_a_phone(phone: Page) -> None:
    ask(phone, VOLES)
    assert small(phone) == []
    phone.locator(".pq-open").first.click()
    phone.wait_for_selector("mark.pq-now")
    assert small(phone) == []
    assert all(box["x"] + box["width"] <= 375 for box in boxes(phone, ".pq-article nav button"))
    phone.keyboard.press("Escape")
    phone.get_by_role("tab", name="Articles").click()
    phone.wait_for_selector(".pq-list")
    assert small(phone) == []


def test_a_chat_prints_as_questions_answers_and_quotes(page: Page) -> None:
    ask(page, VOLES)
    ask(page, "green tea")
    page.emulate_media(media="print")
    for hidden in (".pq-bar", ".pq-ask", ".pq-tools", ".block.pq-beside", "#pq-tabs > .tab-wrapper"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".pq-question").first).to_be_visible()
    chat = page.locator(".block.pq-chat")
    assert chat.evaluate("one => one.scrollHeight <= one.clientHeight")  # nothing is cut off
    expect(page.locator(".pq-quote cite").first).to_be_visible()


READ = r"""
- button "New chat"
- group: Earlier chats
- button "Keyboard shortcuts"
- heading "How many voles does a barn owl eat?" [level=2]
- figure:
  - blockquote
  - button /1 Owls/
  - button "Copy"
- button "Edit question"
- status: /A barn owl eats about four voles a night. \d quotes?/
- textbox "Question"
- button "Ask"
- article:
  - heading "Owls" [level=2]
  - navigation "This article":
    - button "Ask only this article"
    - button "Close the article"
"""


def test_everything_has_the_name_that_a_screen_reader_says(page: Page) -> None:
    ask(page, VOLES)
    page.wait_for_selector("mark.pq-now")
    expect(page.get_by_role("tabpanel").first).to_match_aria_snapshot(READ)


def test_confidence_is_explained_by_keyboard(page: Page) -> None:
    ask(page, VOLES)
    page.locator(".pq-sure").focus()
    expect(page.get_by_role("tooltip")).to_contain_text("of 100 answers with this confidence were right")
    expect(page.get_by_role("tooltip")).to_be_visible()
