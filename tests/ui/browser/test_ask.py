"""Asking in the chat, as a user sees it: quotes, the article beside them, and the conversation."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browser.conftest import ARTICLES, ask, opened
from tests.ui.served import Served

pytestmark = pytest.mark.browser
VOLES = "A barn owl eats about four voles a night."


def marked(page: Page, number: int = 1) -> str:
    """The words marked in the open article as this quote, without the number that the style sets before them."""
    return "".join(page.locator(f'.pq-body mark[data-quote="{number}"]').all_text_contents())


def in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).first.bounding_box()
    size = page.viewport_size
    return bool(box and size and 0 <= box["y"] < size["height"] and 0 <= box["x"] < size["width"])


def test_a_question_is_answered_with_the_very_words(page: Page) -> None:
    ask(page, "How many voles does a barn owl eat?")
    card = page.locator(".pq-quote").first
    assert "".join(card.locator("mark").all_text_contents()) == VOLES
    assert VOLES in ARTICLES["owls.md"]
    expect(card.locator("cite")).to_have_text("Owls")
    assert page.input_value(".pq-ask textarea") == ""


def test_a_click_on_a_quote_opens_its_article_with_the_mark_in_view(page: Page) -> None:
    ask(page, "Where does a barn owl lay eggs?")
    page.click(".pq-quote blockquote")
    page.wait_for_selector(".pq-article")
    assert marked(page) == "A barn owl lays five eggs in an old barn."
    page.wait_for_selector("mark.pq-now")
    assert in_view(page, "mark.pq-now")
    assert page.evaluate("document.querySelector('.pq-body').scrollTop") > 500  # it stands far down


def test_noise_is_greyed_not_missing(page: Page) -> None:
    ask(page, "How many voles does a barn owl eat?")
    page.click(".pq-open")
    expect(page.locator(".pq-article header h2")).to_have_text("Owls")
    expect(page.locator(".pq-left-out").nth(1)).to_have_text("title: Owls")


def test_the_arrow_keys_walk_the_quotes_of_the_answer(page: Page) -> None:
    ask(page, "barn owl night eggs")
    page.locator(".pq-open").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".pq-open").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.pq-now")
    expect(page.locator(".pq-at b")).to_have_text("2")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".pq-at b")).to_have_text("1")
    assert page.locator("mark.pq-now").first.get_attribute("data-quote") == "1"
    page.keyboard.press("Escape")
    expect(page.locator(".pq-article")).to_have_count(0)
    expect(page.locator(".pq-open").first).to_be_focused()  # the quote that was read last


def test_a_link_opens_the_article_at_the_quote(page: Page, served: Served) -> None:
    start = ARTICLES["owls.md"].index(VOLES)
    page.goto("about:blank")
    page.goto(f"{served.url}#article=owls.md&start={start}&end={start + len(VOLES)}")
    page.wait_for_selector("mark.pq-now")
    assert marked(page) == VOLES


def test_opening_a_quote_makes_a_link_to_it(page: Page) -> None:
    ask(page, "How many voles does a barn owl eat?")
    page.click(".pq-open")
    page.wait_for_selector("mark.pq-now")
    start = ARTICLES["owls.md"].index(VOLES)
    assert f"#article=owls.md&start={start}&end={start + len(VOLES)}&chat=" in page.url


@pytest.mark.parametrize(
    "link", ["article=gone.md", "article=owls.md&start=-5&end=x", "article=owls.md&start=9e9&end=9e10"]
)
def test_a_wrong_link_is_told_or_opens_the_article_alone(page: Page, served: Served, link: str) -> None:
    page.goto("about:blank")
    page.goto(f"{served.url}#{link}")
    page.wait_for_selector(".pq-article, .pq-beside .pq-trouble")
    assert page.locator(".pq-body mark").count() == 0


def test_a_link_that_is_no_text_is_told_in_our_words(page: Page, served: Served) -> None:
    page.goto("about:blank")
    page.goto(f"{served.url}#article=%E0%A4%A&start=x")
    expect(page.locator(".pq-beside .pq-trouble")).to_contain_text("The library contains no article")


def test_a_follow_up_leans_on_the_question_before(page: Page) -> None:
    ask(page, "What does a barn owl eat?")
    ask(page, "When?")
    expect(page.locator(".pq-turn").nth(1).locator(".pq-note").first).to_contain_text(
        "searched for “When does a barn owl eat?”"
    )


def test_a_filter_in_a_question_is_a_chip_that_can_be_taken_away(page: Page) -> None:
    ask(page, "What does a barn owl eat? before:2025")
    expect(page.locator(".pq-question")).to_have_text("What does a barn owl eat?")
    expect(page.locator(".pq-scoped li span")).to_have_text(["before 2025"])
    expect(page.locator(".pq-quote")).to_have_count(0)  # none of the articles is that old
    page.click("[data-do=widen]")
    expect(page.locator(".pq-quote cite").first).to_have_text("Owls")
    expect(page.locator(".pq-scoped")).to_have_count(0)


def test_not_found_is_said_calmly_with_the_closest_passages_folded(page: Page) -> None:
    ask(page, "Which volcano erupted near Reykjavik yesterday?")
    expect(page.locator(".pq-none")).to_have_text("The articles do not seem to answer this.")
    assert page.locator(".pq-short").count() == 0
    assert page.locator(".pq-answer details[open]").count() == 0


def test_an_example_is_asked_with_a_click(page: Page) -> None:
    example = page.locator(".pq-welcome .pq-asking button").first  # not the hidden ones that the page copies them from
    words = example.text_content()
    example.click()
    expect(page.locator(".pq-question")).to_have_text(words or "")
    page.wait_for_selector(".pq-answer")


def test_an_example_stays_where_it_is_while_others_come(page: Page) -> None:
    page.wait_for_selector(".pq-welcome .pq-asking button")
    stays = page.evaluate(
        """() => {
            const first = document.querySelector(".pq-welcome .pq-asking button");
            const more = document.querySelector(".pq-offers [data-after]").parentElement.cloneNode(true);
            const button = more.querySelector(".pq-asking").lastElementChild.cloneNode(true);
            button.textContent = "One more?";
            more.querySelector(".pq-asking").append(button);
            pullquote.offers(more, (what, then) => then());
            return [first.isConnected, document.querySelector(".pq-welcome .pq-asking").lastElementChild.textContent];
        }"""
    )
    assert stays == [True, "One more?"]


def test_what_could_be_asked_next_stands_under_the_last_answer(page: Page) -> None:
    ask(page, "What does a barn owl eat?")
    expect(page.locator(".pq-turn .pq-asking button").first).to_be_visible()
    ask(page, "Where does a barn owl lay eggs?")
    expect(page.locator(".pq-turn").last.locator(".pq-asking button").first).to_be_visible()
    expect(page.locator(".pq-turn .pq-asking")).to_have_count(1)
    page.click("[data-do=new]")
    expect(page.locator(".pq-welcome .pq-asking button").first).to_be_visible()


def test_an_edited_question_takes_the_place_of_the_old(page: Page) -> None:
    ask(page, "green tea")
    page.click("[data-do=edit]")
    expect(page.locator(".pq-edit textarea")).to_have_value("green tea")
    page.fill(".pq-edit textarea", "pot of tea")
    page.press(".pq-edit textarea", "Enter")
    expect(page.locator(".pq-question")).to_have_text(["pot of tea"])


def test_chats_are_kept_in_the_browser_and_come_back(page: Page) -> None:
    ask(page, "green tea")
    page.click("[data-do=new]")
    expect(page.locator(".pq-turn")).to_have_count(0)
    page.click(".pq-chats summary")
    page.click(".pq-chats [data-do=load]")
    expect(page.locator(".pq-question")).to_have_text(["green tea"])
    page.reload()
    expect(page.locator(".pq-question")).to_have_text(["green tea"])
    page.click(".pq-chats summary")
    page.click(".pq-chats [data-do=forget]")
    assert page.evaluate("localStorage.getItem('pullquote:chats')") == "{}"


def test_what_lies_in_the_browser_is_not_trusted(page: Page) -> None:
    for kept in ("{", json.dumps({"x": {"id": "x", "title": "<img src=x onerror=alert(1)>", "turns": "no"}})):
        page.evaluate(
            """kept => {
                localStorage.setItem("pullquote:chats", kept);
                location.hash = "#chat=x";
            }""",
            kept,
        )
        page.reload()
        page.wait_for_selector(".pq-ask textarea")
        page.click(".pq-chats summary")
    expect(page.locator(".pq-chat .pq-trouble").first).to_have_text("the kept conversation cannot be read")
    page.evaluate("localStorage.clear(); sessionStorage.clear()")


def test_a_chat_is_saved_as_markdown(page: Page) -> None:
    ask(page, "How many voles does a barn owl eat?")
    with page.expect_download() as download:
        page.locator(".pq-bar summary", has_text="Export").click()
        page.click("[data-do=export][data-form=md]")
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("## How many voles does a barn owl eat?")
    assert f"> {VOLES}" in text


def test_feedback_with_a_remark_is_kept_beside_the_library(page: Page, served: Served) -> None:
    ask(page, "green tea")
    page.click("[data-do=dislike]")
    page.fill(".pq-remark input", "I meant black tea")
    page.press(".pq-remark input", "Enter")
    expect(page.locator(".pq-tools")).to_contain_text("Marked as not helpful.")
    kept = (served.folder.parent / "library" / "feedback.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(kept[-1])["remark"] == "I meant black tea"


@pytest.fixture
def phone(browser: Browser, served: Served) -> Iterator[Page]:
    yield from opened(browser, served, viewport={"width": 375, "height": 720}, color_scheme="dark")


def test_on_a_phone_the_article_lies_over_the_chat_and_closes(phone: Page) -> None:
    ask(phone, "Where does a barn owl lay eggs?")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 375
    phone.click(".pq-open")
    phone.wait_for_selector("mark.pq-now")
    assert in_view(phone, "mark.pq-now")
    phone.keyboard.press("Escape")
    expect(phone.locator(".pq-beside.block")).to_be_hidden()
    expect(phone.locator(".pq-ask textarea")).to_be_visible()


def test_two_users_ask_at_once_without_mixing(browser: Browser, served: Served, page: Page) -> None:
    for other in opened(browser, served):
        page.fill(".pq-ask textarea", "green tea")
        other.fill(".pq-ask textarea", "What does a barn owl eat?")
        page.press(".pq-ask textarea", "Enter")
        other.press(".pq-ask textarea", "Enter")
        expect(page.locator(".pq-quote cite").first).to_have_text("Tea")
        expect(other.locator(".pq-quote cite").first).to_have_text("Owls")
        expect(page.locator(".pq-question")).to_have_text(["green tea"])
        expect(other.locator(".pq-question")).to_have_text(["What does a barn owl eat?"])
