"""The page's fragments: the marked words are the answer's, and foreign text is shown, never run."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa import Answer, Quote
from ui import show
from ui.controls import visible

OURS = {"article", "p", "span", "figure", "blockquote", "mark", "figcaption", "cite", "details", "summary"}
ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "</mark></blockquote><iframe src=//foreign.example></iframe>",
    "&lt;b&gt; &amp;amp; &#60;",
    "<!-- <mark>",
    "]]><![CDATA[",
    "![x](https://foreign.example/x.png) **bold** <https://foreign.example>",
    "${alert(1)} {{constructor.constructor('alert(1)')()}} {{{x}}}",
    "javascript:alert(1)",
]


class Seen(HTMLParser):
    """The tags, attributes and text that a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = self.marked = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        self.tags.append("/" + tag)

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.tags and self.tags[-1] == "mark":
            self.marked += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")


def answer(text: str, start: int, end: int, found: bool = True) -> Answer:
    quote = Quote(text, text, 50, 50 + len(text), text, 50 + start, 50 + end, 0.5, also=(text,))
    return Answer("q", text, text[start:end], (quote,), 0.75, found)


def test_the_mark_holds_exactly_the_answer() -> None:
    html = show.answer(answer("Barn owls hunt.", 5, 9))
    assert "Barn <mark>owls</mark> hunt." in html
    assert 'title="confidence 0.75">likely<' in html
    assert "searched for “Barn owls hunt.”" in html


def test_not_found_is_its_own_state_with_the_quotes_folded_away() -> None:
    html = show.answer(answer("Barn owls hunt.", 5, 9, found=False))
    assert Seen(html).text.startswith("The articles do not seem to answer this.")
    assert html.index("<details>") < html.index("<blockquote") < html.index("</details>")
    assert "<mark>" not in html  # the closest passages answer nothing
    assert "pq-short" not in html
    assert "<details>" not in show.answer(Answer("q", "q", "", (), 0.0, False))


@pytest.mark.parametrize("found", [True, False])
@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_is_shown_not_run(attack: str, found: bool) -> None:
    for html in (show.answer(answer(attack, 0, len(attack), found)), show.question(attack), show.trouble(attack)):
        seen = Seen(html)
        assert {tag.strip("/") for tag in seen.tags} <= OURS
        assert seen.attributes <= {"class", "title", "dir", "role"}
        assert attack in seen.text


@given(st.text(min_size=1), st.data())
def test_offsets_hold_for_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    html = show.quote(answer(text, start, end).quotes[0])
    before, rest = html.split("<mark>")
    inside, after = rest.split("</mark>")
    assert unescape(inside) == visible(text[start:end])
    assert unescape(before.partition(">")[2].partition(">")[2]) == visible(text[:start])
    assert unescape(after.split("</blockquote>")[0]) == visible(text[end:])
