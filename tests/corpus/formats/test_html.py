from __future__ import annotations

from collections.abc import Callable

import pytest

from pullquote.corpus import Article, Unreadable, split

Read = Callable[[str, bytes | str], Article]
STORY = "The ferry was taken out of service in the spring, and nobody knew when it would come back. "
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Why the ferry is back | News</title>
<meta name="author" content="Ann Lee"><meta property="og:title" content="Why the ferry is back">
<meta property="article:published_time" content="2024-03-02T10:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/a">About us</a></li></ul></nav>
<article><h1>Why the ferry is back</h1><p>{STORY * 3}</p><h2>2. The old boat</h2><p>{STORY * 3}</p>
<ul><li>It is <b>small</b>.</li><li>It is old.</li></ul><p>Share this:</p></article>
<footer><p>© 2024 Harbour News</p></footer></body></html>"""


def test_the_article_its_title_author_and_date(read: Read):
    article = read("a.html", PAGE)
    assert (article.title, article.author, article.date) == ("Why the ferry is back", "Ann Lee", "2024-03-02")
    assert article.language == "en"
    assert article.text.startswith("The ferry was taken")
    assert "About us" not in article.text


def test_headings_are_the_page_s(read: Read):
    article = read("a.html", PAGE)
    assert [(mark.level, article.text[mark.start : mark.end]) for mark in article.headings] == [(2, "The old boat")]
    found = split(article)
    assert [passage.heading for passage in found] == ["", "The old boat"]
    assert "It is small." in [article.text[slice(*span)] for span in found[-1].sentences]


def test_the_page_s_word_on_its_encoding_is_believed(read: Read):
    page = PAGE.replace("utf-8", "windows-1251").replace("The ferry", "Паром")
    assert read("a.htm", page.replace("©", "").encode("windows-1251")).text.startswith("Паром was taken")


def test_an_article_cut_by_advertisements_is_put_together(read: Read):
    parts = ["".join(f"<p>Part {part}{line}. {STORY}</p>" for line in "abcdef") for part in (1, 2)]
    boxes = "".join(f'<div><div class="article-body">{part}</div></div><div><span>Buy</span></div>' for part in parts)
    text = read("a.html", f"<html><head><title>Ferries</title></head><body>{boxes}</body></html>").text
    assert "Part 1a." in text
    assert "Part 2f." in text


def test_a_page_without_an_article_gives_all_its_words(read: Read):
    assert "Hello" in read("a.html", "<html><body><div><span>Hello there</span></div></body></html>").text


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>a()</script></body></html>"])
def test_a_page_without_words_is_refused(read: Read, page: str):
    with pytest.raises(Unreadable, match=r"a\.html holds no text"):
        read("a.html", page)
