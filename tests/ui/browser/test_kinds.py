"""Every kind of answer as it is shown: in two columns, from right to left, in few colours, and much enlarged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Browser, Page, expect

from tests.pdfs import pdf_of
from tests.ui.browser.conftest import THRESHOLD, ask, opened, written
from tests.ui.browser.kept import ARABIC, ARTICLES, show
from tests.ui.browser.test_access import violations
from tests.ui.served import Served
from tests.ui.served import served as serving

pytestmark = pytest.mark.browser
HEAD, RIDE = "Fares of the town, 2026", "A ride to stop 9 costs 9 euros and takes 9 minutes."
VIEW = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    place = tmp_path_factory.mktemp("kinds")
    folder = written(place / "articles", ARTICLES)
    (folder / "fares.pdf").write_bytes(pdf_of([[HEAD, "", RIDE.replace("9", str(stop))] for stop in range(1, 6)]))
    with serving(folder, place / "library", threshold=THRESHOLD) as page:
        yield page


@pytest.fixture(scope="module")
def window(browser: Browser, served: Served) -> Iterator[Page]:
    yield from opened(browser, served)


@pytest.fixture
def page(window: Page) -> Iterator[Page]:
    yield window
    window.unroute_all()
    window.emulate_media(color_scheme="null", forced_colors="null")
    window.set_viewport_size(VIEW)  # type: ignore[arg-type]


def _box(page: Page, selector: str, place: int = 0) -> dict[str, float]:
    box = page.locator(selector).nth(place).bounding_box()
    assert box
    return dict(box)


def test_no_violation_with_any_kind_of_answer(page: Page, served: Served) -> None:
    show(page, served)
    page.evaluate(AXE)
    page.locator(".pq-answer > details > summary").last.click()
    page.locator("[data-do=edit]").first.click()
    page.route("**/pulse", lambda route: route.abort())
    expect(page.locator(".pq-lost")).not_to_be_empty()
    page.fill(".pq-ask textarea", "When?")
    page.press(".pq-ask textarea", "Enter")
    expect(page.locator(".pq-waiting li")).to_have_count(1)
    assert violations(page) == []


def test_no_violation_in_an_article_of_two_directions_and_open_menus(page: Page, served: Served) -> None:
    show(page, served, "arabic")
    page.locator(".pq-open").first.click()
    page.wait_for_selector("mark.pq-now")
    page.evaluate(AXE)
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".pq-quote .pq-menu summary").first.click()
    assert violations(page) == []


def test_two_things_stand_side_by_side_and_one_below_the_other_on_a_phone(page: Page, served: Served) -> None:
    show(page, served, "compared")
    expect(page.locator(".pq-compared thead th")).to_have_text(["Aller bridge", "Lime Street tower"])
    left, right = _box(page, ".pq-quote"), _box(page, ".pq-quote", 1)
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    page.set_viewport_size({"width": 375, "height": 800})
    above, below = _box(page, ".pq-quote"), _box(page, ".pq-quote", 1)
    assert above["y"] + above["height"] <= below["y"]
    named = "one => getComputedStyle(one, '::before').content"
    assert page.locator(".pq-compared td").nth(1).evaluate(named) == '"Lime Street tower"'


def test_what_articles_differ_on_is_told_newest_first(page: Page, served: Served) -> None:
    show(page, served, "differing")
    expect(page.locator(".pq-short")).to_have_text("2 articles, 2 answers")
    expect(page.locator(".pq-differing strong")).to_have_text(["5.1 million euros", "4.2 million euros"])


def test_a_weak_answer_is_shown_and_passages_that_are_only_close_are_folded_away(page: Page, served: Served) -> None:
    show(page, served, "weak", "missed")
    expect(page.locator(".pq-short")).to_have_text("1931")
    expect(page.locator(".pq-none")).to_have_text("The articles do not seem to answer this.")
    expect(page.locator(".pq-quote").first).to_be_visible()
    expect(page.locator(".pq-quote").last).to_be_hidden()
    page.locator(".pq-answer > details > summary").click()
    expect(page.locator(".pq-quote").last).to_be_visible()


def test_a_row_of_a_table_is_a_table(page: Page, served: Served) -> None:
    show(page, served, "table")
    row = page.locator(".pq-quote table")
    expect(row.locator("th")).to_have_text(["Tower", "Height"])
    expect(row.locator("td mark.pq-strong")).to_have_text("38 m")


def test_lines_run_in_the_direction_of_their_words(page: Page, served: Served) -> None:
    show(page, served, "arabic")
    page.locator(".pq-open").nth(1).click()
    page.wait_for_selector("mark.pq-now")
    runs = "one => getComputedStyle(one).direction"
    assert page.locator(".pq-quote blockquote").first.evaluate(runs) == "rtl"
    assert page.locator(".pq-question").evaluate(runs) == "rtl"
    assert page.locator(".pq-body p", has_text=ARABIC).evaluate(runs) == "rtl"
    assert page.locator(".pq-body p", has_text="The tower is 38 m high.").evaluate(runs) == "ltr"
    expect(page.locator("mark.pq-now").first).to_be_in_viewport()
    paragraph, mark = page.locator(".pq-body p:has(mark.pq-now)").bounding_box(), _box(page, "mark.pq-now")
    assert paragraph
    assert mark["x"] + mark["width"] == pytest.approx(paragraph["x"] + paragraph["width"], abs=2)  # begins on the right


def test_in_forced_colours_what_is_current_and_what_answers_is_outlined(page: Page, served: Served) -> None:
    show(page, served, "differing")
    page.locator(".pq-open").first.click()
    page.wait_for_selector("mark.pq-now")
    page.emulate_media(forced_colors="active")
    line = (
        "one => { const style = getComputedStyle(one); return [style.outlineStyle, parseFloat(style.outlineWidth)]; }"
    )
    for outlined in ("mark.pq-now", ".pq-quote[aria-current]", ".pq-quote mark.pq-strong"):
        style, width = page.locator(outlined).first.evaluate(line)
        assert (style, width >= 2) == ("solid", True), outlined


@pytest.mark.parametrize("times", [2, 4])
def test_nothing_has_to_be_scrolled_sideways_when_enlarged(page: Page, served: Served, times: int) -> None:
    show(page, served)
    page.set_viewport_size({"width": 1280 // times, "height": 1024 // times})
    aside = """() => [document.documentElement, ...document.querySelectorAll(".block.pq-chat, .pq-body, .tabitem")]
        .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1).map(one => one.className)"""
    assert page.evaluate(aside) == []
    for seen in (".pq-ask textarea", ".pq-send"):
        page.locator(seen).scroll_into_view_if_needed()
        expect(page.locator(seen)).to_be_in_viewport(ratio=1)
    assert _box(page, ".block.pq-chat")["height"] > 100
    page.locator(".pq-open").first.click()
    page.wait_for_selector("mark.pq-now")
    assert page.evaluate(aside) == []
    expect(page.locator("mark.pq-now").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    for tab, shown in (("Articles", ".pq-list"), ("Batch", ".pq-help")):
        page.get_by_role("tab", name=tab).click()
        page.locator(shown).wait_for()
        assert page.evaluate(aside) == []
    page.get_by_role("tab", name="Ask").click()


def test_an_answer_is_read_aloud_with_the_number_of_its_quotes(page: Page, served: Served) -> None:
    show(page, served, "talk")
    told = page.locator(".pq-heard")
    expect(told).to_be_empty()
    assert told.evaluate("one => one.getAttribute('role')") == "status"
    ask(page, "When was the Lime Street tower built?")
    expect(told).to_contain_text("1908. ")
    expect(told).to_contain_text("quote")
    ask(page, "Which volcano erupted near Reykjavik yesterday?")
    expect(told).to_contain_text("The articles do not seem to answer this.")


def test_the_list_tells_how_much_of_an_article_is_searched(page: Page, served: Served) -> None:
    show(page, served, "talk")
    page.get_by_role("tab", name="Articles").click()
    page.get_by_role("button", name="Searched").click()  # the least first
    row = page.locator(".pq-list tbody tr").first
    expect(row.locator(".pq-file")).to_have_text("fares.pdf")
    expect(row.locator("td").nth(4)).to_have_text("75 %")  # of 5 × 40 + 5 × 19, its head once
    expect(row.locator(".pq-reason")).to_contain_text("not searched:")
    expect(page.locator(".pq-list tbody tr").last.locator("td").nth(4)).to_have_text("100 %")
    page.set_viewport_size({"width": 375, "height": 800})
    expect(row.locator(".pq-small")).to_contain_text("75 % searched")
    page.get_by_role("tab", name="Ask").click()
