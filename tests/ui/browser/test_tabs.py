"""The tabs "Articles" and "Batch" in a browser."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from pullquote.corpus.office.excel import cells
from pullquote.ui.web.serve import Serving
from tests.ui.served import served

pytestmark = pytest.mark.browser

PATIENCE = 30_000  # ms: a slow machine fails no test
ATTACK = "<img src=x onerror=alert(1)> ${alert(2)} {{constructor}}.md"
OWLS = "Barn owls hunt at night. A barn owl eats about four voles a night."
TEA = "Green tea is not fermented. Most green tea comes from China."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles that each test leaves as it found them, in the folder and in the library."""
    folder = tmp_path_factory.mktemp("tabs") / "articles"
    folder.mkdir()
    for name, text in {"owls.txt": OWLS, "tea.txt": TEA, ATTACK: "Attacks are shown."}.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture(scope="module")
def urls(folder: Path) -> Iterator[tuple[str, str]]:
    """The page over the folder, and the same to read only."""
    library = folder.parent / ".pullquote"
    with (
        served(folder, library, threshold=0.3) as one,
        served(folder, library, Serving(read_only=True)) as other,
    ):
        yield f"{one.url}/", f"{other.url}/"


@pytest.fixture
def page(browser: Browser, urls: tuple[str, str]) -> Iterator[Page]:
    """The page; an alert, a script error or a request to another host fails the test."""
    wrong: list[str] = []
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: wrong.append(asked.url))
    page.goto(urls[0])
    yield page
    page.close()
    assert [word for word in wrong if not word.startswith((*urls, "data:", "blob:"))] == []


def row(page: Page, title: str) -> Locator:
    return page.locator(".pq-list tbody tr").filter(has=page.get_by_text(title, exact=True).first)


def state(page: Page, title: str, word: str) -> None:
    expect(row(page, title).locator(".pq-state")).to_have_text(word, timeout=PATIENCE)


def built(page: Page, report: str) -> None:
    expect(page.locator(".pq-report")).to_contain_text(report, timeout=PATIENCE)
    expect(page.get_by_text("Nothing has changed on disk")).to_be_visible(timeout=PATIENCE)


def answered(page: Page, tmp_path: Path, question: str) -> str:
    """The first cell of an answer that the tab "Batch" gives."""
    asked = tmp_path / "asked.csv"
    asked.write_text(f"question\n{question}\n")
    page.get_by_role("tab", name="Batch").click()
    page.set_input_files(".pq-batch input[type=file]", asked)
    expect(page.get_by_text("1 question in asked.csv.")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.get_by_text("1 of 1 question asked")).to_be_visible(timeout=PATIENCE)
    return page.locator(".pq-sheet tbody tr td").nth(1).inner_text()


def test_upload_ask_and_remove(page: Page, folder: Path, tmp_path: Path) -> None:
    page.get_by_role("tab", name="Articles").click()
    state(page, "Owls", "in the library")
    expect(page.get_by_text(ATTACK).first).to_be_visible()

    (folder / "tea.txt").write_text(TEA + " A pot holds forty cups.")
    new = tmp_path / "oolong.md"
    new.write_text("Oolong is half fermented.")
    bad = tmp_path / "run.exe"
    bad.write_text("MZ")
    page.set_input_files(".pq-articles input[type=file]", [new, bad])
    expect(page.get_by_text("1 file added.")).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text="run.exe is not a supported file type")).to_be_visible()
    built(page, "added 1, changed 1, removed 0, unchanged 2, failed 0")
    state(page, "Oolong", "in the library")
    assert answered(page, tmp_path, "What is half fermented?") == "Oolong is half fermented."

    page.get_by_role("tab", name="Articles").click()
    remove = page.get_by_role("button", name="Remove Oolong", exact=True)
    remove.click()
    expect(page.get_by_role("button", name="No, keep Oolong")).to_be_focused()
    page.keyboard.press("Escape")  # thought better of
    expect(remove).to_be_focused()
    remove.press("Enter")
    page.get_by_role("button", name="Yes, remove Oolong").click()
    built(page, "removed 1")
    assert not (folder / "oolong.md").exists()
    assert (folder.parent / ".pullquote" / "removed" / "oolong.md").read_text() == new.read_text()
    expect(row(page, "Oolong")).to_have_count(0)


