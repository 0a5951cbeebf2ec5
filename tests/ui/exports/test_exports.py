"""Answers kept as a page, a Word document and Markdown: whole, safe, and without a word to any other host."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from click import UsageError

from pullquote.corpus import Article
from pullquote.qa import Answer, Quote
from pullquote.ui.exports.export import exported
from tests.ui.conftest import Door

EVIL = "<script>alert(1)</script> \" onload=x ' & </style></title>"
TEXT = f"The mill stands.\n\nIt grinds oats {EVIL} every day.\n\nThe bridge is of stone."
START, END = TEXT.index("It grinds"), TEXT.index("\n\nThe bridge")


def article(id: str) -> Article:
    if id != "mill.md":
        raise KeyError(id)
    return Article("mill.md", f"The mill {EVIL}", TEXT, "", author="Jane Doe")


def quote(id: str = "mill.md", text: str = TEXT[START:END]) -> Quote:
    at = START + len("It grinds ")
    return Quote(id, f"The mill {EVIL}", START, END, text, at, at + 4, 0.9, url="javascript:alert(1)", page=3)


def answer(*quotes: Quote, found: bool = True) -> Answer:
    return Answer(f"What does it grind? {EVIL}", "", "oats", quotes, 0.9, found)


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture
def page() -> str:
    return exported("a.html", [answer(quote()), answer(quote("gone.md"), quote(), found=False)], article).decode()


def test_the_page_runs_its_own_script_alone_and_asks_no_host(page: str):
    tags = Tags(page)
    assert len(tags.of("script")) == 1
    names = {name for _, attributes in tags.found for name in attributes}
    assert not {name for name in names if name.startswith("on")} | names & {"src", "srcset", "action"}
    assert not {"img", "link", "iframe", "object", "form", "base"} & {tag for tag, _ in tags.found}
    assert all((link.get("href") or "#").startswith("#") for link in tags.of("a"))
    (policy,) = (each["content"] or "" for each in tags.of("meta") if "http-equiv" in each)
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        hashed = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{hashed}'" in policy


def test_quotes_lead_to_their_marks_in_the_articles(page: str):
    tags = Tags(page)
    assert [each["href"] for each in tags.of("a") if "href" in each] == ["#m1", "#m3"]
    assert [each["id"] for each in tags.of("a") if "id" in each] == ["m1", "m3"]
    assert page.count("The bridge is of stone.") == 1
    assert "p. 3" in page
    assert "The closest passages" in page


def test_a_chat_keeps_the_paragraphs_with_quotes_alone():
    page = exported("a.html", [answer(quote())], article, whole=False).decode()
    assert "The bridge is of stone." not in page
    assert len(Tags(page).of("mark")) == 3  # the words before the answer, the answer, those after it


def test_words_that_an_article_does_not_hold_any_more_come_without_a_mark():
    page = exported("a.html", [answer(quote(text="It grinds rye."))], article).decode()
    assert "It grinds <strong>rye.</strong>" in page
    assert not Tags(page).of("mark")


def test_word():
    made = exported("a.docx", [answer(quote())], article, title="My questions")
    paragraphs = docx.Document(io.BytesIO(made)).paragraphs
    assert [(each.style.name, each.text) for each in paragraphs] == [
        ("Title", "My questions"),
        ("Heading 1", f"What does it grind? {EVIL}"),
        ("Normal", "oats"),
        ("Quote", f"It grinds oats {EVIL} every day."),
        ("Source", f"The mill {EVIL}. mill.md. p. 3"),
    ]
    assert [run.text for run in paragraphs[3].runs if run.bold] == ["oats"]


def test_another_suffix():
    with pytest.raises(UsageError, match=r"a\.pdf is neither \.html, \.md nor \.docx"):
        exported("a.pdf", [], article)


@pytest.mark.parametrize("name", ["out.html", "out.md", "out.docx"])
def test_the_command_writes_a_reading_copy(door: Door, tmp_path: Path, name: str):
    (tmp_path / "in.txt").write_text("When do barn owls hunt?\nWhere does green tea come from?\n")
    result = door("export", tmp_path / "in.txt", "-o", tmp_path / name, "--title", "Owls and tea")
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.match(r"answered \d, no answer \d — ", result.stdout)
    made = (tmp_path / name).read_bytes()
    assert made[:2] == b"PK" or b"owls hunt at night." in re.sub(rb"</?strong>|</?mark[^>]*>", b"", made)
    again = door("export", tmp_path / "in.txt", "-o", tmp_path / name)
    assert again.exit_code == 2
    assert "--force" in again.stderr


@pytest.mark.parametrize(
    ("name", "begins"), [("a.bib", "@misc{"), ("a.ris", "TY  - GEN"), ("a.json", "["), ("a.md", "## ")]
)
def test_a_batch_writes_citations(door: Door, tmp_path: Path, name: str, begins: str):
    (tmp_path / "in.txt").write_text("barn owls hunt\nbarn owls\n")
    result = door("batch", tmp_path / "in.txt", "-o", tmp_path / name)
    assert (result.exit_code, result.stderr) == (0, "")
    made = (tmp_path / name).read_text()
    assert made.startswith(begins)
    assert made.count("@misc") == (name == "a.bib")
    assert door("batch", tmp_path / "in.txt", "-o", tmp_path / name, "--resume").exit_code == 2
