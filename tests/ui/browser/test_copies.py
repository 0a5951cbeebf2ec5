"""What is taken away from the page: citations, links to quotes, and chats as files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browser.conftest import THRESHOLD, ask, opened, written
from tests.ui.conftest import Door
from tests.ui.served import Served
from tests.ui.served import served as serving

pytestmark = pytest.mark.browser
PATIENCE = 30_000  # ms: a slow machine fails no test
VOLES, QUESTION = "A barn owl eats about four voles a night.", "How many voles does a barn owl eat?"
OWLS = (
    "---\ntitle: Owls\nauthor: Ann Lee\ndate: 2026-02-01\nurl: https://owls.example/barn\n---\n\n"
    f"# Owls\n\nBarn owls hunt at night. {VOLES} Its call is a screech.\n"
)
ARTICLES = {"owls.md": OWLS, "tea.txt": "Tea\n\nGreen tea comes from China. A pot of tea holds 40 cups.\n"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    place = tmp_path_factory.mktemp("copies")
    with serving(written(place / "articles", ARTICLES), place / "library", threshold=THRESHOLD) as page:
        yield page


@pytest.fixture(scope="module")
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """With an answer; what is copied is in `copied`."""
    for page in opened(browser, served):
        page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
        ask(page, QUESTION)
        yield page


def copied(page: Page, menu: str, item: str) -> str:
    page.evaluate("window.copied = ''")
    page.locator(f"{menu} .pq-menu summary").first.click()
    page.locator(f"{menu} .pq-menu[open]").get_by_role("button", name=item, exact=True).click()
    page.wait_for_function("window.copied")
    page.keyboard.press("Escape")
    return str(page.evaluate("window.copied"))


@pytest.mark.parametrize("of", [".pq-quote", ".pq-tools", ".pq-bar"])
def test_a_quote_an_answer_and_a_chat_are_cited_in_the_same_forms(page: Page, of: str) -> None:
    plain = copied(page, of, "As text")
    assert all(part in plain for part in ("Ann Lee", "Owls", "2026", VOLES))
    assert f"> {VOLES}" in copied(page, of, "Markdown") or of == ".pq-quote"
    assert "author = {Ann Lee}" in copied(page, of, "BibTeX")
    assert "AU  - Ann Lee" in copied(page, of, "RIS")
    (cited, *_) = json.loads(copied(page, of, "CSL-JSON"))
    assert (cited["title"], cited["URL"]) == ("Owls", "https://owls.example/barn")


def test_a_quote_has_a_link_here_and_one_to_its_words_on_the_public_page(page: Page, served: Served) -> None:
    assert copied(page, ".pq-quote", "Link to the quote").startswith(f"{served.url}/#article=owls.md&start=")
    assert copied(page, ".pq-quote", "Link to the public page").startswith("https://owls.example/barn#:~:text=A%20barn")


def saved(page: Page, form: str) -> bytes:
    page.locator(".pq-bar summary", has_text="Export").click()
    with page.expect_download() as download:
        page.click(f"[data-do=export][data-form={form}]")
    assert download.value.suggested_filename == f"pullquote.{form}"
    page.keyboard.press("Escape")
    return Path(download.value.path()).read_bytes()


def test_a_chat_is_saved_for_word_and_as_a_page_with_its_quotes_marked(page: Page, browser: Browser) -> None:
    lines = [paragraph.text for paragraph in docx.Document(BytesIO(saved(page, "docx"))).paragraphs]
    assert QUESTION in lines
    assert any(VOLES in line for line in lines)
    copy = browser.new_page()
    copy.set_content(saved(page, "html").decode())
    expect(copy.get_by_role("heading", name=QUESTION)).to_be_visible()
    assert VOLES in "".join(copy.locator("mark").all_text_contents())
    copy.close()


def test_a_reading_copy_is_searched_without_any_server(browser: Browser, door: Door, tmp_path: Path) -> None:
    questions, copy = tmp_path / "questions.txt", tmp_path / "copy.html"
    questions.write_text("How many voles a night?\nWhere does green tea come from?\n")
    assert door("export", questions, "-o", copy).exit_code == 0
    context, requested = browser.new_context(offline=True), list[str]()
    page = context.new_page()
    page.on("request", lambda request: requested.append(request.url))
    page.goto(copy.as_uri())
    marked = "".join(page.locator("mark").all_text_contents())
    assert VOLES in marked
    assert "Most green tea comes from China." in marked
    entries = page.locator(".entry:visible")
    every = entries.count()
    page.get_by_label("Search").fill("VOLES owl")
    expect(page.get_by_role("status")).to_have_text(f"{entries.count()} of {every} questions and articles")
    assert 0 < entries.count() < every
    expect(page.get_by_role("heading", name="How many voles a night?")).to_be_visible()
    page.get_by_label("Search").fill("no such words")
    expect(entries).to_have_count(0)
    page.get_by_label("Search").fill("")
    expect(entries).to_have_count(every)
    page.locator("blockquote + .source a").first.click()  # to the words in their article
    expect(page.locator("mark").first).to_be_in_viewport()
    assert requested == [copy.as_uri()]
    context.close()


def rebuilt(page: Page, report: str) -> None:
    page.get_by_role("tab", name="Articles").click()
    page.get_by_role("button", name="Rebuild").click()
    expect(page.locator(".pq-report")).to_contain_text(report, timeout=PATIENCE)


def test_a_link_finds_words_that_moved_and_says_when_they_are_gone(page: Page, served: Served) -> None:
    link, file = copied(page, ".pq-quote", "Link to the quote"), served.folder / "owls.md"

    def followed(text: str | None) -> None:
        """The link is opened anew after the article has become this."""
        if text is None:
            file.rename(served.folder / "barn.md")
        else:
            file.write_text(text, encoding="utf-8")
        rebuilt(page, "changed 1" if text else "added 1")
        page.goto("about:blank")
        page.goto(link)
        page.wait_for_selector(".pq-article, .pq-beside .pq-trouble")

    followed(OWLS.replace("# Owls\n", "# Owls\n\nThere are many owls, and this is new.\n"))
    assert "".join(page.locator(".pq-body mark").all_text_contents()) == VOLES
    expect(page.locator(".pq-followed")).to_contain_text("these words have moved")
    followed(OWLS.replace("eats about four voles", "eats nearly five voles"))
    expect(page.locator(".pq-followed")).to_contain_text("The article has changed since this quote was taken")
    expect(page.locator(".pq-said")).to_have_text(VOLES)
    expect(page.locator(".pq-body mark").first).to_contain_text("five voles")
    followed(OWLS)
    expect(page.locator(".pq-followed")).to_have_count(0)
    followed(None)
    expect(page.locator(".pq-followed")).to_contain_text("owls.md is now barn.md")
    assert "".join(page.locator(".pq-body mark").all_text_contents()) == VOLES