def test_search_and_open(page: Page, folder: Path) -> None:
    page.get_by_role("tab", name="Articles").click()
    page.get_by_label("Search articles").fill("tea")
    expect(page.locator(".pq-list tbody tr")).to_have_count(1, timeout=PATIENCE)
    page.get_by_role("link", name="Open Tea").click()
    expect(page.locator(".pq-article header h2")).to_have_text("Tea")
    page.get_by_role("tab", name="Articles").click()
    page.get_by_label("Search articles").fill("constructor")
    link = page.get_by_role("link", name="Open <img")
    link.focus()
    link.press("Enter")
    expect(page.locator(".pq-body")).to_have_text("Attacks are shown.")


def test_what_changes_on_disk_shows_when_the_tab_is_opened_again(page: Page, folder: Path) -> None:
    page.get_by_role("tab", name="Articles").click()
    state(page, "Owls", "in the library")
    page.get_by_role("tab", name="Ask").click()
    (folder / "cats.txt").write_text("Cats sleep.")
    page.get_by_role("tab", name="Articles").click()
    state(page, "cats.txt", "new, not yet read")
    (folder / "cats.txt").unlink()


def test_batch_shows_answers_and_gives_them_as_files(page: Page, tmp_path: Path) -> None:
    questions = ["When do barn owls hunt?", "<script>alert(3)</script> Is green tea fermented?", "Who baked bread?"]
    asked = tmp_path / "questions.jsonl"
    asked.write_text("".join(json.dumps({"question": question}) + "\n" for question in questions * 3))
    page.get_by_role("tab", name="Batch").click()
    page.set_input_files(".pq-batch input[type=file]", asked)
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.get_by_text("9 of 9 questions asked, 6 answered, 3 not found.")).to_be_visible(timeout=PATIENCE)
    rows = page.locator(".pq-sheet tbody tr")
    expect(rows).to_have_count(9)
    expect(rows.nth(0).locator("mark")).to_have_text("Barn owls hunt at night.")
    expect(rows.nth(1)).to_contain_text("<script>alert(3)</script>")
    expect(rows.nth(2)).to_contain_text("The articles do not seem to answer this.")
    assert (rows.nth(0).get_by_role("link").get_attribute("href") or "").startswith("#article=owls.txt&start=0&end=")

    told = {}
    for form in ("csv", "xlsx", "jsonl"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Download {form}").click()
        assert download.value.suggested_filename == f"questions-answers.{form}"
        told[form] = Path(download.value.path()).read_bytes()
    assert [json.loads(line)["question"] for line in told["jsonl"].decode().splitlines()] == questions * 3
    assert [line["question"] for line in csv.DictReader(told["csv"].decode("utf-8-sig").splitlines())] == questions * 3
    assert [row[1] for row in cells(told["xlsx"])[0][1:]] == questions * 3

    page.get_by_label("Find in the answers").fill("bread")
    expect(page.locator(".pq-sheet tbody tr:visible")).to_have_count(3)
    expect(page.get_by_text("3 of 9 shown")).to_be_visible()
    page.get_by_label("Find in the answers").fill("")
    page.get_by_label("Which answers").select_option("Answered")
    expect(page.locator(".pq-sheet tbody tr:visible")).to_have_count(6)
    page.get_by_role("button", name="Confidence").click()
    sure = page.locator(".pq-sheet tbody tr:visible [data-sure]")
    figures = [float(one) for one in sure.evaluate_all("all => all.map(one => one.dataset.sure)")]
    assert figures == sorted(figures, reverse=True)
    page.get_by_role("button", name="Open in the chat").first.click()
    expect(page.locator(".pq-turn .pq-question")).to_have_count(1, timeout=PATIENCE)
    expect(page.get_by_role("tab", name="Ask")).to_have_attribute("aria-selected", "true")


def test_what_was_answered_before_a_stop_can_be_downloaded(page: Page, tmp_path: Path) -> None:
    asked = tmp_path / "many.csv"
    asked.write_text("question\n" + "When do barn owls hunt?\n" * 5000)
    page.get_by_role("tab", name="Batch").click()
    page.set_input_files(".pq-batch input[type=file]", asked)
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator(".pq-sheet")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Stop").click()
    told = page.get_by_text(re.compile(r"Stopped: [\d,]+ of 5,000 questions asked"))
    expect(told).to_be_visible(timeout=PATIENCE)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download jsonl").click()
    answers = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert f"Stopped: {len(answers):,} of" in told.inner_text()
    expect(page.get_by_role("button", name="Stop")).to_be_disabled()
    expect(page.get_by_role("button", name="Answer", exact=True)).to_be_enabled()


def test_a_bad_file_of_questions_is_told_in_one_line(page: Page, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("topic\nowls\n")
    page.get_by_role("tab", name="Batch").click()
    page.set_input_files(".pq-batch input[type=file]", bad)
    alert = page.get_by_role("alert").filter(has_text="bad.csv has no column 'question'")
    expect(alert).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("button", name="Answer", exact=True)).to_be_disabled()


def test_a_read_only_page_shows_and_changes_nothing(page: Page, urls: tuple[str, str]) -> None:
    page.goto(urls[1])
    page.get_by_role("tab", name="Articles").click()
    state(page, "Owls", "in the library")
    expect(page.get_by_role("button", name=re.compile("Remove|Rebuild"))).to_have_count(0)
    expect(page.locator(".pq-articles input[type=file]")).to_have_count(0)
    with urlopen(urls[1] + "config") as told:
        events = json.load(told)["dependencies"]
    names = {name for event in events for _, name in event["targets"]}
    assert "upload" not in names


@pytest.mark.parametrize("width", [1440, 375])
def test_nothing_is_wider_than_the_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_role("tab", name="Articles").click()
    state(page, "Owls", "in the library")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_articles_are_sorted_selected_removed_and_taken_back(page: Page, folder: Path) -> None:
    page.get_by_role("tab", name="Articles").click()
    titles = page.locator(".pq-title")
    page.get_by_role("button", name="Article", exact=True).click()
    expect(titles.nth(1)).to_have_text("Owls", timeout=PATIENCE)
    page.get_by_role("button", name=re.compile(r"Article\s*, sorted")).click()
    expect(titles.first).to_have_text("Tea", timeout=PATIENCE)
    expect(page.locator(".pq-bulk")).to_be_hidden()
    page.get_by_role("checkbox", name="Select Tea").check()
    page.get_by_role("checkbox", name="Select Owls").check()
    expect(page.locator(".pq-bulk")).to_contain_text("2 selected")
    page.get_by_role("button", name="Remove these").click()
    expect(page.get_by_text("2 files were moved to")).to_be_visible(timeout=PATIENCE)
    assert not (folder / "tea.txt").exists()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Nothing was removed.")).to_be_visible(timeout=PATIENCE)
    assert (folder / "tea.txt").exists()


def test_a_selection_can_be_asked_alone(page: Page) -> None:
    page.get_by_role("tab", name="Articles").click()
    page.get_by_role("checkbox", name="Select Tea").check()
    page.get_by_role("button", name="Ask only these").click()
    expect(page.get_by_role("tab", name="Ask")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".pq-chips li span")).to_have_text(["Only tea.txt"])


def test_another_version_of_a_file_replaces_it_when_asked_for(page: Page, folder: Path, tmp_path: Path) -> None:
    before = (folder / "tea.txt").read_text()
    new = tmp_path / "tea.txt"
    new.write_text("Green tea grows on hills.")
    page.get_by_role("tab", name="Articles").click()
    page.set_input_files(".pq-articles input[type=file]", new)
    expect(page.get_by_role("alert").filter(has_text="tea.txt is there already")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Replace it").click()
    expect(page.get_by_text("1 file added.")).to_be_visible(timeout=PATIENCE)
    assert (folder / "tea.txt").read_text() == "Green tea grows on hills."
    (folder / "tea.txt").write_text(before)


def test_a_file_can_be_dropped_anywhere_on_the_window(page: Page, folder: Path) -> None:
    page.wait_for_selector(".pq-welcome")
    page.evaluate(
        """() => {
            const held = new DataTransfer();
            held.items.add(new File(["Black tea is fermented."], "black.txt"));
            document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
        }"""
    )
    expect(page.get_by_text("1 file added.")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("tab", name="Articles")).to_have_attribute("aria-selected", "true")
    (folder / "black.txt").unlink()
