from __future__ import annotations

from collections.abc import Callable

import pytest

from pullquote.corpus import Article, split

Read = Callable[[str, bytes | str], Article]
STORY = "The ferry was taken out of service in the spring, and nobody knew when it would come back. " * 8


def said(article: Article) -> list[list[str]]:
    return [[article.text[slice(*span)] for span in passage.sentences] for passage in split(article)]


def test_a_heading_that_only_leads_to_its_text_is_no_sentence(read: Read):
    article = read("a.md", "# Boats\n\n## The crew\n\nThey are five.\n")
    assert said(article) == [["They are five."]]


@pytest.mark.parametrize("fact", ["Closed since 4 May", "Price: twelve crowns"])
def test_a_heading_that_tells_a_fact_is_a_sentence_of_its_section(read: Read, fact: str):
    article = read("a.md", f"# Boats\n\n## {fact}\n\nThey are five.\n\n## The crew\n\nThey are old.\n")
    assert said(article) == [[fact, "They are five."], ["They are old."]]


def test_bold_lines_with_nothing_below_are_sentences(read: Read):
    article = read("a.md", f"# Boats\n\n{STORY}\n\n**No dogs on board**\n")
    assert said(article)[-1][-1] == "No dogs on board"


def test_parts_of_a_short_section_stand_with_the_fact_above_them(read: Read):
    new = "## 1.4 (2 June)\n\n### New\n\n- A map.\n\n### Mended\n\n- The clock.\n\n"
    first, second = said(read("a.md", f"# Log\n\n{new}## 1.3 (1 May)\n\n### New\n\n- A list.\n"))
    assert first == ["1.4 (2 June)", "New", "A map.", "Mended", "The clock."]
    assert second == ["1.3 (1 May)", "New", "A list."]


def test_a_file_of_headings_alone_is_searched(read: Read):
    assert said(read("a.md", "# The owl hunts at night.\n")) == [["The owl hunts at night."]]
    assert said(read("a.md", "# Owls\n\n## They hunt at night.\n")) == [["Owls", "They hunt at night."]]


def test_numbers_of_chapters_are_no_facts(read: Read):
    assert said(read("a.md", "# Boats\n\n## Chapter 3\n\nThey are five.\n")) == [["They are five."]]
