"""The article beside the conversation: set as an article, its quotes marked and numbered, safe whatever it holds."""

from __future__ import annotations

import pytest

from pullquote.corpus import Article, Heading
from pullquote.index import Entry
from pullquote.qa import Quote
from pullquote.ui.ask.article_html import LISTED, Opening, empty, missing, page
from tests.ui.seen import ATTACKS, Seen

TEXT = "# Owls\n\nBarn owls hunt at night.\n\nShare this\n\nTheir call is a screech.\n"
OWLS = Article(
    "far/owls.md", "Owls", TEXT, "", author="A. Lee", date="2026-02-01", url="https://owls.example/a?b=1&c",
    headings=(Heading(2, 6, 1),), noise=((0, 2), (34, 44)),
)  # fmt: skip


def quote(words: str, answer: str, article: Article = OWLS) -> Quote:
    start, at = article.text.index(words), article.text.index(answer)
    return Quote(article.id, article.title, start, start + len(words), words, at, at + len(answer), 0.8)


HUNT, CALL = quote("Barn owls hunt at night.", "night"), quote("Their call is a screech.", "screech")


def test_headings_paragraphs_and_noise_are_told_apart() -> None:
    html = page(OWLS, Opening(()))
    assert '<h3 dir="auto"><span class="pq-noise"># </span>Owls</h3>' in html
    assert '<p dir="auto">Barn owls hunt at night.</p>' in html
    assert '<p class="pq-left-out" dir="auto"><span class="pq-noise">Share this</span></p>' in html


def test_all_quotes_of_the_answer_are_marked_and_the_wanted_one_is_named() -> None:
    html = page(OWLS, Opening((HUNT, CALL), at=1, turn=3))
    assert Seen(html).marks == {"1": HUNT.text, "2": CALL.text}
    assert '<mark data-quote="2" class="pq-strong">screech</mark>' in html
    assert f'data-article="far%2Fowls.md" data-start="{CALL.start}" data-end="{CALL.end}"' in html
    assert 'data-at="2" data-of="2" data-turn="3"' in html


def test_quotes_of_other_articles_keep_their_numbers_but_are_not_marked() -> None:
    other = Quote("tea.md", "Tea", 0, 4, "Barn", 0, 4, 0.5)
    assert Seen(page(OWLS, Opening((other, CALL)))).marks == {"2": CALL.text}


def test_a_quote_whose_words_the_article_no_longer_holds_is_not_marked() -> None:
    html = page(OWLS, Opening((Quote("far/owls.md", "Owls", 3, 9, "no more", 3, 9, 0.5),)))
    assert Seen(html).marks == {}
    assert "The article has changed since." in html


def test_the_head_tells_author_date_file_and_source() -> None:
    html = page(OWLS, Opening(()))
    assert "A. Lee · 2026-02-01 · far/owls.md</bdi> · <a href=" in html
    assert 'href="https://owls.example/a?b=1&amp;c"' in html


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "", " https://x", "//x"]
)
def test_only_the_web_is_linked_to(url: str) -> None:
    assert "<a " not in page(Article("a", "a", "a", "", url=url), Opening(()))


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_is_shown_not_run(attack: str) -> None:
    article = Article(attack, attack, attack, "", attack, attack, attack)
    made = Quote(attack, attack, 0, len(attack), attack, 0, len(attack), 0.5)
    for html in (page(article, Opening((made,))), missing(attack), empty([Entry(1, attack, attack, "", "", 1, 1, 1)])):
        seen = Seen(html)
        assert seen.tame
        assert attack in seen.text


def test_the_contents_name_so_many_articles_and_count_the_rest() -> None:
    entries = [Entry(n, f"{n}.md", f"Title {n}", "", "", 1, 1, 1) for n in range(LISTED + 2)]
    html = empty(entries)
    assert html.count("<li>") == LISTED
    assert 'data-article="0.md" dir="auto">Title 0<' in html
    assert "and 2 more" in html
