from __future__ import annotations

from collections.abc import Callable

import pytest

from pullquote.corpus import Article, split, view

Read = Callable[[str, bytes | str], Article]


def shown(article: Article) -> list[str]:
    return [view(article.text, span, article.noise).text for passage in split(article) for span in passage.sentences]


def headings(article: Article) -> list[tuple[int, str]]:
    return [(mark.level, view(article.text, (mark.start, mark.end), article.noise).text) for mark in article.headings]


def test_front_matter_is_read_and_left_out(read: Read):
    source = (
        '---\r\n# a remark\r\ntitle: "Ferries: a story"\r\ndate: 2024-03-02 10:00:00\r\n'
        "authors:\r\n  - ann\r\n  - bo\r\n"
        "url: https://a.example/b\r\nlang: en\r\n---\r\n\r\nOne.\r\nTwo.\r\n"
    )
    article = read("a.md", source)
    assert article.text == source
    assert (article.title, article.author, article.date) == ("Ferries: a story", "ann, bo", "2024-03-02")
    assert (article.url, article.language) == ("https://a.example/b", "en")
    assert shown(article) == ["One.", "Two."]


def test_a_title_is_words_alone(read: Read):
    article = read("a.md", "---\ntitle: Boats <em>and</em> &ldquo;ferries&rdquo;\n---\nOne.")
    assert article.title == "Boats and “ferries”"


def test_damaged_front_matter_still_tells_its_plain_lines(read: Read):
    article = read("a.md", "---\ntitle: Ferries: [a story\ndate: 2024-99-99\n\tauthor: x\n---\nOne.\n")
    assert article.title == "Ferries: [a story"
    assert shown(article) == ["One."]


def test_quoted_values_of_front_matter_may_take_several_lines(read: Read):
    article = read("a.md", '---\ntitle: Ferries\nexcerpt: "Boats\nleave\nat noon."\ndate: 2015-10-05\n---\nOne.\n')
    assert (article.title, article.date) == ("Ferries", "2015-10-05")
    assert shown(article) == ["One."]


def test_a_rule_at_the_head_is_no_front_matter(read: Read):
    assert shown(read("a.md", "---\n\nOne.\n")) == ["One."]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A **bold** and _slanted_ `code` word.", "A bold and slanted code word."),
        ("A snake_case_name and 2*3.", "A snake_case_name and 2*3."),
        ("See [the ferry](http://a.example/b_(c) 'x').", "See the ferry."),
        ("See [the ferry][1].\n\n[1]: http://a.example", "See the ferry."),
        ("See [{{< img src='a(b)' >}}](http://a.example)it.", "See it."),
        ("![a picture](b.jpg) Here.", "Here."),
        ("[![a picture](b.jpg)](c) Here.", "Here."),
        ("A [note] in brackets.", "A [note] in brackets."),
        ('One{{< ref "a" >}} two {% image b %}three {{ site.url }}four.', "One two three four."),
        ("One <a href='b'\n target='c'>two</a><br>three.", "One two three."),
        ("One <!-- a\nremark --> two.", "One two."),
        ("Ask <ann@a.example> or <https://a.example>.", "Ask ann@a.example or https://a.example."),
        ("> A quoted\n> line.", "A quoted line."),
        ("It&#8217;s R&amp;D&nbsp;now.", "It s R&D now."),
        ("A fn[^1].", "A fn."),
        (r"Not \*bold\*.", "Not *bold*."),
        ("Wrapped\nlines flow.", "Wrapped lines flow."),
        ("```python\n# no heading *a*\n```", "# no heading *a*"),
    ],
)
def test_the_words_stay_and_the_marks_go(read: Read, source: str, expected: str):
    article = read("a.md", source)
    assert article.text == source
    assert shown(article) == [expected]


def test_list_items_and_table_rows_stand_apart(read: Read):
    article = read("a.md", "- [ ] one\n* two\n  more\n1. three\n\n| App | Users |\n|---|:-:|\n| Talk | 5 |\n")
    assert shown(article) == ["one", "two more", "1. three", "App Users", "Talk 5"]


