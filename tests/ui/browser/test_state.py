"""What is typed and what was answered is never lost, and the address says what both panes show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.ui.browser.conftest import ARTICLES, THRESHOLD, ask, opened, written
from tests.ui.served import Served, served

pytestmark = pytest.mark.browser
EGGS, VOLES, TEA = "Where does a barn owl lay eggs?", "How many voles does a barn owl eat?", "green tea"
MANY = "barn owl night eggs"

DRAWN = """() => new MutationObserver(() => { window.drawn ||= document.querySelector(".pq-turns") !== null; })
  .observe(document, { childList: true, subtree: true })"""


def questions(page: Page, *texts: str) -> None:
    expect(page.locator(".pq-question")).to_have_text(list(texts))


def same_quote(page: Page, number: int) -> None:
    """The card, the article and its counter show this quote."""
    expect(page.locator(".pq-quote[aria-current]")).to_have_attribute("data-number", str(number))
    expect(page.locator("mark.pq-now").first).to_have_attribute("data-quote", str(number))
    expect(page.locator(".pq-at b")).to_have_text(str(number))


# ---- editing ----
def test_editing_keeps_all_answers_as_another_version(page: Page) -> None:
    ask(page, TEA)
    ask(page, VOLES)
    page.locator("[data-do=edit]").first.click()
    page.fill(".pq-edit textarea", "pot of tea")
    page.press(".pq-edit textarea", "Enter")
    questions(page, "pot of tea")
    expect(page.locator(".pq-branches span")).to_have_text("2/2")
    page.get_by_role("button", name="Previous version").click()
    questions(page, TEA, VOLES)
    page.reload()
    questions(page, TEA, VOLES)
    page.get_by_role("button", name="Next version").click()
    questions(page, "pot of tea")


@pytest.mark.parametrize("leave", ["Escape", "Cancel"])
def test_an_edit_is_left_without_a_trace(page: Page, leave: str) -> None:
    ask(page, TEA)
    page.click("[data-do=edit]")
    page.fill(".pq-edit textarea", "something else")
    if leave == "Escape":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".pq-edit")).to_have_count(0)
    expect(page.locator("[data-do=edit]")).to_be_focused()
    questions(page, TEA)


# ---- questions that wait ----
def test_questions_asked_in_a_row_all_become_turns(page: Page) -> None:
    for text in (VOLES, TEA, EGGS):
        page.fill(".pq-ask textarea", text)
        page.press(".pq-ask textarea", "Enter")
        assert page.input_value(".pq-ask textarea") == ""
    questions(page, VOLES, TEA, EGGS)
    expect(page.locator(".pq-answer")).to_have_count(3)


def test_without_a_connection_questions_wait_and_are_sent_when_it_is_back(page: Page) -> None:
    page.route("**/pulse", lambda route: route.abort())
    expect(page.locator(".pq-lost")).to_contain_text("The connection to Pullquote is lost")
    for text in (TEA, VOLES):
        page.fill(".pq-ask textarea", text)
        page.press(".pq-ask textarea", "Enter")
    expect(page.locator(".pq-waiting li span")).to_have_text([TEA, VOLES])
    page.get_by_role("button", name=f"Withdraw “{VOLES}”").click()
    expect(page.locator(".pq-waiting li span")).to_have_text([TEA])
    page.unroute("**/pulse")
    questions(page, TEA)
    expect(page.locator(".pq-lost")).to_have_text("")
    expect(page.locator(".pq-waiting li")).to_have_count(0)


def test_what_is_typed_outlasts_a_reload(page: Page) -> None:
    page.fill(".pq-ask textarea", "half a ques")
    page.reload()
    expect(page.locator(".pq-ask textarea")).to_have_value("half a ques")


def test_nothing_is_lost_when_the_program_is_started_anew(browser: Browser, tmp_path: Path) -> None:
    folder = written(tmp_path / "articles", ARTICLES)
    with served(folder, tmp_path / "library", threshold=THRESHOLD) as first:
        page = browser.new_page()
        page.goto(first.url)
        page.wait_for_selector(".pq-welcome")
        ask(page, TEA)
        page.fill(".pq-ask textarea", "When?")
    expect(page.locator(".pq-lost")).to_contain_text("The connection to Pullquote is lost")
    page.press(".pq-ask textarea", "Enter")
    page.fill(".pq-ask textarea", "and then")
    with served(folder, tmp_path / "library", threshold=THRESHOLD, port=int(first.url.rpartition(":")[2])):
        questions(page, TEA, "When?")
        expect(page.locator(".pq-ask textarea")).to_have_value("and then")
        page.close()


# ---- the address ----
def test_back_and_forward_go_through_what_was_read(page: Page) -> None:
    ask(page, MANY)
    same_quote(page, 1)
    page.get_by_role("button", name="Next quote").click()
    same_quote(page, 2)
    page.get_by_role("button", name="Close the article").click()
    expect(page.locator(".pq-article")).to_have_count(0)
    page.go_back()
    same_quote(page, 2)
    page.go_back()
    same_quote(page, 1)
    page.go_forward()
    same_quote(page, 2)
    page.get_by_role("tab", name="Articles").click()
    page.go_back()
    expect(page.get_by_role("tab", name="Ask")).to_have_attribute("aria-selected", "true")


def test_a_reload_shows_the_same_quote_of_as_many(page: Page) -> None:
    ask(page, MANY)
    page.get_by_role("button", name="Next quote").click()
    same_quote(page, 2)
    told = page.locator(".pq-at").inner_text()
    page.reload()
    same_quote(page, 2)
    assert page.locator(".pq-at").inner_text() == told


def test_a_new_chat_is_empty_though_a_question_was_just_asked(page: Page) -> None:
    for _ in range(4):
        page.fill(".pq-ask textarea", MANY)
        page.press(".pq-ask textarea", "Enter")
        page.get_by_role("button", name="New chat").click()
        expect(page.locator(".pq-welcome")).to_be_visible()
        expect(page.locator(".pq-stop")).to_be_hidden()


def test_a_new_chat_is_empty_though_the_question_before_it_comes_late(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        if MANY in (route.request.post_data or ""):
            held.append(route)
        else:
            route.fallback()

    page.route("**/queue/join*", hold)
    page.fill(".pq-ask textarea", MANY)
    page.press(".pq-ask textarea", "Enter")
    expect(page.locator(".pq-waiting li")).to_have_count(1)
    page.get_by_role("button", name="New chat").click()
    expect(page.locator(".pq-waiting li")).to_have_count(0)
    page.evaluate(DRAWN)
    assert held  # on a slow machine the new chat's own call may still name the question
    for late in held:
        late.continue_()
    page.wait_for_function("window.drawn")
    expect(page.locator(".pq-welcome")).to_be_visible()
    ask(page, TEA)
    questions(page, TEA)


def test_a_new_answer_opens_its_first_quote_and_a_new_chat_closes_it(page: Page) -> None:
    ask(page, TEA)
    expect(page.locator(".pq-article h2")).to_have_text("Tea")
    ask(page, EGGS)
    expect(page.locator(".pq-article header h2")).to_have_text("Owls")
    expect(page.locator(".pq-turn").last.locator(".pq-quote[aria-current]")).to_have_count(1)
    page.click("[data-do=new]")
    expect(page.locator(".pq-article")).to_have_count(0)
    page.go_back()
    questions(page, TEA, EGGS)
    expect(page.locator(".pq-article header h2")).to_have_text("Owls")


def test_every_quote_bears_its_number_where_it_begins(page: Page) -> None:
    ask(page, MANY)
    same_quote(page, 1)
    inside = page.locator(".pq-quote").evaluate_all("all => all.filter(c => c.dataset.article === 'owls.md').length")
    begun = page.locator(".pq-body mark[data-first]").evaluate_all(
        "all => all.flatMap(m => m.dataset.first.split(' '))"
    )
    assert len(set(begun)) == len(begun) == inside


def test_helpful_moves_nothing_keeps_the_offers_and_can_be_undone(page: Page) -> None:
    ask(page, "What does a barn owl eat?")
    expect(page.locator(".pq-turn .pq-asking button").first).to_be_visible()
    page.locator("[data-do=like]").scroll_into_view_if_needed()
    before = page.locator(".pq-question").bounding_box()
    page.click("[data-do=like]")
    expect(page.locator(".pq-tools")).to_contain_text("Marked as helpful.")
    expect(page.locator(".pq-turn .pq-asking button").first).to_be_visible()
    assert page.locator(".pq-question").bounding_box() == before
    page.click("[data-do=unlike]")
    expect(page.locator("[data-do=like]")).to_be_visible()


@pytest.fixture
def phone(browser: Browser, served: Served) -> Iterator[Page]:
    yield from opened(browser, served, viewport={"width": 375, "height": 720})


def test_on_a_phone_back_closes_the_article(phone: Page) -> None:
    ask(phone, EGGS)
    phone.click(".pq-open")
    phone.wait_for_selector("mark.pq-now")
    phone.go_back()
    expect(phone.locator(".pq-beside.block")).to_be_hidden()
    questions(phone, EGGS)


# ---- long pastes ----
def test_a_long_paste_is_folded_and_its_answer_in_view(page: Page) -> None:
    ask(page, "How many voles does a barn owl eat? " + "I wonder about this because of my garden. " * 120)
    box = page.locator(".pq-answer").bounding_box()
    assert box
    assert box["y"] < 400
    page.get_by_role("button", name="Show all").click()
    assert (page.locator(".pq-question").bounding_box() or {"height": 0})["height"] > 500


# ---- by keyboard ----
def test_keys_reach_quotes_box_and_list_of_keys(page: Page) -> None:
    ask(page, MANY)
    page.keyboard.press("ArrowUp")  # from the empty box
    expect(page.locator(".pq-open").first).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".pq-open").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    same_quote(page, 2)
    page.keyboard.press("k")
    expect(page.locator(".pq-open").first).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator(".pq-ask textarea")).to_be_focused()


# ---- what is asked ----
def test_a_question_is_limited_to_what_was_chosen(page: Page) -> None:
    page.get_by_role("button", name="Ask only …").click()
    page.keyboard.type("tea")
    expect(page.locator(".pq-choices button")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".pq-chips li span")).to_have_text("Only tea.txt")
    ask(page, "What does a pot of barn owls hold?")
    expect(page.locator(".pq-turn .pq-scoped").first).to_contain_text("tea.txt")
    assert set(page.locator(".pq-quote").evaluate_all("all => all.map(one => one.dataset.article)")) == {"tea.txt"}
    page.get_by_role("button", name="Ask more than tea.txt").click()
    ask(page, EGGS)
    expect(page.locator(".pq-turn").last.locator(".pq-quote cite").first).to_have_text("Owls")


def test_the_open_article_can_be_asked_alone(page: Page) -> None:
    ask(page, TEA)
    page.get_by_role("button", name="Ask only this article").click()
    expect(page.locator(".pq-chips li span")).to_have_text("Only tea.txt")
    expect(page.locator(".pq-ask textarea")).to_be_focused()


def test_a_new_question_stands_at_the_top(page: Page) -> None:
    ask(page, MANY)
    ask(page, "hello")
    top = page.locator(".block.pq-chat").bounding_box()
    turn = page.locator(".pq-turn").last.bounding_box()
    assert top
    assert turn
    assert abs(turn["y"] - top["y"]) < 2
