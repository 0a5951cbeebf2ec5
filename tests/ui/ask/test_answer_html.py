"""An answer as HTML: the marked words are the answer's, in their context, and foreign text is shown, never run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pullquote.corpus import Article, Heading
from pullquote.qa import Answer, Group, Quote
from pullquote.ui.ask import answer_html
from pullquote.ui.shared.highlight import trouble
from tests.ui.seen import ATTACKS, Seen

TEXT = "Owls\nBirds of prey\nFew see them. Barn owls hunt. They fly low.\nThe end."
OWLS = Article("owls.md", "Owls", TEXT, "", date="2026-02-01", headings=(Heading(0, 4, 1), Heading(5, 18, 2)))
START = TEXT.index("Barn")
HUNT = Quote("owls.md", "Owls", START, START + 15, "Barn owls hunt.", START + 5, START + 9, 0.5)


def find(id: str) -> Article:
    return {"owls.md": OWLS}[id]


def answer(*quotes: Quote, found: bool = True) -> Answer:
    return Answer("When?", "When do owls hunt?", "owls" if found else "", quotes, 0.75, found)


def test_the_short_answer_comes_first_with_its_confidence_and_what_was_searched_for() -> None:
    html = answer_html.answer(answer(HUNT), find)
    assert html.index('<p class="pq-short" dir="auto">owls</p>') < html.index("<figure")
    assert 'likely <meter class="pq-gauge"' in html
    assert "75 %" in html
    assert "searched for “When do owls hunt?”" in html


def test_the_quote_is_marked_between_what_stands_around_it_on_its_line() -> None:
    html = answer_html.card(HUNT, 1, find)
    assert Seen(html).marks == {"1": "Barn owls hunt."}
    assert '<mark data-quote="1" class="pq-strong">owls</mark>' in html
    assert '<span class="pq-around">Few see them. </span>' in html
    assert '<span class="pq-around"> They fly low.</span>' in html


def test_a_long_line_is_cut_at_words_and_says_so() -> None:
    text = "word " * 60 + "Barn owls hunt." + " word" * 60
    article = Article("owls.md", "Owls", text, "")
    quote = replace(HUNT, start=300, end=315, answer_start=305, answer_end=309)
    seen = Seen(answer_html.card(quote, 1, lambda id: article)).text
    assert seen.startswith("… word word")
    assert "word …" in seen
    assert len(seen) < 400


def test_a_card_names_title_date_heading_and_the_other_articles() -> None:
    html = answer_html.card(replace(HUNT, also=("twin.md",)), 3, find)
    assert '<span class="pq-number">3</span> <cite dir="auto">Owls</cite>' in html
    assert "2026-02-01 · Birds of prey" in html
    assert "also in" in html
    assert "twin.md" in html
    assert "“Barn owls hunt.” — Owls (owls.md)" in html


@pytest.mark.parametrize("quote", [replace(HUNT, article="gone.md"), replace(HUNT, text="Barn owls rest.")])
def test_a_quote_whose_article_changed_shows_its_words_and_says_so(quote: Quote) -> None:
    seen = Seen(answer_html.card(quote, 1, find))
    assert seen.text.startswith(quote.text)
    assert "the article has changed since" in seen.text


def test_not_found_is_its_own_state_with_the_quotes_folded_away() -> None:
    html = answer_html.answer(answer(HUNT, found=False), find)
    assert Seen(html).text.startswith("The articles do not seem to answer this.")
    assert html.index("<details>") < html.index("<blockquote") < html.index("</details>")
    assert "<mark" not in html  # the closest passages answer nothing
    assert "pq-short" not in html
    assert "<details>" not in answer_html.answer(answer(found=False), find)


def test_a_reply_is_text_alone() -> None:
    html = answer_html.answer(replace(answer(found=False), reply="Hello <b>"), find)
    assert html == '<div class="pq-answer"><p class="pq-reply">Hello &lt;b&gt;</p></div>'


def test_several_questions_are_answered_one_under_the_other_with_quotes_numbered_through() -> None:
    fly = replace(HUNT, start=START + 16, end=START + 30, text="They fly low.", answer_start=START + 21)
    fly = replace(fly, end=START + 29, answer_end=START + 24)
    missed = replace(answer(HUNT, found=False), understood="Who?")
    several = replace(answer(HUNT, fly), parts=(answer(HUNT), missed, replace(answer(fly), understood="How?")))
    seen = Seen(answer_html.answer(several, find))
    assert seen.marks == {"1": "Barn owls hunt.", "2": "They fly low."}  # the numbers that the whole answer gives them
    assert seen.text.index("When do owls hunt?") < seen.text.index("Who?") < seen.text.index("How?")
    assert "Closest" not in seen.text


def test_quotes_on_a_topic_have_no_short_answer() -> None:
    html = answer_html.answer(replace(answer(HUNT), text=""), find)
    assert "pq-short" not in html
    assert Seen(html).marks == {"1": "Barn owls hunt."}


def test_questions_to_ask_are_buttons() -> None:
    html = answer_html.asking(["Who is <b>?"], "For example")
    assert '<button type="button" data-do="ask" dir="auto">Who is &lt;b&gt;?</button>' in html
    assert answer_html.asking([], "For example") == ""


@pytest.mark.parametrize("found", [True, False])
@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_is_shown_not_run(attack: str, found: bool) -> None:
    article = Article(attack, attack, attack, "", date=attack, headings=(Heading(0, 1, 2),))
    quote = Quote(attack, attack, 0, len(attack), attack, 1, 2, 0.5, also=(attack,))
    made = Answer(attack, attack + "?", attack if found else "", (quote,), 0.75, found)
    for html in (
        answer_html.answer(made, lambda id: article),
        answer_html.question(attack),
        trouble(attack),
    ):
        seen = Seen(html)
        assert seen.tame
        assert attack in seen.text


def test_where_articles_differ_each_answer_is_named_newest_first() -> None:
    quotes = (replace(HUNT, date="2021-01-01"), replace(HUNT, date="2024-01-01"))
    made = replace(
        answer(*quotes), answers=(Group("old <owls>", 0.5, (0,)), Group("new owls", 0.5, (1,))), notes=("<a>",)
    )
    html = answer_html.answer(made, find)
    assert '<p class="pq-short">1 article, 2 answers</p>' in html
    assert html.index("new owls") < html.index("old &lt;owls&gt;")
    assert '<p class="pq-note">&lt;a&gt;</p>' in html