def test_headings(read: Read):
    source = "# One #\n\nText.\n\n## 2. **Two** [x](y)\n\nThree\n=====\n\nText.\n\n**Four**\n\nText **five**\n\n---\n"
    assert headings(read("a.md", source)) == [(1, "One"), (2, "Two x"), (1, "Three"), (6, "Four")]


def test_script_and_style_are_no_words(read: Read):
    assert shown(read("a.md", "One.\n\n<script>let a = 1;</script>\n\n<style>\nb {}\n</style>\n\nTwo.")) == [
        "One.",
        "Two.",
    ]


def test_marks_that_never_close_hide_nothing(read: Read):
    assert " ".join(shown(read("a.md", "One <!-- two."))) == "One <!-- two."
    assert shown(read("a.md", "One {{< two.")) == ["One {{< two."]


def test_code_in_a_line_is_shown_as_it_stands(read: Read):
    article = read("a.md", "Call `run <NAME> --all` or [`Map<Key, {{ value }}>`](x.html) **now**.\n")
    assert " ".join(shown(article)) == "Call run <NAME> --all or Map<Key, {{ value }}> now."


def test_a_tag_is_text_and_two_hashes_are_a_heading(read: Read):
    article = read("a.md", "#boats Paint the hull.\n\n##Crew\n\nFive.\n")
    assert [article.text[head.start : head.end] for head in article.headings] == ["Crew"]
    assert "#boats Paint the hull." in " ".join(shown(article))


def test_old_line_ends_part_lines_too(read: Read):
    article = read("a.md", "# Boats\r\rThey are five.\r\r## Crew\r\rThey are old.\r")
    assert [article.text[head.start : head.end] for head in article.headings] == ["Boats", "Crew"]
    assert "\r" in article.text


@pytest.mark.parametrize("end", ["---", "..."])
def test_front_matter_is_closed_by_either_mark(read: Read, end: str):
    article = read("a.md", f"---\ntitle: Boats\n{end}\n\nThey are five.\n\n---\n\nThey are old.\n")
    assert article.title == "Boats"
    assert " ".join(shown(article)).split() == ["They", "are", "five.", "They", "are", "old."]


def test_what_stands_between_rules_is_text(read: Read):
    assert "They are five." in " ".join(shown(read("a.md", "---\n\nThey are five.\n\n---\n\nThey are old.\n")))


def test_front_matter_in_json(read: Read):
    article = read("a.md", '{\n "title": "Boats",\n "date": "2021-03-04"\n}\n\nThey are five.\n')
    assert (article.title, article.date) == ("Boats", "2021-03-04")
    assert " ".join(shown(article)) == "They are five."


def test_a_picture_held_as_text_is_noise(read: Read):
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 500
    assert " ".join(shown(read("a.md", f"Before ![boat]({picture}) after.\n"))) == "Before after."


def test_headings_are_places_with_the_anchors_that_github_gives_them(read: Read):
    article = read(
        "a.md",
        "# Boats\n\nBefore.\n\n## What's new?\n\nOne.\n\n## What's new?\n\nTwo.\n\n## Fees {#prices}\n\nThree.\n",
    )
    assert [article.place(article.text.index(word)) for word in ("Before", "One", "Two", "Three")] == [
        "",
        "What's new? (#whats-new)",
        "What's new? (#whats-new-1)",
        "Fees (#prices)",
    ]


def test_toml_front_matter_is_read(read: Read):
    article = read("a.md", '+++\ntitle = "Fees"\ndate = 2024-05-06\ntags = ["boats", "sea"]\n+++\nNine euros.\n')
    assert (article.title, article.date, article.tags) == ("Fees", "2024-05-06", ("boats", "sea"))


def test_struck_words_are_left_out(read: Read):
    article = read("a.md", "A ticket costs ~~15~~ ~~or sixteen~~ 12 crowns, at ~~ any quay.\n")
    assert view(article.text, (0, len(article.text)), article.noise).text == "A ticket costs 12 crowns, at any quay."
