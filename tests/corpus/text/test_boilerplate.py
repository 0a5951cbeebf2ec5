from __future__ import annotations

import pytest

from pullquote.corpus.text.boilerplate import page_noise

STORY = "The ferry was taken out of service in the spring, and nobody knew when it would come back. " * 4


def marked(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in page_noise(text)]


@pytest.mark.parametrize(
    "line",
    [
        "top of page",
        "bottom of page",
        "Writer's pictureAnn Lee",
        "Comments",
        "Source link",
        "Read Also:",
        "Share this:",
        "Advertisement",
        "Required fields are marked *",
        "Subscribe to our weekly newsletter",
        "© 2024 The Harbour Times. All rights reserved.",
    ],
)
def test_whole_lines_of_the_page(line: str):
    assert marked(f"{STORY}\n\n{line}\n\n{STORY}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Comments on the ferry were kind.",
        "He read the top of page two.",
        "Share prices fell on Monday.",
        "Privacy policy",
        "Facebook",
        "The cookies were good, and we use cookies in the kitchen.",
        "Copyright law is old.",
        "Our site uses cookies to keep what you put into the basket.",
        "You must be logged in to change your plan.",
    ],
)
def test_what_may_be_the_article_s_is_left_alone(line: str):
    assert marked(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_teasers_and_forms_at_the_end_go_with_the_line_before_them():
    end = "  • Related Posts\n\n    Bank reports\n\n    Bank reports Source link\n\n    Leave a Reply\n\n    Name"
    text = f"{STORY}\n\nSource link\n\n{end}"
    assert marked(text) == ["Source link", end.strip()]


def test_related_posts_in_the_middle_hide_only_themselves():
    assert marked(f"Short.\n\nRelated Posts\n\n{STORY}") == ["Related Posts"]
    assert marked(f"{STORY * 3}\n\nRelated Posts\n\n{STORY}") == ["Related Posts"]


def test_whole_sentences_count_only_beside_a_line_that_is_surely_the_page_s():
    form = ["Leave a Reply", "Required fields are marked *", "Your email address will not be published."]
    assert marked("\n\n".join([STORY, *form, STORY])) == form


def test_what_is_told_after_up_next_stays():
    assert marked(f"{STORY * 4}\n\nUp next\n\nThe next boat leaves on 4 June at noon.") == []
    assert marked(f"{STORY * 4}\n\nUp next\n\nTen boats for ten bays\n\n5 min read") != []
