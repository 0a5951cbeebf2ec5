"""An article as it is printed: the page of its quote, and the ways to others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Browser, Page, expect

from tests.pdfs import pdf_of
from tests.ui.browser.conftest import THRESHOLD, ask, opened
from tests.ui.browser.test_access import small, violations
from tests.ui.served import Served
from tests.ui.served import served as serving

pytestmark = pytest.mark.browser
PAGES = 30
BELLS = "How many bells hang in tower 12?"


def _page(number: int) -> list[str]:
    lines = [f"Line {line} of page {number} tells of ropes, stairs and dust." for line in range(1, 40)]
    return [*lines[:20], f"In tower {number} of the town hang {number * 3} bells made of bronze.", *lines[20:]]


@pytest.fixture(scope="module")
def towers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    place = tmp_path_factory.mktemp("towers")
    folder = place / "articles"
    folder.mkdir()
    (folder / "towers.pdf").write_bytes(pdf_of([_page(number) for number in range(1, PAGES + 1)]))
    (folder / "tea.txt").write_text("Tea\n\nGreen tea comes from China. A pot of tea holds 40 cups.\n")
    with serving(folder, place / "library", threshold=THRESHOLD) as page:
        yield page


@pytest.fixture
def page(browser: Browser, towers: Served) -> Iterator[Page]:
    yield from opened(browser, towers)


@pytest.fixture
def bells(page: Page) -> Page:
    """The page on which the quote is printed, beside its answer."""
    return shown(page)


def shown(page: Page) -> Page:
    ask(page, BELLS)
    if not page.locator(".pq-article").count():  # on a phone it is opened by hand
        page.locator(".pq-open").first.click()
    page.wait_for_selector('.pq-page[data-page="12"] img')
    page.wait_for_selector('.pq-page[data-page="12"] .pq-words span')
    return page


def drawn(page: Page) -> list[str]:
    return page.locator(".pq-page:has(img)").evaluate_all("all => all.map(one => one.dataset.page)")


def number(page: Page) -> str:
    return page.locator("[name=page]").input_value()


def test_a_quote_opens_on_its_page_with_its_box_over_its_words(bells: Page) -> None:
    box = bells.locator("mark.pq-now").first
    expect(box).to_be_in_viewport()
    expect(box).to_have_attribute("data-quote", "1")
    over = bells.locator(".pq-words span", has_text="In tower 12").bounding_box()
    marked = box.bounding_box()
    assert over
    assert marked
    assert abs(over["x"] - marked["x"]) < 4
    assert abs(over["y"] - marked["y"]) < 6
    assert abs(over["width"] - marked["width"]) < 12
    assert number(bells) == "12"


def test_nothing_is_drawn_that_is_not_looked_at(bells: Page) -> None:
    assert set(drawn(bells)) <= {"11", "12", "13"}
    bells.locator("[name=page]").fill("25")
    bells.keyboard.press("Enter")
    bells.wait_for_selector('.pq-page[data-page="25"] img')
    assert "18" not in drawn(bells)


def test_page_and_text_show_the_same_quote(bells: Page) -> None:
    bells.get_by_role("button", name="Text", exact=True).click()
    mark = bells.locator(".pq-body p mark.pq-now").first
    expect(mark).to_contain_text("In tower 12")
    expect(mark).to_be_in_viewport()
    expect(bells.get_by_role("button", name="Text", exact=True)).to_be_focused()
    bells.keyboard.press("p")
    expect(bells.locator(".pq-page mark.pq-now").first).to_be_in_viewport()


def test_stepping_goes_to_another_page(bells: Page) -> None:
    other = bells.locator(".pq-quote").nth(1)
    bells.get_by_role("button", name="Next quote").click()
    expect(other).to_have_attribute("aria-current", "true")
    expect(bells.locator('mark.pq-now[data-quote="2"]').first).to_be_in_viewport()
    bells.go_back()
    expect(bells.locator('mark.pq-now[data-quote="1"]').first).to_be_in_viewport()


def test_thumbnails_lead_to_a_page(bells: Page) -> None:
    bells.get_by_role("button", name="Pages", exact=True).click()
    thumbs = bells.locator(".pq-thumbs button")
    expect(thumbs).to_have_count(PAGES)
    expect(bells.locator(".pq-thumbs [aria-current]")).to_have_text("12")
    bells.wait_for_selector(".pq-thumbs img")
    assert bells.locator(".pq-thumbs img").count() < PAGES
    bells.get_by_role("button", name="Page 14", exact=True).click()
    expect(bells.locator('.pq-page[data-page="14"]')).to_be_in_viewport()
    expect(bells.locator(".pq-thumbs [aria-current]")).to_have_text("14")


def test_larger_pages_are_drawn_anew(bells: Page) -> None:
    wide = bells.locator('.pq-page[data-page="12"]').bounding_box()
    assert wide
    with bells.expect_request(lambda request: "api/page?" in request.url and "number=12&" in request.url):
        for _ in range(3):
            bells.keyboard.press("+")
    expect(bells.locator(".pq-view output")).to_have_text("200 %")
    larger = bells.locator('.pq-page[data-page="12"]').bounding_box()
    assert larger
    assert larger["width"] == pytest.approx(2 * wide["width"], rel=0.02)


def test_words_can_be_selected_and_copied(bells: Page) -> None:
    line = bells.locator('.pq-page[data-page="12"] .pq-words span', has_text="In tower 12")
    line.click(click_count=3)
    assert bells.evaluate("String(getSelection())").strip().startswith("In tower 12 of the town hang 36 bells")


def test_the_file_can_be_had(bells: Page, towers: Served) -> None:
    with bells.expect_download() as download:
        bells.get_by_role("link", name="Download the file").click()
    assert download.value.suggested_filename == "towers.pdf"
    assert Path(download.value.path()).read_bytes() == (towers.folder / "towers.pdf").read_bytes()


def test_what_has_no_pages_is_text(page: Page) -> None:
    ask(page, "Where does green tea come from?")
    expect(page.locator(".pq-body p mark.pq-now").first).to_be_in_viewport()
    assert page.locator(".pq-switch").count() == 0


def test_a_page_that_cannot_be_shown_says_why_and_offers_its_text(page: Page) -> None:
    why = {"detail": "towers.pdf was changed since it was read"}
    page.route("**/api/page?*", lambda route: route.fulfill(status=400, json=why))
    ask(page, BELLS)
    told = page.locator('.pq-page[data-page="12"] .pq-undrawn')
    expect(told).to_contain_text(why["detail"])
    told.get_by_role("button", name="Read as text").click()
    expect(page.locator(".pq-body p mark.pq-now").first).to_be_in_viewport()


def test_no_violation_and_a_finger_hits_everything_on_a_phone(browser: Browser, towers: Served) -> None:
    for page in opened(browser, towers, viewport={"width": 375, "height": 720}, has_touch=True):
        shown(page)
        page.get_by_role("button", name="Pages", exact=True).click()
        page.wait_for_selector(".pq-thumbs img")
        assert small(page) == []
        box = page.locator('.pq-page[data-page="12"]').bounding_box()
        assert box
        assert (box["x"] >= 0, box["x"] + box["width"] <= 375) == (True, True)
        page.evaluate(AXE)
        assert violations(page) == []
